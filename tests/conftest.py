"""What tests share: the real site, a small invented town, and a real build of each."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from guide.site import read_site

if TYPE_CHECKING:
    from guide.site import Site

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
TOWN = ROOT / "tests" / "town"
TODAY = dt.date(2026, 11, 22)


def make_town(path: Path) -> Path:
    """Lay out the invented town at `path`, with this project's code, templates and interface words."""
    shutil.copytree(TOWN, path)
    shutil.copy(ROOT / "data" / "interface.yml", path / "data")
    for name in ("hooks", "overrides"):
        (path / name).symlink_to(ROOT / name)
    return path


def build(root: Path, site_path: Path, today: dt.date = TODAY) -> subprocess.CompletedProcess[str]:
    """Build the project at `root` into `site_path`, as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site_path)]
    environment = os.environ | {"SITE_TODAY": today.isoformat(), "PYTHONPATH": "hooks"}
    environment.pop("SITE_URL", None)
    return subprocess.run(  # noqa: S603  # our own command
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Give a fresh copy of the invented town, to break."""
    return make_town(tmp_path / "town")


@pytest.fixture(scope="session")
def real() -> Site:
    """Give the real site, read once."""
    return read_site(ROOT, TODAY)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site once, and give the folder that it stands in."""
    site_path = tmp_path_factory.mktemp("built") / "site"
    result = build(ROOT, site_path)
    assert result.returncode == 0, result.stderr
    return site_path
