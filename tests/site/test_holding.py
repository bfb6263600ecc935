"""Until which day what was confirmed holds: on the last day it does, the day after it does not."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, cast

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.assurance import list_stale
from newcomer_guide.outputs.hsds import make_hsds
from newcomer_guide.outputs.open_data import make_open_data
from newcomer_guide.pages.json_ld import link_data
from newcomer_guide.site.meetings import is_meeting_overdue, meeting_due
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.plan import plan_of
from towns import TODAY, change, edition_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

LAST_OF_HOURS = dt.date(2027, 1, 27)
LAST_OF_NUMBERS = dt.date(2027, 2, 6)
A_DAY = dt.timedelta(days=1)


def on(town: Path, day: dt.date) -> Site:
    return read_site(town, day)


@pytest.mark.parametrize(("day", "is_over"), [(LAST_OF_HOURS, False), (LAST_OF_HOURS + A_DAY, True)])
def test_hours_hold_until_their_last_day(day: dt.date, *, is_over: bool, town: Path) -> None:
    """For the site, for what it says, and for what it hands out."""
    site = on(town, day)
    course = site.data.courses["syning"]
    say = Wording(edition_of(site))
    said = say.assured(course).text

    assert meeting_due(site, course) == site.due_date_of("hours", course) == LAST_OF_HOURS
    assert site.is_overdue(course) is is_meeting_overdue(site, course) is is_over
    assert ("Ingen har bekræftet dem siden." in said) is is_over
    assert say.is_stale() is is_over
    assert ("hasCourseInstance" in link_data(site, site.pages["kurser/syning"], say)) is not is_over


@pytest.mark.parametrize(("day", "holds"), [(LAST_OF_NUMBERS, True), (LAST_OF_NUMBERS + A_DAY, False)])
def test_a_number_holds_until_its_last_day(day: dt.date, *, holds: bool, town: Path) -> None:
    """The day after it is told with a doubt, and no search engine is given it."""
    site = on(town, day)

    assert site.has_numbers_that_hold(site.data.contacts["laereren"]) is holds
    found = str(link_data(site, site.pages["kontakt"], Wording(edition_of(site))))
    assert ("+4534412345" in found) is holds


@pytest.mark.parametrize("count", [0, 1])
def test_opening_hours_hold_until_their_last_day(count: int, town: Path) -> None:
    """None are handed out the day after."""
    path = town / "data" / "contacts.yml"
    hours = "  schedules: [{byday: [MO], opens_at: 09:00, closes_at: 12:00}]\n"
    change(path, "  title: Lærer\n", f"  title: Lærer\n{hours}")
    site = on(town, LAST_OF_HOURS + count * A_DAY)

    assert bool(site.hours_that_hold(site.data.contacts["laereren"])) is (count == 0)


def test_opening_hours_are_as_old_as_the_oldest_of_them(town: Path) -> None:
    """Of two that were confirmed on different days, the first day is said of when they were."""
    hours = [
        "{byday: [MO], opens_at: 09:00, closes_at: 12:00, assured_date: 2026-04-01}",
        "{byday: [WE], opens_at: 09:00, closes_at: 12:00, assured_date: 2026-06-01}",
    ]
    change(town / "data" / "contacts.yml", "  title: Lærer\n", f"  title: Lærer\n  schedules: [{', '.join(hours)}]\n")
    site = on(town, TODAY)
    say, teacher = Wording(edition_of(site)), site.data.contacts["laereren"]

    assert say.opening_day(teacher) == dt.date(2026, 4, 1)
    assert "april 2026" in Wording(edition_of(on(town, LAST_OF_HOURS))).opening_told(teacher).text


def test_hours_that_are_over_make_no_others_old(town: Path) -> None:
    """Nobody has to be asked about last spring."""
    hours = [
        "{byday: [MO], opens_at: 09:00, closes_at: 12:00, valid_to: 2026-03-31, assured_date: 2025-01-10}",
        "{byday: [WE], opens_at: 09:00, closes_at: 12:00, assured_date: 2026-11-01}",
    ]
    change(town / "data" / "contacts.yml", "  title: Lærer\n", f"  title: Lærer\n  schedules: [{', '.join(hours)}]\n")
    site = on(town, TODAY)
    say, teacher = Wording(edition_of(site)), site.data.contacts["laereren"]

    assert not say.is_opening_old(teacher)
    assert [schedule.byday for schedule in site.hours_that_hold(teacher)] == [["WE"]]


@pytest.mark.parametrize(("day", "is_coming"), [(dt.date(2026, 12, 15), True), (dt.date(2026, 12, 16), False)])
def test_a_course_is_coming_until_its_last_day(day: dt.date, *, is_coming: bool, town: Path) -> None:
    """The day after it has ended, whatever its status says: on its page, too, and no calendar is offered."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    valid_to: 2026-12-15\n")
    site = on(town, day)
    course = site.data.courses["syning"]
    say = Wording(edition_of(site))

    assert say.is_coming(course) is say.has_days(course) is is_coming
    assert (say.times(course).text == "Er slut") is not is_coming
    assert bool(say.call_first(course)) is is_coming


def test_a_pause_is_a_pause_whenever_its_last_plan_ended(town: Path) -> None:
    """It goes on in autumn; what has ended has no status of its own then."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    valid_to: 2026-06-30\n")
    change(town / "data" / "courses.yml", "status: active", "status: paused")
    site = on(town, TODAY)

    say, course = Wording(edition_of(site)), site.data.courses["syning"]
    assert say.times(course).text.startswith("Holder pause")
    assert say.call_first(course)


def test_a_pause_says_when_it_ends(town: Path) -> None:
    """Where that is known, and has not been."""
    path = town / "data" / "courses.yml"
    change(path, "byday: [TU]\n", "byday: [TU]\n    valid_from: 2027-02-02\n")
    change(path, "status: active", "status: paused")

    said = {}
    for day in (TODAY, dt.date(2027, 2, 2)):
        site = on(town, day)
        said[day] = [line.text for line in Wording(edition_of(site)).times(site.data.courses["syning"]).lines]

    assert said[TODAY][0] == "Holder pause og begynder igen 2. februar 2027"
    assert said[dt.date(2027, 2, 2)][0] == "Holder pause"


def test_a_plan_that_begins_later_was_never_so(town: Path) -> None:
    """Once nobody has confirmed it for long, only to ask first is said."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    valid_from: 2027-01-05\n")
    site = on(town, LAST_OF_HOURS + A_DAY)
    say, course = Wording(edition_of(site)), site.data.courses["syning"]

    assert "Sådan var det" not in say.times(course).text + say.as_then(course).text
    assert "Ring først" in say.times(course).text
    assert say.as_then(course).text == "Ring først"


def test_a_course_of_some_weeks_says_its_last_day(town: Path) -> None:
    """As it was worked out of its first day: nobody stands there when it is over."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    valid_from: 2026-11-24\n")
    change(town / "data" / "courses.yml", "  name: Syning\n", "  duration_weeks: 6\n  name: Syning\n")
    site = on(town, TODAY)

    assert "Til og med 29. december 2026" in Wording(edition_of(site)).times(site.data.courses["syning"]).text
    over = on(town, dt.date(2026, 12, 30))
    assert Wording(edition_of(over)).times(over.data.courses["syning"]).text == "Er slut"


def test_the_plan_tells_since_when_all_that_it_tells_holds(town: Path) -> None:
    """The oldest of what was confirmed of a step and its place, as its page does."""
    hours = "  schedules: [{byday: [MO], opens_at: 09:00, closes_at: 12:00, assured_date: 2026-05-02}]\n"
    path = town / "data" / "locations.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  assured_date:", f"{hours}  assured_date:", 1), encoding="utf-8")
    site = on(town, TODAY)
    place = next(iter(site.data.locations))
    step = next(one for one in site.data.arrival.values() if one.location == place)
    name = next(name for name, one in site.data.arrival.items() if one is step)
    steps = cast("list[dict[str, Any]]", plan_of(edition_of(site))["steps"])
    told = next(one for one in steps if one["id"] == name)

    assert told["since"][0] == "2. maj 2026"
    assert told["due"] == (dt.date(2026, 5, 2) + dt.timedelta(days=240)).isoformat()


def test_hours_are_handed_out_until_they_are_to_be_confirmed(town: Path) -> None:
    """Whoever takes them counts no day beyond that."""
    handed = b"".join(make_hsds(edition_of(on(town, TODAY))).values()).decode()

    assert f'"valid_to":"{LAST_OF_HOURS.isoformat()}"' in handed.replace(": ", ":")


def test_what_falls_silent_keeps_what_everyone_calls(town: Path) -> None:
    """The office and the organization that it belongs to, however long nobody has said anything."""
    with (town / "data" / "site.yml").open("a", encoding="utf-8") as file:
        file.write("silence: {after_days: 100, then: withdraw}\n")
    site = on(town, TODAY)

    assert list(site.data.contacts) == ["borgerservice"]
    assert list(site.data.organizations) == ["byen"]


def test_what_was_confirmed_in_part_is_not_silent(town: Path) -> None:
    """Somebody has looked at the hours; the newest day counts."""
    change(town / "data" / "courses.yml", "closes_at: 12:00\n", "closes_at: 12:00\n    assured_date: 2026-11-20\n")
    with (town / "data" / "site.yml").open("a", encoding="utf-8") as file:
        file.write("silence: {after_days: 100, then: withdraw}\n")

    silent = on(town, TODAY).data.silent
    assert silent["courses", "dansk"].of == ("courses", "dansk")
    assert silent["courses", "syning"].of[0] == "locations"
    later = on(town, dt.date(2027, 6, 1))
    assert "`courses.syning`: ingen har bekræftet det siden 20. november 2026" in list_stale(later)


@pytest.mark.parametrize("day", [TODAY, LAST_OF_HOURS + A_DAY])
def test_open_data_has_no_doubt_of_what_has_ended(day: dt.date, town: Path) -> None:
    """Of what was held, and nobody has confirmed, it has."""
    change(town / "data" / "courses.yml", "status: active", "status: ended")
    found = json.loads(make_open_data(edition_of(on(town, day)))["api/v1/courses.json"])
    courses = {one["id"]: one["status"] for one in found["records"]}

    assert courses == {"syning": "ended", "dansk": "active" if day == TODAY else "unconfirmed"}


@pytest.mark.parametrize("day", [TODAY, LAST_OF_HOURS + A_DAY])
def test_what_has_ended_has_ended_however_long_ago_somebody_said_so(day: dt.date, town: Path) -> None:
    """For whoever takes the data, too."""
    change(town / "data" / "courses.yml", "status: active", "status: ended")
    site = on(town, day)
    handed = b"".join(make_hsds(edition_of(site)).values()).decode()

    assert '"defunct"' in handed
