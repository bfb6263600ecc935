"""How a reader's phone visits the site in tests."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


VOICE = """
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => (window.voices || [document.documentElement.lang]).map(lang => ({lang})),
    cancel: () => {},
    speak: (speech) => {
        (window.said = window.said || []).push(speech.text);
        if (window.ends) speech.onend();
    },
}});
"""
"""A phone's voice: one of the page's language, or those of `voices`; it comes to an end where `ends` is set."""


def wait_until(page: Page, condition: str) -> None:
    """Wait until a promise in the page comes true; Playwright's own wait takes any promise for true."""
    end = time.monotonic() + 15
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)


def save(page: Page, address: str, lang: str = "da") -> None:
    """Save everything in a language."""
    page.goto(address + "gem/")
    page.click(f".saving [data-lang={lang}] button >> nth=0")
    page.wait_for_selector("text=Alt er gemt.")


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
