"""When something takes place: each week, or counted from the arrival."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field, WithJsonSchema, model_validator

from newcomer_guide.records.base import FactKind, OwnDate, Part, Weekday
from newcomer_guide.records.dates import DANISH_DAYS, WEEKDAYS, Date, Time, find_span, read_weekday, sunday_first
from newcomer_guide.records.references import UnitId
from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.use import Use
from newcomer_guide.records.values import Whole

if TYPE_CHECKING:
    from typing import Self


IN_WORDS = ", ".join(f"{code}: {day}" for day, code in DANISH_DAYS.items())


LONGEST_SPAN = 366
"""So many days a span of exceptions may have."""

NOON = 12
MORNING = 6
"""The first hour at which things usually begin."""
DateOrSpan = Annotated[
    Date, WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?$"}, mode="validation")
]


def _days_in(written: object, byday: set[object]) -> list[object]:
    """Give the days of a span that are of some weekdays; what is no span, as it is."""
    ends = find_span(written) if isinstance(written, str) else None
    if ends is None:
        return [written]
    first, last = map(dt.date.fromisoformat, ends)
    span = f"{first}/{last}"
    if not re.fullmatch(rf"{first}\s*(/|til|\s[-–]\s)\s*{last}", str(written)):
        refuse("Datoerne kan ikke læses. Skriv år, måned og dag.", span, str(written), "except_dates")
    if not 0 <= (last - first).days <= LONGEST_SPAN:
        refuse("Ferien slutter, før den begynder, eller varer over et år.", "", str(written), "except_dates")
    days = [first + dt.timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    held = [day for day in days if WEEKDAYS[day.weekday()] in byday]
    if byday and not held:
        refuse("Ingen af ugedagene ligger i ferien.", "", str(written), "except_dates")
    return [*held] or [first]


class Weekly(Part):
    """Days of the week and hours, and the dates between which they hold (HSDS: schedule)."""

    fact_kind: ClassVar[FactKind | None] = "hours"

    byday: Annotated[list[Weekday], Use()] = Field(
        title="Ugedage", default=[], description=f"Ugedage. {IN_WORDS}.", examples=["[TH]"]
    )
    opens_at: Annotated[Time | None, Use(hsds="opens_at", schema_org="startTime")] = Field(
        title="Begynder", default=None, description="Hvornår det begynder.", examples=["12:30"]
    )
    closes_at: Annotated[Time | None, Use(hsds="closes_at", schema_org="endTime")] = Field(
        title="Slutter", default=None, description="Hvornår det slutter.", examples=["16:30"]
    )
    valid_from: Annotated[Date | None, Use(hsds="valid_from", schema_org="startDate")] = Field(
        title="Fra og med", default=None, description="Den første dag, planen gælder.", examples=["2027-01-04"]
    )
    valid_to: Annotated[Date | None, Use(hsds="valid_to", schema_org="endDate")] = Field(
        title="Til og med", default=None, description="Den sidste dag, planen gælder.", examples=["2027-06-24"]
    )
    except_dates: Annotated[list[DateOrSpan], Use()] = Field(
        title="Ikke disse dage",
        default=[],
        description="Dage, hvor det ikke er, eller en ferie fra og til: 2027-07-01/2027-07-31. Helligdage skal ikke skrives her.",
        examples=["[2026-12-22, 2027-07-01/2027-07-31]"],
    )
    assured_date: OwnDate = None

    @model_validator(mode="before")
    @classmethod
    def _has_each_day_of_a_span(cls, written: object) -> object:
        """Give the days of a holiday on which it would have been: `2027-07-01/2027-07-31` (ISO 8601, time interval)."""
        if not isinstance(written, dict) or not isinstance(written.get("except_dates"), list):
            return written
        byday = {read_weekday(day) for day in written.get("byday") or [] if isinstance(day, str)}
        days = [day for one in written["except_dates"] for day in _days_in(one, byday)]
        return written | {"except_dates": days}

    def breaks(self) -> list[list[dt.date]]:
        """Give the days on which it is not: those together that follow one another, with no day of it between them."""
        runs: list[list[dt.date]] = []
        for day in sorted(set(self.except_dates)):
            before = runs[-1][-1] if runs else day
            between = (before + dt.timedelta(days=ahead) for ahead in range(1, (day - before).days))
            if runs and not any(WEEKDAYS[one.weekday()] in self.byday for one in between):
                runs[-1].append(day)
            else:
                runs.append([day])
        return runs

    @property
    def weekday_numbers(self) -> list[int]:
        """The days of the week as scripts count them: 0 is Sunday."""
        return [sunday_first(day) for day in self.byday]

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            found = f"opens_at: {self.opens_at:%H:%M}, closes_at: {self.closes_at:%H:%M}"
            write = f"opens_at: {self.closes_at:%H:%M}, closes_at: {self.opens_at:%H:%M}"
            if self.opens_at.hour >= NOON and self.closes_at.hour < MORNING:  # it goes on over midnight
                write = "closes_at: 23:59"
            if self.closes_at == self.opens_at:
                refuse("Det slutter samtidig med, at det begynder.", found=found)
            refuse("Det slutter, før det begynder.", write, found)
        if bool(self.opens_at) != bool(self.closes_at):
            refuse("Skriv både opens_at og closes_at.", "opens_at: 12:30, closes_at: 16:30")
        if self.opens_at and not self.byday:
            refuse("Skriv, hvilke ugedage klokkeslættet gælder for.", "byday: [TH]")
        if self.byday and not self.opens_at:
            refuse("Skriv også, hvornår det begynder og slutter.", "opens_at: 12:30, closes_at: 16:30")
        if len(set(self.byday)) != len(self.byday):
            once = ", ".join(dict.fromkeys(self.byday))
            refuse("Den samme ugedag står to gange.", f"byday: [{once}]", f"byday: [{', '.join(self.byday)}]")
        return self

    def is_over(self, today: dt.date) -> bool:
        """Say whether its last day has been."""
        return self.valid_to is not None and self.valid_to < today

    def begins_after(self, due: dt.date | None) -> bool:
        """Say whether its first day comes after the last one on which what is said of it holds."""
        return bool(due and self.valid_from and self.valid_from > due)

    def holds_until(self, due: dt.date | None) -> dt.date | None:
        """Give its last day, or the last one on which what is said of it holds, whichever comes first; None without both."""
        return min(filter(None, (self.valid_to, due)), default=None)

    def overlaps(self, other: Weekly) -> bool:
        """Say whether both hold at some moment of a day: on which neither makes an exception."""
        begin = max(self.valid_from or dt.date.min, other.valid_from or dt.date.min)
        end = min(self.valid_to or dt.date.max, other.valid_to or dt.date.max)
        if begin > end or not set(self.byday) & set(other.byday):
            return False
        if not (self.opens_at and self.closes_at and other.opens_at and other.closes_at):
            return False
        if max(self.opens_at, other.opens_at) >= min(self.closes_at, other.closes_at):
            return False
        days = (begin + dt.timedelta(days=ahead) for ahead in range((end - begin).days + 1))
        without = {*self.except_dates, *other.except_dates}
        shared = set(self.byday) & set(other.byday)
        return any(WEEKDAYS[day.weekday()] in shared and day not in without for day in days)

    @model_validator(mode="after")
    def _lies_on_its_own_days(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            found = f"valid_from: {self.valid_from}, valid_to: {self.valid_to}"
            write = f"valid_from: {self.valid_to}, valid_to: {self.valid_from}"
            refuse("Planen slutter, før den begynder.", write, found)
        if self.valid_from and self.valid_to and self.byday:
            week = [self.valid_from + dt.timedelta(days=ahead) for ahead in range(7)]
            if not any(WEEKDAYS[day.weekday()] in self.byday for day in week if day <= self.valid_to):
                found = f"valid_from: {self.valid_from}, valid_to: {self.valid_to}"
                refuse("Ingen af ugedagene ligger mellem de to datoer.", found=found)
        if (self.valid_from or self.valid_to or self.except_dates) and not self.byday:
            refuse("Datoer kan kun stå, når ugedagene er faste.", "byday: [TH]")
        strangers = [day for day in self.except_dates if WEEKDAYS[day.weekday()] not in self.byday]
        if strangers:
            name = list(DANISH_DAYS)[strangers[0].weekday()]
            refuse(f"Dagen er en {name}, og {name} står ikke i byday.", found=str(strangers[0]))
        return self


class Schedule(Weekly):
    """When a course is held: on fixed days, or on so many."""

    days_per_week: Annotated[Annotated[Whole, Field(ge=1, le=7)] | None, Use()] = Field(
        title="Dage om ugen", default=None, description="Antal dage om ugen, hvis dagene ikke er faste.", examples=["2"]
    )

    @model_validator(mode="after")
    def _has_fixed_days_or_some(self) -> Self:
        if bool(self.byday) == bool(self.days_per_week):
            refuse("Skriv enten byday, når dagene er faste, eller days_per_week.", "byday: [TH]")
        return self


class OpeningHours(Weekly):
    """When a place is open, or somebody can be reached: some days, and from when to when."""

    @model_validator(mode="after")
    def _has_days(self) -> Self:
        if not self.byday:
            refuse("Skriv, hvilke ugedage klokkeslættet gælder for.", "byday: [MO, TU, WE]")
        return self


Schedules = Annotated[
    list[OpeningHours],
    Field(
        default_factory=list,
        title="Åbningstid",
        description="Hvornår der er åbent, eller hvornår man kan træffe nogen. Dage med andre timer skrives for sig.",
        examples=["[{byday: [MO, TU], opens_at: 09:00, closes_at: 15:00}]"],
    ),
]
"""What opening hours are to whoever has them: a place, an organization, a contact."""


class When(Part):
    """When a step comes, counted from the arrival."""

    unit: Annotated[UnitId, Use()] = Field(
        title="Regnes i", description="Hvad tiden efter ankomsten regnes i (fra kinds.yml).", examples=["week"]
    )
    byday: Annotated[list[Weekday], Use()] = Field(
        title="Ugedage",
        default=[],
        description=f"Ugedage, når det er den første af dem (unit: first). {IN_WORDS}.",
        examples=["[TH, FR]"],
    )
    amount: Annotated[Annotated[Whole, Field(ge=1, le=52)], Use()] = Field(
        title="Hvor mange", default=1, description="Hvor mange dage, uger eller måneder.", examples=["4"]
    )

    @model_validator(mode="after")
    def _names_each_day_once(self) -> Self:
        if len(set(self.byday)) != len(self.byday):
            refuse("Den samme ugedag står to gange.", f"byday: [{', '.join(dict.fromkeys(self.byday))}]", field="byday")
        return self
