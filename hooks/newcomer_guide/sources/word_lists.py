"""Read the engine's lists of words for the search, by language: those that say nothing, and what no page answers."""

from __future__ import annotations

import functools
from typing import Literal

import yaml

from newcomer_guide.sources.national import NATIONAL

SPOKEN_BY_MANY = "en"
"""What readers of all languages type now and then."""


@functools.cache
def listed_words(name: Literal["stop-words", "absent-words"], tag: str, source: str) -> frozenset[str]:
    """Give the words of a list that hold on a page, as they are written.

    Args:
        name: Of the file: `stop-words` weigh nothing, `absent-words` are asked for and answered nowhere.
        tag: The page's language.
        source: The data's own, in which readers of any page may search.
    """
    known = yaml.safe_load((NATIONAL / "data" / f"{name}.yml").read_text(encoding="utf-8"))
    return frozenset(word for one in (tag, source, SPOKEN_BY_MANY) for word in known.get(one, "").split())
