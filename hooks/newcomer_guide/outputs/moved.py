"""Write what stands at an address that a page has had: where it is now, for readers and for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.csp import page_policy
from newcomer_guide.assets.css import read_small_style
from newcomer_guide.assets.environment import make_environment
from newcomer_guide.assets.files import OVERRIDES
from newcomer_guide.pages.rendering import close_up
from newcomer_guide.site.addresses import home_uri, relative
from newcomer_guide.wording.facts import Wording

if TYPE_CHECKING:
    from newcomer_guide.wording.edition import Edition


def make_moved(edition: Edition) -> dict[str, bytes]:
    """Write a page for each old address, that leads on by itself, with its parts: any host has files, not all redirect.

    Source:
        HTML, `meta http-equiv=refresh`, which search engines take for a redirect where nothing is waited for.
    """
    site, language = edition.site, edition.language
    template = make_environment().get_template("moved.html")
    css = read_small_style(OVERRIDES / "assets" / "offline.css", language.direction)
    made = {}
    for page in site.pages.values():
        for name in page.redirect_from:
            here, there = f"{home_uri(site, language)}{name}/", edition.address(page)
            html = template.render(
                say=Wording(edition).unpaired(),
                language=language,
                page=page,
                there=relative(here, there),
                whole=site.site_url and site.site_url + there,
                css=css,
                policy=page_policy,
            )
            made[f"{here}index.html"] = close_up(html).encode()
    return made
