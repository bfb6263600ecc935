"""Every mistake is told in Danish, with its line and what to write; each case breaks the town in one way."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import yaml

from newcomer_guide.checks.read_site import read_site, read_what_can_be_read
from newcomer_guide.problems import ProblemsError, mistakes_in
from towns import ROOT, TODAY, change, make_town

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem

CASES = sorted((ROOT / "tests" / "cases" / "problems").glob("*.yml"))


def problems_of(town: Path) -> str:
    problems: list[Problem] = []
    read_what_can_be_read(town, TODAY, problems)
    return "\n".join(str(problem) for problem in ProblemsError(problems).problems)


@pytest.fixture(scope="module")
def shared_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out one town for all cases, each of which puts back what it broke."""
    return make_town(tmp_path_factory.mktemp("shared") / "town")


@pytest.mark.parametrize("case_path", CASES, ids=lambda path: path.stem)
def test_a_broken_town_is_explained(case_path: Path, shared_town: Path) -> None:
    """The file's name is the claim: what it changes gives exactly the problems that it lists."""
    case = yaml.safe_load(case_path.read_text(encoding="utf-8"))
    path = shared_town / case["file"]
    before = path.read_bytes() if path.exists() else None
    try:
        path.parent.mkdir(exist_ok=True)
        if "find" in case:
            change(path, case["find"], case["put"])
        elif "bytes" in case:
            path.write_bytes(case["bytes"].encode("latin-1"))
        else:
            path.write_text(case["text"], encoding="utf-8")

        assert problems_of(shared_town) == case["told"].rstrip("\n")
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def test_the_town_is_in_order_as_it_stands(town: Path) -> None:
    """Without a change no rule fires, so each case fires by its change alone."""
    assert problems_of(town) == ""


def test_a_missing_file_is_named(town: Path) -> None:
    """A data file that is gone is a problem of that file."""
    (town / "data" / "sources.yml").unlink()

    assert "data/sources.yml:1: Filen mangler." in problems_of(town)


def test_a_file_of_a_hundred_megabytes_is_refused_unread(town: Path) -> None:
    """The size alone refuses a file, before any of it is read."""
    with (town / "data" / "links.yml").open("wb") as file:
        file.truncate(100_000_000)

    assert problems_of(town) == "data/links.yml:1: Filen er for stor. Den må højst fylde 1000 kB."


def test_all_mistakes_are_told_at_once_by_file_and_line(town: Path) -> None:
    """Mistakes in two files come in one list, sorted."""
    change(town / "data" / "courses.yml", "opens_at: 10:00", "opens_at: ti")
    change(town / "data" / "contacts.yml", "32 12 34 56", "32 12")
    change(town / "data" / "courses.yml", "status: active", "status: aktiv")

    lines = [line.split(": ")[0] for line in problems_of(town).splitlines() if line.startswith("data/")]

    assert lines == ["data/contacts.yml:6", "data/courses.yml:5", "data/courses.yml:8"]


@pytest.mark.parametrize("topic", ["links", "events"])
def test_a_topic_that_a_town_has_nothing_for_needs_no_file(topic: str, town: Path) -> None:
    """Its page, where there is one, shows the rest."""
    (town / "data" / f"{topic}.yml").unlink()

    assert not [line for line in problems_of(town).splitlines() if "mangler" in line]
    assert read_site(town, TODAY).data.topics[topic] == {}


def put_an_end(town: Path, last_day: str) -> None:
    """Let a course end on a day."""
    change(town / "data" / "courses.yml", "closes_at: 12:00", f"closes_at: 12:00\n    valid_to: {last_day}")


def test_what_is_only_warned_of_stops_no_build(town: Path) -> None:
    """A course that is over is no mistake: the site is published, and says so."""
    put_an_end(town, "2026-11-21")

    assert "Advarsel" in problems_of(town)
    assert read_site(town, TODAY).data.courses


@pytest.mark.parametrize("days", [*range(1, 8), *range(30, 1500, 90)])
def test_no_day_that_passes_stops_a_build(days: int, shared_town: Path) -> None:
    """What could be published once can be published on each later day: facts grow old, and are told so."""
    courses = shared_town / "data" / "courses.yml"
    before = courses.read_bytes()
    put_an_end(shared_town, "2026-11-24")
    problems: list[Problem] = []
    try:
        read_what_can_be_read(shared_town, TODAY + dt.timedelta(days), problems)
    finally:
        courses.write_bytes(before)

    assert mistakes_in(problems) == []
