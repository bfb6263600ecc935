"""`make site` swaps a whole site in, and a failed build leaves the last good one."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from towns import ROOT, change, files_of, make_site

if TYPE_CHECKING:
    from pathlib import Path

START = ROOT / "hooks" / "newcomer_guide" / "start"
NO_PIP = f"""#!/bin/sh
[ "$2" = pip ] && exit
exec {sys.executable} "$@"
"""
GUIDE = f"""#!/bin/sh
exec {sys.executable} -m newcomer_guide "$@"
"""


MAKEFILES = pytest.mark.parametrize(
    "makefile", [ROOT / "Makefile", START / "Makefile"], ids=["the engine's", "a town's"]
)


def run_make(words: list[str], folder: Path, surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `make` in a folder, as from a shell: one that another `make` starts prints more."""
    command = ["make", *words]
    given = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | surroundings
    return subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True, check=True)  # noqa: S603  # our own Makefiles


@MAKEFILES
def test_a_command_prints_nothing_of_its_set_up(makefile: Path, standing: Path) -> None:
    """A workflow keeps what `make stale` prints, on a fresh machine: what sets it up stands beside it."""
    tools = standing / ".venv" / "bin"
    tools.mkdir(parents=True)
    for name, program in {"python": NO_PIP, "guide": GUIDE}.items():
        (tools / name).write_text(program, encoding="utf-8")
        (tools / name).chmod(0o755)
    (standing / "Makefile").write_bytes(makefile.read_bytes())
    (standing / "requirements.txt").touch()

    result = run_make(["stale"], standing, {"PYTHONPATH": str(ROOT / "hooks")})

    assert result.stdout == ""  # all of the town is confirmed
    assert "Det tager et minut." in result.stderr


@MAKEFILES
def test_a_language_is_never_taken_from_the_shell(makefile: Path, tmp_path: Path) -> None:
    """Which has one of its own under the same name; what is missing is told by the command."""
    (tmp_path / "hooks").mkdir()
    for name in ("requirements.txt", "hooks/requirements.txt"):
        (tmp_path / name).touch()
    for words, is_asked_for in ([], False), (["LANG=ti"], True):
        told = run_make(["--dry-run", "-f", str(makefile), "handoff", *words], tmp_path, {"LANG": "en_US.UTF-8"}).stdout
        assert ("--lang" in told) == is_asked_for
        assert "en_US" not in told


def test_a_failed_build_leaves_the_last_good_site(town: Path) -> None:
    """Not one byte of it changes."""
    first = make_site(town)
    assert first.returncode == 0, first.stderr
    before = files_of(town / "site")
    change(town / "data" / "courses.yml", "status: active", "status: aktiv")

    second = make_site(town)

    assert second.returncode != 0
    assert files_of(town / "site") == before
    assert "index.html" in before


def test_a_page_that_is_gone_is_gone_from_the_next_site(town: Path) -> None:
    """The new site takes the old one's place whole."""
    assert make_site(town).returncode == 0
    text = (town / "data" / "courses.yml").read_text(encoding="utf-8")
    (town / "data" / "courses.yml").write_text(text.replace("syning:", "broderi:"), encoding="utf-8")
    change(town / "data" / "arrival.yml", "[syning]", "[broderi]")

    assert make_site(town).returncode == 0

    names = sorted(path.name for path in (town / "site" / "kurser").iterdir())
    assert names == ["broderi", "broderi.ics", "dansk", "dansk.ics", "index.html"]
