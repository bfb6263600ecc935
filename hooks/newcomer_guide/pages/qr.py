"""Draw a code that opens a page."""

from __future__ import annotations

import functools

from markupsafe import Markup

MASK = 3
"""Every mask is valid; trying all eight for the fairest takes most of the time."""


@functools.lru_cache(maxsize=4096)
def draw_code(url: str) -> Markup:
    """Draw a QR code that opens an address, as SVG to stand inside a page.

    Source:
        ISO/IEC 18004, by segno.
    """
    import segno  # noqa: PLC0415  # a hundredth of a second of each command; only a site with an address has codes

    code = segno.make_qr(url, error="l", mask=MASK, boost_error=False)
    drawn = code.svg_inline(border=4, omitsize=True, svgclass="code", lineclass=None)
    return Markup(drawn)  # noqa: S704  # squares
