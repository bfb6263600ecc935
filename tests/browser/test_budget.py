"""What a first visit costs a reader: every byte that the phone fetches, the web font excepted."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import brotli
import pytest

from guide.pages import expected_files
from phones import visit
from serving import host
from towns import read_real

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

BUDGET_BYTES = 12_000
PACK_BYTES = 120_000
SITE = read_real()
PAGES = [name.removesuffix("index.html") for name in expected_files(SITE)]


@functools.cache
def size_as_it_travels(path: Path) -> int:
    return len(brotli.compress(path.read_bytes()))


@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_fits_the_budget(name: str, browser: Browser, published: Path) -> None:
    """The page, its scripts, the worker and what it keeps: at most 12,000 bytes with brotli."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    with host(published) as server:
        visit(context.new_page(), server.address + name)
        fetched = {path or "index.html" for path in server.seen}
    context.close()
    sizes = {}
    for path in fetched:
        file = published / path
        sizes[path] = size_as_it_travels(file / "index.html" if file.is_dir() else file)
    total = sum(size for path, size in sizes.items() if not path.endswith(".woff2"))

    assert "sw.js" in sizes
    assert total <= BUDGET_BYTES, sizes


@pytest.mark.parametrize("tag", [language.tag for language in SITE.languages])
def test_a_pack_fits_its_budget(tag: str, published: Path) -> None:
    """Everything in a language, font included."""
    (bundle,) = (published / "offline").glob(f"{tag}.*.json")
    fonts = sum(path.stat().st_size for path in (published / "assets").glob("*.woff2")) if tag == "ti" else 0

    assert len(brotli.compress(bundle.read_bytes())) + fonts <= PACK_BYTES
