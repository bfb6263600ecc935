"""Derive the days on which something takes place, from the fields that staff write."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from newcomer_guide.records.dates import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.records.country import Country
    from newcomer_guide.records.schedule import Weekly


KNOWN_YEARS = 3
"""For so many years, this one included, phones and calendars are told the holidays."""


def known_years(today: dt.date) -> range:
    """Give the years that phones and calendars are told of."""
    return range(today.year, today.year + KNOWN_YEARS)


def horizon(today: dt.date) -> tuple[dt.date, dt.date]:
    """Give the first and the last day of those years."""
    years = known_years(today)
    return dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31)


def occurrences(schedule: Weekly, country: Country, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Give the days from `first` to `last` on which something surely takes place.

    Never a holiday or an excepted day; nor a day on which many have closed, before which pages say to ask.
    """
    off = set(days_off(schedule, country, first, last))
    yield from (day for day in _weekly(schedule, first, last) if day not in off)


def days_off(schedule: Weekly, country: Country, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Give the days from `first` to `last` that the week would have, but on which nobody can count on it."""
    years = range(first.year, last.year + 1)
    closed = {*country.holidays_in(years), *country.days_often_off_in(years), *schedule.except_dates}
    yield from (day for day in _weekly(schedule, first, last) if day in closed)


def _weekly(schedule: Weekly, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    begin, end = max(first, schedule.valid_from or first), min(last, schedule.valid_to or last)
    return _days_between(tuple(schedule.byday), begin, end)


@functools.lru_cache(maxsize=1024)  # many are held on the same days
def _days_between(byday: tuple[str, ...], begin: dt.date, end: dt.date) -> tuple[dt.date, ...]:
    ahead = {(WEEKDAYS.index(day) - begin.weekday()) % 7 for day in byday}
    starts = [begin.toordinal() + days for days in sorted(ahead)]
    weeks = range(0, (end - begin).days + 1, 7)
    last = end.toordinal()
    return tuple(dt.date.fromordinal(start + week) for week in weeks for start in starts if start + week <= last)
