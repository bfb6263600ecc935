"""Every output, declared once: to add a format, write its module and its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.assets.fonts import font_bytes, font_uri
from newcomer_guide.assets.scripts import Scripts
from newcomer_guide.assets.sounds import list_sounds
from newcomer_guide.outputs.atom import make_feed
from newcomer_guide.outputs.host_headers import make_headers
from newcomer_guide.outputs.hsds import make_hsds
from newcomer_guide.outputs.icalendar import make_calendars
from newcomer_guide.outputs.moved import make_moved
from newcomer_guide.outputs.offline import make_offline_page, make_worker
from newcomer_guide.outputs.open_data import MOST_LANGUAGES, make_open_data
from newcomer_guide.outputs.output import HTML, JAVASCRIPT, JSON, PLAIN, PNG, SVG, WOFF2, XML, Output, Way
from newcomer_guide.outputs.search_index import make_search
from newcomer_guide.outputs.vcard import make_cards
from newcomer_guide.outputs.web_manifest import make_icons, make_logo, make_manifest
from newcomer_guide.pages.context import not_found_context
from newcomer_guide.pages.rendering import close_up
from newcomer_guide.site.addresses import alternates
from newcomer_guide.sources.recordings import SOUND_TYPES
from newcomer_guide.wording.edition import make_editions

if TYPE_CHECKING:
    from newcomer_guide.wording.edition import Edition


def _make_not_found(edition: Edition) -> dict[str, bytes]:
    """Make the one page for a missing address."""
    template = make_environment().get_template("404.html")
    return {
        "404.html": close_up(
            template.render(not_found_context(make_editions(edition.site, edition.site.shown)))
        ).encode()
    }


def _make_sitemap(edition: Edition) -> dict[str, bytes]:
    """Make the sitemap of a site that has an address; of many languages, one each, and the list of them."""
    if not edition.site.site_url:
        return {}
    site = edition.site
    templates = make_environment()
    pages = templates.get_template("sitemap.xml")
    if len(site.shown) <= MOST_LANGUAGES:
        return {"sitemap.xml": pages.render(alternates=alternates(site), only="").encode()}
    made = {
        f"sitemap-{language.tag}.xml": pages.render(alternates=alternates(site), only=language.tag).encode()
        for language in site.shown
    }
    index = templates.get_template("sitemaps.xml").render(addresses=[site.site_url + uri for uri in made])
    return {"sitemap.xml": index.encode(), **made}


def _make_scripts(edition: Edition) -> dict[str, bytes]:
    return {script.uri: script.content for script in edition.once(Scripts).made.values()}


def _make_font(edition: Edition) -> dict[str, bytes]:
    uri = font_uri(edition.language)
    return {uri: font_bytes(edition.language)} if uri else {}


def _make_sounds(edition: Edition) -> dict[str, bytes]:
    return {uri: sound.path.read_bytes() for uri, sound in list_sounds(edition.site, edition.language).items()}


OUTPUTS: tuple[Output, ...] = (
    Output(addresses={"sw.js": JAVASCRIPT}, make=make_worker, way=Way.SCRIPT),
    Output(addresses={"404.html": HTML}, make=_make_not_found, way=Way.CUSTOM),
    Output(addresses={"*/index.html": HTML}, make=make_moved, way=Way.CUSTOM, per_language=True),  # old links
    Output(
        addresses={"_headers": PLAIN}, make=lambda edition: make_headers(edition.site, OUTPUTS), way=Way.CUSTOM
    ),  # for hosts that read it
    Output(addresses={"sitemap*.xml": XML}, make=_make_sitemap, way=Way.CUSTOM),  # for search engines
    Output(addresses={"assets/icon-*.png": PNG}, make=make_icons, way=Way.FILE),
    Output(addresses={"assets/logo.*.svg": SVG}, make=make_logo, way=Way.LOADED, in_pack=True),
    Output(addresses={"api/v1/*.json": JSON, "api/v1/*.csv": "text/csv"}, make=make_open_data, way=Way.LINK),
    Output(addresses={"api/v1/hsds/*.json": JSON}, make=make_hsds, way=Way.CUSTOM),  # where HSDS says
    Output(
        addresses={"assets/*.{lang}.*.js": JAVASCRIPT},
        make=_make_scripts,
        way=Way.LOADED,
        per_language=True,
        in_pack=True,
    ),
    Output(addresses={"assets/*.woff2": WOFF2}, make=_make_font, way=Way.LOADED, per_language=True, in_pack=True),
    Output(
        addresses={f"assets/{{lang}}.*.{end}": kind for end, kind in SOUND_TYPES.items()},
        make=_make_sounds,
        way=Way.LINK,
        per_language=True,
    ),
    Output(addresses={"*search.json": JSON}, make=make_search, way=Way.SCRIPT, per_language=True, in_pack=True),
    Output(
        addresses={"offline/{lang}.html": HTML}, make=make_offline_page, way=Way.SCRIPT, per_language=True, in_pack=True
    ),
    Output(
        addresses={"*app.webmanifest": "application/manifest+json"},
        make=make_manifest,
        way=Way.LOADED,
        per_language=True,
        in_pack=True,
    ),
    Output(addresses={"*.ics": "text/calendar"}, make=make_calendars, way=Way.LINK, per_language=True, in_pack=True),
    Output(addresses={"*.vcf": "text/vcard"}, make=make_cards, way=Way.LINK, per_language=True, in_pack=True),
    Output(
        addresses={"*nyt.xml": "application/atom+xml"}, make=make_feed, way=Way.LINK, per_language=True, in_pack=True
    ),
)
"""All that the site consists of beside its pages and the packs of them."""
