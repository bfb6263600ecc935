"""Every output, declared once: to add a format, write its module and its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.fonts import font_bytes, font_uri
from newcomer_guide.assets.scripts import Scripts
from newcomer_guide.assets.sounds import list_sounds
from newcomer_guide.outputs.atom import make_feed
from newcomer_guide.outputs.host_headers import make_headers
from newcomer_guide.outputs.hsds import make_hsds
from newcomer_guide.outputs.icalendar import make_calendars
from newcomer_guide.outputs.moved import make_moved
from newcomer_guide.outputs.not_found import make_not_found
from newcomer_guide.outputs.offline import make_offline_page, make_worker
from newcomer_guide.outputs.open_data import make_open_data
from newcomer_guide.outputs.output import HTML, JAVASCRIPT, JSON, PLAIN, PNG, SVG, WOFF2, XML, Output, Way
from newcomer_guide.outputs.search_index import make_search
from newcomer_guide.outputs.sitemap import make_sitemap
from newcomer_guide.outputs.vcard import make_cards
from newcomer_guide.outputs.web_manifest import make_icons, make_logo, make_manifest
from newcomer_guide.sources.recordings import SOUND_TYPES

if TYPE_CHECKING:
    from newcomer_guide.wording.edition import Edition


def _make_scripts(edition: Edition) -> dict[str, bytes]:
    return {script.uri: script.content for script in edition.once(Scripts).made.values()}


def _make_font(edition: Edition) -> dict[str, bytes]:
    uri = font_uri(edition.language)
    return {uri: font_bytes(edition.language)} if uri else {}


def _make_sounds(edition: Edition) -> dict[str, bytes]:
    return {uri: sound.path.read_bytes() for uri, sound in list_sounds(edition.site, edition.language).items()}


OUTPUTS: tuple[Output, ...] = (
    Output(addresses={"sw.js": JAVASCRIPT}, make=make_worker, way=Way.SCRIPT),
    Output(addresses={"404.html": HTML}, make=make_not_found, way=Way.CUSTOM),
    Output(addresses={"*/index.html": HTML}, make=make_moved, way=Way.CUSTOM, per_language=True),  # old links
    Output(
        addresses={"_headers": PLAIN}, make=lambda edition: make_headers(edition.site, OUTPUTS), way=Way.CUSTOM
    ),  # for hosts that read it
    Output(addresses={"sitemap*.xml": XML}, make=make_sitemap, way=Way.CUSTOM),  # for search engines
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
