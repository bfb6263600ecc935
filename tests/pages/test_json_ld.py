"""What pages say to search engines is what they say to people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from guide.checks.read_site import read_site
from guide.pages.json_ld import link_data
from towns import TODAY, change, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from guide.site.site import Site

DAYS = {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday"}


def things(built: Path, name: str) -> list[dict[str, Any]]:
    page = BeautifulSoup((built / name / "index.html").read_text(encoding="utf-8"), "html.parser")
    return [json.loads(script.string or "") for script in page.select('script[type="application/ld+json"]')]


@pytest.mark.parametrize("tag", ["", "en/", "ar/", "ti/"])
def test_every_course_says_its_facts(tag: str, built: Path, spoken: Site) -> None:
    """Days, times, place, and the numbers to call."""
    for name, course in spoken.data.courses.items():
        (thing,) = things(built, f"{tag}kurser/{name}")
        numbers = [point["telephone"] for point in thing["provider"]["contactPoint"]]
        contacts = [spoken.data.contacts[one] for one in course.contacts]
        assert thing["@type"] == "Course"
        assert numbers == [contact.phones[0].number for contact in contacts if contact.phones]
        schedule = thing["hasCourseInstance"].get("courseSchedule")
        assert bool(schedule) == bool(course.schedule.byday)
        if schedule:
            assert schedule["byDay"] == [f"https://schema.org/{DAYS[day]}" for day in course.schedule.byday]
            assert schedule["startTime"] == f"{course.schedule.opens_at:%H:%M}"
            assert schedule["scheduleTimezone"] == "Europe/Copenhagen"


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
