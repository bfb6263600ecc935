"""What a record says is told to staff in their own words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.editing.danish_names import tell_value

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nej"),
        (dt.date(2026, 11, 22), "22. november 2026"),
        (dt.time(9, 5), "09:05"),
        ("+4532123456", "32 12 34 56"),
        ("TH", "torsdag"),
        (12, "12"),
    ],
)
def test_a_value_is_told_as_it_is_said(value: object, told: str, example: Site) -> None:
    """Neither as YAML nor as Python has it."""
    assert tell_value(example, value) == told
