"""A page "Sundhed" with a doctor's hours, made of data alone: kinds of its own, opening hours, and what a phone says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from serving import serve
from towns import TODAY, make_translated_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PAGE = """\
---
title: Sundhed
summary: Læge og tandlæge
icon: doctor
---

## Lægen {#laegen}

{{ organizations clinic }}

## Ring {#ring}

{{ contacts health }}

## Her ligger det {#her}

{{ locations raadhuset }}
"""
CLINIC = """
laegehuset:
  name: Lægehuset
  kind: clinic
  location: raadhuset
  schedules:
    - byday: [MO, TU, WE]
      opens_at: 08:00
      closes_at: 12:00
      except_dates: [2026-12-21]
    - byday: [TH, FR]
      opens_at: 13:00
      closes_at: 17:30
  assured_date: 2026-06-01
  source: plan
"""
DOCTOR = """
laegen:
  name: Lægen
  organization: laegehuset
  contact_type: health
  phones: [{number: 34 41 23 45}]
  assured_date: 2026-06-01
  source: plan
"""
DOOR = "  schedules: [{byday: [SA], opens_at: 10:00, closes_at: 14:00}]\n  floor: 2\n"


@pytest.fixture(scope="module")
def health(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Write the town with that page, and serve it."""
    town = make_translated_town(tmp_path_factory.mktemp("opening") / "town")
    (town / "docs" / "sundhed.md").write_text(PAGE, encoding="utf-8")
    add(town / "data" / "organizations.yml", CLINIC)
    add(town / "data" / "contacts.yml", DOCTOR)
    places = town / "data" / "locations.yml"
    places.write_text(places.read_text(encoding="utf-8").replace("  floor: 2\n", DOOR), encoding="utf-8")
    write_site(read_site(town, TODAY), town / "site")
    with serve(town / "site") as address:
        yield address


def add(path: Path, record: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + record, encoding="utf-8")


def open_at(page: Page, url: str, moment: str) -> str:
    """Open the page at a moment, and give what it says of the clinic's hours, line by line."""
    page.clock.set_fixed_time(f"{moment}+01:00")
    page.goto(url)
    page.wait_for_selector("#laegehuset .times__next")
    return page.inner_text("#laegehuset .times >> nth=0")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T07:59", "Næste gang: i dag 08:00–12:00"),
        ("2026-11-23T08:00", "Lige nu 08:00–12:00"),
        ("2026-11-23T12:00", "Næste gang: i morgen 08:00–12:00"),
        ("2026-11-25T12:30", "Næste gang: i morgen 13:00–17:30"),
        ("2026-12-18T18:00", "Næste gang: tirsdag 22. december 08:00–12:00"),  # the Monday is excepted
        ("2026-12-24T18:00", "Næste gang: mandag 28. december 08:00–12:00"),  # Friday is Christmas Day
    ],
)
def test_the_hours_that_come_first_are_told(moment: str, said: str, page: Page, health: str) -> None:
    """Of all days of the week, over holidays and excepted days."""
    told = open_at(page, f"{health}sundhed/", moment).replace("\n", " ")

    assert told.startswith(
        "Åbningstider Mandag til onsdag 08:00–12:00 Ikke 21. december 2026 Torsdag og fredag 13:00–17:30"
    )
    assert told.endswith(said)


@pytest.mark.parametrize(("day", "is_old"), [("2027-01-27", False), ("2027-01-28", True), ("2036-01-28", True)])
def test_hours_past_their_day_are_told_as_they_were(day: str, *, is_old: bool, page: Page, health: str) -> None:
    """By the reader's clock, whatever was built."""
    told = open_at(page, f"{health}sundhed/", f"{day}T06:00")

    assert ("Sådan var det i juni 2026. Ring først." in told) is is_old
    assert ("Hvis intet er ændret siden 1. juni 2026: " in told) is is_old
    assert ("Næste gang" in told) is not is_old
    assert page.is_visible(".notes p[data-after]") is is_old


def test_a_place_has_its_own_hours(page: Page, health: str) -> None:
    """Wherever the place is told: on the page of a course, too."""
    open_at(page, f"{health}sundhed/", "2026-11-23T07:00")
    assert "Hver lørdag 10:00–14:00" in page.inner_text("#raadhuset")
    assert "Hver lørdag 10:00–14:00" in page.inner_text("#laegehuset")

    page.goto(f"{health}kurser/syning/")
    assert "Hver lørdag 10:00–14:00" in page.inner_text(".facts")


@pytest.mark.parametrize(
    ("tag", "label", "following"),
    [("en", "Opening hours", "Next time: "), ("ar", "أوقات العمل", "المرة القادمة"), ("ti", "ዝኽፈተሉ ሰዓታት", "ዝቕጽል ግዜ")],
)
def test_each_language_says_them_in_its_words(tag: str, label: str, following: str, page: Page, health: str) -> None:
    """The label, the days and the next time."""
    told = open_at(page, f"{health}{tag}/sundhed/", "2026-11-23T07:00")

    assert label in told
    assert following in told
    assert "Mandag" not in told


def test_they_are_there_without_javascript(browser: Browser, health: str) -> None:
    """All hours, and no next time that nobody could count."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{health}sundhed/")

    assert "Torsdag og fredag 13:00–17:30" in page.inner_text("#laegehuset")
    assert page.locator(".times__next").count() == 0
    context.close()


def test_the_lookup_finds_them(page: Page, health: str) -> None:
    """By the name of a kind that the town made up."""
    page.goto(f"{health}kontakt/")
    page.fill("#lookup", "sundhed")
    page.wait_for_selector("#skolen", state="hidden")

    assert page.is_visible("#laegen")


def test_the_signs_of_a_course_and_of_its_place_lie_beside_each_other(page: Page, health: str) -> None:
    """The place has hours of its own, with a sign of their own."""
    page.goto(f"{health}kurser/syning/")
    tops = page.eval_on_selector_all(
        ".facts .icon",
        "icons => icons.map(icon => [icon.getBoundingClientRect().x, icon.getBoundingClientRect().y].join())",
    )

    assert len(set(tops)) == len(tops) > 2
