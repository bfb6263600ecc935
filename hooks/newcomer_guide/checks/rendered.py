"""Find what only shows on rendered pages: anchors that are missing or there twice, skipped headings, too many bytes."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING

import brotli

from newcomer_guide.problems import Place
from newcomer_guide.records import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Page, Site
    from newcomer_guide.sources.prose import Prose

PAGE_BYTES = 10_000
"""Most of what the first window of TCP carries, some 14,600 (RFC 6928): the headers and a certificate travel in it, too."""

QUICK = (2, 5, 9)
"""The qualities of brotli that are tried first: most pages are small enough with the least, at a fortieth of its time."""

ID = re.compile(r'\sid="([^"]+)"')
HREF = re.compile(r'\shref="([^"#:]*)#([^"]+)"')
SEEN = re.compile(r"<(?:li|input|select|textarea|button|audio|img|canvas)\b")
"""What a reader sees or uses without any words in it."""

HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)


def find_flaws(site: Site, rendered: Mapping[str, str]) -> Iterator[Problem]:
    """Find what is wrong with the pages of a site; what a reader can live with is a warning.

    Args:
        site: The site.
        rendered: The HTML of all pages by address.
    """
    source = site.source
    html = {name: rendered[site.address(page, source)] for name, page in site.pages.items()}
    ids = {name: Counter(ID.findall(text)) for name, text in html.items()}
    for prose in site.prose:
        if prose.name in site.pages:
            yield from _doubled_ids(site, prose, ids[prose.name])
            yield from _links_of_prose(site, prose, ids)
    for name, page in site.pages.items():
        yield from _links_of_slots(site, page, html[name], ids)
        yield from _headings(site, page, html[name])
    yield from _bytes(site, rendered)


def _doubled_ids(site: Site, prose: Prose, ids: Counter[str]) -> Iterator[Problem]:
    for anchor, count in ids.items():
        if count > 1 and not any(problem.found == f"{{#{anchor}}}" for problem in prose.source.problems):
            record = next(
                (site.data.place_of(topic, anchor) for topic in TOPICS if site.data.is_named(topic, anchor)), None
            )
            place = prose.texts[anchor].place if anchor in prose.texts else record or Place(prose.path)
            yield place.problem("To steder på siden har samme id. Giv det ene et andet.", anchor)


def _links_of_prose(site: Site, prose: Prose, ids: Mapping[str, Counter[str]]) -> Iterator[Problem]:
    for link, place in prose.links:
        name, _, anchor = link.partition("#")
        page = name.removesuffix(".md") or prose.name
        if anchor and page in ids and anchor not in ids[page]:
            yield tell_fragment(site, place, anchor, link)


def _links_of_slots(site: Site, page: Page, html: str, ids: Mapping[str, Counter[str]]) -> Iterator[Problem]:
    """Each fragment that a slot leads to is there; links of the prose are told with their own line."""
    by_uri = {other.uri: other.name for other in site.pages.values()}
    written = {link.partition("#")[2] for prose in site.prose if prose.name == page.name for link, _ in prose.links}
    for address, anchor in dict.fromkeys(HREF.findall(html)):
        target = posixpath.normpath(posixpath.join("/" + page.uri, address)).strip("/")
        name = by_uri.get(f"{target}/" if target else "") if address else page.name
        if name and anchor not in ids[name] and anchor not in written and not may_be_gone(site, anchor):
            shown = site.pages[name].title.danish
            message = f"Siden fører til »{anchor}« på »{shown}«, men det bliver ikke vist der."
            yield site.written_at(page).problem(message, f"#{anchor}")


def tell_fragment(site: Site, place: Place, anchor: str, link: str) -> Problem:
    """Tell of a link to something on a page that is not there: what has a page of its own is to be linked to by that.

    Where it was a record or a group that is hidden or empty now, the link leads to the page all the same: a warning,
    for whoever withdraws a person must not have to mend a link first.
    """
    name = next((f"{page}/{anchor}" for page in site.pages if f"{page}/{anchor}" in site.pages), "")
    if name:
        return place.problem("Det har sin egen side. Skriv dens navn i linket.", link, f"{name}.md", is_warning=True)
    if may_be_gone(site, anchor):
        message = f"{anchor} bliver ikke vist nu. Linket fører til toppen af siden."
        return place.problem(message, link, is_warning=True)
    return place.problem(f"Der er ikke noget på siden, der hedder {anchor}.", link)


def may_be_gone(site: Site, anchor: str) -> bool:
    """Say whether an anchor is of a record that is hidden or has a mistake of its own, or of a group without any."""
    named = any(site.data.is_named(topic, anchor) for topic in site.data.files if topic in TOPICS)
    return named or anchor in site.data.kinds.contact_types


def _headings(site: Site, page: Page, html: str) -> Iterator[Problem]:
    """No heading is more than one step below the one before, and none that staff wrote has nothing below it."""
    main = html[html.find("<main") : html.find("</main>")]
    headings = list(HEADING.finditer(main))
    for one, following in itertools.zip_longest(headings, headings[1:]):
        level, below = int(one[1]), int(following[1]) if following else 0
        if below > level + 1:
            message = f"Overskriften »{_plain(following[3])}« mangler en overskrift over sig. Skriv en med ##."
            place = _place_of_heading(site, page, following[2]) or site.written_at(page)
            yield place.problem(message, is_warning=True)
        content = main[one.end() : following.start() if following else len(main)]
        written = _place_of_heading(site, page, one[2])
        if written and below <= level and not _plain(content) and not SEEN.search(content):
            message = (
                f"Under overskriften »{_plain(one[3])}« står der ikke noget nu. Skriv, hvad man så gør, eller slet den."
            )
            yield written.problem(message, is_warning=True)


def _plain(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).strip()


def _place_of_heading(site: Site, page: Page, attributes: str) -> Place | None:
    """Give where a heading is written, by the attributes of its element; None where it stands in no file of prose."""
    found = ID.search(attributes)
    own = (prose.texts for prose in site.prose if prose.name == page.name)
    return next((texts[found[1]].place for texts in own if found and found[1] in texts), None)


def _bytes(site: Site, rendered: Mapping[str, str]) -> Iterator[Problem]:
    """No page costs a reader a round trip more than it has to."""
    for page in site.pages.values():
        sizes = {language: packed(rendered[site.address(page, language)].encode()) for language in site.languages}
        language = max(sizes, key=lambda one: sizes[one])
        if sizes[language] > PAGE_BYTES:
            message = (
                f"Siden fylder {sizes[language]} bytes ({language.name}). En dårlig telefon henter {PAGE_BYTES} ad "
                "gangen. Del siden i to, eller gør den kortere."
            )
            yield site.written_at(page).problem(message, is_warning=True)


def packed(content: bytes) -> int:
    """Give how many bytes of a file travel at most: packed with brotli, no better than it takes to be small enough."""
    quick = (len(brotli.compress(content, quality=quality)) for quality in QUICK)
    return next((size for size in quick if size <= PAGE_BYTES), None) or packed_well(content)


def packed_well(content: bytes) -> int:
    """Give how many bytes of a file travel, packed with brotli as `publishing.hosting` does."""
    return len(brotli.compress(content))
