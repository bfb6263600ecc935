"""Days, dates and times as staff write them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from newcomer_guide.records.refusal import refuse

DANISH_DAYS = {
    "mandag": "MO",
    "tirsdag": "TU",
    "onsdag": "WE",
    "torsdag": "TH",
    "fredag": "FR",
    "lørdag": "SA",
    "søndag": "SU",
}

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

DANISH_MONTH = r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b"
"""A month as staff write it, as a pattern."""

WEEKDAYS = tuple(DANISH_DAYS.values())
"""Days of the week as in iCalendar (RFC 5545, section 3.3.10), from Monday."""


def sunday_first(day: str) -> int:
    """Give the number of a weekday (`MO`) as scripts count them: 0 is Sunday."""
    return (WEEKDAYS.index(day) + 1) % 7


def read_date(value: object) -> object:
    """Read `2019-10-15` as a date; anything else is refused, never guessed.

    Source:
        ISO 8601, calendar date, extended form.
    """
    if not isinstance(value, str):
        return value
    try:
        if re.fullmatch(r"[12]\d{3}-\d\d-\d\d", value):
            return dt.date.fromisoformat(value)
    except ValueError:
        refuse("Datoen findes ikke i kalenderen.", "2026-11-22")
    return refuse("Datoen kan ikke læses. Skriv år, måned og dag.", danish_date(value) or "2026-11-22")


def danish_date(value: str) -> str:
    """Give `31/12-2026`, `31. december 2026`, `2026-1-5` or `20261231` as ISO 8601; or nothing.

    A file is only offered it; a form takes it where the year is whole. Of `26-11-30`, which may begin with the day or
    with the year, both.
    """
    written = re.sub(rf"^(?:(?:{'|'.join(DANISH_DAYS)})\b,?\s*)?(?:d\.|den\b)?\s*", "", value.strip().lower())
    year_first = re.fullmatch(
        r"([12]\d{3})[./ -]+(\d{1,2})[./ -]+(\d{1,2})|([12]\d{3})(\d\d)(\d\d)|(\d\d)-(\d\d)-(\d\d)", written
    )
    day_first = re.fullmatch(r"(\d{1,2})[./ -]+(\d{1,2}|[a-zæøå]{3,9})[./ -]+(\d{4}|\d\d)", written)
    found = [_date_of(*filter(None, year_first.groups()))] if year_first else []
    found += [_date_of(*reversed(day_first.groups()))] if day_first else []
    return " eller ".join(dict.fromkeys(filter(None, found)))


def find_span(written: str) -> tuple[str, str] | None:
    """Give the two days of `2027-07-01/2027-07-31`, or as Danes write them, as ISO 8601; nothing where it is no span."""
    for sign in re.finditer(r"\s*(?:/|\btil\b|–|-)\s*", written):
        ends = written[: sign.start()], written[sign.end() :]
        first, last = (one if re.fullmatch(r"\d{4}-\d\d-\d\d", one) else danish_date(one) for one in ends)
        if _is_date(first) and _is_date(last):
            return first, last
    return None


def _is_date(written: str) -> bool:
    """Say whether something is one day, as ISO 8601."""
    try:
        return bool(dt.date.fromisoformat(written))
    except ValueError:
        return False


def _date_of(year: str, month: str, day: str) -> str:
    """Write a date as ISO 8601; nothing where it is none."""
    number = int(month) if month.isdigit() else next((at for at, name in enumerate(MONTHS, 1) if name == month[:3]), 0)
    try:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), number, int(day)).isoformat()
    except ValueError:
        return ""


def read_weekday(value: object) -> object:
    """Read a day of the week as in iCalendar (`TH`), or as Danes write it (`torsdag`)."""
    if not isinstance(value, str):
        return value
    day = value.casefold().rstrip("e")
    return DANISH_DAYS.get(day, value)


def read_time(value: object) -> object:
    """Read `08:30` as a time of day."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return dt.time.fromisoformat(value)
    written = value.strip().lower()
    if re.fullmatch(r"24[.:]?(00)?", written):
        refuse("Et døgn slutter 23:59.", "23:59")
    clock = r"(?:kl\.? ?)?(\d|[01]\d|2[0-3])(?:[.:]([0-5]\d))?"
    both = re.fullmatch(rf"{clock}\s*(?:-|–|til)\s*{clock}", written)
    if both:
        opens, closes = (f"{int(both[at]):02}:{both[at + 1] or '00'}" for at in (1, 3))
        refuse("Her er to klokkeslæt. Skriv hvert i sit felt.", f"opens_at: {opens} og closes_at: {closes}")
    match = re.fullmatch(clock, written)
    write = f"{int(match[1]):02}:{match[2] or '00'}" if match else ""
    return refuse("Klokkeslættet kan ikke læses. Skriv to cifre, kolon, to cifre, som 08:30.", write)


@dataclass(frozen=True)
class PartialDate:
    """A date of which the source may leave out the day or the year.

    Attributes:
        year: Such as 2015, or None where the source gives none.
        month: From 1.
        day: From 1, or None where the source gives none.
    """

    year: int | None
    month: int
    day: int | None

    @classmethod
    def read(cls, value: object) -> object:
        """Read `2015-09-05`, `2015-12`, `--05-30` or `--12`.

        Source:
            ISO 8601, reduced precision; the forms without a year are vCard's (RFC 6350, section 4.3.1).
        """
        if not isinstance(value, str):
            return value
        match = re.fullmatch(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?", value)
        if not match:
            choices = "2015-09-05 eller 2015-12 eller --05-30 eller --12"
            refuse("Datoen kan ikke læses. Skriv det, som kilden siger.", danish_date(value) or choices)
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            dt.date(2000 if year is None else year, month or 0, day or 1)
        except ValueError:
            refuse("Datoen findes ikke i kalenderen.", "2015-09-05")
        return cls(year, month or 0, day)

    def __str__(self) -> str:
        """Write it as it was read."""
        year = f"{self.year:04}" if self.year else "-"
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort by this: undated years first, then the calendar."""
        return (self.year or 0, self.month, self.day or 0)


Date = Annotated[dt.date, BeforeValidator(read_date)]


Time = Annotated[
    dt.time,
    BeforeValidator(read_time),
    PlainSerializer(lambda time: f"{time:%H:%M}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
]


SomeDate = Annotated[
    PartialDate,
    BeforeValidator(PartialDate.read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{4}|-)-\d\d(-\d\d)?$"}),
]
