"""Render every page of a site, on as many cores as there are."""

from __future__ import annotations

import multiprocessing
import os
import re
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from guide.pages import page_context
from guide.templates import make_environment

if TYPE_CHECKING:
    from jinja2 import Template

    from guide.site import Site

FEW_PAGES = 60
"""Below this, starting more processes takes longer than they save."""

CHUNK = 10
"""How many pages a process takes at a time."""

EMPTY_LINES = re.compile(r"\n{2,}")

_inherited: list[tuple[Site, Template]] = []
"""What child processes inherit; it is too large to send."""


def render_site(site: Site) -> dict[str, str]:
    """Render all pages in all languages.

    Returns:
        HTML by address, such as `ar/kurser/`.

    Raises:
        ProblemsError: An interface word is missing, or lacks a placeholder.
    """
    template = make_environment(site.root / "overrides").get_template("main.html")
    numbers = range(len(site.languages) * len(site.pages))
    workers = min(os.cpu_count() or 1, 8)
    _inherited.append((site, template))
    try:
        first = _render(0)  # compiles the templates, which children then inherit
        if len(numbers) < FEW_PAGES or workers == 1 or not _can_fork():
            return dict(map(_render, numbers))
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            return dict([first, *pool.map(_render, numbers[1:], chunksize=CHUNK)])
    finally:
        _inherited.pop()


def _can_fork() -> bool:
    """Say whether this process may be forked: a fork of one with threads can wait for ever for a lock of theirs."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _render(number: int) -> tuple[str, str]:
    """Render one page, counted through all languages, and give its address with it."""
    site, template = _inherited[-1]
    at, page_number = divmod(number, len(site.pages))
    language, page = site.languages[at], list(site.pages.values())[page_number]
    html = template.render(page_context(site, page, language))
    return site.address(page, language), EMPTY_LINES.sub("\n", html)
