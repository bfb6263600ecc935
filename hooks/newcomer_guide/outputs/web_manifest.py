"""Let a phone keep the site among its apps, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.css import read_style
from newcomer_guide.assets.files import OVERRIDES
from newcomer_guide.assets.fingerprint import name_by_content
from newcomer_guide.outputs.json_file import write_json
from newcomer_guide.outputs.output import PNG
from newcomer_guide.site.addresses import manifest_uri
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.said import plain_text

if TYPE_CHECKING:
    from newcomer_guide.wording.edition import Edition


FOLDER = OVERRIDES / "assets" / "icons"
SIZES = (192, 512)


def make_manifest(edition: Edition) -> dict[str, bytes]:
    """Write the manifest of a language: it begins at its front page, and all languages belong to it.

    Source:
        W3C, Web Application Manifest.
    """
    site, language = edition.site, edition.language
    say = Wording(edition)
    name = plain_text(say(site.data.settings.name), language)
    style = read_style()
    up = "../" * manifest_uri(site, language).count("/") or "./"
    manifest = {
        "id": "./",
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
        "icons": [_describe_icon(f"{up}{_icon_uri(size)}", size) for size in SIZES],
    }
    return {manifest_uri(site, language): write_json(manifest)}


def _describe_icon(address: str, size: int) -> dict[str, str]:
    return {"src": address, "sizes": f"{size}x{size}", "type": PNG, "purpose": "any maskable"}


def make_icons(_: Edition) -> dict[str, bytes]:
    """Give the icons by their address."""
    return {_icon_uri(size): (FOLDER / f"{size}.png").read_bytes() for size in SIZES}


def _icon_uri(size: int) -> str:
    return f"assets/icon-{name_by_content(FOLDER / f'{size}.png')}"
