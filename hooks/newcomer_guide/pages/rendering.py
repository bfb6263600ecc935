"""Render every page of a site; a large one on as many cores as there are."""

from __future__ import annotations

import multiprocessing
import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.pages.context import PageAssets, page_context
from newcomer_guide.problems import ProblemsError
from newcomer_guide.wording.edition import make_editions

if TYPE_CHECKING:
    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site

MANY_PAGES = 400
"""From so many on, starting more processes (about a second each) takes less time than they save."""

CHUNK = 25
"""How many pages a process takes at a time."""

INDENTS = re.compile(r"\n\s+")
HOOKS_PATH = str(Path(__file__).parents[1])

_taken: list[Renderer] = []
"""What this process renders pages with, sent to it once."""


def close_up(html: str) -> str:
    """Leave out the indents and empty lines of templates, which only their authors read."""
    return INDENTS.sub("\n", html).lstrip()


class Renderer:
    """Renders the pages of one site, one after the other."""

    def __init__(self, site: Site) -> None:
        """Begin with the templates and styles as they are now."""
        self._template = make_environment().get_template("main.html")
        self._pages = list(site.pages.values())
        self._assets = [PageAssets(edition) for edition in make_editions(site)]

    def render(self, number: int) -> tuple[str, str, list[Problem]]:
        """Render one page, counted through all languages: its address, its HTML, and the words that were missing."""
        at, page_number = divmod(number, len(self._pages))
        assets, page = self._assets[at], self._pages[page_number]
        html = self._template.render(page_context(assets, page))
        return assets.edition.address(page), close_up(html), list(assets.edition.problems)


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
    numbers = range(len(site.languages) * len(site.pages))
    workers = min(os.cpu_count() or 1, 8)
    is_large = len(numbers) >= MANY_PAGES and workers > 1
    rendered = _render_on_cores(site, numbers, workers) if is_large else list(map(Renderer(site).render, numbers))
    pages = {address: html for address, html, _ in rendered}
    return pages, {problem for _, _, told in rendered for problem in told}


def _render_on_cores(site: Site, numbers: range, workers: int) -> list[tuple[str, str, list[Problem]]]:
    """Let processes render that were started anew: a fork of one with threads can wait for ever for a lock of theirs.

    Python does not know of all threads; minify brings those of Go, which do not survive a fork.
    """
    if HOOKS_PATH not in sys.path:  # MkDocs takes it away again when it has loaded the hooks
        sys.path.append(HOOKS_PATH)
    anew = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, anew, initializer=_take, initargs=(site,)) as pool:
        return list(pool.map(_render_taken, numbers, chunksize=CHUNK))


def _take(site: Site) -> None:
    _taken.append(Renderer(site))


def _render_taken(number: int) -> tuple[str, str, list[Problem]]:
    return _taken[-1].render(number)
