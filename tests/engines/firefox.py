"""Read in the system's Firefox, which Playwright drives."""

from __future__ import annotations

import contextlib
import shutil
import time
from typing import TYPE_CHECKING, Any

from engines.reading import LISTEN, PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Playwright


def find_firefox() -> str | None:
    """Give where Debian's or any other Firefox is; None where there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class PlaywrightReader:
    """A reader whom Playwright moves."""

    def __init__(self, page: Page) -> None:
        """Take a page."""
        self._page = page
        page.add_init_script(path=LISTEN)

    def open(self, url: str) -> None:
        """Go there."""
        self._page.goto(url)

    def ask(self, expression: str) -> Any:  # noqa: ANN401  # whatever the page answers
        """Evaluate it."""
        return self._page.evaluate(f"async () => {expression}")

    def look(self, expression: str) -> Any:  # noqa: ANN401  # whatever the page answers
        """Give what an expression comes to at once: without JavaScript, no promise of a page is kept."""
        return self._page.evaluate(f"() => {expression}")

    def click(self, selector: str) -> None:
        """Press it."""
        self._page.click(f"{selector} >> visible=true >> nth=0")

    def write(self, selector: str, text: str) -> None:
        """Fill it."""
        self._page.fill(selector, text)

    def back(self) -> None:
        """Go back."""
        self._page.evaluate("() => history.back()")  # go_back waits for a load that a kept page does not have


@contextlib.contextmanager
def read_in_firefox(
    playwright: Playwright, prefs: dict[str, str | float | bool] | None = None
) -> Iterator[PlaywrightReader]:
    """Read in the system's Firefox; what Playwright cannot ask of it, preferences can."""
    firefox = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=find_firefox(),
        firefox_user_prefs={"intl.accept_languages": "eo", **(prefs or {})},
    )
    try:
        yield PlaywrightReader(firefox.new_page(viewport={"width": 360, "height": 740}))
    finally:
        firefox.close()


def print_in_firefox(playwright: Playwright, url: str, path: Path) -> None:
    """Print a page to a file as PDF, which Firefox does by itself where its preferences say so.

    Raises:
        AssertionError: There is no file after a while.
    """
    printer = "print.printer_Mozilla_Save_to_PDF."
    prefs: dict[str, str | float | bool] = {
        "print.always_print_silent": True,
        "print_printer": "Mozilla Save to PDF",
        f"{printer}print_to_file": True,
        f"{printer}print_to_filename": str(path),
    }
    with read_in_firefox(playwright, prefs) as reader:
        reader.open(url)
        reader.ask("{ setTimeout(() => window.print(), 50); }")
        end = time.monotonic() + PATIENCE_S
        while not (path.exists() and path.read_bytes().rstrip().endswith(b"%%EOF")):
            assert time.monotonic() < end, url
            time.sleep(0.1)
