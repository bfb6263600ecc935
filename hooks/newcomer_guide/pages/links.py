"""The ways from one page to the rest of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.site.addresses import calendar_uri, card_uri, press_uri, relative, relative_file

if TYPE_CHECKING:
    from newcomer_guide.site.site import Page
    from newcomer_guide.wording.edition import Edition


class Links:
    """The ways from one page, in its own language.

    Attributes:
        here: The page's address within the site.
    """

    def __init__(self, edition: Edition, page: Page) -> None:
        """Stand on a page."""
        self.here = edition.address(page)
        self._edition = edition
        self._site = edition.site

    def to_page(self, name: str, anchor: str = "") -> str:
        """Lead to a page by its name, and to an anchor on it."""
        target = relative(self.here, self._edition.address(self._site.pages[name]))
        return f"{target}#{anchor}" if anchor else target

    def to_file(self, uri: str) -> str:
        """Lead to a file by its address within the site."""
        return relative_file(self.here, uri)

    def to_written(self, written: str) -> str:
        """Lead where a link of the prose does, such as `kurser.md#syning`; one out of the site stays as it is.

        Where the page of a record is hidden, the page above it stands in.
        """
        name, _, anchor = written.partition("#")
        page_name = name.removesuffix(".md")
        found = next((one for one in (page_name, page_name.rpartition("/")[0]) if one in self._site.pages), None)
        return self.to_page(found, anchor) if name.endswith(".md") and found else written

    def to_calendar(self, course: str = "") -> str:
        """Lead to a course's calendar, or to the one with all courses."""
        return self.to_file(calendar_uri(self._site, self._edition.language, course))

    def to_card(self, contact: str) -> str:
        """Lead to a contact's card."""
        return self.to_file(card_uri(self._site, self._edition.language, contact))

    def to_press_card(self) -> str:
        """Lead to the card of those whom the press calls."""
        return self.to_file(press_uri(self._site, self._edition.language))
