"""The catalogues in the project are whole, up to date, and readable by GNU gettext."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from guide.translations import update_entries, write_catalogues
from towns import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from guide.site import Site

CATALOGUES = sorted((ROOT / "data" / "translations").glob("*/*.po"))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_gettext_accepts_a_catalogue(path: Path, tmp_path: Path) -> None:
    """Read by an independent reader, `msgfmt --check`."""
    msgfmt = shutil.which("msgfmt")
    assert msgfmt, "gettext is missing: run `make test`, which installs it."

    result = subprocess.run(  # noqa: S603  # a program of the system on our own file
        [msgfmt, "--check", "-o", str(tmp_path / "x.mo"), str(path)], capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("tag", ["en", "ar", "ti"])
def test_the_catalogues_are_up_to_date(tag: str, real: Site, tmp_path: Path) -> None:
    """A Danish text that changed has gone through `make translations`."""
    texts = real.all_texts()
    write_catalogues(tmp_path, tag, texts, update_entries(texts, real.entries[tag]))
    written = {path.name: path.read_bytes() for path in (tmp_path / "data" / "translations" / tag).glob("*.po")}

    committed = {path.name: path.read_bytes() for path in CATALOGUES if path.parent.name == tag}
    assert written == committed, "The catalogues are not up to date. Run `make translations` and commit the change."


def test_every_key_belongs_to_one_text(real: Site) -> None:
    """Two texts with one key would get each other's translation."""
    keys = [text.key for text in real.texts()]

    assert len(keys) == len(set(keys))
