"""The catalogues that the project writes are read by GNU gettext."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from towns import change, spoken_root

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

CATALOGUES = sorted((spoken_root() / "data" / "translations").glob("*/*.po"))


def check(path: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    msgfmt = shutil.which("msgfmt")
    assert msgfmt, "gettext is missing: run `make test`, which installs it."
    command = [msgfmt, "--check", "-o", str(folder / "x.mo"), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own file


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_gettext_accepts_a_catalogue(path: Path, tmp_path: Path) -> None:
    """Read by an independent reader, `msgfmt --check`."""
    result = check(path, tmp_path)

    assert result.returncode == 0, result.stderr


def test_gettext_would_refuse_a_broken_one(tmp_path: Path) -> None:
    """A quotation mark too few."""
    broken = tmp_path / "x.po"
    shutil.copy(CATALOGUES[0], broken)
    change(broken, '"Language: ', '"Language: \n')

    assert check(broken, tmp_path).returncode != 0


def test_every_key_belongs_to_one_text(spoken: Site) -> None:
    """Two texts with one key would get each other's translation."""
    keys = [text.key for text in spoken.texts()]

    assert len(keys) == len(set(keys))
