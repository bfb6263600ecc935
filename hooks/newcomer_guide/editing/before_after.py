"""Show changed pages before and after, side by side on one page, with what changed marked."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.checks.browser import find_chromium, start_chromium

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PIECES = "main :is(h1, h2, h3, p, li, dt, dd, th, td, a.call, a.button):not(:has(p, li, dt, dd, td, h3))"
"""What a page is compared by: each piece of text that stands by itself."""

LIST_PIECES = f"""() => [...document.querySelectorAll("{PIECES}")].map(piece => piece.innerText.trim())"""
MARK_PIECES = f"""(known) => {{
    document.querySelector(".bar").style.position = "static"; // else it lies across the picture
    const left = [...known];
    for (const piece of document.querySelectorAll("{PIECES}")) {{
        const at = left.indexOf(piece.innerText.trim());
        if (at >= 0) left.splice(at, 1);
        else piece.style.cssText += "outline: 3px solid #d4351c; outline-offset: 2px";
    }}
}}"""
WIDTH = 360


def show_changes(folder: Path) -> int:
    """Write `folder`/index.html from the pages in its `before` and `after`, all pictures inside it.

    Returns:
        How many pages there are.

    Raises:
        FileNotFoundError: There is no browser.
    """
    names = sorted({path.name for path in folder.glob("*/*.html") if path.parent.name in {"before", "after"}})
    find_chromium()
    with start_chromium() as browser:
        pages = [compare_page(browser, folder / "before" / name, folder / "after" / name) for name in names]
    template = make_environment().get_template("review.html")
    (folder / "index.html").write_text(template.render(pages=pages, width=WIDTH), encoding="utf-8")
    return len(pages)


def compare_page(browser: Browser, before: Path, after: Path) -> dict[str, str]:
    """Take a picture of a page as it was and as it is, each with what the other does not have marked.

    Returns:
        `title`, and `before` and `after`: JPEG as base64, empty where there is no such page.
    """
    page = browser.new_context(viewport={"width": WIDTH, "height": 740}).new_page()
    texts = {}
    for path in (before, after):
        if path.exists():
            page.goto(path.resolve().as_uri())
            texts[path] = page.evaluate(LIST_PIECES)
    pictures = {}
    for path, other in ((before, after), (after, before)):
        if path.exists():
            page.goto(path.resolve().as_uri())
            page.evaluate(MARK_PIECES, texts.get(other, []))
            pictures[path] = base64.b64encode(page.screenshot(full_page=True, type="jpeg", quality=70)).decode()
    title = page.title()
    page.context.close()
    return {"title": title, "before": pictures.get(before, ""), "after": pictures.get(after, "")}
