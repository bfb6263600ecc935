"""Write what hosts need to serve the site well: its headers, said once, in the form of each host."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli

from guide.policy import header_policy
from guide.templates import make_environment

if TYPE_CHECKING:
    from pathlib import Path

    from guide.site import Site

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
FILES = ("nginx.conf", "Caddyfile", "Containerfile")
PORT = 8080


def make_headers(site: Site) -> bytes:
    """Write the headers in the form that Netlify and Cloudflare read from the site itself."""
    return _render(site, "_headers")


def write_hosting(site: Site, site_path: Path, target: Path) -> None:
    """Write a folder to serve: the site with each file packed beside, and how nginx, Caddy and a container serve it.

    Args:
        site: The site.
        site_path: Where its files are.
        target: The folder to write; it is not there yet.
    """
    for path in sorted(site_path.rglob("*")):
        if path.is_file():
            copy = target / "site" / path.relative_to(site_path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            content = path.read_bytes()
            copy.write_bytes(content)
            if path.suffix[1:] not in BINARY:
                copy.with_name(f"{copy.name}.gz").write_bytes(gzip.compress(content, mtime=0))
                copy.with_name(f"{copy.name}.br").write_bytes(brotli.compress(content))
    for name in FILES:
        (target / name).write_bytes(_render(site, name))


def _render(site: Site, name: str) -> bytes:
    template = make_environment(site.root / "overrides").get_template(f"hosting/{name}")
    context = {
        "security": SECURITY,
        "forever": FOREVER,
        "ask": ASK,
        "types": TYPES,
        "feed": FEED,
        "packed": [kind for name, kind in TYPES.items() if name not in BINARY],
        "languages": site.languages,
        "port": PORT,
    }
    return template.render(context).encode()
