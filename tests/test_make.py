"""`make site` swaps a whole site in, and a failed build leaves the last good one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from towns import ROOT, TODAY, change, files_of


def make_site(town: Path) -> subprocess.CompletedProcess[str]:
    """Run `make site` in the town, with the tools of the tests' own environment."""
    shutil.copy(ROOT / "Makefile", town)
    tools = Path(sys.executable).parent
    (town / "hooks" / "requirements.txt").stat()
    command = ["make", "site", f"BIN={tools}", f"VENV={tools.parent}"]
    environment = os.environ | {"SITE_TODAY": TODAY.isoformat()}
    return subprocess.run(  # noqa: S603  # our own Makefile
        command, cwd=town, env=environment, capture_output=True, text=True, check=False
    )


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
    assert names == ["broderi", "broderi.ics", "dansk", "index.html"]
