"""Whatever staff change in courses, it is published or explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from staff_edits import course_edits, is_published_or_explained, records_of

if TYPE_CHECKING:
    from pathlib import Path

    from staff_edits import Edit

EDITS = [edit for name, course in records_of("courses").items() for edit in course_edits(name, course)]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name.replace(" ", "-"))
def test_an_edit_is_published_or_explained(edit: Edit, tmp_path: Path) -> None:
    """Clean for the check, whole as a site and clean for the proof; or told in Danish what is wrong."""
    is_published_or_explained(edit, tmp_path)
