"""What tests share: a small invented town, in Danish and in all languages, its site, and a real browser."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from newcomer_guide.checks.browser import CHROMIUM_ARGUMENTS, find_chromium
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.sources.catalogues import Entry, update_entries, write_catalogues
from serving import serve
from towns import TODAY, build, make_town, read_spoken, spoken_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

    from newcomer_guide.site.site import Site

os.environ.setdefault("SITE_CORES", "1")  # the tests are shared out among the cores already

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


THE_DAY = f"""(() => {{
    const Clock = Date;
    const ahead = {int(dt.datetime.combine(TODAY, dt.time(9), dt.UTC).timestamp() * 1000)} - Clock.now();
    window.Date = class extends Clock {{
        constructor(...given) {{
            super(...(given.length ? given : [Clock.now() + ahead]));
        }}
        static now() {{
            return Clock.now() + ahead;
        }}
    }};
}})()"""
"""Sets a page's clock to the invented town's day, and nothing else; Playwright's own stops the list of what was fetched."""

SLOW = {
    "add_language", "audit", "build", "built_files", "catalogue_notes", "catalogues", "colours", "commands", "cores",
    "earlier", "examples", "forge", "hsds", "icalendar", "inspection", "json_ld", "labels", "links", "logo", "make",
    "news", "open_data", "own_kinds", "preview", "proposal", "pull_request", "recordings", "search_terms", "silence",
    "spelling", "spreadsheet", "start_town", "statements", "terms", "valid", "vcard", "way", "yaml_format",
}  # fmt: skip
"""The files whose tests start git, Node or a build of their own, or take seconds: `make quick`, which has ten, leaves them out."""

HEAVY = {
    "bench", "browser", "edits", "engines", "faults", "font", "hostile", "hosting", "hosts", "mutations", "package", "readme", "recipes",
    "rendering", "use",
}  # fmt: skip
"""The files, and the folder, whose tests start browsers and servers, or read hundreds of towns: no lines are counted."""


def is_heavy(path: Path) -> bool:
    return path.stem.removeprefix("test_") in HEAVY or path.parent.name in HEAVY


def is_slow(path: Path) -> bool:
    return path.stem.removeprefix("test_") in SLOW or is_heavy(path)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave files unread whose tests are not asked for: importing what they need takes half of the time of `make quick`."""
    left_out = {"not slow": is_slow, "not heavy": is_heavy}.get(config.option.markexpr)
    return True if left_out and left_out(collection_path) else None


LONGEST = [
    "readme",
    "edits",
    "recipes",
    "package",
    "plan",
    "build",
    "mutations",
    "faults",
    "pages",
    "access",
    "new_languages",
    "engines",
    "pull_request",
    "proposal",
    "bilingual",
    "hosting",
    "offline",
]
"""The files that take longest; whoever is handed one of them last keeps all others waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow and what is heavy, and begin with what takes longest."""
    for item in items:
        if is_slow(item.path):
            item.add_marker(pytest.mark.slow)
        if is_heavy(item.path):
            item.add_marker(pytest.mark.heavy)
    names = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: names.get(item.path.stem.removeprefix("test_"), len(names)))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Share the tests out among the cores; one more, where they often wait for a browser or a server."""
    cores = os.cpu_count() or 1
    return cores if config.option.markexpr in {"not slow", "not heavy"} else cores + 1


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Give a fresh copy of the invented town, to break."""
    return make_town(tmp_path / "town")


@pytest.fixture(scope="session")
def spoken() -> Site:
    """Give the invented town with words in all languages, read once."""
    return read_spoken()


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
    """Write the site of the town in all languages once, and give the folder that it stands in."""
    site_path = tmp_path_factory.mktemp("built") / "site"
    write_site(read_site(spoken_root(), TODAY), site_path)
    return site_path


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write that site as it is published at an address, with the codes that paper needs."""
    site = read_site(spoken_root(), TODAY, site_url="https://by.example/ny/")
    site_path = tmp_path_factory.mktemp("published") / "site"
    write_site(site, site_path)
    return site_path


@pytest.fixture
def standing(town: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the town on its day, as who runs a command does."""
    monkeypatch.chdir(town)
    monkeypatch.setenv("SITE_TODAY", TODAY.isoformat())
    return town


@pytest.fixture(scope="session")
def translated_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a town that has Arabic words for all its texts, in form, once."""
    town = make_town(tmp_path_factory.mktemp("translated") / "town")
    site = read_site(town, TODAY)
    entries = {}
    for text in site.all_texts():
        has_marks = any(mark in text.danish for mark in ("{", "](", "**"))
        entries[text.key] = Entry(text.danish, f"كلمة {text.danish}" if has_marks else "كلمة")
    for language in site.languages[1:]:
        own = site.entries[language.tag] if language.tag != "ar" else entries
        write_catalogues(town, language.tag, site.all_texts(), update_entries(site.all_texts(), own))
    return town


@pytest.fixture
def translated(translated_root: Path, standing: Path) -> Path:
    """Stand in a copy of the town with Arabic words."""
    shutil.copytree(translated_root / "data", standing / "data", dirs_exist_ok=True)
    return standing


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


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Start what drives browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """Start the system's Chromium, whose pages live on the invented town's day, whenever the tests run."""
    chromium = driver.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
    open_context = chromium.new_context

    def open_on_the_day(**options: Any) -> BrowserContext:  # noqa: ANN401  # Playwright's own
        context = open_context(**options)
        context.add_init_script(THE_DAY)
        return context

    chromium.new_context = open_on_the_day  # type: ignore[method-assign]
    yield chromium
    chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740 that has never been here, and keeps what it is given."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let who has looked at a change accept it."""
    parser.addoption("--accept", action="store_true", help="write the files that results are compared with anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests measured and do not judge."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
