"""Count how much of each topic is translated, outdated and checked in a language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.sources.catalogues import topic_of
from guide.wording.choice import State, choose_text

if TYPE_CHECKING:
    from guide.site.site import Site
    from guide.sources.languages import Language


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
    for text in site.texts():
        coverage = counted[topic_of(text.key)]
        state = choose_text(text, language.tag, site.source.tag, site.entries[language.tag]).state
        coverage.total += 1
        coverage.current += state is State.CURRENT
        coverage.outdated += state is State.OUTDATED
        coverage.reviewed += state is State.CURRENT and text.key in site.reviews[language.tag]
    return dict(sorted(counted.items()))
