"""Write a whole site: its pages, its outputs, and the packs of all that phones may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.outputs.offline import make_packs
from newcomer_guide.outputs.output import Made, media_types
from newcomer_guide.outputs.registry import OUTPUTS
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.site.addresses import expected_files
from newcomer_guide.wording.edition import make_editions

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site


def write_site(site: Site, site_path: Path) -> None:
    """Write a whole site below `site_path`.

    Raises:
        ProblemsError: An interface word is missing, or lacks a placeholder.
    """
    for address, html in render_site(site).items():
        write_file(site_path / address / "index.html", html.encode())
    write_outputs(site, site_path)


def write_outputs(site: Site, site_path: Path) -> None:
    """Write all outputs beside the pages, which stand below `site_path` already.

    Raises:
        FileNotFoundError: A page is missing.
    """
    made = make_outputs(site)
    if site.data.settings.offline:
        pages = {
            name.removesuffix("index.html"): Made((site_path / name).read_bytes(), (language,), in_pack=True)
            for language in site.languages
            for name in expected_files(site, language)
        }
        made |= make_packs(site, pages | made, media_types(OUTPUTS))
    for uri, one in made.items():
        write_file(site_path / uri, one.content)


def make_outputs(site: Site) -> dict[str, Made]:
    """Make the outputs that need no page, by their address."""
    editions = make_editions(site)
    made: dict[str, Made] = {}
    for output in OUTPUTS:
        for edition in editions if output.per_language else editions[:1]:
            languages = (edition.language,) if output.per_language else ()
            for uri, content in output.make(edition).items():
                before = made[uri].languages if uri in made else ()  # as two languages share a font
                made[uri] = Made(content, before + languages, output.in_pack)
    return made


def write_file(path: Path, content: bytes) -> None:
    """Write a file of the site, and the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
