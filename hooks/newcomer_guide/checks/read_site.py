"""Read a site and check all of it, before anything is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.checks.contradictions import find_contradictions
from newcomer_guide.checks.host_languages import compare_with_host
from newcomer_guide.checks.translations import guard_translations
from newcomer_guide.problems import ProblemsError, mistakes_in
from newcomer_guide.site.assembly import assemble_site

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


def read_site(root: Path, today: dt.date, *, site_url: str = "") -> Site:
    """Read and check everything below `root`.

    Args:
        root: The project's folder.
        today: The day that the facts' age is counted to.
        site_url: Where the site is published, ending in a slash; empty where it is not known.

    Raises:
        ProblemsError: Something has to be mended first; it holds all mistakes at once. What is only warned of stops nothing.
    """
    problems: list[Problem] = []
    site = read_what_can_be_read(root, today, problems, site_url=site_url)
    mistakes = mistakes_in(problems)
    if site is None or mistakes:
        raise ProblemsError(mistakes)
    return site


def read_what_can_be_read(root: Path, today: dt.date, problems: list[Problem], *, site_url: str = "") -> Site | None:
    """Read and check everything below `root`, adding all that is wrong to `problems`; a mistake hides no other.

    Returns:
        The site without what is wrong; None where not even its settings can be used.
    """
    site = assemble_site(root, today, problems, site_url=site_url)
    if site:
        problems.extend(find_contradictions(site))
        problems.extend(compare_with_host(site))
        for language in site.translated:
            problems.extend(guard_translations(language, site.texts(), site.entries[language.tag], site.terms))
    return site
