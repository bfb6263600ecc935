"""Show a town's own sign: above each page, in the tab, on the phone's screen, where a page is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from newcomer_guide.assets.css import read_style
from newcomer_guide.assets.fingerprint import digest

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site

VIEW = re.compile(r'viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)">')
HEIGHT = 32
"""Of the sign above a page, in CSS pixels."""


def draw_logo(site: Site) -> str:
    """Draw the sign on the colour that it stands on above each page, so that it can be seen in a light tab too."""
    brand = read_style(site.data.settings.colours).token("brand")
    ground = rf'\g<0><rect x="\1" y="\2" width="\3" height="\4" fill="{brand}"/>'
    return VIEW.sub(ground, site.logo, count=1)


def logo_uri(site: Site) -> str:
    """Give the address of the sign; empty where the town has none."""
    return f"assets/logo.{digest(draw_logo(site).encode())}.svg" if site.logo else ""


def logo_image(site: Site, address: str) -> Markup:
    """Write the sign as an image beside the site's name, which says what it is.

    Args:
        site: The site.
        address: Of the sign's file, from the page.
    """
    if not site.logo:
        return Markup()
    found = VIEW.search(site.logo)
    width = round(HEIGHT * float(found[3]) / float(found[4])) if found and float(found[4]) else HEIGHT
    return Markup('<img class="header__logo" src="{}" alt="" width="{}" height="{}">').format(address, width, HEIGHT)


def logo_drawing(site: Site) -> Markup:
    """Give the sign itself, for the one page that loads nothing."""
    return Markup(draw_logo(site).replace("<svg", '<svg class="logo" aria-hidden="true"', 1))  # noqa: S704  # written by `sources.logo`
