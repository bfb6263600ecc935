"""Each kind of value is read in one way and refused in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from newcomer_guide.records import Contact
from newcomer_guide.records.country import DENMARK
from newcomer_guide.records.dates import PartialDate, read_date, read_time
from newcomer_guide.records.phones import parse_phone

DANISH_NUMBERS = st.sampled_from(["32123456", "34412345"])


@given(DANISH_NUMBERS, st.lists(st.integers(1, 7), max_size=5), st.sampled_from(["", "+45", "0045", "+45 "]))
def test_a_phone_number_is_the_same_however_it_is_spaced(number: str, cuts: list[int], prefix: str) -> None:
    """Spaces and the two ways to write the country code change nothing."""
    written = prefix + "".join(f" {digit}" if place in cuts else digit for place, digit in enumerate(number))

    assert parse_phone(written, DENMARK) == f"+45{number}"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_a_date_reads_back_as_it_was_written(date: dt.date) -> None:
    """ISO 8601 is the one form of a date."""
    assert read_date(date.isoformat()) == date


@given(st.times())
def test_a_time_reads_back_as_it_was_written(time: dt.time) -> None:
    """Two digits, a colon, two digits is the one form of a time."""
    assert read_time(f"{time:%H:%M}") == time.replace(second=0, microsecond=0)


@pytest.mark.parametrize("written", ["8:30", "12:60", "12.30", "12", "kl. 12:30", ""])
def test_another_form_of_a_time_is_refused(written: str) -> None:
    """A time is never guessed."""
    with pytest.raises(PydanticCustomError, match="Klokkeslættet kan ikke læses"):
        read_time(written)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2015-09-05", PartialDate(2015, 9, 5)),
        ("2015-12", PartialDate(2015, 12, None)),
        ("--05-30", PartialDate(None, 5, 30)),
        ("--12", PartialDate(None, 12, None)),
    ],
)
def test_a_date_may_lack_what_its_source_lacks(written: str, date: PartialDate) -> None:
    """The year or the day may be missing, and stays missing."""
    assert PartialDate.read(written) == date


@pytest.mark.parametrize("written", ["--5", "2015", "5. september 2015", "2015-9-5", "--02-30"])
def test_another_form_of_a_date_is_refused(written: str) -> None:
    """Nothing is filled in."""
    with pytest.raises(PydanticCustomError, match="Datoen"):
        PartialDate.read(written)


def test_a_number_that_only_takes_messages_is_not_called_where_there_is_another() -> None:
    """Whichever stands first; one that is alone is better than none."""
    fields = {
        "name": "Kontoret",
        "organization": "byen",
        "contact_type": "office",
        "assured_date": "2026-06-01",
        "source": "plan",
    }
    text, voice = {"number": "32 12 34 56", "type": "text"}, {"number": "34 41 23 45", "type": "voice"}

    assert Contact.model_validate(fields | {"phones": [text, voice]}).number_to_call == "+4534412345"
    assert Contact.model_validate(fields | {"phones": [text]}).number_to_call == "+4532123456"
    assert Contact.model_validate(fields).number_to_call == ""
