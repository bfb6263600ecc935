"""A confirmation says what was looked at, and holds as long as that kind of fact does."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from newcomer_guide.checks.read_site import read_site
from towns import TODAY, change

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

JUNE = dt.date(2026, 6, 1)


def days(count: int, since: dt.date = JUNE) -> dt.date:
    return since + dt.timedelta(days=count)


def test_each_kind_has_its_own_period(spoken: Site) -> None:
    """Hours, numbers, people and places, as site.yml has it; history holds for ever."""
    data = spoken.data
    due = {one.kind: one.due for one in spoken.confirmations(data.contacts["borgerservice"])}

    assert due == {"people": days(300), "phones": days(250)}
    assert {one.kind: one.due for one in spoken.confirmations(data.courses["syning"])} == {
        "places": days(365),
        "hours": days(240),
    }
    assert spoken.due_date(data.courses["syning"]) == days(240)
    assert spoken.due_date(next(iter(data.locations.values()))) == days(365)
    assert {spoken.due_date(figure) for figure in data.figures.values()} == {None}
    assert data.settings.privacy
    assert spoken.due_date(data.settings.privacy) == days(365)


def test_a_record_may_have_a_period_of_its_own(town: Path) -> None:
    """For all that it holds."""
    change(
        town / "data" / "courses.yml", "assured_date: 2026-06-01", "assured_date: 2026-06-01\n  check_after_days: 30"
    )
    site = read_site(town, TODAY)

    assert site.due_date(site.data.courses["syning"]) == days(30)
    assert site.is_overdue(site.data.courses["syning"])


def test_who_looked_at_the_hours_did_not_call_the_number(town: Path) -> None:
    """A part with a day of its own is judged by it; all else by the record's."""
    change(town / "data" / "courses.yml", "closes_at: 12:00\n", "closes_at: 12:00\n    assured_date: 2026-11-20\n")
    site = read_site(town, TODAY)
    course = site.data.courses["syning"]

    assert {one.kind: one.day for one in site.confirmations(course)} == {"places": JUNE, "hours": dt.date(2026, 11, 20)}
    assert course.hours_date == dt.date(2026, 11, 20)
    assert {one.day for one in site.confirmations(site.data.contacts[course.contacts[0]])} == {JUNE}
