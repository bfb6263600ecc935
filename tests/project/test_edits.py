"""Whatever staff change in contacts, courses, pages and words, it is published or explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.site.clock import read_today
from staff_edits import add_field, all_edits, are_published_or_explained, in_rounds, lay_out, prove, records_of
from towns import ROOT, build

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from staff_edits import Edit

ROUNDS = in_rounds(all_edits())


def name_round(edits: Sequence[Edit]) -> str:
    return ", ".join(edit.name for edit in edits)


def test_there_are_edits_of_each_kind() -> None:
    """Of pages and of whom everyone calls in any town; of courses where it has some."""
    kinds = {edit.name.split()[0] for edit in all_edits()}
    of_courses = {"confirm", "paused", "remove", "rename"} if records_of("courses") else set()

    assert kinds >= {"a", "another", "half", "withdraw"} | of_courses


def test_no_edit_is_left_out_of_the_rounds() -> None:
    """Each is in one of them, and none is made beside another one of the same thing or beside a mistake."""
    made = [edit for one in ROUNDS for edit in one]

    assert sorted(edit.name for edit in made) == sorted(edit.name for edit in all_edits())
    touched = [[thing for edit in one for thing in edit.touches.split()] for one in ROUNDS]
    assert all(len(set(things)) == len(things) for things in touched)
    assert all(len(one) == 1 for one in ROUNDS if any(edit.is_told for edit in one))


@pytest.mark.parametrize("edits", ROUNDS, ids=name_round)
def test_an_edit_is_published_or_explained(edits: Sequence[Edit], tmp_path: Path) -> None:
    """Clean for the check, whole as a site and clean for the proof; or told in Danish what is wrong."""
    are_published_or_explained(edits, tmp_path)


def test_all_edits_at_once_are_published(tmp_path: Path) -> None:
    """Those that do not take away what another one changes."""
    root = lay_out(tmp_path)
    published = [edit for edit in all_edits() if not edit.is_told]
    for edit in published:
        if not edit.name.startswith(("remove", "withdraw", "a removed")):
            edit.make(root)
    for name in list(records_of("contacts"))[1:4]:
        if f"withdraw {name}" in {edit.name for edit in published}:
            add_field(root, "contacts", name, "published: nej")

    assert prove(root) == []


def test_the_project_is_built_as_it_is_published(tmp_path: Path) -> None:
    """By MkDocs, which a warning stops, with the project's own settings."""
    result = build(lay_out(tmp_path), tmp_path / "site", read_today(ROOT))

    assert result.returncode == 0, result.stderr
