"""Ask axe what would keep people out of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVERYTHING: dict[str, object] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS: dict[str, object] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def find_barriers(page: Page, *, in_the_dark: bool = True) -> list[str]:
    """Ask of everything in the light, and of what the dark changes: the colours.

    Returns:
        The rules that are broken, each with the element and what to do, as the page stands now.
    """
    page.emulate_media(color_scheme="light")
    found = _ask(page, EVERYTHING)
    if in_the_dark:
        page.emulate_media(color_scheme="dark")
        found += _ask(page, COLOURS)
        page.emulate_media(color_scheme="light")
    return found


def _ask(page: Page, rules: dict[str, object]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(
        """async (rules) => (await axe.run(document, rules)).violations
            .flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) => `${id} ${target}: ${failureSummary}`))""",
        rules,
    )
    return found
