"""Numbers are shown as they are: under their own day and unit, and no surer in a drawing than in its table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.rendering import render_site
from towns import TODAY, change

if TYPE_CHECKING:
    from pathlib import Path


def page_of(town: Path, name: str) -> str:
    html = render_site(read_site(town, TODAY))[name]
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0]).split())


def test_homes_stand_under_their_own_day_and_unit(town: Path) -> None:
    """One document tells of two days, and does not say what one of its numbers counts."""
    with (town / "data" / "housing.yml").open("a", encoding="utf-8") as file:
        file.write(
            "\nlunden:\n  name: Lunden\n  as_of: 2019-10-15\n  units: 7\n  unit: unstated\n"
            "  assured_date: 2026-06-01\n  source: plan\n"
        )
    told = page_of(town, "bolig/")

    assert re.search(r"15\. oktober 2019 .* Lunden 7 .* 1\. juni 2026 Sted Boliger Bakken 4", told), told
    assert "Kilden siger ikke, om tallet er boliger eller mennesker." in told
    assert told.count("Kilden siger ikke") == 1


def test_what_was_held_stands_in_the_order_of_its_days(town: Path) -> None:
    """Whatever order it was written in; of the month alone, before its days."""
    with (town / "data" / "events.yml").open("a", encoding="utf-8") as file:
        for name, day in (("senere", "2026-06-20"), ("tidligere", "2025-12-01")):
            file.write(
                f"\n{name}:\n  name: {name.title()}\n  date: {day}\n  assured_date: 2026-06-01\n  source: plan\n"
            )
    page = next(path for path in (town / "docs").rglob("*.md") if "{{ events }}" in path.read_text(encoding="utf-8"))
    told = page_of(town, f"{page.relative_to(town / 'docs').with_suffix('')}/")

    assert re.search("Tidligere .* Fest på torvet .* Senere", told), told


def test_a_bar_names_no_number_that_is_not_the_whole_of_it(town: Path) -> None:
    """The table says from which to which."""
    change(town / "data" / "figures.yml", "  value: 9\n", "  value: 9\n  value_max: 11\n")
    html = render_site(read_site(town, TODAY))["presse/"]
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", html)

    assert drawn == ["12", "2020"]
    assert "9 til 11" in page_of(town, "tal/")
