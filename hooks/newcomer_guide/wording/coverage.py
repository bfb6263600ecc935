"""Count how much of each topic is translated, outdated and checked in a language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newcomer_guide.sources.catalogues import topic_of
from newcomer_guide.wording.choice import State, choose
from newcomer_guide.wording.times import DAY_WORDS

if TYPE_CHECKING:
    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language


FIRST_WORDS = (
    *("skip", "languages", "home", "call", "call_who", "search", "search_none"),
    *(
        "note",
        "note_stale",
        "note_stale_between",
        "note_due",
        "note_silent",
        "note_outdated",
        "note_missing",
        "note_unreviewed",
    ),
    *("outdated", "assured", "assured_until", "assured_overdue", "ask_first"),
    *DAY_WORDS,
    *("every_day", "from_day_to_day", "day_and_day", "hours", "time_morning", "time_afternoon"),
)
"""The interface words without which a page misleads: whom to call, what is in doubt, days and hours."""


@dataclass
class Coverage:
    """The texts of one topic in one language.

    Attributes:
        total: How many there are in Danish.
        current: How many have a translation of these very words.
        outdated: How many have a translation of other words.
        reviewed: How many a native speaker has checked.
    """

    total: int = 0
    current: int = 0
    outdated: int = 0
    reviewed: int = 0


def count_coverage(site: Site, language: Language) -> dict[str, Coverage]:
    """Count the texts of each topic, the topics by their names."""
    counted: dict[str, Coverage] = defaultdict(Coverage)
    for text in site.texts_in(language):
        coverage = counted[topic_of(text.key)]
        state = choose(site, language, text).state
        coverage.total += 1
        coverage.current += state is State.CURRENT
        coverage.outdated += state is State.OUTDATED
        coverage.reviewed += state is State.CURRENT and text.key in site.reviews[language.tag]
    return dict(sorted(counted.items()))


def missing_first_words(site: Site, language: Language) -> list[Text]:
    """Give the interface words that a language needs before readers are led to it, and has no words for yet."""
    words = site.data.interface
    return [
        words[name]
        for name in FIRST_WORDS
        if name in words and choose(site, language, words[name]).state is State.MISSING
    ]
