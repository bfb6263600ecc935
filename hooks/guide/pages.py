"""Gather what the template of a page needs, whoever renders it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, get_args

from markupsafe import Markup

from guide.calendars import calendar_uri
from guide.cards import card_uri, press_uri
from guide.changes import tell_news
from guide.coverage import count_coverage
from guide.feeds import feed_uri
from guide.fonts import font_face, font_uri
from guide.icons import Icons
from guide.linked import link_data
from guide.listing import list_everything
from guide.manifest import manifest_uri
from guide.policy import page_policy
from guide.prose import render_prose
from guide.records import TOPICS, ContactType
from guide.scripts import make_scripts, script_voice
from guide.sharing import draw_code, write_message
from guide.slots import can_show
from guide.styles import read_style
from guide.voice import unpaired

if TYPE_CHECKING:
    from guide.languages import Language
    from guide.site import Page, Site

from guide.styles import Style


def page_context(site: Site, page: Page, language: Language, style: Style) -> dict[str, object]:
    """Gather the values that `main.html` renders a page from.

    Returns:
        `say` writes texts and facts, `link` makes an address of a page's name (and of an anchor on
        it), `icon` draws, `pieces` holds the prose and its slots in order.
    """
    say = site.wording(language)
    scripts = make_scripts(site, language)
    say.admit(script_voice(site, language))
    here = site.address(page, language)

    def link(name: str, anchor: str = "") -> str:
        target = relative(here, site.address(site.pages[name], language))
        return f"{target}#{anchor}" if anchor else target

    def path(uri: str) -> str:
        return posixpath.relpath("/" + uri, "/" + here)

    def resolve(written: str) -> str:
        name, _, anchor = written.partition("#")
        page_name = name.removesuffix(".md")
        above = page_name.rpartition("/")[0]  # what stands in for the page of a record that is hidden
        found = next((one for one in (page_name, above) if one in site.pages), None)
        return link(found, anchor) if name.endswith(".md") and found else written

    return {
        "calendar": lambda course="": path(calendar_uri(site, language, course)),
        "card": lambda name: path(card_uri(site, language, name)),
        "catalogues": f"{site.edit_url}data/translations/{language.tag}/" if site.edit_url else "",
        "contact_types": get_args(ContactType),
        "coverage": lambda other: count_coverage(site, other),
        "data": site.data,
        "edits": _edits(site, page) if language == site.languages[0] else [],
        "everything": lambda: list_everything(site, say, link),
        "feed": feed_uri(site, language),
        "icon": Icons(),
        "language": language,
        "languages": [(other, relative(here, site.address(page, other))) for other in site.languages],
        "link": link,
        "linked": link_data(site, page, say),
        "news": lambda: tell_news(site, say),
        "path": path,
        "page": page,
        "page_of": lambda topic: site.page_of(topic).name,
        "press_card": lambda: path(press_uri(site, language)),
        "policy": page_policy,
        "pieces": [
            piece
            for piece in render_prose(page.body, page.key, say, resolve)
            if not piece.slot or page.is_item or can_show(site.data, piece.slot, piece.argument)
        ],
        "manifest": path(manifest_uri(site, language)),
        "message": write_message(site, page, language),
        "qr": draw_code(site.site_url + here) if site.site_url else "",
        "say": say,
        "script": path(scripts["app"].uri),
        "sections": [site.pages[name] for name in site.sections],
        "source": site.languages[0],
        "style": lambda html: _offer_font(site, language, here) + style.used_by(html),
        "today": site.today,
        "stale_before": site.stale_before,
        "unpaired": unpaired,
    }


def _edits(site: Site, page: Page) -> list[tuple[str, str]]:
    """Give staff the way to what a page is written in, where the forge is known: what it is, and where."""
    if not site.edit_url:
        return []
    place = site.written_at(page)
    edits = [("Ret oplysningerne" if page.is_item else "Ret teksten", f"{site.edit_url}{place.path}#L{place.line}")]
    if page.topic in TOPICS:
        edits.append(("Ret oplysningerne", f"{site.edit_url}data/{page.topic}.yml"))
    return edits


def _offer_font(site: Site, language: Language, here: str) -> Markup:
    """Give the rule that offers a language's font to the page at `here`, if there is one."""
    uri = font_uri(site.root, language)
    return font_face(language, posixpath.relpath("/" + uri, "/" + here)) if uri else Markup()


def relative(here: str, there: str) -> str:
    """Give the way from one address within the site to another, such as `../../ar/kurser/`."""
    return posixpath.relpath("/" + there, "/" + here) + "/"


def expected_files(site: Site) -> list[str]:
    """List the files of all pages in all languages, as they stand in the built site."""
    return [f"{site.address(page, language)}index.html" for language in site.languages for page in site.pages.values()]


def alternates(site: Site) -> list[list[tuple[str, str]]]:
    """Give each page's absolute address in every language, for the sitemap of a site that has an address.

    Returns:
        For each page, pairs of BCP 47 tag and address, the data's own language first.
    """
    return [
        [(language.tag, site.site_url + site.address(page, language)) for language in site.languages]
        for page in site.pages.values()
    ]


def not_found_context(site: Site) -> dict[str, object]:
    """Gather what the one page for a missing address needs, in all languages.

    It is shown at any depth, so its links are whole addresses; a site without one is taken to stand at the root.
    """
    home = site.pages["index"]
    return {
        "data": site.data,
        "icon": Icons(),
        "policy": page_policy,
        "style": read_style(site.root).used_by,
        "voices": [
            (language, site.wording(language), (site.site_url or "/") + site.address(home, language))
            for language in site.languages
        ],
    }
