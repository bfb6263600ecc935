"""Paint the styles and the icons in a town's own colours."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

from newcomer_guide.records.colours import BLACK, TEXT, WHITE, contrast, mix, toward

if TYPE_CHECKING:
    from newcomer_guide.records.colours import Colours

DARK = re.compile(r"@media[^{]*\(prefers-color-scheme: dark\)")
VALUE = r"(--{name}:\s*)#[0-9a-f]+;"


def paint_tokens(css: str, colours: Colours) -> str:
    """Put a town's colours in the place of the tokens' own; links become as dark, or as light, as they have to be.

    Args:
        css: The tokens: those of light first, then those of dark.
        colours: The town's colours.
    """
    at = DARK.search(css)
    if at is None:
        return _set(css, colours, BLACK)
    return _set(css[: at.start()], colours, BLACK) + _set(css[at.start() :], colours, WHITE)


def _set(css: str, colours: Colours, end: str) -> str:
    grounds = re.findall(r"--(?:page|card):\s*(#[0-9a-f]+)", css)
    grounds = [f"#{''.join(sign * 2 for sign in one[1:])}" if len(one) == 4 else one for one in grounds]
    link = toward(colours.brand, end, lambda one: all(contrast(one, ground) >= TEXT for ground in grounds))
    for name, value in {"brand": colours.brand, "accent": colours.accent, "link": link}.items():
        css = re.sub(VALUE.format(name=name), rf"\g<1>{value};", css, count=1)
    return css


def paint_icon(png: bytes, before: tuple[str, str], after: tuple[str, str]) -> bytes:
    """Put two other colours, and what lies between them, into the palette of an icon.

    Args:
        png: The icon, drawn in two colours with a palette.
        before: The ground and the sign that it is drawn in.
        after: Those that it gets.

    Source:
        PNG (Third Edition), 11.2.2: the chunk PLTE.
    """
    start = png.index(b"PLTE")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    palette = png[start + 4 : start + 4 + length]
    entries = [f"#{palette[at : at + 3].hex()}" for at in range(0, length, 3)]
    painted = b"".join(bytes.fromhex(mix(*after, _share(one, *before))[1:]) for one in entries)
    chunk = b"PLTE" + painted
    return png[:start] + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[start + 4 + length + 4 :]


def _share(colour: str, ground: str, sign: str) -> float:
    """Say how much of the sign's colour is in a mixed one, from 0 to 1."""
    red, first, last = (int(one[1:3], 16) for one in (colour, ground, sign))
    return min(1.0, max(0.0, (red - first) / (last - first)))
