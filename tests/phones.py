"""How a reader's phone visits the site in tests."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def wait_until(page: Page, condition: str) -> None:
    """Wait until a promise in the page comes true; Playwright's own wait takes any promise for true."""
    end = time.monotonic() + 15
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)


def visit(page: Page, url: str) -> None:
    """Open a page and let the worker keep it."""
    page.goto(url)
    wait_until(
        page,
        """async () => {
            const cache = await caches.open("seen");
            const lang = document.documentElement.lang;
            return await cache.match(location.href.split("#")[0])
                && (await cache.keys()).some(({url}) => url.endsWith(`offline/${lang}.html`))
                && (await cache.keys()).some(({url}) => url.includes("assets/app."));
        }""",
    )
