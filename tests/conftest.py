"""What tests share: the real site, a small invented town, a real build, and a real browser."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import polib
import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from guide.__main__ import main
from guide.site import read_site
from serving import serve
from towns import NOW, ROOT, TODAY, build, make_town, read_real

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright

    from guide.site import Site

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Give a fresh copy of the invented town, to break."""
    return make_town(tmp_path / "town")


@pytest.fixture(scope="session")
def real() -> Site:
    """Give the real site, read once."""
    return read_real()


@pytest.fixture(scope="session")
def example_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out the invented town once, for tests that only read it."""
    return make_town(tmp_path_factory.mktemp("example") / "town")


@pytest.fixture(scope="session")
def example(example_root: Path) -> Site:
    """Give the invented town's site, which no edit of the real data can change."""
    return read_site(example_root, TODAY)


@pytest.fixture(scope="session")
def example_built(example_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented town once."""
    site_path = tmp_path_factory.mktemp("example-built") / "site"
    result = build(example_root, site_path)
    assert result.returncode == 0, result.stderr
    return site_path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site once, and give the folder that it stands in."""
    site_path = tmp_path_factory.mktemp("built") / "site"
    result = build(ROOT, site_path, NOW)
    assert result.returncode == 0, result.stderr
    return site_path


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site as it is published at an address, with the codes that paper needs."""
    site_path = tmp_path_factory.mktemp("published") / "site"
    result = build(ROOT, site_path, NOW, site_url="https://naestved.example/ny/")
    assert result.returncode == 0, result.stderr
    return site_path


@pytest.fixture
def standing(town: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the town on its day, as who runs a command does."""
    monkeypatch.chdir(town)
    monkeypatch.setenv("SITE_TODAY", TODAY.isoformat())
    return town


@pytest.fixture
def translated(standing: Path) -> Path:
    """Give the town Arabic words for all its texts, and stand in it."""
    town = standing
    main(["translations"])
    for path in (town / "data" / "translations" / "ar").glob("*.po"):
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for entry in catalogue:
            entry.msgstr = " ".join(["كلمة", *(word for word in entry.msgid.split() if "{" in word or "](" in word)])
        catalogue.save()
    main(["translations"])
    return town


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Serve the built site."""
    with serve(built) as address:
        yield address


@pytest.fixture(scope="session")
def town_address(example_built: Path) -> Iterator[str]:
    """Serve the invented town."""
    with serve(example_built) as address:
        yield address


CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def find_chromium() -> str:
    """Find the system's Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: run `make test`, which installs it, or set CHROMIUM to its path."
    return path


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Start what drives browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """Start the system's Chromium."""
    chromium = driver.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
    yield chromium
    chromium.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests measured and do not judge."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
