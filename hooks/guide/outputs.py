"""Everything that the site consists of beside its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.calendars import make_calendars
from guide.cards import make_cards
from guide.feeds import feed_uri, make_feed
from guide.fonts import font_bytes, font_uri
from guide.hosting import make_headers
from guide.hsds import make_hsds
from guide.manifest import make_icons, make_manifest, manifest_uri
from guide.offline import make_offline_page, make_packs, make_worker
from guide.opendata import make_open_data
from guide.pages import alternates, expected_files, not_found_context
from guide.rendering import render_site
from guide.scripts import make_scripts
from guide.search import make_search
from guide.templates import make_environment

if TYPE_CHECKING:
    from pathlib import Path

    from guide.site import Site


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
    made = {"sw.js": make_worker(site)} | make_open_data(site) | make_hsds(site)
    templates = make_environment(site.root / "overrides")
    made["404.html"] = templates.get_template("404.html").render(not_found_context(site)).lstrip().encode()
    made["_headers"] = make_headers(site)
    made |= make_icons(site.root)
    if site.site_url:
        made["sitemap.xml"] = templates.get_template("sitemap.xml").render(alternates=alternates(site)).encode()
    for language in site.languages:
        made |= make_cards(site, language) | make_calendars(site, language)
        made[manifest_uri(site, language)] = make_manifest(site, language)
        made[feed_uri(site, language)] = make_feed(site, language)
        made[f"{site.address(site.pages['index'], language)}search.json"] = make_search(site, language)
        made |= {script.uri: script.content for script in make_scripts(site, language).values()}
        if site.data.settings.offline:
            made[f"offline/{language.tag}.html"] = make_offline_page(site, language)
        font = font_uri(site.root, language)
        if font:
            made[font] = font_bytes(site.root, language)
    return made
