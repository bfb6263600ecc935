"""Make the list of all pages that search engines read, with their sisters in the other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.outputs.open_data import MOST_LANGUAGES
from newcomer_guide.site.addresses import alternates

if TYPE_CHECKING:
    from newcomer_guide.wording.edition import Edition


def make_sitemap(edition: Edition) -> dict[str, bytes]:
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
