"""Gather what the template of a page needs, whoever renders it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from markupsafe import Markup

from newcomer_guide.assets.csp import page_policy
from newcomer_guide.assets.css import read_style
from newcomer_guide.assets.fonts import font_face, font_uri
from newcomer_guide.assets.icons import Icons, favicon
from newcomer_guide.assets.logo import logo_drawing, logo_image, logo_uri
from newcomer_guide.assets.scripts import Scripts
from newcomer_guide.assets.support import name_browsers
from newcomer_guide.pages.a_to_z import list_everything
from newcomer_guide.pages.feedback import ways_to_tell
from newcomer_guide.pages.hearing import hear
from newcomer_guide.pages.json_ld import link_data
from newcomer_guide.pages.links import Links
from newcomer_guide.pages.prose import render_prose
from newcomer_guide.pages.qr import draw_code
from newcomer_guide.records import TOPICS
from newcomer_guide.site.addresses import feed_uri, home_uri, manifest_uri, relative
from newcomer_guide.site.slots import can_show
from newcomer_guide.site.way import beside, list_stages, pages_of, see_also, stages_naming, stages_on, times_of
from newcomer_guide.wording.coverage import count_coverage
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.message import write_message
from newcomer_guide.wording.news import tell_news
from newcomer_guide.wording.terms import explain_all, explain_met

if TYPE_CHECKING:
    from newcomer_guide.site.site import Page, Site
    from newcomer_guide.sources.languages import Language
    from newcomer_guide.wording.edition import Edition

LONGEST_ROW = 7
"""How many languages stand above each page; of more, the first few, the page's own, and the way to all of them."""

FEW = 4


class PageAssets:
    """What all pages of an edition load: its scripts, its styles, its font.

    Attributes:
        edition: The edition.
        scripts: Its scripts.
        style: The site's styles.
        logo_uri: Where the town's own sign stands within the site; empty where it has none.
    """

    def __init__(self, edition: Edition) -> None:
        """Make them as the files are now."""
        self.edition = edition
        self.scripts = edition.once(Scripts)
        self.style = read_style(edition.site.data.settings.colours, edition.language.direction)
        self.logo_uri = logo_uri(edition.site)
        self._font_uri = font_uri(edition.language)

    def write_style(self, html: str, links: Links) -> Markup:
        """Give the rules that a page needs: the one that offers its font, and those of what stands in its body, `html`."""
        root = '<html class="tall">' if self.edition.language.is_tall else ""
        font = Markup()
        if self._font_uri:
            font = font_face(self.edition.language, links.to_file(self._font_uri))
        return font + self.style.used_by(root + html)


def page_context(assets: PageAssets, page: Page) -> dict[str, object]:
    """Gather the values that `main.html` renders a page from.

    Returns:
        `say` writes texts and facts, `link` makes an address of a page's name (and of an anchor on
        it), `icon` draws, `pieces` holds the prose and its slots in order.
    """
    edition = assets.edition
    say = Wording(edition)
    say.ledger.admit(assets.scripts.say.ledger)
    links = Links(edition, page)
    return {
        "icon": Icons(),
        "policy": page_policy,
        "say": say,
        "outside": say.unpaired(),
        **_sign(assets, links),
        "token": assets.style.token,
        "style": lambda html: assets.write_style(html, links),
        **_facts(edition, page),
        **_ways(assets, page, links),
        **_steps(edition.site, page),
        **_content(edition, page, say, links),
    }


def _sign(assets: PageAssets, links: Links) -> dict[str, object]:
    """Give the town's own sign, and the one in the tab: a needle of a compass where it has none."""
    site, style = assets.edition.site, assets.style
    address = links.to_file(assets.logo_uri) if assets.logo_uri else ""
    drawn = favicon(style.token("brand"), style.token("accent"))
    return {"favicon": address or drawn, "logo": logo_image(site, address)}


def _facts(edition: Edition, page: Page) -> dict[str, object]:
    """Give what the page is about and what it is made from."""
    site = edition.site
    return {
        "everyones_contact": site.everyones_contact,
        "whom_to_call": site.whom_to_call,
        "coverage": lambda other: count_coverage(site, other),
        "data": site.data,
        "language": edition.language,
        "page": page,
        "page_of": lambda topic: site.page_of(topic).name,
        "sections": [site.pages[name] for name in site.sections],
        "source": site.source,
        "today": site.today,
    }


def _ways(assets: PageAssets, page: Page, links: Links) -> dict[str, object]:
    """Give where the page leads, and what it loads."""
    edition, site = assets.edition, assets.edition.site
    language = edition.language
    return {
        "calendar": links.to_calendar,
        "card": links.to_card,
        "catalogues": f"{site.forge.edit_url}data/translations/{language.tag}/" if site.forge.edit_url else "",
        "edits": _edits(site, page) if edition.is_source else [],
        "feed": feed_uri(site, language),
        **_row(edition, page, links),
        "is_draft": language not in site.shown,
        "languages": [(other, relative(links.here, site.address(page, other))) for other in _choice(site, language)],
        "link": links.to_page,
        "ways_to_tell": lambda record, anchor="": ways_to_tell(
            site, record, links.here + (f"#{anchor}" if anchor else "")
        ),
        "manifest": links.to_file(manifest_uri(site, language)),
        "path": links.to_file,
        "press_card": links.to_press_card,
        "qr": draw_code(site.site_url + links.here) if site.site_url else "",
        "script": links.to_file(assets.scripts.made["app"].uri),
    }


def _steps(site: Site, page: Page) -> dict[str, object]:
    """Give the way through the steps, and where the page stands on it."""
    return {
        "beside": lambda stage: beside(site, stage),
        "courses_of": site.courses_of,
        "pages_of": lambda step: pages_of(site, step),
        "see_also": lambda step: see_also(site, step),
        "stages": stages_on(site, page),
        "stages_naming": lambda field, name: stages_naming(site, field, name),
        "times_of": lambda track: times_of(site, track),
        "stages_of": lambda track: list_stages(site, track),
    }


def _choice(site: Site, language: Language) -> list[Language]:
    """Give the languages that the reader of a page may choose: a draft is offered on its own pages alone."""
    return [other for other in site.languages if other == language or other in site.shown]


def _row(edition: Edition, page: Page, links: Links) -> dict[str, object]:
    """Give the languages that stand above each page, and the way to all of them where they are many."""
    site, language = edition.site, edition.language
    languages = _choice(site, language)
    is_long = len(languages) > LONGEST_ROW and site.has_page_of("languages")
    row = [other for other in languages if other == language or other in languages[:FEW]] if is_long else languages
    return {
        "row": [(other, relative(links.here, site.address(page, other))) for other in row],
        "all_languages": links.to_page(site.page_of("languages").name) if is_long else "",
    }


def _content(edition: Edition, page: Page, say: Wording, links: Links) -> dict[str, object]:
    """Give what the page says."""
    site = edition.site
    heard = functools.partial(hear, say, links)
    return {
        "everything": lambda: list_everything(site, say, links.to_page),
        "explain_all": lambda: explain_all(site, say),
        "explain_met": lambda: explain_met(site, say),
        "support": name_browsers,
        "terms_page": links.to_page(site.page_of("terms").name) if site.has_page_of("terms") else "",
        "heard": heard,
        "has_sounds": any(site.recordings[language.tag] for language in site.shown),
        "linked": link_data(site, page, say),
        "message": write_message(edition, page),
        "news": lambda most: tell_news(site, say, most),
        "pieces": [
            piece
            for piece in render_prose(page.body, page.key, say, links.to_written, heard)
            if not piece.slot or page.is_item or can_show(site.data, piece.slot, piece.argument)
        ],
    }


def _edits(site: Site, page: Page) -> list[tuple[str, str]]:
    """Give staff the way to what a page is written in, where the forge is known: what it is, and where."""
    if not site.forge.edit_url:
        return []
    place = site.written_at(page)
    if not (site.root / place.path).exists():  # the engine's own page
        return []
    edits = [
        ("Ret oplysningerne" if page.is_item else "Ret teksten", f"{site.forge.edit_url}{place.path}#L{place.line}")
    ]
    if page.topic in TOPICS:
        edits.append(("Ret oplysningerne", f"{site.forge.edit_url}data/{page.topic}.yml"))
    return edits


def not_found_context(editions: list[Edition]) -> dict[str, object]:
    """Gather what the one page for a missing address needs, in all languages.

    It is shown at any depth, so its links are whole addresses; a site without one is taken to stand at the root.
    """
    site = editions[0].site
    root = site.site_url or "/"
    return {
        "contact": site.everyones_contact,
        "data": site.data,
        "icon": Icons(),
        "logo": logo_drawing(site),
        "policy": page_policy,
        "style": read_style(site.data.settings.colours).used_by,
        "voices": [(one.language, Wording(one).unpaired(), root + home_uri(site, one.language)) for one in editions],
    }
