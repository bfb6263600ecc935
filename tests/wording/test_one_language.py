"""A sentence is in one language, whatever of it has no translation yet; and notes are understood by whoever can."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.records import Schedule
from newcomer_guide.sources.catalogues import Entry
from towns import voice_of, without_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.facts import Wording
    from newcomer_guide.wording.said import Said

ARABIC = re.compile(r"[\u0600-\u06ff]")
DAY = dt.date(2026, 1, 15)
AFTERNOON = Schedule.model_validate({"byday": ["TH"], "opens_at": "12:30", "closes_at": "16:30"})

FACTS: dict[str, tuple[str, Callable[[Wording], Said], str]] = {
    "a weekday": ("every_day", lambda say: say.days(["TH"]), "Hver torsdag"),
    "days in a row": ("from_day_to_day", lambda say: say.days(["MO", "TU", "WE"]), "Mandag til onsdag"),
    "two days": ("day_and_day", lambda say: say.days(["MO", "WE"]), "Mandag og onsdag"),
    "hours": ("hours", lambda say: say.hours(AFTERNOON), "12:30–16:30"),
    "a date": ("valid_to", lambda say: say.word("valid_to", date=say.day(DAY)), "Til og med 15. januar 2026"),
    "a number": ("about", lambda say: say.word("about", number=say.amount(12000)), "ca. 12.000"),
    "from which to which": ("from_to", lambda say: say.amount(1000, 2000), "1.000 til 2.000"),
}


def without(site: Site, *names: str) -> Wording:
    """Begin an Arabic page that has no translation of some interface words."""
    words = site.data.interface
    return voice_of(site, "ar", {words[name].key: Entry(words[name].danish, "") for name in names})


@pytest.mark.parametrize(("name", "say_it", "said"), FACTS.values(), ids=FACTS)
def test_a_frame_without_a_translation_is_filled_with_danish(
    example: Site, name: str, say_it: Callable[[Wording], Said], said: str
) -> None:
    """All of it is Danish, and says so as a whole."""
    html = without_spans(say_it(without(example, name)).html)

    assert re.sub(r"<[^>]*>", "", html) == said
    assert html.startswith('<bdi lang="da" dir="ltr">')
    assert html.count("lang=") == 1


def test_a_frame_whose_filling_has_no_translation_is_danish_too(example: Site) -> None:
    """The hours of an afternoon, where Arabic has `from … to …` and no word for the afternoon."""
    said = without(example, "time_afternoon").hours(AFTERNOON)

    assert said.text == "12:30–16:30"
    assert not ARABIC.search(said.text)


def test_days_and_hours_are_one_sentence(example: Site) -> None:
    """The hours have their translation, and the day has none."""
    course = example.data.courses["syning"]

    said = without(example, "every_day").times(course)

    assert not ARABIC.search(said.lines[0].text)
    assert ARABIC.search(voice_of(example, "ar").times(course).lines[0].text)


def test_a_name_inside_danish_is_not_marked_again(example: Site) -> None:
    """It is Danish as all of it is."""
    say = without(example, "call_who")

    assert without_spans(say.word("call_who", name=say.name("Kontoret")).html).count("<bdi") == 1


def test_a_note_without_a_translation_is_said_in_english(example: Site) -> None:
    """With its date in English; in Danish, where English has none either."""
    say = without(example, "note_due")
    danish = voice_of(example, "en", {"interface.note_due": Entry(example.data.interface["note_due"].danish, "")})

    said = say.note_of_day("note_due", DAY)

    assert '<bdi lang="en" dir="ltr">' in said.html
    assert "15 January 2026" in said.text
    assert not ARABIC.search(said.text)
    assert "15. januar 2026" in danish.note_of_day("note_due", DAY).text


def test_nothing_is_called_unchecked_that_is_not_there(example: Site) -> None:
    """A page of which nothing is translated admits that alone."""
    say = without(example, "home")
    say.word("home")

    doubts = " ".join(doubt.text for doubt in say.doubts())

    assert voice_of(example, "ar").note("note_missing", language=lambda say: say.source_name()).text in doubts
    assert voice_of(example, "ar").note("note_unreviewed").text not in doubts


def test_scripts_say_days_in_one_language(example: Site) -> None:
    """The names of days are those of the words that they are put into."""
    say = without(example, "weekday_date")

    assert say.language_of_days.tag == "da"
    assert say.day_for_scripts(DAY) == "15. januar 2026"
    assert not ARABIC.search(say.day_word("next").text)
    assert voice_of(example, "ar").language_of_days.tag == "ar"
