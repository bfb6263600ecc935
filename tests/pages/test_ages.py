"""A page is as old as the oldest of what it tells: its own record, the place, and whom to call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.wording.message import say_essentials
from towns import TODAY, change, edition_of

if TYPE_CHECKING:
    from pathlib import Path

OLD = "assured_date: 2026-05-04"
SINCE = "4. maj"


def make_older(town: Path, topic: str, name: str) -> None:
    """Let one record have been confirmed before all others."""
    path = town / "data" / f"{topic}.yml"
    before, name_line, rest = path.read_text(encoding="utf-8").partition(f"{name}:\n")
    path.write_text(before + name_line + rest.replace("assured_date: 2026-06-01", OLD, 1), encoding="utf-8")


def assured_lines(html: str) -> list[str]:
    """Give what a page says of when things were confirmed, without marks."""
    return [re.sub(r"<[^>]*>", "", one) for one in re.findall(r'<p class="assured">(.*?)</p>', html, re.DOTALL)]


@pytest.mark.parametrize(
    ("topic", "name", "page"),
    [
        ("contacts", "laereren", "kurser/syning/"),
        ("locations", "raadhuset", "kurser/syning/"),
        ("locations", "raadhuset", "ankomst/"),
        ("contacts", "borgerservice", "ankomst/"),
        ("locations", "raadhuset", ""),
        ("locations", "raadhuset", "foreninger/"),
    ],
)
def test_a_page_is_as_old_as_the_place_and_as_whom_to_call(topic: str, name: str, page: str, town: Path) -> None:
    """Whoever confirmed the course this summer has not asked at the door."""
    make_older(town, topic, name)
    lines = assured_lines(render_site(read_site(town, TODAY))[page])

    assert any(SINCE in line for line in lines), lines


@pytest.mark.parametrize(("topic", "name"), [("contacts", "laereren"), ("locations", "raadhuset")])
def test_what_is_passed_on_is_as_old_as_the_place_and_as_whom_to_call(topic: str, name: str, town: Path) -> None:
    """A message outlives the page that it came from."""
    make_older(town, topic, name)
    site = read_site(town, TODAY)
    told = [line.text for line in say_essentials(edition_of(site), site.pages["kurser/syning"])]

    assert any(SINCE in line for line in told), told


def test_a_message_names_whom_to_call_first(town: Path) -> None:
    """Of two, the one that the course names first."""
    change(town / "data" / "courses.yml", "contacts: [laereren]", "contacts: [laereren, borgerservice]")
    site = read_site(town, TODAY)
    told = " ".join(line.text for line in say_essentials(edition_of(site), site.pages["kurser/syning"]))

    assert "Ring til Læreren" in told
    assert "Borgerservice" not in told
