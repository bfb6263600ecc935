"""What pages say to search engines is what they say to people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.json_ld import link_data
from newcomer_guide.site.meetings import meeting_due
from towns import AFTER_THE_HOURS, TODAY, change, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

DAYS = {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday"}


def things(built: Path, name: str) -> list[dict[str, Any]]:
    page = BeautifulSoup((built / name / "index.html").read_text(encoding="utf-8"), "html.parser")
    return [json.loads(script.string or "") for script in page.select('script[type="application/ld+json"]')]


@pytest.mark.parametrize("tag", ["", "en/", "ar/", "ti/"])
def test_every_course_says_its_facts(tag: str, built: Path, spoken: Site) -> None:
    """Days, times and place; who holds it only where the data says so."""
    for name, course in spoken.data.courses.items():
        (thing,) = things(built, f"{tag}kurser/{name}")
        assert thing["@type"] == "Course"
        assert "provider" not in thing
        schedule = thing["hasCourseInstance"].get("courseSchedule")
        assert bool(schedule) == bool(course.schedule.byday)
        if schedule:
            assert schedule["byDay"] == [f"https://schema.org/{DAYS[day]}" for day in course.schedule.byday]
            assert schedule["startTime"] == f"{course.schedule.opens_at:%H:%M}"
            assert schedule["scheduleTimezone"] == "Europe/Copenhagen"


def test_who_holds_a_course_is_told_as_the_data_has_it(town: Path) -> None:
    """Not whom one calls about it."""
    change(town / "data" / "courses.yml", "  location: raadhuset\n", "  organization: haven\n  location: raadhuset\n")
    site = read_site(town, TODAY)
    thing = json.loads(link_data(site, site.pages["kurser/syning"], voice_of(site)))

    assert thing["provider"] == {"@type": "Organization", "name": "Havens venner"}


def test_old_hours_are_no_schedule(town: Path) -> None:
    """Past their day they are promised to no search engine."""
    site = read_site(town, AFTER_THE_HOURS)

    assert "hasCourseInstance" not in json.loads(link_data(site, site.pages["kurser/syning"], voice_of(site)))


def test_opening_hours_are_told_of_contacts_and_places(town: Path) -> None:
    """With the days on which they do not hold; past their day, none."""
    hours = "  schedules: [{byday: [MO, TU, TH], opens_at: 09:00, closes_at: 15:00}]\n"
    change(town / "data" / "locations.yml", "  floor: 2\n", f"  floor: 2\n{hours}")
    site = read_site(town, TODAY)
    points = json.loads(link_data(site, site.pages["kontakt"], voice_of(site)))["contactPoint"]
    course = json.loads(link_data(site, site.pages["kurser/syning"], voice_of(site)))
    (school,) = (one for one in points if one["name"] == "Skolen")
    weekly, holidays, excepted = school["hoursAvailable"]

    assert weekly["dayOfWeek"] == ["https://schema.org/Monday", "https://schema.org/Friday"]
    assert (weekly["opens"], weekly["closes"]) == ("08:00", "10:00")
    assert holidays["dayOfWeek"] == "https://schema.org/PublicHolidays"
    assert (excepted["validFrom"], excepted["opens"], excepted["closes"]) == ("2026-12-21", "00:00", "00:00")
    assert weekly["validThrough"] == str(site.due_date_of("hours", site.data.contacts["skolen"]))
    there, _, *unsure = course["hasCourseInstance"]["location"]["openingHoursSpecification"]
    assert there["opens"] == "09:00"
    assert [(one["validFrom"], one["closes"]) for one in unsure] == [("2026-12-24", "00:00"), ("2026-12-31", "00:00")]

    later = read_site(town, AFTER_THE_HOURS)
    points = json.loads(link_data(later, later.pages["kontakt"], voice_of(later)))["contactPoint"]
    assert not any("hoursAvailable" in one for one in points)


def test_no_holiday_is_told_as_a_day_of_a_course(town: Path) -> None:
    """The phone passes it over, and so does whoever reads what machines are told."""
    change(town / "data" / "courses.yml", "byday: [TU]", "byday: [FR]")
    site = read_site(town, TODAY)
    schedule = json.loads(link_data(site, site.pages["kurser/syning"], voice_of(site)))["hasCourseInstance"][
        "courseSchedule"
    ]

    assert schedule["exceptDate"] == ["2026-12-25", "2027-01-01", "2027-03-26"]


def test_a_number_is_that_of_who_answers_it(town: Path) -> None:
    """The authority has none where only its department is called."""
    change(
        town / "data" / "organizations.yml",
        "haven:\n",
        "raadhuset:\n  name: Rådhuset\n  kind: authority\n  parent: byen\n  assured_date: 2026-06-01\n  source: plan\n\nhaven:\n",
    )
    change(town / "data" / "contacts.yml", "organization: byen", "organization: raadhuset")
    site = read_site(town, TODAY)
    thing = json.loads(link_data(site, site.pages["index"], voice_of(site)))

    assert "telephone" not in thing
    assert thing["department"]["name"] == "Rådhuset"
    assert thing["department"]["telephone"] == site.everyones_contact.number_to_call


def test_no_number_that_is_past_its_day_is_told(town: Path) -> None:
    """A search engine would show it beside the name, without a doubt."""
    site = read_site(town, AFTER_THE_HOURS.replace(year=2028))
    home, contacts = (json.loads(link_data(site, site.pages[name], voice_of(site))) for name in ("index", "kontakt"))

    assert home["name"] == "Bakkeby"
    assert "telephone" not in home
    assert contacts["contactPoint"] == []


def test_where_a_course_is_held_is_told_as_on_its_page(town: Path) -> None:
    """With floor and room."""
    change(town / "data" / "courses.yml", "  location: raadhuset\n", "  location: raadhuset\n  room: 7\n")
    site = read_site(town, TODAY)
    thing = json.loads(link_data(site, site.pages["kurser/syning"], voice_of(site)))

    assert thing["hasCourseInstance"]["location"]["description"] == "Bakken 1, Bakkeby, 2. sal, Lokale 7"


def test_contacts_and_the_municipality_are_told(built: Path, spoken: Site) -> None:
    """On the page of contacts, and on the front page; on no other."""
    (contacts,) = things(built, "kontakt")
    (home,) = things(built, "")

    assert home["@type"] == "GovernmentOrganization"
    assert home["name"] == "Bakkeby"
    assert len(contacts["contactPoint"]) == sum(bool(one.phones) for one in spoken.data.contacts.values())
    assert things(built, "bolig") == []


def test_a_course_that_is_not_held_has_no_times(town: Path) -> None:
    """Search engines forget it."""
    change(town / "data" / "courses.yml", "status: active", "status: ended")
    site = read_site(town, TODAY)

    assert "hasCourseInstance" not in link_data(site, site.pages["kurser/syning"], voice_of(site))


def test_no_text_breaks_out_of_the_script(town: Path) -> None:
    """Signs that would end it are written by their numbers."""
    change(town / "data" / "courses.yml", "Lær at sy.", "Lær < /script> & - - >.")
    site = read_site(town, TODAY)
    written = link_data(site, site.pages["kurser/syning"], voice_of(site))

    assert not set("<>&") & set(written)
    assert json.loads(written)["description"] == "Lær < /script> & - - >."


def test_a_schedule_ends_where_it_is_to_be_confirmed(town: Path) -> None:
    """Whoever keeps the page for a year does not go on telling it; of some weeks, the last one is the end."""
    site = read_site(town, TODAY)
    page = site.pages["kurser/syning"]
    schedule = json.loads(link_data(site, page, voice_of(site)))["hasCourseInstance"]["courseSchedule"]
    assert schedule["endDate"] == str(meeting_due(site, site.data.courses["syning"]))

    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    valid_from: 2026-11-24\n")
    change(town / "data" / "courses.yml", "  location: raadhuset\n", "  duration_weeks: 2\n  location: raadhuset\n")
    site = read_site(town, TODAY)
    schedule = json.loads(link_data(site, page, voice_of(site)))["hasCourseInstance"]["courseSchedule"]
    assert (schedule["startDate"], schedule["endDate"]) == ("2026-11-24", "2026-12-01")
