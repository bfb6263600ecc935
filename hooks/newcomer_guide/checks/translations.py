"""Guards over the words: what a translation may not add, lose, or write in the wrong script."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from newcomer_guide.sources.glossary import terms_in
from newcomer_guide.sources.languages import is_of_all_scripts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.records.values import Text
    from newcomer_guide.sources.catalogues import Entries, Entry
    from newcomer_guide.sources.glossary import Term
    from newcomer_guide.sources.languages import Language

PLACEHOLDERS = re.compile(r"\{[^{}]*\}?|\}")
NUMBERS = re.compile(r"\d[\d.:]*\d|\d")
LINKS = re.compile(r"\]\(([^)]*)\)|(https?://\S+|www\.\S+)")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
MARKUP = re.compile(r"\*\*|__|\*|`|\]\(|<[^>]*>")
SIGNS = re.compile(r"[{}*_`<]|\]\(|://|www\.")
"""What each field, link or mark has one of."""

ALLOWED_UNSEEN = "\u2066\u2067\u2068\u2069\u200c\u200d"
"""Isolates, and the joiners that Arabic spelling needs."""


def guard_translations(
    language: Language, texts: Iterable[Text], entries: Entries, terms: list[Term]
) -> Iterator[Problem]:
    """Find what is wrong in the catalogues of a language.

    Args:
        language: The language of the catalogues.
        texts: The texts that have translations.
        entries: The catalogues.
        terms: The glossary, whose words in Latin letters are allowed.
    """
    allowed = _allowed_latin(language, terms)
    for text in texts:
        entry = entries.get(text.key)
        if entry is None or not entry.words:
            continue
        for message in _faults(entry.danish, entry.words, language, allowed):
            yield entry.place.problem(f"{text.key}: {message}", entry.words)


def warn_of_terms(language: Language, texts: Iterable[Text], entries: Entries, terms: list[Term]) -> Iterator[Problem]:
    """Find translations that do not use the glossary's word where its Danish stands."""
    for text in texts:
        entry = entries.get(text.key)
        if entry is None or not entry.holds_for(text.danish):
            continue
        for term in terms_in(text.danish, terms):
            word = term.word(language.tag)
            if word and not term.is_in(entry.words, language.tag):
                message = f"{text.key}: Ordlisten har et andet ord for {term.own}."
                yield entry.place.problem(message, entry.words, word, is_warning=True)


def guard_entry(entry: Entry, language: Language, terms: list[Term]) -> tuple[str, ...]:
    """Find what is wrong with one translation, as Danish messages."""
    return _faults(entry.danish, entry.words, language, _allowed_latin(language, terms))


def _allowed_latin(language: Language, terms: list[Term]) -> frozenset[str]:
    """Give the words in Latin letters that the glossary itself uses."""
    return frozenset(word for term in terms for word in _latin_words(f"{term.word(language.tag)} {term.own}"))


@functools.lru_cache(maxsize=16384)  # whoever serves or tests asks it of most translations again
def _faults(danish: str, words: str, language: Language, allowed: frozenset[str]) -> tuple[str, ...]:
    """Compare a translation with the Danish that it was made from."""
    return tuple(_compare(danish, words, language, allowed))


def _compare(danish: str, words: str, language: Language, allowed: frozenset[str]) -> Iterator[str]:
    if SIGNS.search(danish) or SIGNS.search(words):  # most texts have none
        for pattern, message in (
            (PLACEHOLDERS, "Felterne i {…} er ikke de samme som i originalen"),
            (LINKS, "Linkene er ikke de samme som i originalen"),
            (MARKUP, "Tegnene for fed, kursiv og links er ikke de samme som i originalen"),
        ):
            if pattern.findall(danish) != pattern.findall(words) and _count(pattern, danish) != _count(pattern, words):
                yield message + _tell_difference(_count(pattern, danish), _count(pattern, words))
    if (NUMBERS.search(danish) or NUMBERS.search(words)) and _numbers(danish) != _numbers(words):
        yield "Tallene er ikke de samme som i originalen"
    if any(_is_unseen(sign) for sign in set(words)):
        yield "Her er et usynligt tegn, som ikke må stå her"
    if not _has_balanced_isolates(words):
        yield "Usynlige tegn for tekstretning står ikke parvis"
    if not any(map(str.isalpha, words)) and "{" not in words and any(map(str.isalpha, danish)):
        yield "Her er ingen bogstaver"  # as where an old program has put question marks for them
    yield from _guard_script(danish, words, language, allowed)


def _guard_script(danish: str, words: str, language: Language, allowed: frozenset[str]) -> Iterator[str]:
    """Find letters of a script that is not the language's own; names keep their Danish letters."""
    bare = _bare(words)
    letters = {sign for sign in set(bare) if sign.isalpha() and not is_of_all_scripts(sign)}
    own = {letter for letter in letters if language.owns(letter)}
    known = allowed | set(_latin_words(danish))
    if language.script != "Latn":
        strange = [word for word in _latin_words(bare) if not any(name.startswith(word) for name in known)]
        if strange:
            yield f"Her er ord med latinske bogstaver: {', '.join(strange)}"
        if letters and not own:
            yield f"Her er ingen bogstaver på {language.name}"
    foreign = sorted(letter for letter in letters - own if not LATIN.match(letter))
    if foreign:
        yield f"Her er bogstaver fra et andet sprog: {' '.join(foreign)}"


@functools.cache
def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Co"} and sign not in ALLOWED_UNSEEN


def _tell_difference(wanted: Counter[str], found: Counter[str]) -> str:
    """Name what is missing and what is too much, such as fields."""
    told = {"mangler": wanted - found, "for meget": found - wanted}
    listed = [f"{what}: {', '.join(names)}" for what, names in told.items() if names]
    return f" ({'; '.join(listed)})"


def _count(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter("".join(match.groups(default="")) or match[0] for match in pattern.finditer(text))


def _numbers(text: str) -> Counter[str]:
    """Count the numbers; a digit of another script counts as wrong by being there."""
    return Counter(NUMBERS.findall(_bare(text)))


def _bare(text: str) -> str:
    """Leave out the fields and links of a text."""
    return PLACEHOLDERS.sub("", LINKS.sub("", text)) if SIGNS.search(text) else text


def _latin_words(text: str) -> list[str]:
    return [word.casefold() for word in LATIN.findall(text)]


def _has_balanced_isolates(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        if depth < 0:
            return False
    return depth == 0
