"""Choose the words that a search file holds, and those that weigh nothing in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from newcomer_guide.sources.word_lists import listed_words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language

SIGNS = "".join(sign for sign in map(chr, range(0x3000)) if unicodedata.category(sign)[0] in "PSZ")
"""What stands around words and belongs to none."""


def search_stops(site: Site, language: Language) -> list[str]:
    """Give the words that weigh nothing in a search: those of the page's language, and the town's name, if most places are there."""
    cities = Counter(location.city for location in site.data.locations.values() if location.city)
    most = [city for city, count in cities.items() if 2 * count > cities.total()]
    names = {word for city in most for word in city.casefold().split() if len(word) > 1}
    return sorted(names | listed_words("stop-words", language.tag, site.source.tag))


def words_once(texts: list[str], known: list[str], stops: AbstractSet[str]) -> list[str]:
    """Give the words of some texts, each once, but those that stand in what is known and those that say nothing.

    The search asks of these which words they have; without the rest its file is a third smaller.
    """
    left_out = {*stops, *(word.strip(SIGNS).casefold() for text in known for word in text.split())}
    words = (word.strip(SIGNS) for text in texts for word in text.split())
    return list({word.casefold(): word for word in words if word and word.casefold() not in left_out}.values())
