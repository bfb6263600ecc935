"""Read and write what a page calls a slot by, such as `{{ steps refugee }}`."""

from __future__ import annotations

import re

SLOT_CALL = re.compile(r"\{\{ ([a-z-]+)(?: ([a-z0-9-]+))? \}\}")
"""What a page writes where something of data/ is to be shown: a slot, and for some the word that says which of it."""


def write_call(slot: str, word: str = "") -> str:
    """Write the call of a slot, and of which of what it shows."""
    return f"{{{{ {f'{slot} {word}'.strip()} }}}}"


def calls_in(text: str) -> list[tuple[str, str]]:
    """Give the slots that a text calls, each with its word, or with none, in their order."""
    return [(match[1], match[2] or "") for match in SLOT_CALL.finditer(text)]


def calls_wrongly(text: str) -> bool:
    """Say whether a line of a text means to call a slot, and has something else on it or another form."""
    return any("{{" in line and not SLOT_CALL.fullmatch(line.strip()) for line in text.split("\n"))
