"""Find what people bring along from elsewhere and no page can show: readers would see it as it is written."""

from __future__ import annotations

import re
from typing import NamedTuple

from newcomer_guide.records.dates import DANISH_MONTH
from newcomer_guide.sources.markup import strip_inline

BOLD = "**"


class Pasted(NamedTuple):
    """What was found.

    Attributes:
        line: The line of the text that it begins on, from 0.
        message: A Danish sentence that says what is wrong.
        found: What stands there.
        write: What could stand there; empty where only the editor can know.
    """

    line: int
    message: str
    found: str
    write: str


FORMS = (
    (
        re.compile(r"<[^<>\s/]*(?:://|@)[^<>\s]*>"),
        "Et link skal have en tekst i [ ] foran adressen.",
        "[teksten](https://www.jobnet.dk)",
    ),
    (
        re.compile(r"</?[A-Za-z!][^<>]*>"),
        "Her er HTML, og læserne ville se koden. Skriv kun tekst.",
        "",
    ),
    (
        re.compile(r"!\[[^\]]*\](?:\([^)]*\))?"),
        "Siderne kan ikke vise billeder. Slet det, eller fortæl det med ord.",
        "",
    ),
    (
        re.compile(r"^\|.*\|.*$", re.MULTILINE),
        "Siderne kan ikke vise tabeller. Skriv hver række som et punkt.",
        "- Bolig: …",
    ),
    (
        re.compile(r"\]\s+\((?:[^)\s]+\.md(?:#[^)\s]*)?|#[^)\s]+|(?:https?|tel|mailto):[^)\s]*)\)"),
        "Der må ikke være mellemrum mellem ] og ( i et link.",
        "[teksten](kontakt.md)",
    ),
    (
        re.compile(r"\]\((?![^)]*\)).*"),
        "Linket mangler et ) efter adressen.",
        "[teksten](kontakt.md)",
    ),
    (
        re.compile(rf"(?<=\n)(?:[-*+]|1\.) (?!{DANISH_MONTH}).*"),
        "Der mangler en tom linje over det første punkt, eller et id under teksten ovenover.",
        "",
    ),
    (re.compile(r"^\s*[•·▪].*$", re.MULTILINE), "Et punkt begynder med en bindestreg og et mellemrum.", "- Ring"),
    (
        re.compile(r"(?<=\S )\{#[^{}]*\}(?= \S)"),
        "Et id skal stå alene på linjen under sin tekst, ikke midt i den.",
        "",
    ),
    (re.compile(r"\{#[^{}]*\}"), "Der mangler en tom linje under id'et.", ""),
)
"""Each form, what is wrong with it, and what to write."""

BARE = (
    (
        re.compile(r"(?<![(\w/.])(?:https?://|www\.)[^\s<>()]+\w"),
        "Et link skal have en tekst i [ ] foran adressen, og adressen skal stå i ( ).",
        "[teksten](https://www.jobnet.dk)",
    ),
    (
        re.compile(r"(?<![\w:/.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
        "En mailadresse skal stå i et link, ellers kan man ikke trykke på den.",
        "[skriv til os](mailto:navn@kommunen.dk)",
    ),
)
"""The same for addresses that stand in no link."""

LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")


def find_pasted(text: str) -> Pasted | None:
    """Find the first of these forms in a text of a page."""
    unlinked = LINK.sub(lambda link: re.sub(r"\S", " ", link[0]), text)
    searched = [*((text, one) for one in FORMS), *((unlinked, one) for one in BARE)]
    for words, (form, message, write) in searched:
        met = form.search(words)
        if met:
            return Pasted(text.count("\n", 0, met.start()), message, met[0].strip(), write)
    if BOLD in text and BOLD in strip_inline(text):
        before, _, behind = text.partition(BOLD)
        found = BOLD + behind.partition("\n")[0]
        return Pasted(before.count("\n"), "Fed tekst skal have ** lige før og lige efter ordene.", found, "**husk**")
    return None
