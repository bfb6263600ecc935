"""Render every page once to find what only shows when it is rendered."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from guide.problems import Problem, ProblemsError
from guide.rendering import render_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.site import Page, Site

ID = re.compile(r'\sid="([^"]+)"')
LINK = re.compile(r"\]\(([^)#\s]*)#([^)\s]+)\)")


def prove_site(site: Site) -> dict[str, str]:
    """Render every page, and make sure that what only shows then is right.

    Returns:
        HTML by address.

    Raises:
        ProblemsError: Pages lack words, or have anchors that are there twice or not at all.
    """
    rendered = render_site(site)
    ids = {
        name: Counter(ID.findall(rendered[site.address(page, site.languages[0])])) for name, page in site.pages.items()
    }
    problems = [problem for page in site.pages.values() if not page.is_item for problem in _anchors(site, page, ids)]
    if problems:
        raise ProblemsError(problems)
    return rendered


def _anchors(site: Site, page: Page, ids: dict[str, Counter[str]]) -> Iterator[Problem]:
    path = f"docs/{page.name}.md"
    text = (site.root / path).read_text(encoding="utf-8-sig")
    for anchor, count in ids[page.name].items():
        if count > 1:
            line = text[: max(text.find(f"{{#{anchor}"), 0)].count("\n") + 1
            yield Problem(path, line, "To steder på siden har samme id. Giv det ene et andet.", anchor)
    for match in LINK.finditer(text):
        name = match[1].removesuffix(".md") or page.name
        if name in ids and match[2] not in ids[name]:
            line = text[: match.start()].count("\n") + 1
            yield Problem(path, line, f"Der er ikke noget på siden, der hedder {match[2]}.", match[0])
