"""Guards over the Danish sentences: none too long, no page too hard, and no fact written where no field holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.records.dates import DANISH_MONTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newcomer_guide.problems import Problem
    from newcomer_guide.records.values import Text

MAX_WORDS = 20
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
QUOTED = re.compile(r"»[^«]*«")
"""What somebody else has written is not ours to shorten."""

CONDITION = re.compile(
    r"[ *(\[]*(?:Er|Har|Vil|Kan|Skal|Bor|Får|Søger|Mangler|Ønsker|Trykker|Bliver|Kommer|Står|Siger|Bruger|Taler|Læser|Flytter)"
    r" (?:du|I|man|han|hun|de|det|der|dit|din|dine|jeres|barnet|børnene|familien)\b[^,]*, \w"
)
"""A verb, who it is about, and what follows behind a comma."""

OTHER_WEEKS = re.compile(
    r"\b(?:hver anden|hver tredje|(?:u?lige) uger|(?:første|anden|tredje|sidste) \w+dag i (?:hver )?måneden?)\b",
    re.IGNORECASE,
)

EASY_LIX = 30
LONG_WORD = re.compile(r"[^\W\d_]{7,}")
FEWEST_WORDS = 30
FEWEST_OF_ONE = 8
"""A page with fewer words of running text is a list, of which LIX says nothing; nor does it of a text of a few words."""

FILLED = re.compile(r"\{[^{}]*\}|\]\([^)]*\)")
"""What is filled in by a field already, and where a link leads."""

FACTS = {
    re.compile(r"(?:\+\d\d )?\b\d\d ?\d\d ?\d\d ?\d\d\b"): (
        "Her står et telefonnummer i en sætning. Skriv det under phones i data/contacts.yml, og vis det med {{ call }} eller et link til kontakten."
    ),
    re.compile(r"\b(?:kl\. ?)?\d?\d[.:]\d\d\b|\bkl\. ?\d{1,2}\b"): (
        "Her står et klokkeslæt i en sætning. Skriv det under schedule på et kursus, eller under schedules på en organisation, et sted eller en kontakt, så siden kan sige, hvornår det sidst er bekræftet."
    ),
    re.compile(rf"\b\d?\d\. {DANISH_MONTH}|\b\d?\d/\d?\d\b|\b\d{{4}}-\d\d-\d\d\b"): (
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
        for sentence in SENTENCE_END.split(QUOTED.sub("»«", text.danish)):
            count = len(sentence.split())
            if count > MAX_WORDS:
                message = f"Sætningen har {count} ord. Del den, så den har højst {MAX_WORDS}."
                yield text.place.problem(message, sentence, is_warning=True)


def warn_of_hidden_conditions(texts: Iterable[Text]) -> Iterator[Problem]:
    """Find conditions that begin with their verb: who is new to Danish takes them for questions."""
    for text in texts:
        for sentence in SENTENCE_END.split(QUOTED.sub("", text.danish)):
            if CONDITION.match(sentence) and not sentence.rstrip(" *)]”“»«").endswith("?"):
                message = "Sætningen begynder som et spørgsmål, men er en betingelse. Begynd med »Hvis«."
                yield text.place.problem(message, sentence, is_warning=True)


def warn_of_hard_pages(pages: Mapping[str, Sequence[Text]]) -> Iterator[Problem]:
    """Find pages whose running text is harder than easy Danish, and tell the hardest text of each.

    Args:
        pages: The texts that each page shows, by its address.
    """
    for address, texts in pages.items():
        running = [text for text in texts if _plain(text).endswith((".", "!", "?"))]
        whole = " ".join(map(_plain, running))
        if len(whole.split()) >= FEWEST_WORDS and (lix := round(count_lix(whole))) > EASY_LIX:
            long = [text for text in running if len(_plain(text).split()) >= FEWEST_OF_ONE]
            hardest = max(long or running, key=lambda text: count_lix(_plain(text)))
            message = (
                f"/{address}: Teksten er svær at læse (LIX {lix}). Let dansk har højst {EASY_LIX}. "
                "Brug kortere ord og sætninger. Det sværeste står her."
            )
            yield hardest.place.problem(message, hardest.danish, is_warning=True)


def count_lix(words: str) -> float:
    """Count how hard a text is to read: words to a sentence, and how many of a hundred have more than six letters.

    Source:
        Björnsson, Läsbarhet, 1968.
    """
    count = len(words.split())
    sentences = len([part for part in SENTENCE_END.split(words) if part])
    return count / sentences + 100 * len(LONG_WORD.findall(words)) / count if count else 0


def _plain(text: Text) -> str:
    """Give a text's own words: without quotations, and with a short word for what is filled in."""
    return FILLED.sub(" ", QUOTED.sub("", text.danish)).strip(" *[]")


def warn_of_other_weeks(texts: Iterable[Text]) -> Iterator[Problem]:
    """Find courses that are said not to be held each week: their calendars and "next time" know of no other weeks."""
    for text in texts:
        found = OTHER_WEEKS.search(text.danish) if text.key.startswith("courses.") else None
        if found:
            message = "Kalenderen og »Næste gang« siger hver uge. Skriv de dage, hvor det ikke er, under except_dates i schedule."
            yield text.place.problem(message, found[0], "except_dates: [2027-01-14, 2027-01-28]", is_warning=True)


def warn_of_facts_in_sentences(texts: Iterable[Text]) -> Iterator[Problem]:
    """Find facts inside sentences: nobody is asked to confirm them, and no calendar, card or search knows them."""
    for text in texts:
        bare = FILLED.sub(" ", text.danish)
        found = next(((fact[0], advice) for pattern, advice in FACTS.items() if (fact := pattern.search(bare))), None)
        if found:
            yield text.place.problem(found[1], found[0], is_warning=True)
