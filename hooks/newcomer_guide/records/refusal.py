"""Refuse what somebody wrote, in words that say what to write instead."""

from __future__ import annotations

import re
import unicodedata
from typing import NoReturn

from pydantic_core import PydanticCustomError

NOTHING_SEEN = re.compile(r"[\u115f\u1160\u2800\u3164\uffa0\ufdd0-\ufdef\ufffe\uffff]")
"""Letters that look like nothing, and what Unicode will never make a character."""


UNMEANT = re.compile("[\u00ad\u200b\u200e\u200f\ufeff]")
"""Signs that keyboards and programs put in, and that nobody sees or misses: they turn nothing around that runs one way."""


def refuse(message: str, write: str = "", found: str = "", field: str = "") -> NoReturn:
    """Refuse a value, or a part whose fields do not go together.

    Args:
        message: One Danish sentence that says what is wrong.
        write: An example of what to write instead.
        found: What stands there; needed only for a part.
        field: The field of a part that is to be changed, if it is one.

    Raises:
        PydanticCustomError: Always; `validation` makes a problem of it.
    """
    error_type, template = "refused", "{message}"
    raise PydanticCustomError(
        error_type, template, {"message": message, "write": write, "found": found, "field": field}
    )


def find_unseen(words: str) -> list[str]:
    """Give the characters that nobody sees."""
    if words.isprintable() and not NOTHING_SEEN.search(words):
        return []
    kinds = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    return [sign for sign in words if unicodedata.category(sign) in kinds or NOTHING_SEEN.match(sign)]


def refuse_unseen(words: str) -> None:
    """Refuse characters that nobody sees: they turn text around, or hide what stands there.

    Raises:
        PydanticCustomError: There is one.
    """
    unseen = find_unseen(words)
    if "\n" in unseen:
        refuse("Teksten har et linjeskift. Skriv den i ét afsnit: >- efter feltets navn, og ingen tom linje imellem.")
    if unseen:
        where = words.index(unseen[0])
        refuse(f"Her er et usynligt tegn efter »{words[max(0, where - 12) : where]}«. Skriv teksten igen.")
