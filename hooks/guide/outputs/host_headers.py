"""The headers that every host sends, said once, and the file that some hosts read them from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.assets.csp import header_policy
from guide.assets.environment import make_environment

if TYPE_CHECKING:
    from guide.site.site import Site

SECURITY = {
    "Content-Security-Policy": header_policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer carries; the last is for phones that know no frame-ancestors."""

FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"
"""Keep it, and ask each time whether it still holds: a changed hour must not wait."""

TYPES = {
    "csv": "text/csv",
    "html": "text/html",
    "ics": "text/calendar",
    "js": "text/javascript",
    "json": "application/json",
    "png": "image/png",
    "vcf": "text/vcard",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
"""The types of all that the site consists of, by the end of the name."""

BINARY = {"png", "woff2"}
FEED = "application/atom+xml"


def make_headers(site: Site) -> bytes:
    """Write the headers in the form that Netlify and Cloudflare read from the site itself."""
    return render_for_host(site, "_headers")


def render_for_host(site: Site, name: str, **values: object) -> bytes:
    """Render a template of overrides/hosting/ with the headers, and whatever else it needs."""
    template = make_environment(site.root / "overrides").get_template(f"hosting/{name}")
    shared = {"security": SECURITY, "forever": FOREVER, "ask": ASK, "types": TYPES, "feed": FEED}
    return template.render(shared, languages=site.languages, **values).encode()
