"""Danish sentences are short, and what is a fact stands in a field: each rule fires on one thing, and on nothing else."""

from __future__ import annotations

import pytest

from newcomer_guide.checks.sentences import (
    count_lix,
    warn_of_facts_in_sentences,
    warn_of_hard_pages,
    warn_of_hidden_conditions,
    warn_of_long_sentences,
)
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


@pytest.mark.parametrize(("count", "is_warned"), [(20, False), (21, True)])
def test_a_sentence_of_more_than_20_words_is_warned_of(count: int, *, is_warned: bool) -> None:
    """Each sentence counts by itself."""
    texts = [Text("Kort. " + " ".join(["ord"] * count) + ". Kort.", "a.one")]

    assert len(list(warn_of_long_sentences(texts))) == is_warned


def test_what_somebody_else_has_written_is_not_shortened() -> None:
    """A quotation keeps its words; the sentence around it counts."""
    said = " ".join(["ord"] * 40)

    assert not list(warn_of_long_sentences([Text(f"Byen skrev: »{said}. {said}.« Ring og spørg.", "a.one")]))
    assert len(list(warn_of_long_sentences([Text(f"Byen skrev »{said}« {' '.join(['ord'] * 20)}.", "a.one")]))) == 1


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Har du et barn, kan du ringe.", True),
        ("Søger du job, så ring.", True),
        ("Hvis du har et barn, kan du ringe.", False),
        ("Har du et barn, du vil have passet?", False),
        ("Ved skolen er der en dør, som er blå.", False),
        ("Kommunen skrev: »Har du et barn, kan du ringe.«", False),
        ("Taler du arabisk, kan du ringe.", True),
        ("**Har du et barn, kan du ringe.**", True),
        ("Kan læses på arabisk, tigrinya og engelsk.", False),
        ("Har elevator, toilet og parkering.", False),
        ("(Har du et barn, du vil have passet?)", False),
    ],
)
def test_a_condition_begins_with_if(sentence: str, *, is_told: bool) -> None:
    """Who is new to Danish takes a verb in front for a question."""
    told = list(warn_of_hidden_conditions([Text(f"Velkommen. {sentence}", "a.one")]))

    assert [problem.found for problem in told] == ([sentence] if is_told else [])


def test_lix_is_counted_as_its_author_counts() -> None:
    """Six words in two sentences, of which one has more than six letters: 3 + 100/6."""
    assert count_lix("Ring til skolen. Spørg en sagsbehandler.") == pytest.approx(3 + 100 / 6)
    assert count_lix("") == 0


def test_a_page_that_is_hard_to_read_is_told_with_its_hardest_text() -> None:
    """Names, headings and quotations do not count, and a page of a few words is no page of text."""
    easy = Text("Ring og spørg. Vi er her hver dag. " * 6, "pages.om.a")
    hard = Text("Myndigheden sagsbehandler ansøgninger vedrørende boligplacering kontinuerligt. " * 5, "pages.om.b")
    heading = Text("Tilgængelighedserklæring vedrørende hjemmesideadministration", "pages.om.c")
    quoted = Text(f"Byen skrev: »{hard.danish}« Ring.", "pages.om.d")

    (problem,) = warn_of_hard_pages({"om/": [easy, hard, heading], "kort/": [hard.__class__("Boligplaceringen.", "x")]})
    assert problem.is_warning
    assert problem.message.startswith("/om/: Teksten er svær at læse (LIX ")
    assert problem.found == hard.danish
    assert not list(warn_of_hard_pages({"om/": [easy, heading, quoted]}))
    short = Text("Boligplaceringsmedarbejderen.", "pages.om.e")
    assert next(warn_of_hard_pages({"om/": [short, easy, hard]})).found == hard.danish
