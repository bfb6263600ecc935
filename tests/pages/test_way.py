"""The way through the steps: each says which one it is, and what belongs to it leads back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site, read_what_can_be_read
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.site.way import beside, pages_of, see_also, stages_naming, stages_of, stages_on
from towns import TODAY, change, without_spans

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


def test_each_step_of_a_track_has_its_number(example: Site) -> None:
    """And where it stands on the page, which shows a step of two tracks twice."""
    told = [
        [(one.id, one.number, one.count, one.anchor) for one in stages_of(example, track)]
        for track in ("refugee", "family")
    ]

    assert told == [
        [("velkomst", 1, 2, "velkomst"), ("samtale", 2, 2, "samtale")],
        [("velkomst", 1, 1, "family-velkomst")],
    ]


def test_what_follows_a_step_stays_behind_it(town: Path) -> None:
    """Also when that comes later now: "after that" is never said of what comes before."""
    path = town / "data" / "arrival.yml"
    first = path.read_text(encoding="utf-8").partition("samtale:")[0]
    for at, unit in enumerate(("then", "then", "meanwhile", "month"), 1):
        step = first.replace("velkomst:", f"trin-{at}:").replace("{unit: day}", f"{{unit: {unit}}}")
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{step}")
    order = [name for name, _ in read_site(town, TODAY).data.steps_in_order()]
    assert order == ["velkomst", "trin-3", "samtale", "trin-1", "trin-2", "trin-4"]

    change(path, "when: {unit: first, byday: [TH, FR]}", "when: {unit: month, amount: 2}")
    order = [name for name, _ in read_site(town, TODAY).data.steps_in_order()]
    assert order == ["velkomst", "trin-3", "trin-4", "samtale", "trin-1", "trin-2"]


def test_each_way_is_entered_at_its_heading(town: Path) -> None:
    """Where it says whose way it is; at its steps, where no heading stands above them."""
    found = []
    for gone in ("", "## Familier {#familier}", "## Flygtninge {#flygtninge}"):
        change(town / "docs" / "ankomst.md", gone, "")
        page = render_site(read_site(town, TODAY))["ankomst/"]
        found.append(re.findall(r'class="tracks__link" href="([^"]+)"', page))

    assert found == [["#flygtninge", "#familier"], ["#flygtninge", "#family"], ["#refugee", "#family"]]


def test_the_steps_before_and_after_one_are_those_of_its_track(example: Site) -> None:
    """At both ends there is none."""
    first, second = stages_of(example, "refugee")

    assert beside(example, first) == (None, second)
    assert beside(example, second) == (first, None)
    assert beside(example, stages_of(example, "family")[0]) == (None, None)


def test_what_a_step_names_knows_its_steps(example: Site) -> None:
    """A course, a contact, a page; a page that none names knows none."""
    assert [one.anchor for one in stages_naming(example, "courses", "syning")] == ["velkomst", "family-velkomst"]
    assert [one.anchor for one in stages_naming(example, "contacts", "hjaelperen")] == ["samtale"]
    assert [one.anchor for one in stages_on(example, example.pages["kurser/dansk"])] == ["samtale"]
    assert [one.anchor for one in stages_on(example, example.pages["om"])] == ["velkomst", "family-velkomst"]
    assert stages_on(example, example.pages["presse"]) == []


def test_a_step_leads_to_pages_and_other_steps(example: Site) -> None:
    """To those that are there."""
    step = example.data.arrival["velkomst"]

    assert [page.name for page in pages_of(example, step)] == ["om"]
    assert [stage.anchor for stage in see_also(example, step)] == ["samtale"]


def test_a_track_that_no_page_shows_is_no_way(town: Path) -> None:
    """What belongs to its steps says nothing, and nothing leads to them."""
    change(town / "docs" / "ankomst.md", "{{ steps refugee }}", "")
    change(town / "docs" / "ankomst.md", "## Flygtninge {#flygtninge}", "")
    site = read_site(town, TODAY)

    assert stages_of(site, "refugee") == ()
    assert see_also(site, site.data.arrival["velkomst"]) == []
    assert "Trin 1 af 1" in without_spans(render_site(site)["kurser/syning/"])


def test_the_page_of_a_course_says_when_after_the_arrival_it_begins(example: Site) -> None:
    """Among the answers to when, each step once, with the way to it; and once more as a step of a way."""
    page = without_spans(render_site(example)["kurser/dansk/"])
    answer = page[page.index("Hvornår") : page.index("</dd>")]

    assert '<a href="../../ankomst/#samtale">En samtale</a>' in answer
    assert "Den første torsdag eller fredag efter ankomst" in answer
    assert "Trin 2 af 2: En samtale" in page


def test_a_page_admits_how_old_its_steps_are(town: Path) -> None:
    """What is said of an old step is as doubtful on the page of a course, though the course itself is fresh."""
    change(town / "data" / "arrival.yml", "assured_date: 2026-06-01", "assured_date: 2020-06-01")
    pages = {name: without_spans(page) for name, page in render_site(read_site(town, TODAY)).items()}

    assert "1. juni 2020" in pages["kurser/syning/"]
    assert "1. juni 2020" in pages["om/"]
    assert "1. juni 2020" not in pages["kurser/dansk/"]


def test_a_contact_leads_back_to_its_steps(example: Site) -> None:
    """On the page with all contacts."""
    page = without_spans(render_site(example)["kontakt/"])

    assert "Trin 2 af 2: En samtale" in page


def test_a_page_that_is_offered_on_the_front_page_is_not_where_nothing_can_be_saved(town: Path) -> None:
    """Its tile goes; the page itself says that nothing can be saved."""
    text = (town / "docs" / "gem.md").read_text(encoding="utf-8")
    (town / "docs" / "gem.md").write_text(text.replace("\nicon:", "\ntile: 9\nicon:", 1), encoding="utf-8")
    assert read_site(town, TODAY).pages["gem"].has_tile

    change(town / "data" / "site.yml", "id:", "offline: nej\nid:")

    assert not read_site(town, TODAY).pages["gem"].has_tile


def test_a_step_tells_when_a_course_is_only_where_nothing_else_does(town: Path) -> None:
    """A step that a course makes ready for has a time of its own, which is not the course's."""
    page = without_spans(render_site(read_site(town, TODAY))["kurser/dansk/"])
    assert "Den første torsdag eller fredag" in page[page.index("2 dage om ugen") :].partition("</dd>")[0]

    change(
        town / "data" / "courses.yml",
        "    days_per_week: 2\n",
        "    byday: [MO]\n    opens_at: 10:00\n    closes_at: 12:00\n",
    )
    page = without_spans(render_site(read_site(town, TODAY))["kurser/dansk/"])
    told, _, way = page[page.index("Hver mandag") :].partition("</dd>")
    assert "Den første torsdag eller fredag" not in told
    assert "Den første torsdag eller fredag" in way


def test_whom_one_calls_is_told_with_the_courses_and_the_office(town: Path) -> None:
    """A first name and a number are nobody; an office that is called as its organization says it once."""
    change(town / "data" / "contacts.yml", "  name: Borgerservice\n", "  name: Bakkeby\n")
    page = without_spans(render_site(read_site(town, TODAY))["kontakt/"])
    teacher, office = (
        page[page.index(f'id="{name}"') :].partition("</li>")[0] for name in ("laereren", "borgerservice")
    )

    assert 'href="../kurser/syning/"' in teacher
    assert [card.partition("contact__calls")[0].count("Bakkeby") for card in (teacher, office)] == [1, 1]


@pytest.mark.parametrize("left_out", ["published: nej", "missing: Hvem byder velkommen?"])
def test_a_step_that_follows_a_hidden_one_is_told(left_out: str, town: Path) -> None:
    """It follows another one now; nothing is stopped, and what is written is not called wrong."""
    change(town / "data" / "arrival.yml", "when: {unit: first, byday: [TH, FR]}", "when: {unit: then}")
    change(town / "data" / "arrival.yml", "  title: Velkommen\n", f"  title: Velkommen\n  {left_out}\n")
    problems: list[Problem] = []
    site = read_what_can_be_read(town, TODAY, problems)

    assert site
    (told,) = (problem for problem in problems if "skjult" in str(problem))
    assert told.is_warning
    assert "Trinnet over det er skjult." in str(told)
    assert next(name for name, _ in site.data.steps_in_order()) == "samtale"
