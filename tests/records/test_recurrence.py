"""The days on which something is held follow from the fields that staff write."""

from __future__ import annotations

import datetime as dt

from newcomer_guide.records import Schedule
from newcomer_guide.records.country import DENMARK
from newcomer_guide.records.recurrence import occurrences


def held(first: str, last: str, **fields: object) -> list[str]:
    schedule = Schedule.model_validate({"byday": ["TH"], "opens_at": "12:30", "closes_at": "16:30"} | fields)
    days = occurrences(schedule, DENMARK, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return [day.isoformat() for day in days]


def test_a_weekly_course_is_held_each_week() -> None:
    assert held("2026-11-23", "2026-12-10") == ["2026-11-26", "2026-12-03", "2026-12-10"]


def test_it_is_never_held_on_a_danish_holiday() -> None:
    """Maundy Thursday and Ascension Day are Thursdays; the great prayer day is no holiday any more."""
    days = held("2027-03-01", "2027-05-31")

    assert "2027-03-25" not in days
    assert "2027-05-06" not in days
    assert "2027-04-22" in days
    assert dt.date(2027, 4, 23) not in DENMARK.holidays_in(range(2027, 2028))


def test_it_is_not_held_on_excepted_days_nor_outside_its_plan() -> None:
    fields = {"except_dates": ["2026-12-03"], "valid_from": "2026-11-26", "valid_to": "2026-12-10"}

    assert held("2026-11-01", "2027-02-01", **fields) == ["2026-11-26", "2026-12-10"]


def test_holidays_of_a_later_year_are_known_too() -> None:
    """Christmas Day of 2031 is a Thursday."""
    assert "2031-12-25" not in held("2031-12-01", "2031-12-31")
    assert "2031-12-18" in held("2031-12-01", "2031-12-31")
