"""Say what a page may load, run and send: nothing from elsewhere, and nothing inside it that was not built."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

LOADED = {
    "connect-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "script-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""What pages load, and from where; see the Content Security Policy Level 3."""

MANIFEST = {"manifest-src": "'self'"}
"""The same of a page that a phone may keep among its apps."""

ALONE = {"img-src": "data:", "form-action": "'none'"}
"""The same for a page that loads nothing; its icon is empty, so that no browser asks for one."""

NEVER = ("child-src", "frame-src", "object-src", "frame-ancestors")


def page_policy(style: str, *, is_alone: bool = False, has_manifest: bool = False) -> Markup:
    """Write the policy that a page carries itself: also on hosts that send no headers.

    Args:
        style: The text of the page's one `style` element, to the byte.
        is_alone: Whether the page loads nothing.
        has_manifest: Whether it has a manifest; most have none, and let none in.
    """
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    loaded = ALONE if is_alone else LOADED | (MANIFEST if has_manifest else {})
    return _write({"default-src": "'none'"} | loaded | {"style-src": f"'sha256-{hashed}'"})


def header_policy() -> str:
    """Write the policy that every answer carries.

    It says nothing of styles, which each page's own policy allows by hash, and forbids besides what
    only a header can: to be shown inside another site.
    """
    return _write(LOADED | MANIFEST | {"worker-src": "'self'", "media-src": "'self'"} | dict.fromkeys(NEVER, "'none'"))


def _write(directives: dict[str, str]) -> Markup:
    return Markup(";".join(f"{name} {sources}" for name, sources in directives.items()))  # noqa: S704  # ours, and a hash
