"""Compare the languages that mkdocs.yml builds with those of data/site.yml, which is the one place where they are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.sources.host import is_built_by_host, read_host_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


def compare_with_host(site: Site) -> Iterator[Problem]:
    """Tell where mkdocs.yml does not build the languages of the site, in their order."""
    found = read_host_languages(site.root)
    wanted = [language.tag for language in site.languages if is_built_by_host(language.tag)]
    if found and found[0] != wanted:
        tags, place = found
        message = "Sprogene er ikke de samme som i data/site.yml, eller de står i en anden rækkefølge."
        yield place.problem(message, ", ".join(tags), ", ".join(wanted))
