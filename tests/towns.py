"""The real project, a small invented town, and how tests build and change them."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOWN = ROOT / "tests" / "town"
TODAY = dt.date(2026, 11, 22)


def make_town(path: Path) -> Path:
    """Lay out the invented town at `path`, with this project's code and templates."""
    shutil.copytree(TOWN, path)
    for name in ("hooks", "overrides"):
        (path / name).symlink_to(ROOT / name)
    return path


def build(root: Path, site_path: Path, today: dt.date = TODAY, site_url: str = "") -> subprocess.CompletedProcess[str]:
    """Build the project at `root` into `site_path`, as `make site` does; published at `site_url`, if anywhere."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site_path)]
    environment = os.environ | {"SITE_TODAY": today.isoformat(), "PYTHONPATH": "hooks"}
    environment.pop("SITE_URL", None)
    if site_url:
        environment["SITE_URL"] = site_url
    return subprocess.run(  # noqa: S603  # our own command
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def change(path: Path, find: str, put: str) -> None:
    """Put other words for some of a file, once; it is a mistake of the test if they are not there."""
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
