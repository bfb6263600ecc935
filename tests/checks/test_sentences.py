"""Danish sentences are short, and what is a fact stands in a field: each rule fires on one thing, and on nothing else."""

from __future__ import annotations

import pytest

from newcomer_guide.checks.sentences import warn_of_facts_in_sentences, warn_of_long_sentences
from newcomer_guide.records.values import Text

FACTS = [
    ("Ring på 32 12 34 56.", "32 12 34 56", "phones"),
    ("Ring på 32123456, hvis du er i tvivl.", "32123456", "phones"),
    ("Ring på +45 32 12 34 56.", "+45 32 12 34 56", "phones"),
    ("Vi holder åbent til kl. 16:30.", "kl. 16:30", "schedule"),
    ("Kom kl. 9.", "kl. 9", "schedule"),
    ("Der er lukket fra 12.30.", "12.30", "schedule"),
    ("Vi begynder igen den 3. august.", "3. august", "valid_from"),
    ("Vi begynder igen 3/8.", "3/8", "valid_from"),
    ("Det gælder fra 2026-08-03.", "2026-08-03", "valid_from"),
    ("Byen har 40 boliger.", "40", "figures.yml"),
    ("Byen har 12.000 borgere.", "12.000", "figures.yml"),
]

NONE = [
    "Sådan var det i 2019.",
    "Du får den inden for 3 dage.",
    "Byen har {figures.boliger} boliger.",
    "Læs mere [her](https://by.example/2026-08-03/40/).",
    "Den opfylder WCAG 2.2 AA.",
    "Tag bus 6A til skolen.",
]


@pytest.mark.parametrize(("sentence", "found", "field"), FACTS)
def test_a_fact_inside_a_sentence_is_told_with_its_field(sentence: str, found: str, field: str) -> None:
    """A warning: what staff wrote is published all the same."""
    (problem,) = warn_of_facts_in_sentences([Text(sentence, "pages.om.a")])

    assert problem.is_warning
    assert problem.found == found
    assert field in problem.message


@pytest.mark.parametrize("sentence", NONE)
def test_what_no_field_holds_is_left_alone(sentence: str) -> None:
    """Years, small counts, what is filled in, addresses, names."""
    assert list(warn_of_facts_in_sentences([Text(sentence, "pages.om.a")])) == []


@pytest.mark.parametrize(("count", "is_warned"), [(25, False), (26, True)])
def test_a_sentence_of_more_than_25_words_is_warned_of(count: int, *, is_warned: bool) -> None:
    """Each sentence counts by itself."""
    texts = [Text("Kort. " + " ".join(["ord"] * count) + ". Kort.", "a.one")]

    assert len(list(warn_of_long_sentences(texts))) == is_warned
