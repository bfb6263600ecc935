"""Records of what takes place: courses, the steps after arrival, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from guide.fields import (
    DANISH_DAYS,
    WEEKDAYS,
    Date,
    Flag,
    Name,
    Room,
    Slug,
    SomeDate,
    Text,
    Texts,
    Time,
    Whole,
    refuse,
)
from guide.records.base import Keywords, Part, Record, Weekday, Weeks
from guide.references import ContactId, CourseId, LocationId, OrganizationId

if TYPE_CHECKING:
    from typing import Self


class Schedule(Part):
    """When something takes place each week (HSDS: schedule)."""

    byday: list[Weekday] = Field(
        title="Ugedage", default=[], description="Ugedage: MO, TU, WE, TH, FR, SA, SU.", examples=["[TH]"]
    )
    days_per_week: Annotated[Whole, Field(ge=1, le=7)] | None = Field(
        title="Dage om ugen", default=None, description="Antal dage om ugen, hvis dagene ikke er faste.", examples=["2"]
    )
    opens_at: Time | None = Field(
        title="Begynder", default=None, description="Hvornår det begynder.", examples=["12:30"]
    )
    closes_at: Time | None = Field(
        title="Slutter", default=None, description="Hvornår det slutter.", examples=["16:30"]
    )
    valid_from: Date | None = Field(
        title="Fra og med", default=None, description="Den første dag, planen gælder.", examples=["2027-01-04"]
    )
    valid_to: Date | None = Field(
        title="Til og med", default=None, description="Den sidste dag, planen gælder.", examples=["2027-06-24"]
    )
    except_dates: list[Date] = Field(
        title="Ikke disse dage",
        default=[],
        description="Dage, hvor det ikke er. Helligdage skal ikke skrives her.",
        examples=["[2026-12-22, 2026-12-29]"],
    )

    @property
    def weekday_numbers(self) -> list[int]:
        """The days of the week as scripts count them: 0 is Sunday."""
        return [(WEEKDAYS.index(day) + 1) % 7 for day in self.byday]

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            found = f"opens_at: {self.opens_at:%H:%M}, closes_at: {self.closes_at:%H:%M}"
            write = f"opens_at: {self.closes_at:%H:%M}, closes_at: {self.opens_at:%H:%M}"
            if self.closes_at == self.opens_at:
                refuse("Det slutter samtidig med, at det begynder.", found=found)
            refuse("Det slutter, før det begynder.", write, found)
        if bool(self.opens_at) != bool(self.closes_at):
            refuse("Skriv både opens_at og closes_at.", "opens_at: 12:30, closes_at: 16:30")
        if self.opens_at and not self.byday:
            refuse("Skriv, hvilke ugedage klokkeslættet gælder for.", "byday: [TH]")
        if bool(self.byday) == bool(self.days_per_week):
            refuse("Skriv enten byday, når dagene er faste, eller days_per_week.", "byday: [TH]")
        if self.byday and not self.opens_at:
            refuse("Skriv også, hvornår det begynder og slutter.", "opens_at: 12:30, closes_at: 16:30")
        if len(set(self.byday)) != len(self.byday):
            once = ", ".join(dict.fromkeys(self.byday))
            refuse("Den samme ugedag står to gange.", f"byday: [{once}]", f"byday: [{', '.join(self.byday)}]")
        return self

    @model_validator(mode="after")
    def _lies_on_its_own_days(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            found = f"valid_from: {self.valid_from}, valid_to: {self.valid_to}"
            write = f"valid_from: {self.valid_to}, valid_to: {self.valid_from}"
            refuse("Planen slutter, før den begynder.", write, found)
        if (self.valid_from or self.valid_to or self.except_dates) and not self.byday:
            refuse("Datoer kan kun stå, når ugedagene er faste.", "byday: [TH]")
        strangers = [day for day in self.except_dates if WEEKDAYS[day.weekday()] not in self.byday]
        if strangers:
            name = list(DANISH_DAYS)[strangers[0].weekday()]
            refuse(f"Dagen er en {name}, og {name} står ikke i byday.", found=str(strangers[0]))
        return self


class Phase(Part):
    """A part of a course."""

    kind: Literal["teaching", "placement"] = Field(
        title="Slags", description="teaching: undervisning, placement: praktik.", examples=["teaching"]
    )
    weeks: Weeks = Field(title="Uger", description="Antal uger.", examples=["8"])


class Course(Record):
    """A course or a regular offer (schema.org: Course)."""

    name: Text = Field(title="Navn", description="Kursets navn.", examples=["Syning"])
    summary: Text = Field(
        title="Kort beskrivelse", description="Én kort sætning om, hvad man får ud af det.", examples=["Lær at sy."]
    )
    description: Text | None = Field(
        title="Beskrivelse",
        default=None,
        description="Lidt mere om kurset, højst tre sætninger.",
        examples=["Du lærer at bruge en symaskine."],
    )
    audience: Text | None = Field(
        title="Hvem det er for", default=None, description="Hvem kurset er for.", examples=["Alle, der vil lære at sy."]
    )
    icon: Slug = Field(title="Ikon", description="Navnet på et ikon fra Material.", examples=["coffee"])
    keywords: Keywords = None
    status: Literal["active", "paused", "ended"] = Field(
        title="Tilstand", description="active: i gang, paused: holder pause, ended: slut.", examples=["active"]
    )
    schedule: Schedule = Field(
        title="Tid", description="Dage og klokkeslæt.", examples=["{byday: [TH], opens_at: 12:30, closes_at: 16:30}"]
    )
    duration_weeks: Weeks | None = Field(
        title="Længde i uger", default=None, description="Hele forløbets længde i uger.", examples=["6"]
    )
    phases: list[Phase] = Field(
        title="Dele",
        default=[],
        description="Forløbets dele, hvis det har flere.",
        examples=["[{kind: teaching, weeks: 8}]"],
    )
    location: LocationId = Field(title="Sted", description="Hvor det er (fra locations.yml).", examples=["raadhuset"])
    room: Room | None = Field(title="Lokale", default=None, description="Lokalets nummer eller navn.", examples=["3"])
    contacts: list[ContactId] = Field(
        title="Man ringer til",
        min_length=1,
        description="Hvem man ringer til (fra contacts.yml), den første først.",
        examples=["[borgerservice]"],
    )
    bring: Texts = Field(
        title="Tag med", default={}, description="Hvad man skal have med.", examples=["{blyant: En blyant}"]
    )
    offers: Texts = Field(
        title="Det får man hjælp til", default={}, description="Hvad man får hjælp til.", examples=["{cv: Dit CV}"]
    )
    subjects: Texts = Field(
        title="Emner", default={}, description="Emner, der undervises i.", examples=["{moenster: Mønstre}"]
    )
    trades: Texts = Field(
        title="Brancher", default={}, description="Brancher, man kan lære om.", examples=["{koekken: Køkken}"]
    )

    @property
    def is_weekly(self) -> bool:
        """Whether it is held now, on fixed days."""
        return self.status == "active" and bool(self.schedule.byday)

    @model_validator(mode="after")
    def _lasts_as_long_as_its_parts(self) -> Self:
        weeks = sum(phase.weeks for phase in self.phases)
        if self.phases and self.duration_weeks and weeks != self.duration_weeks:
            found = f"duration_weeks: {self.duration_weeks}"
            refuse("Delenes uger giver ikke hele forløbets længde.", f"duration_weeks: {weeks}", found)
        return self


class When(Part):
    """When a step comes, counted from the arrival."""

    unit: Literal["before", "day", "week", "first", "next-week", "month", "soon", "meanwhile"] = Field(
        title="Regnes i",
        description=(
            "before: før rejsen, day: dage, week: uger, month: måneder, first: den første ugedag i byday, "
            "next-week: ugen efter, soon: så snart som muligt, meanwhile: undervejs."
        ),
        examples=["week"],
    )
    byday: list[Weekday] = Field(
        title="Ugedage", default=[], description="Ugedage, når unit er first.", examples=["[TH, FR]"]
    )
    amount: Annotated[Whole, Field(ge=1, le=52)] = Field(
        title="Hvor mange", default=1, description="Hvor mange dage, uger eller måneder.", examples=["4"]
    )

    @property
    def order(self) -> int:
        """Sort steps by this: days after the arrival, then what has no day."""
        days = {"before": 0, "day": 1, "first": 7, "week": 7, "next-week": 8, "month": 30, "soon": 1000}
        return days.get(self.unit, 1001) * self.amount

    @model_validator(mode="after")
    def _names_days_only_for_the_first_of_them(self) -> Self:
        if (self.unit == "first") != bool(self.byday) or len(set(self.byday)) != len(self.byday):
            refuse(
                "unit: first og byday hører sammen, og hver dag står én gang.", "when: {unit: first, byday: [TH, FR]}"
            )
        if self.amount > 1 and self.unit not in {"day", "week", "month"}:
            refuse("amount kan kun stå ved day, week og month.", "when: {unit: week, amount: 4}")
        return self


class Step(Record):
    """Something that happens, or that one does, after arrival."""

    track: list[Literal["refugee", "family"]] = Field(
        title="For",
        min_length=1,
        description="refugee: flygtninge, family: familiesammenførte.",
        examples=["[refugee]"],
    )
    when: When = Field(title="Hvornår", description="Hvornår efter ankomsten.", examples=["{unit: week}"])
    title: Text = Field(title="Overskrift", description="Trinnet i få ord.", examples=["Du ser din bolig"])
    text: Text = Field(
        title="Tekst", description="Hvad der sker. Korte sætninger.", examples=["Du får vist din bolig."]
    )
    icon: Slug = Field(title="Ikon", description="Navnet på et ikon fra Material.", examples=["home"])
    keywords: Keywords = None
    points: Texts = Field(
        title="Punkter",
        default={},
        description="Punkter, der hører til trinnet.",
        examples=["{noegler: Du får nøgler.}"],
    )
    location: LocationId | None = Field(
        title="Sted", default=None, description="Hvor det er (fra locations.yml).", examples=["raadhuset"]
    )
    contacts: list[ContactId] = Field(
        title="Man ringer til",
        min_length=1,
        description="Hvem man ringer til (fra contacts.yml).",
        examples=["[borgerservice]"],
    )
    courses: list[CourseId] = Field(
        title="Kurser", default=[], description="Kurser, der hører til (fra courses.yml).", examples=["[syning]"]
    )
    bring: Texts = Field(
        title="Tag med", default={}, description="Hvad man skal have med.", examples=["{blyant: En blyant}"]
    )
    needs_confirmation: Flag = Field(
        title="Skal bekræftes",
        default=False,
        description="ja: teksten viser, at kommunen skal bekræfte den.",
        examples=["ja"],
    )


class Event(Record):
    """Something that was held on a day, or planned (schema.org: Event)."""

    name: Text = Field(title="Navn", description="Hvad det er.", examples=["Åbent hus"])
    date: SomeDate = Field(title="Dato", description="Dagen, så nøjagtigt som kilden siger.", examples=["2015-09-05"])
    end_date: SomeDate | None = Field(
        title="Sidste dag", default=None, description="Den sidste dag.", examples=["2015-07-04"]
    )
    place: Name | None = Field(
        title="Sted", default=None, description="Stedet, som det står i kilden.", examples=["Torvet"]
    )
    organizer: OrganizationId | None = Field(
        title="Arrangør", default=None, description="Hvem der holdt det.", examples=["byen"]
    )
    planned: Flag = Field(
        title="Kun planlagt", default=False, description="ja: kilden siger kun, at det var planlagt.", examples=["ja"]
    )
