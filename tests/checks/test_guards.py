"""Each guard over the words fires on one kind of mistake, and on nothing that is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.translations import guard_translations, warn_of_terms
from newcomer_guide.records.values import Text
from newcomer_guide.sources.catalogues import Entry, read_entries, write_catalogues
from newcomer_guide.sources.glossary import Term
from newcomer_guide.sources.languages import read_language

if TYPE_CHECKING:
    from pathlib import Path

TERM = Term("bolig", "bolig (hus)", {"en": "home", "ar": "السكن", "ti": "መንበሪ ገዛ"}, {"ar": ("البيت",)})

WRONG = [
    ("ar", "Ring {name}", "اتصل", "Felterne i {…} er ikke de samme som i originalen (mangler: {name})"),
    ("ar", "Ring", "اتصل {name}", "Felterne i {…} er ikke de samme som i originalen (for meget: {name})"),
    (
        "ar",
        "Ring {name}",
        "اتصل {name",
        "Felterne i {…} er ikke de samme som i originalen (mangler: {name}; for meget: {name)",
    ),
    ("ar", "Ring nu", "اتصل الآن على 32123456", "Tallene er ikke de samme som i originalen"),
    ("ar", "Kl. 12:30", "الساعة 12:00", "Tallene er ikke de samme som i originalen"),
    ("ar", "I 6 uger", "٦ أسابيع", "Tallene er ikke de samme som i originalen"),
    (
        "ar",
        "Se [her](kurser.md)",
        "انظر [هنا](kontakt.md)",
        "Linkene er ikke de samme som i originalen (mangler: kurser.md; for meget: kontakt.md)",
    ),
    (
        "ar",
        "Se her",
        "انظر https://ond.example",
        "Linkene er ikke de samme som i originalen (for meget: https://ond.example)",
    ),
    (
        "ar",
        "Det er **vigtigt**",
        "هذا **مهم",
        "Tegnene for fed, kursiv og links er ikke de samme som i originalen (mangler: **)",
    ),
    (
        "ar",
        "Vigtigt",
        "<b>مهم</b>",
        "Tegnene for fed, kursiv og links er ikke de samme som i originalen (for meget: <b>, </b>)",
    ),
    ("ar", "Ring til os", "اتصل please", "Her er ord med latinske bogstaver: please"),
    ("ti", "Ring til os", "Ring til os", "Her er ingen bogstaver på ትግርኛ"),
    ("ti", "Ring til os", "ደውሉ اتصل", "Her er bogstaver fra et andet sprog: ا ت ص ل"),
    ("en", "Ring til os", "Call us الآن", "Her er bogstaver fra et andet sprog: آ ا ل ن"),
    ("ar", "Ring til os", "\u202eاتصل", "Her er et usynligt tegn, som ikke må stå her"),
    ("ar", "Ring til os", "\u2066اتصل", "Usynlige tegn for tekstretning står ikke parvis"),
    ("ar", "Ring til os", "\u2069اتصل\u2066", "Usynlige tegn for tekstretning står ikke parvis"),
]

RIGHT = [
    ("ar", "Ring til {name} kl. 12:30", "اتصل بـ {name} الساعة 12:30"),
    ("ar", "Møde i Nødhjælpsdepotets hus", "لقاء (Nødhjælpsdepotet)"),
    ("ar", "Se [her](kurser.md), det er **vigtigt**", "انظر [هنا](kurser.md)، هذا **مهم**"),
    ("ti", "{time}", "{time} ድሕሪ ቀትሪ"),
    ("ar", "{opens}–{closes}", "{opens} – {closes}"),
    ("ar", "Ring til os", "\u2066اتصل\u2069"),
    ("en", "Ring til os", "Call us"),
]


def guard(tag: str, danish: str, words: str, root: Path) -> list[str]:
    texts = [Text(danish, "a.one")]
    write_catalogues(root, tag, texts, {"a.one": Entry(danish, words)})
    problems = list(guard_translations(read_language(tag), texts, read_entries(root, tag, []), [TERM]))
    assert {(problem.path, problem.line) for problem in problems} <= {(f"data/translations/{tag}/a.po", 9)}
    return [problem.message.removeprefix("a.one: ") for problem in problems]


@pytest.mark.parametrize(("tag", "danish", "words", "message"), WRONG)
def test_a_guard_fires(tag: str, danish: str, words: str, message: str, tmp_path: Path) -> None:
    """The mistake is told with the file and the line of its entry."""
    assert message in guard(tag, danish, words, tmp_path)


@pytest.mark.parametrize(("tag", "danish", "words"), RIGHT)
def test_no_guard_fires_on_what_is_right(tag: str, danish: str, words: str, tmp_path: Path) -> None:
    """Names keep their Danish letters, also without an ending, and a text may be nothing but fields."""
    assert guard(tag, danish, words, tmp_path) == []


@pytest.mark.parametrize(
    ("words", "is_warned"),
    [("نعطيك سكنًا مؤقتًا", False), ("نعطيك بيتًا", False), ("نعطيك شيئًا", True)],
)
def test_a_term_has_the_glossary_s_word(words: str, *, is_warned: bool) -> None:
    """Inflected, with or without its article, or in one of its other forms."""
    texts, entries = [Text("Du får en bolig", "a.one")], {"a.one": Entry("Du får en bolig", words)}

    warnings = list(warn_of_terms(read_language("ar"), texts, entries, [TERM]))

    assert [(warning.is_warning, warning.write) for warning in warnings] == ([(True, "السكن")] if is_warned else [])
