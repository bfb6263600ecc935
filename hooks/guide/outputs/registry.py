"""Everything that the site consists of beside its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.assets.environment import make_environment
from guide.assets.fonts import font_bytes, font_uri
from guide.assets.scripts import Scripts
from guide.outputs.atom import make_feed
from guide.outputs.host_headers import make_headers
from guide.outputs.hsds import make_hsds
from guide.outputs.icalendar import make_calendars
from guide.outputs.offline import make_offline_page, make_packs, make_worker
from guide.outputs.open_data import make_open_data
from guide.outputs.search_index import make_search
from guide.outputs.vcard import make_cards
from guide.outputs.web_manifest import make_icons, make_manifest
from guide.pages.context import not_found_context
from guide.pages.rendering import render_site
from guide.site.addresses import alternates, expected_files, feed_uri, manifest_uri, offline_page_uri, search_uri
from guide.wording.edition import make_editions

if TYPE_CHECKING:
    from pathlib import Path

    from guide.site.site import Site


def write_site(site: Site, site_path: Path) -> None:
    """Write a whole site below `site_path`.

    Raises:
        ProblemsError: An interface word is missing, or lacks a placeholder.
    """
    for address, html in render_site(site).items():
        path = site_path / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8", newline="\n")
    write_outputs(site, site_path)


def write_outputs(site: Site, site_path: Path) -> None:
    """Write all outputs beside the pages, which stand below `site_path` already.

    Raises:
        ProblemsError: A script names a word that interface.yml does not have.
        FileNotFoundError: A page is missing.
    """
    made = make_outputs(site)
    if site.data.settings.offline:
        pages = {name.removesuffix("index.html"): (site_path / name).read_bytes() for name in expected_files(site)}
        made |= make_packs(site, made | pages)
    for uri, content in made.items():
        path = site_path / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def make_outputs(site: Site) -> dict[str, bytes]:
    """Make the outputs that need no page, by their address."""
    editions = make_editions(site)
    made = {"sw.js": make_worker(editions[0])} | make_open_data(site) | make_hsds(site)
    templates = make_environment(site.root / "overrides")
    made["404.html"] = templates.get_template("404.html").render(not_found_context(editions)).lstrip().encode()
    made["_headers"] = make_headers(site)
    made |= make_icons(site.root)
    if site.site_url:
        made["sitemap.xml"] = templates.get_template("sitemap.xml").render(alternates=alternates(site)).encode()
    for edition in editions:
        language = edition.language
        made |= make_cards(edition) | make_calendars(edition)
        made[manifest_uri(site, language)] = make_manifest(edition)
        made[feed_uri(site, language)] = make_feed(edition)
        made[search_uri(site, language)] = make_search(edition)
        made |= {script.uri: script.content for script in Scripts(edition).made.values()}
        if site.data.settings.offline:
            made[offline_page_uri(language)] = make_offline_page(edition)
        font = font_uri(site.root, language)
        if font:
            made[font] = font_bytes(site.root, language)
    return made
