"""Let a phone keep the site among its apps, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.colours import paint_icon
from newcomer_guide.assets.css import read_style
from newcomer_guide.assets.files import OVERRIDES
from newcomer_guide.assets.fingerprint import digest
from newcomer_guide.assets.logo import draw_logo, logo_uri
from newcomer_guide.outputs.json_file import write_json
from newcomer_guide.outputs.output import PNG, SVG
from newcomer_guide.site.addresses import manifest_uri
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.said import plain_text

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.edition import Edition


FOLDER = OVERRIDES / "assets" / "icons"
SIZES = (192, 512)
DRAWN_IN = ("#0b5563", "#ffc247")
"""The ground and the sign of the icons as they are drawn (`make icons`)."""


def make_manifest(edition: Edition) -> dict[str, bytes]:
    """Write the manifest of a language: it begins at its front page, and all languages belong to it.

    Source:
        W3C, Web Application Manifest.
    """
    site, language = edition.site, edition.language
    say = Wording(edition)
    name = plain_text(say(site.data.settings.name), language)
    style = read_style(site.data.settings.colours)
    up = "../" * manifest_uri(site, language).count("/") or "./"
    manifest = {
        "id": site.data.settings.id,  # read from the root of the host, which other towns may share
        "name": name,
        "short_name": name,
        "description": plain_text(say(site.pages["index"].summary), language),
        "lang": language.tag,
        "dir": language.direction,
        "start_url": "./",
        "scope": up,
        "display": "standalone",
        "theme_color": style.token("brand"),
        "background_color": style.token("page"),
        "icons": _describe_icons(site, up),
    }
    return {manifest_uri(site, language): write_json(manifest)}


def _describe_icons(site: Site, up: str) -> list[dict[str, str]]:
    """Describe the town's own sign, which is of any size; the drawn ones where it has none."""
    if site.logo:
        return [{"src": f"{up}{logo_uri(site)}", "sizes": "any", "type": SVG, "purpose": "any"}]
    return [_describe_icon(f"{up}{_icon_uri(site, size)}", size) for size in SIZES]


def _describe_icon(address: str, size: int) -> dict[str, str]:
    return {"src": address, "sizes": f"{size}x{size}", "type": PNG, "purpose": "any maskable"}


def make_icons(edition: Edition) -> dict[str, bytes]:
    """Give the icons by their address, in the town's colours; none where it has a sign of its own."""
    return (
        {} if edition.site.logo else {_icon_uri(edition.site, size): _draw_icon(edition.site, size) for size in SIZES}
    )


def make_logo(edition: Edition) -> dict[str, bytes]:
    """Give the town's own sign by its address, if it has one."""
    return {logo_uri(edition.site): draw_logo(edition.site).encode()} if edition.site.logo else {}


def _draw_icon(site: Site, size: int) -> bytes:
    drawn = (FOLDER / f"{size}.png").read_bytes()
    colours = site.data.settings.colours
    return paint_icon(drawn, DRAWN_IN, (colours.brand, colours.accent)) if colours else drawn


def _icon_uri(site: Site, size: int) -> str:
    return f"assets/icon-{size}.{digest(_draw_icon(site, size))}.png"
