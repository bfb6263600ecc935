"""How much is translated, outdated and checked is counted as pages say it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from newcomer_guide.pages.rendering import render_site
from newcomer_guide.wording.coverage import count_coverage
from towns import TODAY

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site

SUMMARY, NAME = "courses.syning.summary", "courses.syning.name"


def test_what_was_made_from_other_words_is_outdated_and_not_checked(spoken: Site) -> None:
    """Whoever checked it had read something else."""
    arabic = next(language for language in spoken.languages if language.tag == "ar")
    older = spoken.entries["ar"] | {SUMMARY: replace(spoken.entries["ar"][SUMMARY], danish="Lær at sy tøj.")}
    checked = {"ar": dict.fromkeys((SUMMARY, NAME), TODAY)}
    before = count_coverage(spoken, arabic)["courses"]
    after = count_coverage(
        replace(spoken, entries={**spoken.entries, "ar": older}, reviews={**spoken.reviews, **checked}), arabic
    )["courses"]

    assert (before.outdated, before.reviewed, before.current) == (0, 0, before.total)
    assert (after.outdated, after.reviewed, after.current, after.total) == (1, 1, before.total - 1, before.total)


def test_a_page_is_checked_since_the_oldest_check_of_its_words(spoken: Site) -> None:
    """Of two days the first: what was checked later says nothing about the rest."""
    days = dict.fromkeys(spoken.entries["ar"], TODAY) | {"contacts.laereren.title": dt.date(2026, 1, 5)}
    pages = render_site(replace(spoken, reviews={**spoken.reviews, "ar": days}))
    arabic = next(language for language in spoken.languages if language.tag == "ar")

    assert arabic.day(dt.date(2026, 1, 5)) in pages["ar/kontakt/"]
    assert arabic.day(dt.date(2026, 1, 5)) not in pages["ar/bolig/"]
