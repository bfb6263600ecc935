"""Make the id of a record, or of one of several texts, from what it is called."""

from __future__ import annotations

import re

import icu

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "u"})
LONGEST_ID = 40


def make_id(name: str) -> str:
    """Make an id from words in any script; empty where they have no letters."""
    latin = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate(name.lower().translate(LETTERS))
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[ʹʺ'’]", "", latin.lower())).strip("-")
    return plain[:LONGEST_ID].rstrip("-")
