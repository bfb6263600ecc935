"""Derive the days on which something takes place, from the fields that staff write."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import holidays

from guide.fields import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.records import Schedule


def holidays_in(years: range) -> list[dt.date]:
    """List the public holidays of Denmark in some years, in order.

    Source:
        The library `holidays`, which follows the Danish acts on them.
    """
    return sorted(holidays.country_holidays("DK", years=years))


def occurrences(schedule: Schedule, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Give the days from `first` to `last` on which something takes place: never a holiday or an excepted day."""
    closed = {*holidays_in(range(first.year, last.year + 1)), *schedule.except_dates}
    begin, end = max(first, schedule.valid_from or first), min(last, schedule.valid_to or last)
    for number in range((end - begin).days + 1):
        day = begin + dt.timedelta(days=number)
        if WEEKDAYS[day.weekday()] in schedule.byday and day not in closed:
            yield day
