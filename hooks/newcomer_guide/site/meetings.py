"""When and where courses meet: since when and until when that holds, and on which days one can count on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from newcomer_guide.records.age import first_due
from newcomer_guide.records.recurrence import days_off, horizon, occurrences

if TYPE_CHECKING:
    from newcomer_guide.records import Course
    from newcomer_guide.records.age import Confirmation
    from newcomer_guide.records.schedule import Weekly
    from newcomer_guide.site.site import Site

YEAR = dt.timedelta(days=365)
UNSURE_WEEKS = 8
"""How far what nobody has confirmed lately is told ahead, as tentative."""


def meeting_confirmations(site: Site, course: Course) -> list[Confirmation]:
    """Give what was confirmed of when and where a course is held."""
    return site.confirmations(course) + site.confirmations(site.data.locations[course.location])


def meeting_due(site: Site, course: Course) -> dt.date | None:
    """Give the last day on which it holds when and where a course is held; None where it holds for ever."""
    return first_due(meeting_confirmations(site, course))


def meeting_date(site: Site, course: Course) -> dt.date:
    """Give the day on which when and where a course is held were last confirmed; of several, the first."""
    return min(one.day for one in meeting_confirmations(site, course))


def is_meeting_overdue(site: Site, course: Course) -> bool:
    """Say whether when or where a course is held should have been looked at before the day of this site."""
    return site.is_past(meeting_due(site, course))


def known_days(site: Site, course: Course) -> tuple[dt.date, dt.date] | None:
    """Give the first and the last day on which something can be said of when a course is held; None where nothing can.

    Surely from the day on which its hours were confirmed until it should be looked at again, and not beyond the years
    whose holidays are known; after that a few weeks ahead, if it has gone on all the time: when a course of some weeks began, nobody knows.
    """
    if not course.is_weekly:
        return None
    if is_meeting_overdue(site, course):
        last = site.today + dt.timedelta(weeks=UNSURE_WEEKS, days=-1)
        return None if course.is_of_unknown_days else (site.today, last)
    first, last = horizon(site.today)
    return max(first, course.hours_date), min(last, meeting_due(site, course) or last)


def days_off_ahead(site: Site, schedule: Weekly) -> list[str]:
    """Give the days of the year to come on which nobody can count on something (ISO 8601); pages are made anew each day."""
    return [day.isoformat() for day in days_off(schedule, site.data.settings.place, site.today, site.today + YEAR)]


def meeting_days(site: Site, course: Course) -> list[dt.date]:
    """Give the days that calendars have of a course; none where none is known."""
    known = known_days(site, course)
    return list(occurrences(course.timetable, site.data.settings.place, *known)) if known else []
