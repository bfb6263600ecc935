"""Each rule of spelling fires on its own wrong example and on none of the right ones; a text can be excused, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.spelling import find_misspelt, warn_of_spelling
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.records.values import Text
from newcomer_guide.sources.catalogues import Entry
from newcomer_guide.sources.languages import read_language
from newcomer_guide.sources.spelling import read_excuses, read_spelling
from towns import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem

RULES = [(tag, name) for tag, rules in read_spelling().items() for name in rules]


@pytest.mark.parametrize(("tag", "name"), RULES)
def test_a_rule_finds_its_wrong_example_and_leaves_the_right_one(tag: str, name: str) -> None:
    """By itself; the right one is right for all rules of the language."""
    language, rule = read_language(tag), read_spelling()[tag][name]

    assert rule.says in [says for says, _, _ in find_misspelt(language, "Ring", rule.wrong)]
    assert list(find_misspelt(language, "Ring", rule.right)) == []


@pytest.mark.parametrize(
    ("tag", "danish", "words", "told"),
    [
        ("en", "Ring til os.", "Call the the office.", "Ordet står to gange."),
        ("ar", "Ring til os.", "اتصل اتصل الآن.", "Ordet står to gange."),
        ("en", "Ring til os.", "Call  us.", "Her er et mellemrum for meget."),
        ("en", "Ring (nu).", "Call ( now).", "Her er et mellemrum for meget."),
        ("en", "Ring til os.", "Call us", "Teksten skal slutte med et tegn"),
        ("ti", "Ring til os.", "ደውሉልና", "Teksten skal slutte med et tegn"),
        ("ti", "Ring til os", "ደውሉልና።", "Teksten skal slutte med et tegn"),
        ("en", "Læs [mere](om.md).", "Read [more](om.md)", "Teksten skal slutte med et tegn"),
    ],
)
def test_what_is_wrong_in_any_language_is_told(tag: str, danish: str, words: str, told: str) -> None:
    """Doubled words, spaces, the last stop."""
    assert [says for says, _, _ in find_misspelt(read_language(tag), danish, words) if says.startswith(told)]


@pytest.mark.parametrize(
    ("tag", "danish", "words"),
    [
        ("en", "Ring til os.", "Call us. Do you need help? Ask."),
        ("en", "Ring til os", "Do you need help?"),
        ("en", "Byen skrev: »Ring.«", "The town wrote: “Call.”"),
        ("ti", "Læs [mere](om.md).", "[ኣንብቡ](om.md)።"),
        ("en", "{first} og {second}", "{first} and {second}"),
        ("sv", "Ring. Ring.", "Ring. Ring."),
        ("uk", "Ring til os.", "Телефонуйте."),
        ("ur", "Ring til os.", "ہمیں فون کریں۔"),
        ("hi", "Ring til os.", "हमें फ़ोन करें।"),
        ("th", "Ring til os.", "โทรหาเรา"),
        ("en", "Åben til kl. 20", "Open until 8 p.m."),
        ("en", "Mad, tøj m.m.", "Food, clothes and more"),
        ("ar", "Ring til os.", "اتصل بنا.\u2069"),
        ("ar", "En af os.", "شخص من منّا."),
        ("ti", "Nogle gange.", "ሓደ ሓደ ግዜ።"),
        ("en", "Alt det, det gør.", "All that that does."),
        ("en", "Ring 20 20 30 40.", "Call 20 20 30 40."),
    ],
)
def test_what_is_right_is_left_alone(tag: str, danish: str, words: str) -> None:
    """A question for a statement, a stop inside a quotation or a link, a language without rules of its own."""
    assert list(find_misspelt(read_language(tag), danish, words)) == []


def told_of(words: str, root: Path) -> list[Problem]:
    text = Text("Ring", "contacts.a.title")
    problems: list[Problem] = []
    excused = read_excuses(root, problems)
    entries = {text.key: Entry("Ring", words)}
    return [*problems, *warn_of_spelling(read_language("ti"), [text], entries, excused)]


def test_a_text_is_excused_by_its_key_with_a_reason(town: Path) -> None:
    """In its language alone; the finding is a warning that says what stands there and what to write."""
    (problem,) = told_of("ፀሓይ", town)
    assert problem.is_warning
    assert "ፀሓይ" in problem.found

    path = town / "data" / "translations" / "excuses.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("contacts.a.title: {ti: Det er et navn.}\n", encoding="utf-8")
    assert told_of("ፀሓይ", town) == []
    path.write_text("contacts.a.title: {ar: Det er et navn.}\n", encoding="utf-8")
    assert len(told_of("ፀሓይ", town)) == 1


@pytest.mark.parametrize("line", ["contacts.a.title: {ti: ''}", "contacts.a.title: ti", "contacts.a.title: {}"])
def test_an_excuse_without_a_reason_is_none(line: str, town: Path) -> None:
    """It is told with its line, and the finding stays."""
    path = town / "data" / "translations" / "excuses.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{line}\n", encoding="utf-8")

    mistake, warning = told_of("ፀሓይ", town)

    assert (mistake.path, mistake.line, mistake.message) == (
        "data/translations/excuses.yml",
        1,
        "Skriv sproget og grunden.",
    )
    assert warning.is_warning


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- contacts.laereren.title\n", "Her skal stå nøgler med sprog og grund."),
        ("contacts.ingen.title: {ar: Det er et navn.}\n", "Teksten findes ikke, så der er ikke noget at undtage."),
        ("contacts.laereren.title: {uk: Det er et navn.}\n", "Siden har ikke det sprog."),
    ],
)
def test_an_excuse_for_nothing_is_told(text: str, told: str, town: Path) -> None:
    """A slip of the pen would else excuse nothing, and nobody would know why; it keeps nothing back."""
    path = town / "data" / "translations" / "excuses.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

    (problem,) = [one for one in inspect(town, TODAY).problems if one.path == "data/translations/excuses.yml"]

    assert (problem.message, problem.is_warning) == (told, True)
