"""What was said once is said again with all that has to be admitted of it, and never for something else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.records import Schedule
from newcomer_guide.wording.facts import Wording
from towns import TODAY, edition_of

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site

LANGUAGES = ["da", "ar", "ti"]
AFTERNOON = Schedule.model_validate({"byday": ["TH"], "opens_at": "12:30", "closes_at": "16:30"})


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_second_page_admits_what_the_first_did(example: Site, tag: str) -> None:
    """Whichever page says it first: an old fact or an unchecked translation is one on both."""
    edition = edition_of(example, tag)
    for course in example.data.courses.values():
        first, second = Wording(edition), Wording(edition)
        told = [
            (say.times(course), say.length(course), say.assured(course), say(course.name)) for say in (first, second)
        ]

        assert told[0] == told[1]
        assert first.ledger == second.ledger


@pytest.mark.parametrize("tag", LANGUAGES)
def test_it_is_what_an_edition_of_its_own_says(example: Site, tag: str) -> None:
    """Nothing that was said before changes what is said after."""
    used = edition_of(example, tag)
    for course in example.data.courses.values():
        Wording(used).times(course)
    for course in example.data.courses.values():
        fresh = Wording(edition_of(example, tag))
        again = Wording(used)

        assert again.times(course).html == fresh.times(course).html
        assert again.ledger == fresh.ledger


def test_another_day_is_another_edition(example: Site) -> None:
    """What was confirmed until yesterday is old today."""
    course = next(course for course in example.data.courses.values() if course.schedule and example.due_date(course))
    today = Wording(edition_of(example)).as_then(course)
    years_later = replace(example, today=TODAY.replace(year=TODAY.year + 5))

    assert today.text == ""
    assert Wording(edition_of(years_later)).as_then(course).text


def test_what_is_equal_is_not_the_same(example: Site) -> None:
    """Two schedules are told apart though they begin alike, and one that is gone is never taken for a new one."""
    say = Wording(edition_of(example))
    texts = set()
    for hour in range(8, 18):
        texts.add(say.hours(AFTERNOON.model_copy(update={"opens_at": dt.time(hour)})).text)

    assert len(texts) == 10
