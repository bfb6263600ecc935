"""Render every page of a site, on as many cores as there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.pages.context import PageAssets, page_context
from newcomer_guide.problems import ProblemsError
from newcomer_guide.site.cores import Work
from newcomer_guide.wording.edition import make_editions

if TYPE_CHECKING:
    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.edition import Edition

MANY_PAGES = 400
"""From so many on, starting processes anew takes less time than they save."""

CHUNK = 25
"""How many pages are taken at a time, all of one language."""

INDENTS = re.compile(r"\n\s+")

Rendered = tuple[str, str, list["Problem"]]
"""A page: its address, its HTML, and the interface words that were missing so far."""


def close_up(html: str) -> str:
    """Leave out the indents and empty lines of templates, which only their authors read."""
    return INDENTS.sub("\n", html).lstrip()


class Renderer:
    """Renders the pages of one site.

    Attributes:
        editions: The site in each language.
    """

    def __init__(self, site: Site) -> None:
        """Begin with the templates and styles as they are now."""
        self.editions = make_editions(site)
        self._template = make_environment().get_template("main.html")
        self._pages = list(site.pages.values())
        self._at = 0

    def addresses(self) -> list[str]:
        """Give the addresses of all pages, counted through all languages."""
        return [edition.address(page) for edition in self.editions for page in self._pages]

    def __call__(self, numbers: range) -> list[Rendered]:
        """Render some pages, counted through all languages."""
        return [self.render(number) for number in numbers]

    def render(self, number: int) -> Rendered:
        """Render one page, counted through all languages."""
        at, page_number = divmod(number, len(self._pages))
        edition, page = self.turn_to(at), self._pages[page_number]
        html = self._template.render(page_context(edition.once(PageAssets), page))
        return edition.address(page), close_up(html), list(edition.problems)

    def turn_to(self, at: int) -> Edition:
        """Give the site in a language, and let go of what was kept of the one before: it is through."""
        if at != self._at:
            self.editions[self._at].forget()
            self._at = at
        return self.editions[at]


def in_chunks(site: Site) -> list[range]:
    """Give the numbers of all pages, so many at a time, the pages of a language beside each other."""
    count = len(site.pages)
    starts = [first + at for first in range(0, len(site.languages) * count, count) for at in range(0, count, CHUNK)]
    return [range(start, min(start + CHUNK, (start // count + 1) * count)) for start in starts]


def has_many_pages(site: Site) -> bool:
    """Say whether rendering takes longer than starting processes anew."""
    return len(site.languages) * len(site.pages) >= MANY_PAGES


def render_site(site: Site) -> dict[str, str]:
    """Render all pages in all languages.

    Returns:
        HTML by address, such as `ar/kurser/`.

    Raises:
        ProblemsError: Interface words are missing, or lack a placeholder; it names all of them.
    """
    rendered, problems = render_what_can_be_said(site)
    if problems:
        raise ProblemsError(problems)
    return rendered


def render_what_can_be_said(site: Site) -> tuple[dict[str, str], set[Problem]]:
    """Render all pages in all languages, with nothing where an interface word is missing.

    Returns:
        HTML by address, such as `ar/kurser/`; and the words that are missing, or lack a placeholder.
    """
    done = Work(Renderer, site).do(in_chunks(site), is_large=has_many_pages(site))
    rendered = [page for pages in done for page in pages]
    pages = {address: html for address, html, _ in rendered}
    return pages, {problem for _, _, told in rendered for problem in told}
