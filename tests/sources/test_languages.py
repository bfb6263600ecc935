"""Dates, days and numbers read as each language writes them, with Latin digits."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newcomer_guide.sources.languages import read_language

TAGS = ["da", "en", "ar", "ti"]


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("da", "15. oktober 2019"),
        ("en", "15 October 2019"),
        ("ar", "15 تشرين الأول/أكتوبر 2019"),
        ("ti", "15 ጥቅምቲ 2019"),
        ("pt", "15 de outubro de 2019"),
        ("uk", "15 жовтня 2019"),  # without `р.`, behind which a sentence ends
        ("zh", "2019年10月15日"),
        ("hu", "2019. október 15."),
        ("lt", "2019 m. spalio 15 d."),
        ("vi", "15 tháng 10, 2019"),
        ("ti-ER", "15 ጥቅምቲ 2019"),
    ],
)
def test_a_date_has_the_language_s_own_order(tag: str, written: str) -> None:
    """As CLDR knows it; where that is the American one for want of another, day, month and year."""
    assert read_language(tag).day(dt.date(2019, 10, 15)) == written


@pytest.mark.parametrize(
    ("tag", "day", "month"),
    [
        ("da", "18. februar", "februar 2026"),
        ("ti", "18 ለካቲት", "ለካቲት 2026"),
        ("es", "18 de febrero", "febrero de 2026"),
        ("ja", "2月18日", "2026年2月"),
        ("fa", "18 فوریه", "فوریهٔ 2026"),
        ("ti-ER", "18 ለካቲት", "ለካቲት 2026"),
        ("fa-AF", "18 فبروری", "فبروری 2026"),  # it has no pattern of its own without a year
        ("uk", "18 лютого", "лютий 2026"),
    ],
)
def test_without_its_year_or_its_day_a_date_has_its_own_form(tag: str, day: str, month: str) -> None:
    """The name of the month, too."""
    language, date = read_language(tag), dt.date(2026, 2, 18)

    assert (language.day_of_year(date), language.month(date)) == (day, month)


@given(st.sampled_from(TAGS), st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)))
def test_a_date_has_latin_digits_and_no_hidden_mark(tag: str, date: dt.date) -> None:
    """Readers compare the digits with Danish letters; hidden marks would turn them around."""
    written = read_language(tag).day(date)

    assert re.findall(r"\d+", written) == [str(date.day), str(date.year)]
    assert written.isprintable()
    assert written.replace(" ", "").isascii() or not re.search(r"[٠-٩]", written)


def test_a_month_has_the_form_that_it_has_before_a_year() -> None:
    """Persian writes another one where none follows."""
    persian = read_language("fa")

    assert persian.day(dt.date(2026, 2, 5)) == "5 فوریهٔ 2026"
    assert persian.day_of_year(dt.date(2026, 2, 5)) == "5 فوریه"


def test_may_is_spelled_as_eritreans_spell_it() -> None:
    """CLDR's Tigrinya May is not what readers use."""
    assert read_language("ti").day(dt.date(2015, 5, 21)) == "21 ግንቦት 2015"


@pytest.mark.parametrize(
    ("tag", "direction", "script", "name"),
    [
        ("da", "ltr", "Latn", "Dansk"),
        ("en", "ltr", "Latn", "English"),
        ("ar", "rtl", "Arab", "العربية"),
        ("ti", "ltr", "Ethi", "ትግርኛ"),
        ("fa-AF", "rtl", "Arab", "دری"),
        ("ka", "ltr", "Geor", "ქართული"),
    ],
)
def test_a_language_knows_its_direction_script_and_own_name(tag: str, direction: str, script: str, name: str) -> None:
    """All from CLDR."""
    language = read_language(tag)

    assert (language.direction, language.script, language.name) == (direction, script, name)


@pytest.mark.parametrize(("tag", "written"), [("da", "12.000"), ("en", "12,000"), ("ar", "12,000"), ("ti", "12,000")])
def test_a_count_has_the_language_s_own_separator(tag: str, written: str) -> None:
    """Latin digits in all four."""
    assert read_language(tag).number(12000) == written


@pytest.mark.parametrize("tag", ["fa", "bn", "ne", "my", "ar", "ti"])
def test_a_number_has_the_digits_that_telephones_have(tag: str) -> None:
    """In languages that have others of their own, too: one page has one kind of digits."""
    language = read_language(tag)

    assert [sign for sign in language.number(1234) if sign.isdigit()] == ["1", "2", "3", "4"]


def test_the_days_of_one_language_are_never_those_of_another() -> None:
    """Whichever is asked first: a well-known library says Pashto days in every language that it reads after Pashto."""
    asked = {tag: read_language(tag).weekday(3) for tag in ("ps", "fa", "da", "uk")}

    assert asked["da"] == "torsdag"
    assert asked["uk"] == "четвер"
    assert len(set(asked.values())) == 4
