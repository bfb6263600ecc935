"""Quote words in Markdown so that they stay words: they call nobody, close nothing, lead nowhere and draw no picture."""

from __future__ import annotations

import re

ACTIVE = re.compile(r"[@#<>\[\]!`*_~|\\&]|://|www\.|\bGH-", re.IGNORECASE)
"""What the forge may make something of: mark-up, a mention, an issue, an address."""


def quote(words: str) -> str:
    """Write words as they are; as a code span, in which the forge reads nothing, where they hold what it might read.

    Source:
        CommonMark 0.31, section 6.1: the fence is longer than any run of backticks inside.
    """
    plain = " ".join(words.split())
    if not ACTIVE.search(plain):
        return plain
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    space = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{space}{plain}{space}{fence}"
