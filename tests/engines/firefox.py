"""Read in the system's Firefox, which Playwright drives."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING, Any

from engines.reading import LISTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

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
