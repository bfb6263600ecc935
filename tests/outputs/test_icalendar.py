"""Calendars have the very days that the site has, as another reader counts them."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.icalendar import make_calendars
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.records.country import DENMARK
from newcomer_guide.records.recurrence import horizon, occurrences
from newcomer_guide.site.meetings import meeting_due
from newcomer_guide.wording.said import plain_text
from nodes import run_node
from towns import AFTER_THE_HOURS, TODAY, change, edition_of, make_translated_town, read_spoken, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

SPOKEN = read_spoken()
LANGUAGES = [language.tag for language in SPOKEN.languages]
WEEKLY = {name: course for name, course in SPOKEN.data.courses.items() if course.schedule.byday}


def events_of(site: Site, tag: str, folder: Path, last: dt.date | None = None) -> dict[str, list[dict[str, Any]]]:
    """Write the calendars of a language and expand them with ical.js, by the calendar's address."""
    language = next(language for language in site.languages if language.tag == tag)
    made = make_calendars(edition_of(site, language))
    paths = []
    for number, content in enumerate(made.values()):
        path = folder / f"{number}.ics"
        path.write_bytes(content)
        paths.append(str(path))
    last = last or horizon(site.today)[1]
    until = (last + dt.timedelta(days=1)).isoformat()
    return dict(zip(made, json.loads(run_node("read_calendar.mjs", until, *paths)), strict=True))


def moments(event: dict[str, Any]) -> list[tuple[dt.datetime, dt.datetime]]:
    """Give when each occurrence begins and ends, by the clock in Denmark."""
    return [
        (
            dt.datetime.fromisoformat(begin).astimezone(DENMARK.zone),
            dt.datetime.fromisoformat(end).astimezone(DENMARK.zone),
        )
        for begin, end in event["occurrences"]
    ]


@pytest.mark.parametrize("day", ["2026-06-01", "2020-06-01"])
def test_nothing_is_held_on_a_day_on_which_many_have_closed(day: str, town: Path, tmp_path: Path) -> None:
    """Nobody has said that it is held on the 24th of December, be the facts fresh or old; the page says to ask first."""
    path = town / "data" / "courses.yml"
    change(path, "byday: [TU]", "byday: [TH]")
    change(path, "assured_date: 2026-06-01", f"assured_date: {day}")
    (event,) = events_of(read_site(town, TODAY), "da", tmp_path)["kurser/syning.ics"]
    days = [start.date() for start, _ in moments(event)]

    assert dt.date(2026, 12, 17) in days
    assert not {dt.date(2026, 12, 24), dt.date(2026, 12, 31)} & set(days)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the town with facts that hold for years."""
    town = make_translated_town(tmp_path_factory.mktemp("lasting") / "town")
    change(
        town / "data" / "site.yml",
        "hours: 240, phones: 250, people: 300, places: 365",
        "hours: 1500, phones: 1500, people: 1500, places: 1500",
    )
    return read_site(town, TODAY)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_day_of_three_years_is_the_one_on_the_site(tag: str, lasting: Site, tmp_path: Path) -> None:
    """Over summer time, holidays and years, to the minute; in each course's calendar and in the one of all."""
    found = events_of(lasting, tag, tmp_path)
    folder = "" if tag == "da" else f"{tag}/"
    everything = {event["uid"]: event for event in found[f"{folder}kalender.ics"]}

    assert len(everything) == len(WEEKLY)
    for name, course in WEEKLY.items():
        (event,) = found[f"{folder}kurser/{name}.ics"]
        days = occurrences(course.schedule, DENMARK, course.hours_date, horizon(SPOKEN.today)[1])
        assert course.schedule.opens_at
        assert course.schedule.closes_at
        assert moments(event) == [
            (
                dt.datetime.combine(day, course.schedule.opens_at, DENMARK.zone),
                dt.datetime.combine(day, course.schedule.closes_at, DENMARK.zone),
            )
            for day in days
        ]
        assert everything[event["uid"]] == event


def test_an_event_says_what_the_page_says_in_its_language(town: Path, tmp_path: Path) -> None:
    """Name, place, whom to call, and what is in doubt."""
    (event,) = events_of(read_site(town, TODAY), "en", tmp_path)["en/kurser/syning.ics"]
    site = read_site(town, AFTER_THE_HOURS)
    (old,) = events_of(site, "en", tmp_path)["en/kurser/syning.ics"]

    assert event["summary"] == "Syning"
    assert old["summary"] == "Syning (Call first)"
    assert "In June 2026: Every Tuesday 10:00–12:00. Call first." in old["description"]
    assert event["location"].startswith("Bakken 1, Bakkeby")
    assert event["contacts"] == ["Læreren, +4534412345"]
    assert "Information from 1 June 2026" in event["description"]
    assert site.entries["en"]["interface.note_missing"].words.format(language="Danish") in event["description"]


def test_what_is_old_is_tentative_and_soon_over(town: Path, tmp_path: Path) -> None:
    """No event beyond eight weeks; confirmed again, they are there until they are to be confirmed the next time."""
    path = town / "data" / "courses.yml"
    found = events_of(read_site(town, AFTER_THE_HOURS), "da", tmp_path)
    (event,) = found["kurser/syning.ics"]

    assert event["status"] == "TENTATIVE"
    assert event["summary"] == "Syning (Ring først)"
    assert "Noget her er fra 1. juni 2026 og kan være ændret." in event["description"]
    assert len(moments(event)) == 8
    assert moments(event)[-1][1].date() < AFTER_THE_HOURS + dt.timedelta(weeks=8)
    assert found["kalender.ics"] == [event]

    change(path, "assured_date: 2026-06-01", f"assured_date: {AFTER_THE_HOURS}")
    site = read_site(town, AFTER_THE_HOURS)
    (again,) = events_of(site, "da", tmp_path)["kurser/syning.ics"]
    assert again["status"] is None
    assert again["summary"] == "Syning"
    due = meeting_due(site, site.data.courses["syning"])
    assert due
    assert due - dt.timedelta(weeks=2) < moments(again)[-1][1].date() <= due
    assert again["sequence"] >= event["sequence"]


def test_a_fresh_course_at_an_old_place_is_in_doubt(town: Path, tmp_path: Path) -> None:
    """Who goes there needs both: when and where."""
    change(town / "data" / "locations.yml", "assured_date: 2026-06-01", "assured_date: 2019-06-01")
    (event,) = events_of(read_site(town, TODAY), "da", tmp_path)["kurser/syning.ics"]

    assert event["status"] == "TENTATIVE"
    assert event["summary"] == "Syning (Ring først)"


def test_of_a_course_of_some_weeks_nobody_knows_which_they_are_once_it_is_old(town: Path, tmp_path: Path) -> None:
    """No event begins on the day of the build; where its last day is told, there is no doubt of it."""
    path = town / "data" / "courses.yml"
    change(path, "  location: raadhuset\n", "  duration_weeks: 4\n  location: raadhuset\n")
    assert events_of(read_site(town, AFTER_THE_HOURS), "da", tmp_path)["kurser/syning.ics"] == []
    assert len(events_of(read_site(town, TODAY), "da", tmp_path)["kurser/syning.ics"]) == 1

    change(path, "byday: [TU]\n", "byday: [TU]\n    valid_to: 2027-02-09\n")
    (event,) = events_of(read_site(town, AFTER_THE_HOURS), "da", tmp_path)["kurser/syning.ics"]
    assert [f"{begin:%m-%d}" for begin, _ in moments(event)] == ["02-02", "02-09"]


@pytest.mark.parametrize(
    ("line", "without"),
    [("  status: active", "  status: active\n  published: nej"), ("byday: [TU]", "days_per_week: 2")],
)
def test_what_has_no_days_any_more_leaves_an_empty_calendar(
    line: str, without: str, town: Path, tmp_path: Path
) -> None:
    """Whoever subscribed gets an answer, and loses the events; nothing in it names what is withdrawn."""
    path = town / "data" / "courses.yml"
    change(path, line, without)
    if "byday" in line:
        change(path, "    opens_at: 10:00\n    closes_at: 12:00\n", "")
    else:
        change(town / "data" / "arrival.yml", "  courses: [syning]\n", "")
    found = events_of(read_site(town, TODAY), "da", tmp_path)

    assert found["kurser/syning.ics"] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_event_has_the_name_of_its_page(tag: str, tmp_path: Path) -> None:
    """In the words of each language, and everyone whom the page says to call."""
    language = next(language for language in SPOKEN.languages if language.tag == tag)
    say = voice_of(SPOKEN, language)
    found = events_of(SPOKEN, tag, tmp_path)
    for name, course in WEEKLY.items():
        (event,) = found[f"{'' if tag == 'da' else f'{tag}/'}kurser/{name}.ics"]
        numbers = [phone.number for one in course.contacts for phone in SPOKEN.data.contacts[one].phones]
        assert event["summary"] == plain_text(say(course.name), language)
        assert [one.rpartition(" ")[2] for one in event["contacts"]] == numbers


def test_the_end_and_the_exceptions_of_a_plan_are_kept(town: Path, tmp_path: Path) -> None:
    """The first and last day of it, and the days without."""
    plan = "byday: [TU]\n    valid_from: 2026-11-24\n    valid_to: 2026-12-22\n    except_dates: [2026-12-08]\n"
    change(town / "data" / "courses.yml", "byday: [TU]\n", plan)

    (event,) = events_of(read_site(town, TODAY), "da", tmp_path)["kurser/syning.ics"]

    assert [f"{begin:%m-%d}" for begin, _ in moments(event)] == ["11-24", "12-01", "12-15", "12-22"]


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_what_is_not_held_leaves_a_calendar_without_events(status: str, town: Path, tmp_path: Path) -> None:
    """Those who subscribe lose the events; the file stays."""
    change(town / "data" / "courses.yml", "status: active", f"status: {status}")
    found = events_of(read_site(town, TODAY), "da", tmp_path)

    assert found["kurser/syning.ics"] == []
    assert found["kalender.ics"] == []


def test_a_later_calendar_has_a_higher_number(town: Path, tmp_path: Path) -> None:
    """Fresh, in doubt, later in doubt, confirmed by a day that is past, in the year after: each is newer than the last."""

    def number(day: dt.date) -> int:
        (event,) = events_of(read_site(town, day), "da", tmp_path)["kurser/syning.ics"]
        return int(event["sequence"])

    fresh = number(TODAY)
    doubted = [number(AFTER_THE_HOURS + dt.timedelta(days=days)) for days in (0, 7, 30)]
    change(town / "data" / "courses.yml", "assured_date: 2026-06-01", f"assured_date: {AFTER_THE_HOURS}")
    confirmed = number(AFTER_THE_HOURS + dt.timedelta(days=31))
    change(town / "data" / "site.yml", "hours: 240", "hours: 900")
    change(town / "data" / "site.yml", "places: 365", "places: 900")
    years = [number(dt.date(year, 3, 1)) for year in (2027, 2028)]

    assert sorted({fresh, *doubted, confirmed, *years}) == [fresh, *doubted, confirmed, *years]


def test_an_event_keeps_its_identity_and_has_a_number_that_rises(town: Path, tmp_path: Path) -> None:
    """The same UID in every language and year; a higher number on a later day, also of a place that was confirmed longer ago."""
    before = events_of(read_site(town, TODAY), "da", tmp_path)["kurser/syning.ics"][0]
    arabic = events_of(read_site(town, TODAY), "ar", tmp_path)["ar/kurser/syning.ics"][0]
    change(town / "data" / "locations.yml", "assured_date: 2026-06-01", "assured_date: 2026-01-15")
    after = events_of(read_site(town, TODAY + dt.timedelta(days=1)), "da", tmp_path)["kurser/syning.ics"][0]
    later = events_of(read_site(town, TODAY.replace(year=2027)), "da", tmp_path)["kurser/syning.ics"][0]

    assert len({event["uid"] for event in (before, arabic, after, later)}) == 1
    assert before["sequence"] < after["sequence"] < later["sequence"]


@pytest.mark.parametrize(
    ("changed", "confirmed", "stamp"),
    [
        ("", "", "20260601"),
        ("courses.syning: {schedule: {}}", "", "20260803"),
        ("locations.raadhuset: {floor: {}}", "", "20260803"),
        ("courses.syning: {schedule: {}}", "courses", "20260901"),
        ("courses.syning: {schedule: {}}", "locations", "20260901"),
    ],
    ids=["as it was confirmed", "its hours changed", "its place moved", "confirmed since", "its place confirmed since"],
)
def test_an_event_is_as_new_as_what_was_last_known_of_it(changed: str, confirmed: str, stamp: str, town: Path) -> None:
    """Its stamp says when somebody last changed or confirmed it (RFC 5545, 3.8.7.2)."""
    (town / "data" / "log.yml").write_text(f"2026-08-03:\n  {changed}\n" if changed else "{}\n", encoding="utf-8")
    if confirmed:
        change(town / "data" / f"{confirmed}.yml", "assured_date: 2026-06-01", "assured_date: 2026-09-01")
    written = make_calendars(edition_of(read_site(town, TODAY)))["kurser/syning.ics"].decode()

    assert re.findall(r"DTSTAMP:(\d{8})T000000Z", written) == [stamp]


def test_what_means_something_to_a_calendar_is_escaped(town: Path, tmp_path: Path) -> None:
    """A name cannot end the event or begin another one."""
    change(town / "data" / "courses.yml", "name: Syning", 'name: "Sy; END:VEVENT, \\\\nBEGIN:VALARM"')

    (event,) = events_of(read_site(town, TODAY), "da", tmp_path)["kurser/syning.ics"]

    assert event["summary"] == "Sy; END:VEVENT, \\nBEGIN:VALARM"


def test_no_line_is_longer_than_the_format_allows() -> None:
    """75 octets, and never a cut inside a letter."""
    for language in SPOKEN.languages:
        for content in make_calendars(edition_of(SPOKEN, language)).values():
            for line in content.split(b"\r\n"):
                assert len(line) <= 75
                line.decode()


def test_a_calendar_is_offered_only_with_days_in_it(town: Path) -> None:
    """Whoever presses believes that the course is kept: of weeks that nobody knows, there is nothing to keep."""
    path = town / "data" / "courses.yml"
    dansk = "  schedule:\n    byday: [MO]\n    opens_at: 10:00\n    closes_at: 12:00\n"
    change(path, "  schedule:\n    days_per_week: 2\n", f"{dansk}  duration_weeks: 4\n")
    pages = render_site(read_site(town, TODAY))
    assert all(f"{name}.ics" in pages[f"kurser/{name}/"] for name in ("syning", "dansk"))
    assert "kalender.ics" in pages["kurser/"]

    pages = render_site(read_site(town, AFTER_THE_HOURS.replace(month=6)))
    assert "syning.ics" in pages["kurser/syning/"]
    assert "dansk.ics" not in pages["kurser/dansk/"]
    assert "kalender.ics" not in pages["kurser/"]  # it would have one of the two


def test_one_calendar_is_offered_for_all_that_are_held_on_fixed_days(example: Site) -> None:
    """A course without fixed days is in none; that it is not in this one is seen on its own page."""
    assert "kalender.ics" in render_site(example)["kurser/"]


def test_a_course_of_some_weeks_ends_with_the_last_of_them(town: Path, tmp_path: Path) -> None:
    """Its first day is known, so its last one is too; after that it is over, whatever its status says."""
    path = town / "data" / "courses.yml"
    change(path, "byday: [TU]\n", "byday: [TU]\n    valid_from: 2026-11-24\n")
    change(path, "  location: raadhuset\n", "  duration_weeks: 2\n  location: raadhuset\n")
    (event,) = events_of(read_site(town, TODAY), "da", tmp_path)["kurser/syning.ics"]

    assert [str(begin.date()) for begin, _ in moments(event)] == ["2026-11-24", "2026-12-01"]
    assert "Hvor længe: 2 uger" in event["description"]
    later = read_site(town, TODAY + dt.timedelta(weeks=4))
    assert "times__next" not in render_site(later)[""]
    assert 'href="kurser/syning/"' not in render_site(later)[""]
