"""Whatever staff change in contacts, pages and words, it is published or explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from staff_edits import (
    add_field,
    all_edits,
    contact_edits,
    is_published_or_explained,
    lay_out,
    page_edits,
    prove,
    records_of,
    template_edits,
)  # fmt: skip

if TYPE_CHECKING:
    from pathlib import Path

    from staff_edits import Edit

EDITS = [*contact_edits(), *page_edits(), *template_edits()]


def test_there_are_edits_of_each_kind() -> None:
    """At least forty, on data as it is now."""
    assert len(list(all_edits())) >= 40


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name.replace(" ", "-"))
def test_an_edit_is_published_or_explained(edit: Edit, tmp_path: Path) -> None:
    """Clean for the check, whole as a site and clean for the proof; or told in Danish what is wrong."""
    is_published_or_explained(edit, tmp_path)


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
