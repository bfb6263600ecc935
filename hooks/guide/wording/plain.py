"""Say what a page says as plain text, for messages, calendars and cards."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from guide.sources.languages import Language

ISOLATE, POP = "\u2066", "\u2069"
"""Left-to-right isolate, and its end (UAX 9, section 2.4)."""

OPEN, CLOSE = re.compile(r"<bdi\b[^>]*>"), re.compile(r"</bdi>")


def plain_text(said: Markup, language: Language) -> str:
    """Turn HTML that a voice wrote into one line of plain text.

    Numbers, addresses and Danish words inside a text that runs from right to left are isolated, so
    that their signs stay in order.
    """
    is_turned = language.direction == "rtl"
    text = OPEN.sub(ISOLATE if is_turned else "", str(said))
    text = CLOSE.sub(POP if is_turned else "", text)
    text = re.sub(r"<br\s*/?>", ", ", text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())
