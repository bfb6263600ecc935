"""What a town sorts by kinds of its own, and what has opening hours: found where it stands, told when it does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.editing.yaml_format import format_text
from newcomer_guide.pages.json_ld import link_data
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.wording.news import tell_news
from towns import TODAY, change, voice_of

if TYPE_CHECKING:
    from pathlib import Path

CLINIC = "\nlaegehuset:\n  name: Lægehuset\n  kind: clinic\n  assured_date: 2026-06-01\n  source: plan\n"
PAGE = "---\ntitle: Sundhed\nsummary: Læge\nicon: doctor\n---\n\n{{ organizations clinic }}\n\n{{ locations }}\n"
LIBRARY = """
biblioteket:
  address_1: Bakken 2
  city: Bakkeby
  schedules: [{byday: [SA], opens_at: 10:00, closes_at: 14:00}]
  assured_date: 2026-06-01
  source: plan
"""


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_record_is_found_on_the_page_that_shows_it(town: Path) -> None:
    """Not on the page of its topic, where it does not stand."""
    add(town / "data" / "organizations.yml", CLINIC)
    add(town / "data" / "locations.yml", LIBRARY)
    (town / "docs" / "sundhed.md").write_text(PAGE, encoding="utf-8")
    site = read_site(town, TODAY)
    places = {
        name: site.place_of(*name.split("."))
        for name in ("organizations.laegehuset", "organizations.haven", "locations.biblioteket")
    }

    assert {name: (page.name, anchor) for name, (page, anchor) in places.items()} == {
        "organizations.laegehuset": ("sundhed", "laegehuset"),
        "organizations.haven": ("foreninger", "haven"),
        "locations.biblioteket": ("sundhed", "biblioteket"),
    }  # fmt: skip


def test_a_record_that_no_page_shows_is_told(town: Path) -> None:
    """With the line that would show it."""
    add(town / "data" / "organizations.yml", CLINIC)
    change(town / "data" / "arrival.yml", "track: [refugee]", "track: [refugee, student]")
    change(town / "data" / "sources.yml", "plan:\n", "rapport:\n  name: Rapport\n  date: 2026-06-01\n\nplan:\n")
    change(town / "data" / "housing.yml", "  source: plan", "  source: rapport")
    told = [
        (problem.path, problem.write)
        for problem in inspect(town, TODAY).problems
        if "vises ingen steder" in problem.message
    ]

    assert told == [
        ("data/arrival.yml", "{{ steps student }}"),
        ("data/housing.yml", "{{ housing rapport }}"),
        ("data/organizations.yml", "{{ organizations clinic }}"),
    ]


def test_a_place_without_a_name_is_news_by_its_address(town: Path) -> None:
    """With its hours, and their age once they are past their day."""
    add(town / "data" / "locations.yml", LIBRARY)
    (town / "data" / "log.yml").write_text(
        "2026-06-01:\n  locations.biblioteket: new\n  contacts.skolen: {schedules: {}}\n", encoding="utf-8"
    )
    site = read_site(town, TODAY.replace(year=2028))
    news = {one.title.text: one.text.text for one in tell_news(site, voice_of(site), 10)}

    assert news["Bakken 2"] == "Nyt på siden"
    assert "Mandag og fredag 08:00–10:00" in news["Skolen"]
    assert "Sådan var det i juni 2026. Ring først." in news["Skolen"]
    assert render_site(site)


def test_a_field_without_a_value_stays_without_one() -> None:
    """Whoever writes the file in form adds no word."""
    text = "# Sted\nraadhuset:\n  address_1: Bakken 1\n  postal_code:\n  city: Bakkeby\n"

    assert format_text(text) == text


def test_what_is_missing_is_never_too_old(town: Path) -> None:
    """A record that nobody sees has no age: what it is used by is told, whatever becomes of what is old."""
    add(
        town / "data" / "locations.yml",
        "\nny:\n  name: Ny\n  missing: Skriv hvor.\n  source: plan\n",
    )
    change(town / "data" / "courses.yml", "location: raadhuset", "location: ny")
    add(town / "data" / "site.yml", "\nsilence: {after_days: 700, then: withdraw}\n")

    assert any("ny er skjult (missing), men bruges her." in str(one) for one in inspect(town, TODAY).mistakes)


def test_what_falls_silent_stops_no_page_that_lists_it(town: Path) -> None:
    """The days pass, and nobody has to mend a page for that."""
    add(town / "docs" / "foreninger.md", "\n{{ contacts health }}\n\n{{ locations biblioteket }}\n")
    add(town / "data" / "locations.yml", LIBRARY.replace("2026-06-01", "2020-06-01"))
    add(town / "data" / "site.yml", "\nsilence: {after_days: 700, then: withdraw}\n")

    assert inspect(town, TODAY).mistakes == []


def test_a_day_off_of_some_hours_is_no_day_off_of_all(town: Path) -> None:
    """What is left of that day is told."""
    change(
        town / "data" / "contacts.yml",
        "    - byday: [MO, FR]\n",
        "    - {byday: [MO], opens_at: 13:00, closes_at: 16:00}\n    - byday: [MO, FR]\n",
    )
    site = read_site(town, TODAY)
    points = json.loads(link_data(site, site.pages["kontakt"], voice_of(site)))["contactPoint"]
    (school,) = (one for one in points if one["name"] == "Skolen")

    assert [(one["opens"], one["closes"]) for one in school["hoursAvailable"] if "validFrom" in one] == [
        ("13:00", "16:00")
    ]


def test_the_hours_of_a_contact_are_confirmed_by_the_name_that_courses_have(standing: Path) -> None:
    """`PART=schedule` means what a record has."""
    assert main(["confirm", "--record", "contacts.skolen", "--part", "schedule"]) == 0
    assert read_site(standing, TODAY).data.contacts["skolen"].schedules[0].assured_date == TODAY
