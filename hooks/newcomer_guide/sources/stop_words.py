"""Read the words that say nothing of what somebody looks for, by language."""

from __future__ import annotations

import functools

import yaml

from newcomer_guide.sources.national import NATIONAL

PATH = NATIONAL / "data" / "stop-words.yml"
SPOKEN_BY_MANY = "en"
"""What readers of all languages type now and then."""


@functools.cache
def stop_words(tag: str, source: str) -> list[str]:
    """Give the words that weigh nothing on a page, as they are written, each once.

    Args:
        tag: The page's language.
        source: The data's own, in which readers of any page may search.
    """
    known = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return sorted({word for one in (tag, source, SPOKEN_BY_MANY) for word in known.get(one, "").split()})
