"""What a phone makes a reader's plan of is what the steps say, in the page's language and in the data's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.wording.plan import plan_of
from towns import TODAY, change, edition_of, read_spoken, spoken_root

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site


def plan(site: Site, tag: str) -> dict[str, Any]:
    return plan_of(edition_of(site, tag))


def test_a_plan_has_the_steps_in_their_order(example: Site) -> None:
    """With what their dates are counted from, and until when they hold."""
    steps = plan(example, "da")["steps"]

    assert steps == [
        {"id": "velkomst", "tracks": ["refugee", "family"], "dates": "day", "amount": 1, "days": "", "due": "2027-03-28",
         "is_doubted": False, "since": ["1. juni 2026"]},
        {"id": "samtale", "tracks": ["refugee"], "dates": None, "amount": 1, "days": "45", "due": "2027-03-28",
         "is_doubted": True, "since": ["1. juni 2026"]},
    ]  # fmt: skip


def test_a_translated_plan_has_the_danish_too() -> None:
    """For the sheet that one shows to others; the Danish page has it alone."""
    spoken = read_spoken()

    assert [voice["lang"] for voice in plan(spoken, "ar")["voices"]] == ["ar", "da"]
    assert [voice["lang"] for voice in plan(spoken, "da")["voices"]] == ["da"]
    assert plan(spoken, "ar")["steps"][0]["since"] == ["1 حزيران/يونيو 2026", "1. juni 2026"]
    assert plan(spoken, "ar")["page"] == "ar/ankomst/"


def test_a_language_without_all_the_words_has_its_dates_in_danish() -> None:
    """No date is put together from two languages."""
    town = spoken_root()
    site = read_site(town, TODAY)
    key = "interface.plan_before"
    entries = {
        tag: {name: entry for name, entry in known.items() if name != key} for tag, known in site.entries.items()
    }
    site.entries.update(entries)

    assert [voice["lang"] for voice in plan(site, "ar")["voices"]] == ["da"]


def test_a_way_that_no_page_shows_is_in_no_plan(town: Path) -> None:
    """Nor are its steps."""
    change(town / "docs" / "ankomst.md", "{{ steps refugee }}", "")
    change(town / "docs" / "ankomst.md", "## Flygtninge {#flygtninge}", "")
    made = plan(read_site(town, TODAY), "da")

    assert list(made["tracks"]) == ["family"]
    assert [step["id"] for step in made["steps"]] == ["velkomst"]


def test_a_step_is_as_sure_as_its_place(town: Path) -> None:
    """Who goes there needs the door too."""
    change(town / "data" / "locations.yml", "assured_date: 2026-06-01", "assured_date: 2019-06-01")
    steps = plan(read_site(town, TODAY), "da")["steps"]

    assert [(step["since"], step["due"]) for step in steps] == [
        (["1. juni 2026"], "2027-03-28"),
        (["1. juni 2019"], "2020-05-31"),
    ]
