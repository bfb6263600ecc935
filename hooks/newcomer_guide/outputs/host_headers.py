"""The headers that every host sends, said once, and the file that some hosts read them from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.csp import header_policy
from newcomer_guide.assets.environment import make_environment
from newcomer_guide.outputs.output import media_types, special_types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newcomer_guide.outputs.output import Output
    from newcomer_guide.site.site import Site

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

UNKNOWN = ("ics", "vcf", "webmanifest")
"""The kinds of file whose media type some hosts do not know by themselves."""


def make_headers(site: Site, outputs: Iterable[Output]) -> dict[str, bytes]:
    """Write the headers in the form that Netlify and Cloudflare read from the site itself."""
    return {"_headers": render_for_host(site, outputs, "_headers")}


def render_for_host(site: Site, outputs: Iterable[Output], name: str, **values: object) -> bytes:
    """Render a template of overrides/hosting/ with the headers, the media types of all outputs, and what else it needs."""
    template = make_environment().get_template(f"hosting/{name}")
    outputs = list(outputs)
    context = {
        "security": SECURITY,
        "forever": FOREVER,
        "ask": ASK,
        "types": media_types(outputs),
        "unknown": UNKNOWN,
        "special": special_types(outputs),
        "languages": site.languages,
    }
    return template.render(context, **values).encode()
