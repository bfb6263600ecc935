"""Write calendars that a phone subscribes to: one a course, and one with all of them."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, cast

import icu
from icalendar import Calendar, Event, Timezone

from newcomer_guide.outputs.identity import identify
from newcomer_guide.records.recurrence import days_off
from newcomer_guide.site.addresses import calendar_uri
from newcomer_guide.site.meetings import (
    is_meeting_overdue,
    known_days,
    meeting_confirmations,
    meeting_days,
)
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.message import say_essentials
from newcomer_guide.wording.said import Said, language_of, plain_text

if TYPE_CHECKING:
    from newcomer_guide.records import Course, Schedule
    from newcomer_guide.records.country import Country
    from newcomer_guide.wording.edition import Edition

RULES_FROM = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""Since then a calendar says when clocks change; it tells of no day before."""

COUNTED_FROM = dt.date(2024, 1, 1)
"""SEQUENCE counts from it: what is written on a later day is later, whatever changed and whichever confirmation it has."""

A_DAY = 10_000
"""So much does SEQUENCE rise a day: calendars of earlier versions of this program had numbers up to six million."""

END = b"END:VCALENDAR\r\n"
ASK_AGAIN = dt.timedelta(days=1)


def make_calendars(edition: Edition) -> dict[str, bytes]:
    """Write the calendars of a language.

    Returns:
        By address: iCalendar for each course, and for all of them. A course that is not held now, has no
        fixed days, was withdrawn or has another name now has a calendar without events, so that those who subscribe
        lose them.

    Source:
        RFC 5545; RFC 7986 for the calendar's name and how often to ask again.
    """
    site, language = edition.site, edition.language
    empty = _write_empty(edition)
    before = [name for course in site.data.courses.values() for name in course.redirect_from]
    events = dict.fromkeys([*site.data.names_in("courses"), *before], b"")
    events |= {name: _write_event(edition, name, course) for name, course in site.data.courses.items()}
    made = {calendar_uri(site, language, name): _put_into(empty, event) for name, event in events.items()}
    made[calendar_uri(site, language)] = _put_into(empty, b"".join(events.values()))
    return made


def _write_empty(edition: Edition) -> bytes:
    """Write the calendar of a language without its events: all of them begin and end alike."""
    site, language = edition.site, edition.language
    calendar = Calendar()
    calendar.add("prodid", f"-//{site.data.settings.id}//{language.tag}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = Wording(edition)(site.data.settings.name)
    calendar.add("name", *_text_in(edition, [name]))
    calendar.add("x-wr-calname", plain_text(name, language))
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add_component(_zone(str(site.data.settings.place.zone)))
    return bytes(calendar.to_ical())


def _put_into(empty: bytes, events: bytes) -> bytes:
    return empty.removesuffix(END) + events + END


def _write_event(edition: Edition, name: str, course: Course) -> bytes:
    """Write the event of a course; nothing where it is not held in the years whose holidays are known."""
    event = _make_event(edition, name, course)
    return bytes(event.to_ical()) if event else b""


@functools.cache
def _zone(name: str) -> Timezone:
    """Describe a time zone: when its clocks change, each year.

    Source:
        The IANA time zone database, by ICU.
    """
    rules = str(icu.VTimeZone.createVTimeZoneByID(name).write(RULES_FROM.timestamp()))
    needed = [line for line in rules.splitlines() if not line.startswith(("X-", "TZNAME"))]
    return cast("Timezone", Timezone.from_ical("\r\n".join(needed)))


def _make_event(edition: Edition, name: str, course: Course) -> Event | None:
    """Make the event of a course; nothing where it is not held on days that are known."""
    site = edition.site
    known, days = known_days(site, course), meeting_days(site, course)
    if not (known and days):
        return None
    is_old = is_meeting_overdue(site, course)
    confirmed = (one.day for one in meeting_confirmations(site, course))
    changed = max(COUNTED_FROM, known[0], *site.changes_of("courses", name), *confirmed)
    event = Event()
    event.add("uid", str(identify(site.data.settings.id, f"courses.{name}")))
    event.add("sequence", (site.today - COUNTED_FROM).days * A_DAY)
    event.add("dtstamp", dt.datetime.combine(changed, dt.time(), dt.UTC))
    _add_times(event, course.timetable, site.data.settings.place, days)
    if is_old:
        event.add("status", "TENTATIVE")
    _add_words(event, edition, name, course)
    return event


def _text_in(edition: Edition, lines: list[Said]) -> tuple[str, dict[str, str]]:
    """Give lines as a value of iCalendar, with the parameter that names the language that they are in."""
    tag = language_of(lines, edition.language, edition.site.source)
    return "\n".join(plain_text(line, edition.language) for line in lines), {"LANGUAGE": tag}


def _add_times(event: Event, schedule: Schedule, country: Country, days: list[dt.date]) -> None:
    """Say when it is held: from the first to the last of `days`, each week, but for the days off."""
    opens, closes = schedule.opens_at or dt.time(), schedule.closes_at or dt.time()  # fixed days have both
    event.add("dtstart", dt.datetime.combine(days[0], opens, country.zone))
    event.add("dtend", dt.datetime.combine(days[0], closes, country.zone))
    until = dt.datetime.combine(days[-1], opens, country.zone).astimezone(dt.UTC)
    event.add("rrule", {"FREQ": "WEEKLY", "UNTIL": until, "BYDAY": schedule.byday})
    closed = days_off(schedule, country, days[0], days[-1])
    off = [dt.datetime.combine(day, opens, country.zone) for day in closed]
    if off:
        event.add("exdate", off)


def _add_words(event: Event, edition: Edition, name: str, course: Course) -> None:
    """Say in the reader's language what it is, where it is, whom to call, and where more is said."""
    site = edition.site
    say = Wording(edition)
    page, _ = site.place_of("courses", name)
    place = say.place(site.data.locations[course.location], course.room or "")
    title = say(course.name)
    if is_meeting_overdue(site, course):
        title = Said((title, " (", say.word("ask_first"), ")"))
    event.add("summary", *_text_in(edition, [title]))
    event.add("location", *_text_in(edition, [place]))
    event.add("description", *_text_in(edition, say_essentials(edition, page)))
    for contact in course.contacts:
        for phone in site.data.contacts[contact].phones:
            event.add("contact", f"{site.data.contacts[contact].name}, {phone.number}")
    if site.site_url:
        event.add("url", site.site_url + edition.address(page))
