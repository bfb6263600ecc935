"""Beside each text its catalogue tells a translator what it is, what its placeholders hold, and how long it may be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.sources.catalogue_notes import MEANING, write_note
from newcomer_guide.sources.catalogues import PLACEHOLDER, read_entries
from newcomer_guide.sources.national import read_engine_words
from towns import run, surroundings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("key", "danish", "note"),
    [
        (
            "courses.syning.summary",
            "Lær at sy.",
            "Kort beskrivelse (syning, data/courses.yml). Én kort sætning om, hvad man får ud af det.",
        ),
        (
            "interface.weeks",
            "{count} uger",
            (
                "Et ord eller en sætning, som programmet selv bruger på mange sider.\n{count}: et tal.\n"
                "En overskrift, en knap eller en etiket: højst omkring 18 tegn."
            ),
        ),
        (
            "pages.om.title",
            "Om",
            "Overskriften på siden om.\nEn overskrift, en knap eller en etiket: højst omkring 12 tegn.",
        ),
        (
            "pages.tal.a",
            "I alt {figures.hjem}.",
            "Et afsnit eller en overskrift på siden tal.\n{figures.hjem}: et tal fra data/figures.yml.",
        ),
        ("settings.licence", "Skriv kilden.", "Står i data/site.yml: licence."),
        ("terms.cpr", "Dit nummer.", "Forklaring på et svært dansk ord. Den står på siden med ord."),
    ],
)
def test_a_note_says_what_a_translator_needs(key: str, danish: str, note: str) -> None:
    """The field and its description, the placeholders, the room."""
    assert write_note(key, danish) == note


def test_every_placeholder_of_the_engines_words_is_explained() -> None:
    """None is told as something that the program writes."""
    asked = {name for text in read_engine_words().values() for name in PLACEHOLDER.findall(text.danish)}

    assert asked - MEANING.keys() == set()


def test_the_notes_stand_in_the_catalogues_and_are_no_words(standing: Path) -> None:
    """As gettext's extracted comments; a second run changes nothing."""
    command = [sys.executable, "-m", "newcomer_guide", "translations"]
    assert run(command, standing, surroundings()).returncode == 0
    path = standing / "data" / "translations" / "ar" / "courses.po"
    text = path.read_text(encoding="utf-8")

    assert "#. Kursets navn." in text or "#. Navn (syning, data/courses.yml)." in text
    assert read_entries(standing, "ar", [])["courses.syning.name"].danish == "Syning"
    run(command, standing, surroundings())
    assert path.read_text(encoding="utf-8") == text
