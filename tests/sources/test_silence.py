"""After a long silence the town's own choice is followed: mark, hide the numbers, or withdraw."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.assurance import list_stale
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.pages.rendering import render_site
from towns import change

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

LATER = dt.date(2028, 6, 2)
"""More than two years after the town's facts were confirmed."""


def silent(town: Path, then: str, today: dt.date = LATER) -> Site:
    path = town / "data" / "site.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + f"silence: {{after_days: 730, then: {then}}}\n", encoding="utf-8"
    )
    return read_site(town, today)


def test_marked_facts_are_all_there_with_a_stronger_doubt(town: Path) -> None:
    """Of what is older than the town allows; what is merely past its day has the usual one."""
    html = render_site(silent(town, "mark"))["kontakt/"]

    assert "34 41 23 45" in html
    assert "notes--strong" in html
    assert "Her er gamle oplysninger." in html


def test_one_silent_fact_is_enough(town: Path) -> None:
    """What stands beside it was confirmed today, and makes it no surer."""
    change(town / "data" / "contacts.yml", "assured_date: 2026-06-01", f"assured_date: {LATER}")

    assert "notes--strong" in render_site(silent(town, "mark"))["kontakt/"]


@pytest.mark.parametrize("then", ["mark", "hide", "withdraw"])
def test_before_that_nothing_happens(then: str, town: Path) -> None:
    """The last day still counts."""
    site = silent(town, then, LATER - dt.timedelta(days=2))

    assert "notes--strong" not in render_site(site)["kontakt/"]
    assert site.data.contacts["laereren"].phones


def test_hidden_numbers_lead_to_the_office(town: Path) -> None:
    """Whom everyone calls is always there; a number that was confirmed by itself stays."""
    change(
        town / "data" / "contacts.yml",
        "  name: Læreren\n",
        "  name: Læreren\n  email: skole@by.example\n",
    )
    site = silent(town, "hide")
    html = render_site(site)["kontakt/"]

    assert site.everyones_contact.phones
    assert site.data.contacts["laereren"].phones == []
    assert "34 41 23 45" not in html
    assert "skole@by.example" not in html
    assert "Læreren" in html
    assert "Ring til Borgerservice" in html

    told = list_stale(site) + "".join(str(one) for one in inspect(town, LATER).problems)
    assert "`contacts.laereren`: ingen har bekræftet numre eller mailadresse siden 1. juni 2026" in told
    assert "Numre eller mailadresse er taget af siden, for ingen har bekræftet dem siden 1. juni 2026." in told
    change(
        town / "data" / "contacts.yml",
        "    - number: 32 12 34 56\n",
        "    - {number: 90 12 34 56, type: text}\n    - number: 32 12 34 56\n",
    )
    friends = render_site(read_site(town, LATER))["foreninger/"].partition('id="venner"')[2].partition("</li>")[0]
    assert "Ring til Borgerservice" in friends
    assert "Ring til Venner" not in friends
    assert 'href="tel:+4532123456"' in friends

    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")
    assert "contacts.laereren" not in list_stale(read_site(town, LATER))  # what nobody sees has lost nothing
    change(town / "data" / "contacts.yml", "  published: nej\n", "")
    change(town / "data" / "contacts.yml", "type: cell\n", "type: cell\n      assured_date: 2028-06-01\n")
    assert read_site(town, LATER).data.contacts["laereren"].phones


def test_withdrawn_facts_are_nowhere_and_nothing_breaks(town: Path) -> None:
    """Whatever named them does without, or goes too; history stays, and so does the office."""
    site = silent(town, "withdraw")
    pages = render_site(site)

    assert list(site.data.contacts) == [site.data.settings.call]
    assert site.data.courses == {}
    assert site.data.figures
    assert not any("Syning" in html for html in pages.values())
    assert [text.danish for text in site.data.withdrawn if text.danish == "Syning"]


def test_what_cannot_do_without_a_silent_place_is_silent_with_it(town: Path) -> None:
    """It is told so, with what has to be confirmed, and its translations are kept."""
    path = town / "data" / "courses.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"assured_date: \S+", "assured_date: 2028-06-01", text), encoding="utf-8")
    site = silent(town, "withdraw")
    ((_, course), place) = next((key, one.of) for key, one in site.data.silent.items() if key[0] == "courses")
    told = {(problem.found, problem.write) for problem in inspect(town, LATER).problems}

    assert place[0] == "locations"
    assert (f"{course}:", f"make confirm RECORD={'.'.join(place)}") in told
    assert f"derfor mangler også `courses.{course}`" in list_stale(site)
    assert [text.danish for text in site.data.withdrawn if text.danish == "Syning"]
