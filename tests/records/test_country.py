"""A town's country decides what its holidays, numbers, codes and clocks are: tried with three, and with some that are harder."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from newcomer_guide.records import Location
from newcomer_guide.records.country import COUNTRY, DENMARK, Country, has_one_clock
from newcomer_guide.records.phones import example_phone, parse_phone, write_as_dialled

SWEDEN, GERMANY = Country("SE"), Country("DE", subdivision="SH")


@pytest.mark.parametrize(
    ("country", "closed", "open_day"),
    [
        (DENMARK, dt.date(2026, 4, 2), dt.date(2026, 1, 6)),  # Maundy Thursday; Epiphany
        (SWEDEN, dt.date(2026, 1, 6), dt.date(2026, 4, 2)),
        (GERMANY, dt.date(2026, 10, 31), dt.date(2026, 1, 6)),  # Reformation Day, in the north
        (Country("DE", subdivision="BY"), dt.date(2026, 1, 6), dt.date(2026, 10, 31)),
    ],
)
def test_holidays_are_the_countrys(country: Country, closed: dt.date, open_day: dt.date) -> None:
    """And those of its part, where they are not the same everywhere."""
    found = country.holidays_in(range(2026, 2027))

    assert closed in found
    assert open_day not in found


@pytest.mark.parametrize("country", [DENMARK, SWEDEN, GERMANY])
def test_a_common_sunday_is_no_holiday(country: Country) -> None:
    """What is open on Sundays would else be told to be closed."""
    assert dt.date(2026, 3, 1) not in country.holidays_in(range(2026, 2027))


@pytest.mark.parametrize("country", [DENMARK, SWEDEN, GERMANY, Country("NO")])
def test_a_number_is_dialled_as_in_its_country(country: Country) -> None:
    """Without the country's code at home, with it from abroad."""
    written = example_phone(country)
    number = parse_phone(written, country)
    abroad = SWEDEN if country == DENMARK else DENMARK

    assert write_as_dialled(number, country) == written
    assert write_as_dialled(number, abroad).startswith("+")
    assert parse_phone(write_as_dialled(number, abroad), abroad) == number


def test_how_many_digits_is_said_only_where_that_is_certain() -> None:
    """A Danish number has eight; German ones differ."""
    with pytest.raises(PydanticCustomError, match="Det har 6 cifre, og et nummer her i landet har 8"):
        parse_phone("32 12 34", DENMARK)
    with pytest.raises(PydanticCustomError) as refused:
        parse_phone("030 1", GERMANY)
    assert "cifre" not in str(refused.value)


@pytest.mark.parametrize(
    ("country", "right", "wrong"), [(DENMARK, "4700", "470"), (SWEDEN, "123 45", "1234"), (GERMANY, "24103", "2410")]
)
def test_a_postal_code_is_written_as_in_its_country(country: Country, right: str, wrong: str) -> None:
    """And refused with an example of one that is."""
    fields = {"address_1": "Bakken 1", "assured_date": "2026-06-01", "source": "x"}

    read = Location.model_validate(fields | {"postal_code": right}, context={COUNTRY: country})

    assert read.postal_code == right
    with pytest.raises(ValidationError, match="Postnummeret kan ikke bruges"):
        Location.model_validate(fields | {"postal_code": wrong}, context={COUNTRY: country})


@pytest.mark.parametrize(("code", "written"), [("DK", "4700 By"), ("SE", "4700 By"), ("GB", "By 4700")])
def test_an_address_has_the_order_of_its_country(code: str, written: str) -> None:
    """The code stands before the city, or behind it."""
    assert Country(code).postal_line("4700", "By") == written


def test_clocks_that_show_the_same_are_one() -> None:
    """Büsingen lives by Berlin's; the Canary Islands do not live by Madrid's."""
    codes = ["DK", "SE", "DE", "ES", "US"]

    assert [code for code in codes if has_one_clock(code)] == ["DK", "SE", "DE"]
