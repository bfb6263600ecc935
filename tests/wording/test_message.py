"""What one reader passes on to another admits what the page admits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.json_ld import link_data
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.message import write_message
from towns import AFTER_THE_HOURS, TODAY, change, edition_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site


def message(site: Site, tag: str) -> list[str]:
    """Give the lines that a reader of one language passes on about the sewing course."""
    language = next(language for language in site.languages if language.tag == tag)
    return write_message(edition_of(site, language), site.pages["kurser/syning"]).split("\n")


def test_fresh_danish_facts_are_passed_on_without_a_doubt(example: Site) -> None:
    """Name, time, place and number, and until when that holds."""
    assert message(example, "da") == [
        "Syning",
        "Hver tirsdag 10:00–12:00",
        "Bakken 1, Bakkeby, 2. sal",
        "Ring til Læreren: 34 41 23 45",
        "Oplysninger fra 1. juni 2026. Frist for ny kontrol: 27. januar 2027.",
    ]


def test_old_facts_are_passed_on_with_their_day(town: Path) -> None:
    """Whoever gets the message must not trust it more than who sent it."""
    change(town / "data" / "courses.yml", "assured_date: 2026-06-01", "assured_date: 2019-10-15")

    told = message(read_site(town, TODAY), "da")

    assert told[1] == "I oktober 2019: Hver tirsdag 10:00–12:00. Ring først."
    assert told[-1] == "Noget her er fra 15. oktober 2019 og kan være ændret. Ring og spørg først."


def test_old_hours_of_more_than_a_line_are_told_by_a_line_of_their_own(town: Path) -> None:
    """So that no day of many seems to be the one that is in doubt."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    except_dates: [2026-12-01]\n")
    change(town / "data" / "courses.yml", "assured_date: 2026-06-01", "assured_date: 2019-10-15")

    told = message(read_site(town, TODAY), "da")
    assert told[1:4] == [
        "Hver tirsdag 10:00–12:00",
        "Ikke 1. december 2026",
        "Sådan var det i oktober 2019. Ring først.",
    ]


def test_an_unchecked_translation_is_passed_on_as_such(example: Site) -> None:
    """In the reader's own language."""
    words = example.entries["ar"]["interface.note_unreviewed"].words

    assert message(example, "ar")[-1] == words


def test_what_a_course_is_not_held_on_is_passed_on_too(town: Path) -> None:
    """The same lines as on the page: days without it, and its end."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    except_dates: [2026-12-01]\n")

    assert "Ikke 1. december 2026" in message(read_site(town, TODAY), "da")


def test_what_to_bring_is_passed_on(town: Path) -> None:
    """Who stands at the door without it has come for nothing."""
    change(
        town / "data" / "courses.yml",
        "  location: raadhuset\n",
        "  location: raadhuset\n  bring:\n    saks: En saks\n    stof: Stof\n",
    )

    assert message(read_site(town, TODAY), "da")[3:5] == ["Tag med: En saks", "Tag med: Stof"]


@pytest.mark.parametrize("written", ["2027-07-01/2027-07-31", "2027-07-01 til 2027-07-31", "2027-07-01 - 2027-07-31"])
def test_a_holiday_is_one_line_from_its_first_day_to_its_last(written: str, town: Path) -> None:
    """Of those days on which the course would have been; calendars leave out each of them."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", f"byday: [TU]\n    except_dates: [2026-12-01, {written}]\n")
    site = read_site(town, TODAY)

    assert message(site, "da")[2:4] == ["Ikke 1. december 2026", "Ikke fra 6. juli 2027 til 27. juli 2027"]
    assert [day.day for day in site.data.courses["syning"].schedule.except_dates] == [1, 6, 13, 20, 27]


def test_two_days_in_a_row_are_two_lines(town: Path) -> None:
    """Nobody calls them a holiday."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    except_dates: [2026-12-01, 2026-12-08]\n")

    assert message(read_site(town, TODAY), "da")[2:4] == ["Ikke 1. december 2026", "Ikke 8. december 2026"]


def test_what_has_ended_is_told_without_a_doubt_and_a_pause_with_one(town: Path) -> None:
    """What is over stays over; whether a pause still goes on, somebody has to look at."""
    path = town / "data" / "courses.yml"
    change(path, "status: active", "status: paused")
    assert message(read_site(town, AFTER_THE_HOURS), "da")[1:3] == [
        "Holder pause",
        "Sådan var det i juni 2026. Ring først.",
    ]

    change(path, "status: paused", "status: ended")
    assert "Sådan var det i juni 2026. Ring først." not in message(read_site(town, AFTER_THE_HOURS), "da")


def test_a_number_that_only_takes_messages_is_told_as_such(town: Path) -> None:
    """Whoever calls it waits in vain; search engines are not given it at all."""
    change(town / "data" / "contacts.yml", "type: cell", "type: text")
    site = read_site(town, TODAY)
    card = render_site(site)["kurser/syning/"].partition('<b class="contact__name">Læreren')[2].partition("</li>")[0]

    assert "Ring til Borgerservice" in card  # for who has something to ask
    assert "Skriv en sms til Læreren: 34 41 23 45" in message(site, "da")
    found = link_data(site, site.pages["kontakt"], Wording(edition_of(site)))
    assert "+4534412345" not in str(found)
    assert "+4532123456" in str(found)
