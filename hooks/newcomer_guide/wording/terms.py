"""Choose the terms that a page explains, and say each in the page's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.sources.glossary import terms_met_in
from newcomer_guide.wording.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.glossary import Term
    from newcomer_guide.wording.voice import Voice

    Explained = tuple[Term, Said, Said]
    """A term, what it is called, and what it means."""


IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def explained_terms(site: Site) -> list[Term]:
    """Give the terms that somebody has explained."""
    return [term for term in site.terms if term.id in site.data.explanations]


def explain_all(site: Site, say: Voice) -> list[Explained]:
    """Explain every term that somebody has explained, by the alphabet of the page's language."""
    return _explain(site, say, explained_terms(site))


def explain_met(site: Site, say: Voice) -> list[Explained]:
    """Explain the terms that stand in what a voice has said so far, where it did not say what they mean itself."""
    terms = site.once(_Explained)
    met = {term.id for words in say.ledger.said for term in terms.met_in(words)}
    return _explain(site, say.unpaired(), (term for term in terms.all if term.id in met))


class _Explained:
    """The terms that somebody has explained, and where they are met."""

    def __init__(self, site: Site) -> None:
        self.all = explained_terms(site)
        self._met: dict[str, list[Term]] = {text.danish: [] for text in site.data.explanations.values()}

    def met_in(self, words: str) -> list[Term]:
        """Give the terms that stand in some words; none in those that explain one."""
        if words not in self._met:
            self._met[words] = terms_met_in(words, self.all)
        return self._met[words]


def _explain(site: Site, say: Voice, terms: Iterable[Term]) -> list[Explained]:
    found = [(term, say_term(say, term), say(_meaning(site, term))) for term in terms]
    return sorted(found, key=lambda one: say.language.sort_key(one[1].text))


def _meaning(site: Site, term: Term) -> Text:
    return site.data.explanations[term.id]


def term_word(term: Term, tag: str) -> str:
    """Give what a term is called in a language, without what stands in brackets; nothing where it has no word."""
    return IN_BRACKETS.sub("", _first_form(term, tag))


def _first_form(term: Term, tag: str) -> str:
    return term.word(tag).partition(" / ")[0]


def say_term(say: Voice, term: Term) -> Said:
    """Say a term in the page's language, and as it is called here, which is what one meets on letters and signs."""
    own = say.name(term.name)
    word = _first_form(term, say.language.tag)
    if say.edition.is_source or not word:
        return own
    if term.name.casefold() in word.casefold():
        return say.words(word)
    return Said((*say.words(term_word(term, say.language.tag)).parts, " (", own, ")"))
