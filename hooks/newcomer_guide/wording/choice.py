"""Choose the words that a reader gets for a text, and say whether they are still right."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newcomer_guide.sources.catalogues import Entries, placeholders_in

if TYPE_CHECKING:
    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language


class State(enum.Enum):
    """What a reader has to know about the words on the page."""

    SOURCE = "source"
    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True)
class Chosen:
    """The words that a reader gets for a text.

    Attributes:
        words: What to show.
        lang: BCP 47 tag of these very words.
        state: What the reader has to know about them.
    """

    words: str
    lang: str
    state: State


def choose(site: Site, language: Language, text: Text) -> Chosen:
    """Choose the words that a reader of a language gets for a text, by the catalogue that the site has of it."""
    return choose_text(text, language.tag, site.source.tag, site.entries[language.tag])


def choose_text(text: Text, lang: str, source_lang: str, entries: Entries) -> Chosen:
    """Choose the words that a reader of `lang` gets for `text`.

    A translation made from other Danish is shown with a mark, beside the Danish; one of a critical
    text is not shown at all, for it may name what no longer holds; nor is one with other fields.

    Args:
        text: The Danish words and their key.
        lang: BCP 47 tag of the page, such as `ar`.
        source_lang: BCP 47 tag of the data's own words.
        entries: The catalogue of `lang`.

    Returns:
        The words, their own tag, and what the reader has to know about them.
    """
    if lang == source_lang:
        return Chosen(text.danish, source_lang, State.SOURCE)
    entry = entries.get(text.key)
    if entry is None or not entry.words:
        return Chosen(text.danish, source_lang, State.MISSING)
    if not entry.holds_for(text.danish):
        has_lost_fields = placeholders_in(entry.words) != placeholders_in(text.danish)
        if text.is_critical or has_lost_fields:
            return Chosen(text.danish, source_lang, State.OUTDATED)
        return Chosen(entry.words, lang, State.OUTDATED)
    return Chosen(entry.words, lang, State.CURRENT)
