"""Guards over how translations are written: a language's own spelling and signs, doubled words, spaces, the last stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.checks.translations import LINKS
from newcomer_guide.sources.spelling import read_spelling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.records.values import Text
    from newcomer_guide.sources.catalogues import Entries
    from newcomer_guide.sources.languages import Language

MARKS = "\u0300-\u036f\u064b-\u0652"
"""Vowel signs and accents, which Python counts as no part of a word."""

DOUBLED = re.compile(rf"(?<![\w{MARKS}-])([^\W\d_]{{2,}}) \1(?![\w{MARKS}-])")
MAY_BE_DOUBLED = {"ti": None, "am": None, "en": {"that", "had"}}
"""Languages that say a word twice on purpose, and the words with which they do; None: with any."""

SPACES = re.compile(r"  +|\( | \)")
LAST = re.compile(r"([.!?؟።۔;։।॥။…]?)[«“\s»”\"')\]*\u2069]*$")
STOPS = frozenset(".።۔։।॥။")
WITH_STOPS = {"Latn", "Arab", "Ethi", "Cyrl", "Grek", "Hebr", "Armn", "Geor", "Deva", "Beng", "Mymr"}
"""The scripts that end a sentence with a sign of its own, which is known here."""

SHORTENED = re.compile(r"(?:^|[\s(,])(?:(?:\w{1,2}\.){2,}|(?:th|tv|mf|mv|osv|etc)\.)$")
"""An abbreviation, such as `m.m.` or `th.`, whose dot is no stop."""


def warn_of_spelling(
    language: Language, texts: Iterable[Text], entries: Entries, excused: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    """Find what is not written as the language is.

    Args:
        language: The language of the catalogues.
        texts: The texts that have translations.
        entries: The catalogues.
        excused: The texts that only seem wrong, by key and tag.
    """
    for text in texts:
        entry = entries.get(text.key)
        if entry is None or not entry.words or (text.key, language.tag) in excused:
            continue
        for message, found, write in find_misspelt(language, entry.danish, entry.words):
            yield entry.place.problem(f"{text.key}: {message}", found, write, is_warning=True)


def find_misspelt(language: Language, source: str, words: str) -> Iterator[tuple[str, str, str]]:
    """Give what is wrong with how some words are written: why, what was found, and what to write."""
    bare = LINKS.sub("", words)
    for rule in read_spelling().get(language.tag, {}).values():
        found = rule.match.search(bare)
        if found:
            yield rule.says, _around(bare, found), rule.write
    doubled, allowed = DOUBLED.search(bare), MAY_BE_DOUBLED.get(language.tag, set())
    if doubled and allowed is not None and doubled[1].lower() not in allowed:
        yield "Ordet står to gange.", _around(bare, doubled), doubled[1]
    if spaces := SPACES.search(bare):
        yield "Her er et mellemrum for meget.", _around(bare, spaces), ""
    last, own = _last_sign(source), _last_sign(words)
    is_judged = language.script in WITH_STOPS and not SHORTENED.search(source) and not SHORTENED.search(words)
    if is_judged and ((last and not own) or (own in STOPS and not last)):
        yield "Teksten skal slutte med et tegn, hvis originalen gør det, og ellers uden punktum.", words, ""


def _around(words: str, found: re.Match[str]) -> str:
    """Give what was found with the words beside it."""
    return words[max(0, found.start() - 12) : found.end() + 12].strip()


def _last_sign(words: str) -> str:
    """Give the stop or the question mark that words end with; nothing where they end with neither."""
    found = LAST.search(LINKS.sub("", words))
    return found[1] if found else ""
