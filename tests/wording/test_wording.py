"""Facts are said to each reader in full: the right digits, in order, in words that they know."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.records import Schedule, When
from newcomer_guide.records.dates import PartialDate
from newcomer_guide.records.values import Text
from newcomer_guide.sources.catalogues import Entry
from newcomer_guide.wording.choice import State
from newcomer_guide.wording.said import Said
from towns import TODAY, change, voice_of, without_spans

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.facts import Wording


def translated_voice(site: Site, **entries: Entry) -> Wording:
    """Begin an Arabic page with a translation of the town's first course, or with other entries."""
    name = site.data.courses["syning"].name
    return voice_of(site, "ar", {name.key: Entry(name.danish, "الخياطة (Syning)"), **entries})


def schedule(*byday: str, opens: str = "12:30", closes: str = "16:30") -> Schedule:
    return Schedule.model_validate({"byday": list(byday), "opens_at": opens, "closes_at": closes})


def test_danish_words_in_brackets_are_marked_as_such_in_other_languages(town: Path) -> None:
    """They are the ones to repeat at a counter, and are read aloud as what they are; what is no such word is not."""
    change(town / "data" / "courses.yml", "Lær at sy.", "Spørg (sagsbehandler).")
    site = read_site(town, TODAY)
    text = site.data.courses["syning"].summary
    site.entries["en"][text.key] = Entry(text.danish, "Ask your caseworker (sagsbehandler), or us (here).")

    english = voice_of(site, "en")(text).html
    assert '(<bdi lang="da" dir="ltr">sagsbehandler</bdi>), or us (here).' in english
    assert "bdi" not in voice_of(site, "da")(text).html


@pytest.mark.parametrize(
    ("tag", "days", "hours"),
    [
        ("da", "Hver torsdag", "12:30–16:30"),
        ("en", "Every Thursday", "12:30–16:30"),
        ("ar", "كل أسبوع يوم الخميس", "من الساعة 12:30 إلى 16:30"),
        ("ti", "ነፍሲ ወከፍ ሓሙስ", "ካብ 12:30 ክሳብ 16:30 ድሕሪ ቀትሪ"),
    ],
)
def test_one_afternoon_a_week(example: Site, tag: str, days: str, hours: str) -> None:
    """The Jobcafé's day and hours, as each language says them."""
    say = voice_of(example, tag)

    assert without_spans(say.days(["TH"]).html) == days
    assert without_spans(say.hours(schedule("TH")).html) == hours


def test_days_in_a_row_are_said_from_the_first_to_the_last(example: Site) -> None:
    """Monday to Friday is one range; Monday and Thursday are two days."""
    say = voice_of(example, "da")

    assert without_spans(say.days(["MO", "TU", "WE", "TH", "FR"]).html) == "Mandag til fredag"
    assert without_spans(say.days(["MO", "TH"]).html) == "Mandag og torsdag"
    assert without_spans(say.days(["MO", "WE", "FR"]).html) == "Mandag og onsdag og fredag"


def test_hours_across_noon_name_both_parts_of_the_day_in_tigrinya(example: Site) -> None:
    """A reader who counts hours from six o'clock is told morning and afternoon."""
    hours = voice_of(example, "ti").hours(schedule("MO", opens="08:30", closes="12:30"))

    assert without_spans(hours.html) == "ካብ 08:30 ቅድሚ ቀትሪ ክሳብ 12:30 ድሕሪ ቀትሪ"


def test_a_course_without_fixed_hours_says_none(example: Site) -> None:
    """No hour is invented."""
    assert voice_of(example, "da").hours(Schedule.model_validate({"days_per_week": "2"})).text == ""


def test_a_phone_number_is_one_piece_in_dialling_order(example: Site) -> None:
    """The digits stand in an element of their own, left to right."""
    assert voice_of(example, "ar").phone("+4532123456").html == '<bdi class="number" dir="ltr">32 12 34 56</bdi>'


def test_a_missing_translation_is_danish_that_says_so(example: Site) -> None:
    """The words carry their language and direction, and the page gets to know."""
    say = voice_of(example, "ar")

    said = say(Text("Kaffe & te", "courses.kaffe.name"))

    assert without_spans(said.html) == '<bdi lang="da" dir="ltr">Kaffe &amp; te</bdi>'
    assert say.ledger.states == {State.MISSING}


def test_the_mark_of_what_is_outdated_may_be_outdated_itself(example: Site) -> None:
    """Then it is Danish; it cannot bear a mark of its own."""
    mark = example.data.interface["outdated"]
    old = {mark.key: Entry("Gammelt", "قديم"), "courses.syning.name": Entry("Syer", "الخياطة (Syning)")}

    said = translated_voice(example, **old)(example.data.courses["syning"].name).text

    assert "الخياطة" in said
    assert mark.danish in said
    assert "قديم" not in said


def test_a_name_in_latin_letters_is_set_apart_in_an_arabic_text(example: Site) -> None:
    """Danish names inside Arabic carry their language and direction."""
    say = translated_voice(example)

    assert (
        without_spans(say(example.data.courses["syning"].name).html)
        == 'الخياطة (<bdi lang="da" dir="ltr">Syning</bdi>)'
    )


def test_a_title_has_no_mark_up(example: Site) -> None:
    """Titles and descriptions are plain text."""
    assert translated_voice(example).plain(example.data.courses["syning"].name) == "الخياطة (Syning)"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"unit": "day"}, "Den første dag"),
        ({"unit": "week"}, "Inden for den første uge"),
        ({"unit": "week", "amount": "4"}, "Senest 4 uger efter, at du er kommet"),
        ({"unit": "first", "byday": ["TH", "FR"]}, "Den første torsdag eller fredag efter ankomst"),
        ({"unit": "next-week"}, "Ugen efter, at du er kommet"),
        ({"unit": "soon"}, "Så snart som muligt"),
    ],
)
def test_when_a_step_comes_is_said_in_words(example: Site, when: dict[str, object], said: str) -> None:
    """Every unit has its own words."""
    assert without_spans(voice_of(example, "da").when(When.model_validate(when)).html) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (PartialDate(2015, 9, 5), "5. september 2015"),
        (PartialDate(2015, 12, None), "december 2015"),
        (PartialDate(None, 5, 30), "30. maj (år ukendt)"),
        (PartialDate(None, 12, None), "december (år ukendt)"),
    ],
)
def test_a_date_without_a_year_admits_it(example: Site, date: PartialDate, said: str) -> None:
    """What the source leaves out is never filled in."""
    assert without_spans(voice_of(example, "da").some_date(date).html) == said


def test_the_oldest_confirmation_is_remembered_for_the_page_s_note(example: Site) -> None:
    """The note at the top counts from what the page has shown."""
    say = voice_of(example, "da")

    said = say.assured(example.data.courses["syning"])

    assert said.text == "Oplysninger fra 1. juni 2026. Frist for ny kontrol: 27. januar 2027."
    assert say.ledger.dates == {
        (dt.date(2026, 6, 1), dt.date(2027, 6, 1)),
        (dt.date(2026, 6, 1), dt.date(2027, 1, 27)),
    }


def test_a_placeholder_that_nobody_fills_stands_as_it_is_written(example: Site) -> None:
    """It is a mistake that is told elsewhere, and stops nothing here."""
    assert voice_of(example, "da")(Text("Lær at sy, {navn}.", "courses.x.summary")).text == "Lær at sy, {navn}."


@pytest.mark.parametrize("name", ["H&Mode", "www.jobnet.dk", "Børn & Unge", "Jobcenter/Borgerservice"])
def test_a_name_of_several_words_is_one_name(example: Site, name: str) -> None:
    """Nothing of it is left unmarked in an Arabic text."""
    text = Text("Navn", "courses.x.name")
    said = voice_of(example, "ar", {text.key: Entry("Navn", f"اسم {name} هنا")})(text)

    assert [part.text for part in said.parts if not isinstance(part, str)] == [name]


def test_history_is_looked_after_by_nobody(example: Site) -> None:
    """So no tick says that somebody has looked at it again; a course has one, while its day has not passed."""
    say = voice_of(example)

    assert say.is_looked_after(example.data.courses["syning"])
    assert not say.is_looked_after(example.data.events["fest"])
    assert say.is_looked_after(example.data.events["fest"], example.data.courses["syning"])


def test_a_sentence_that_ends_in_a_date_ends_once(example: Site) -> None:
    """Hungarian dates end in a stop."""
    said = voice_of(example)(Text("Sidst den {date}.", "x.y"), date=Said(("2026. február 5.",)))

    assert said.text == "Sidst den 2026. február 5."


def test_a_room_with_a_name_keeps_it(example: Site) -> None:
    """It is the word on the door, whatever the page's language."""
    place = next(iter(example.data.locations.values()))

    assert '<bdi lang="da" dir="ltr">Aulaen</bdi>' in voice_of(example, "ar").place(place, "Aulaen").html
    assert "bdi" not in voice_of(example).place(place, "3").html


def test_days_that_have_been_are_no_longer_told(example: Site) -> None:
    """Of those on which it is not held."""
    course = example.data.courses["syning"]
    days = [dt.date(2026, 11, 17), dt.date(2026, 12, 22)]
    schedule = course.schedule.model_copy(update={"except_dates": days})

    told = voice_of(example).times(course.model_copy(update={"schedule": schedule})).text
    assert "Ikke 22. december 2026" in told
    assert "17. november" not in told
