"""The engine's glossary says where its words were seen, and which of them only a native speaker can decide."""

from __future__ import annotations

import pytest
import yaml

from newcomer_guide.sources.native_questions import read_native_questions
from towns import ROOT

GLOSSARY = yaml.safe_load(
    (ROOT / "hooks" / "newcomer_guide" / "national" / "data" / "translations" / "glossary.yml").read_text("utf-8")
)


@pytest.mark.parametrize("tag", ["ar", "ti"])
def test_a_sourced_word_has_its_source_and_no_other_has(tag: str) -> None:
    """A repository with its file, or a page."""
    wrong = [
        name
        for name, row in GLOSSARY.items()
        if (row.get(f"{tag}_status") == "sourced") != bool(row.get(f"{tag}_source"))
    ]

    assert wrong == []


def test_enough_words_have_a_source() -> None:
    """Of Arabic and Tigrinya together at least seventy."""
    assert sum(bool(row.get(f"{tag}_source")) for row in GLOSSARY.values() for tag in ("ar", "ti")) >= 70


@pytest.mark.parametrize("tag", ["ar", "ti"])
def test_what_is_open_is_asked(tag: str) -> None:
    """Native speakers have questions of the language, in its letters, with the Danish beside."""
    questions = read_native_questions(ROOT / "tests" / "town", tag, [])

    assert len(questions) >= 11
    assert [name for name, row in GLOSSARY.items() if row.get(f"{tag}_open")]
    assert all(one.ask and one.da.endswith("?") for one in questions.values())
