"""What a first visit costs a reader: every byte that the phone fetches, the web font excepted."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import brotli
import pytest

from newcomer_guide.checks.visits import VISIT_BYTES
from newcomer_guide.site.addresses import expected_files
from phones import visit
from serving import host
from towns import read_spoken

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

BUDGET_BYTES = VISIT_BYTES
PACK_BYTES = 120_000
SITE = read_spoken()
TAGS = [language.tag for language in SITE.languages]
PAGES = [
    name.removesuffix("index.html")
    for name in expected_files(SITE)
    if name.split("/")[0] == "ti" or "ankomst" in name or name == "index.html"
]
"""Those of the language that has most bytes, and one page in each."""


@functools.cache
def size_as_it_travels(path: Path) -> int:
    return len(brotli.compress(path.read_bytes()))


@pytest.fixture(scope="module")
def fetched(browser: Browser, published: Path) -> dict[str, set[str]]:
    """Visit every page as if for the first time, without a worker, and note what is asked for."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    found = {}
    with host(published) as server:
        for name in PAGES:
            server.seen.clear()
            page.goto(server.address + name)
            before: list[str] = []
            while len(before) < 2 or server.seen != before:
                before = list(server.seen)
                page.wait_for_timeout(200)
            found[name] = set(server.seen)
    context.close()
    return found


@pytest.mark.parametrize("tag", TAGS)
def test_the_worker_fetches_itself_and_the_offline_page(
    tag: str, browser: Browser, published: Path, fetched: dict[str, set[str]]
) -> None:
    """And nothing else, beside what the page fetched."""
    name = "ankomst/" if tag == TAGS[0] else f"{tag}/ankomst/"
    context = browser.new_context(viewport={"width": 360, "height": 740})
    with host(published) as server:
        visit(context.new_page(), server.address + name)
        seen = set(server.seen)
    context.close()

    assert seen - fetched[name] == of_the_worker(tag)
    assert fetched[name] <= seen


def of_the_worker(tag: str) -> set[str]:
    return {"sw.js", f"offline/{tag}.html"}


@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_fits_the_budget(name: str, published: Path, fetched: dict[str, set[str]]) -> None:
    """The page, its scripts, the worker and what it keeps: at most 14,000 bytes with brotli."""
    first = name.partition("/")[0]
    sizes = {}
    for path in fetched[name] | of_the_worker(first if first in TAGS else TAGS[0]):
        file = published / path
        sizes[path] = size_as_it_travels(file / "index.html" if file.is_dir() else file)
    total = sum(size for path, size in sizes.items() if not path.endswith(".woff2"))

    assert name in sizes
    assert total <= BUDGET_BYTES, sizes


@pytest.mark.parametrize("tag", TAGS)
def test_a_pack_fits_its_budget(tag: str, published: Path) -> None:
    """Everything in a language, font included."""
    (bundle,) = (published / "offline").glob(f"{tag}.*.json")
    fonts = sum(path.stat().st_size for path in (published / "assets").glob("*.woff2")) if tag == "ti" else 0

    assert len(brotli.compress(bundle.read_bytes())) + fonts <= PACK_BYTES
