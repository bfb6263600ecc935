"""Guards over the Danish sentences: none too long, and no fact written where no field holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.records.values import Text

MAX_WORDS = 25
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
FILLED = re.compile(r"\{[^{}]*\}|\]\([^)]*\)")
"""What is filled in by a field already, and where a link leads."""

MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
FACTS = {
    re.compile(r"(?:\+\d\d )?\b\d\d ?\d\d ?\d\d ?\d\d\b"): (
        "Her står et telefonnummer i en sætning. Skriv det under phones i data/contacts.yml, og vis det med {{ call }} eller et link til kontakten."
    ),
    re.compile(r"\b(?:kl\. ?)?\d?\d[.:]\d\d\b|\bkl\. ?\d{1,2}\b"): (
        "Her står et klokkeslæt i en sætning. Skriv det under schedule på et kursus, eller under schedules på en organisation, et sted eller en kontakt, så siden kan sige, hvornår det sidst er bekræftet."
    ),
    re.compile(rf"\b\d?\d\. (?:{MONTHS})\b|\b\d?\d/\d?\d\b|\b\d{{4}}-\d\d-\d\d\b"): (
        "Her står en dato i en sætning. Skriv den i et felt: valid_from, valid_to eller except_dates på et kursus, eller date i data/events.yml."
    ),
    re.compile(r"(?<![\w.,:/-])(?!(?:19|20)\d\d\b)\d{2,}(?:\.\d{3})*(?![\w/:-]|\.\d)"): (
        "Her står et tal i en sætning. Skriv det i data/figures.yml med kilde og år, og vis det som {figures.navn}."
    ),
}
"""What belongs in a field, and which; the first that is found in a text is told."""


def warn_of_long_sentences(texts: Iterable[Text]) -> Iterator[Problem]:
    """Find Danish sentences that are hard to read and to translate."""
    for text in texts:
        for sentence in SENTENCE_END.split(text.danish):
            count = len(sentence.split())
            if count > MAX_WORDS:
                message = f"Sætningen har {count} ord. Del den, så den har højst {MAX_WORDS}."
                yield text.place.problem(message, sentence, is_warning=True)


def warn_of_facts_in_sentences(texts: Iterable[Text]) -> Iterator[Problem]:
    """Find facts inside sentences: nobody is asked to confirm them, and no calendar, card or search knows them."""
    for text in texts:
        bare = FILLED.sub(" ", text.danish)
        found = next(((fact[0], advice) for pattern, advice in FACTS.items() if (fact := pattern.search(bare))), None)
        if found:
            yield text.place.problem(found[1], found[0], is_warning=True)
