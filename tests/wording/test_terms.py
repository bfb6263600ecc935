"""Words that readers do not know are explained on the pages that use them, and all of them on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.sources.glossary import Term, terms_met_in
from newcomer_guide.sources.national import NATIONAL, read_explanations
from newcomer_guide.sources.yaml_file import YamlFile, read_yaml
from newcomer_guide.wording.terms import explain_all, explain_met, say_term
from towns import TODAY, change, voice_of, without_spans

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

CASEWORKER = Term("sagsbehandler", "sagsbehandler", {"en": "caseworker", "ar": "المشرف(ة)"}, {})
SHORT = Term("sfo", "SFO", {"en": "after-school care (SFO)"}, {})
PAY = Term("loen", "løn", {"en": "pay"}, {})
CARD = Term("kort", "sundhedskort (gult kort)", {"en": "health card (yellow card)"}, {})


@pytest.mark.parametrize(
    ("term", "words", "is_met"),
    [
        (CASEWORKER, "Møder med sagsbehandlere", True),
        (CASEWORKER, "Sagsbehandlerens kontor", True),
        (CASEWORKER, "En sagsbehandling", False),
        (SHORT, "Børnene går i SFO.", True),
        (SHORT, "sfo", False),
        (SHORT, "SFOen", False),
        (PAY, "Løn og skat", True),
        (PAY, "Din lønseddel", False),
        (CARD, "Vis dit gult kort", True),
        (CARD, "Et kort", False),
    ],
)
def test_a_term_is_known_in_its_forms(term: Term, words: str, *, is_met: bool) -> None:
    """A long one with an ending, a short one as it is written."""
    assert bool(terms_met_in(words, [term])) is is_met


@pytest.mark.parametrize(
    ("term", "tag", "said"),
    [
        (CASEWORKER, "da", "sagsbehandler"),
        (CASEWORKER, "en", "caseworker (sagsbehandler)"),
        (CASEWORKER, "ar", "المشرف (sagsbehandler)"),
        (CASEWORKER, "ti", "sagsbehandler"),
        (SHORT, "en", "after-school care (SFO)"),
        (CARD, "en", "health card (sundhedskort)"),
    ],
)
def test_a_term_has_the_danish_word_beside_it(term: Term, tag: str, said: str, example: Site) -> None:
    """Once, as it stands on letters and signs; what else the glossary has in brackets is left out."""
    assert say_term(voice_of(example, tag), term).text == said


def test_a_page_explains_the_words_that_it_uses(town: Path) -> None:
    """Those and no others, in the page's language, with the way to all; a page that uses none says nothing."""
    change(town / "data" / "arrival.yml", "Vi viser dig byen.", "Din sagsbehandler viser dig dit CPR-nummer.")
    pages = render_site(read_site(town, TODAY))
    page = without_spans(pages["ankomst/"])

    assert "Svære ord på siden: 2" in page
    assert page.count("<dt>") == 2
    assert "<dt>CPR-nummer</dt>\n<dd>\nDit eget nummer i Danmark." in page
    assert '<a href="../ord/">Alle ord</a>' in page
    assert "Your own number in Denmark." in without_spans(pages["en/ankomst/"])
    assert "terms" not in pages["presse/"]


def test_all_words_stand_on_one_page(example: Site) -> None:
    """By the alphabet of the page's language, each with an address of its own."""
    say = voice_of(example, "en")
    names = [word.text for _, word, _ in explain_all(example, say)]
    page = render_site(example)["en/ord/"]

    assert names == sorted(names, key=say.language.sort_key)
    assert page.count("<dt id=") == len(names) == len(example.data.explanations)
    assert explain_met(example, say) == []


def test_a_town_explains_words_of_its_own(town: Path) -> None:
    """And says otherwise what the engine says."""
    (town / "data" / "terms.yml").write_text("mitid: Sådan viser du det.\nmentor: En, der hjælper.\n", encoding="utf-8")
    site = read_site(town, TODAY)

    assert site.data.explanations["mitid"].danish == "Sådan viser du det."
    assert site.data.explanations["mentor"].danish == "En, der hjælper."
    assert [text.key for text in site.own_texts(site.language("ar")) if text.key.startswith("terms.")] == [
        "terms.mitid",
        "terms.mentor",
    ]


def test_the_engine_explains_terms_of_its_own_glossary(example: Site) -> None:
    """In a sentence or two."""
    file = read_yaml(NATIONAL / "data" / "terms.yml", NATIONAL)
    explained = read_explanations(YamlFile("data/terms.yml"))

    assert list(file.value) == list(explained)
    assert explained.keys() <= {term.id for term in example.terms}
    assert all(text.danish.count(".") <= 2 for text in explained.values())


def test_a_town_without_the_page_of_words_leads_nowhere(town: Path) -> None:
    """The words of a page are explained all the same."""
    change(town / "data" / "site.yml", "id:", "skip_pages: [ord]\nid:")
    change(town / "data" / "arrival.yml", "Vi viser dig byen.", "Du får et CPR-nummer.")
    page = render_site(read_site(town, TODAY))["ankomst/"]

    assert "Dit eget nummer i Danmark." in page
    assert "Alle ord" not in page
