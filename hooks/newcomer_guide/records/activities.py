"""Records of what takes place: courses, the steps after arrival, events."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from newcomer_guide.records.base import FactKind, Keywords, Part, Record, Weeks
from newcomer_guide.records.dates import WEEKDAYS, SomeDate
from newcomer_guide.records.references import ContactId, CourseId, LocationId, OrganizationId, StepId, TrackId
from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.schedule import Schedule, When
from newcomer_guide.records.use import Use
from newcomer_guide.records.values import Flag, Name, PageName, Room, Slug, Text, Texts

if TYPE_CHECKING:
    from typing import Self


class Phase(Part):
    """A part of a course."""

    kind: Annotated[Literal["teaching", "placement"], Use()] = Field(
        title="Slags", description="teaching: undervisning, placement: praktik.", examples=["teaching"]
    )
    weeks: Annotated[Weeks, Use()] = Field(title="Uger", description="Antal uger.", examples=["8"])


class Course(Record):
    """A course or a regular offer (schema.org: Course)."""

    name: Annotated[Text, Use(hsds="name", schema_org="name")] = Field(
        title="Navn", description="Kursets navn.", examples=["Syning"]
    )
    summary: Annotated[Text, Use(hsds="description", schema_org="description")] = Field(
        title="Kort beskrivelse", description="Én kort sætning om, hvad man får ud af det.", examples=["Lær at sy."]
    )
    description: Annotated[Text | None, Use(hsds="description", schema_org="description")] = Field(
        title="Beskrivelse",
        default=None,
        description="Lidt mere om kurset, højst tre sætninger.",
        examples=["Du lærer at bruge en symaskine."],
    )
    audience: Annotated[Text | None, Use(label="audience", hsds="eligibility_description")] = Field(
        title="Hvem det er for", default=None, description="Hvem kurset er for.", examples=["Alle, der vil lære at sy."]
    )
    icon: Slug = Field(title="Ikon", description="Navnet på et ikon fra Material.", examples=["coffee"])
    keywords: Keywords = None
    status: Annotated[Literal["active", "paused", "ended"], Use(news="times")] = Field(
        title="Tilstand", description="active: i gang, paused: holder pause, ended: slut.", examples=["active"]
    )
    schedule: Annotated[Schedule, Use(label="when", news="times")] = Field(
        title="Tid", description="Dage og klokkeslæt.", examples=["{byday: [TH], opens_at: 12:30, closes_at: 16:30}"]
    )
    duration_weeks: Annotated[Weeks | None, Use(label="length", news="weeks")] = Field(
        title="Længde i uger",
        default=None,
        description=(
            "Hele forløbets længde i uger. Står valid_from ved tiden, regnes den sidste dag ud af det; er der ferie imens, "
            "så skriv også valid_to."
        ),
        examples=["6"],
    )
    phases: Annotated[list[Phase], Use(label="length")] = Field(
        title="Dele",
        default=[],
        description="Forløbets dele, hvis det har flere.",
        examples=["[{kind: teaching, weeks: 8}]"],
    )
    organization: Annotated[OrganizationId | None, Use(label="provider")] = Field(
        title="Holdes af",
        default=None,
        description="Hvem der holder kurset (fra organizations.yml), hvis kilden siger det.",
        examples=["byen"],
    )
    location: Annotated[LocationId, Use(label="where", news="place")] = Field(
        title="Sted", description="Hvor det er (fra locations.yml).", examples=["raadhuset"]
    )
    room: Annotated[Room | None, Use(label="where", news="place")] = Field(
        title="Lokale", default=None, description="Lokalets nummer eller navn.", examples=["3"]
    )
    contacts: Annotated[list[ContactId], Use(label="call_to", news="contacts")] = Field(
        title="Man ringer til",
        min_length=1,
        description="Hvem man ringer til (fra contacts.yml), den første først.",
        examples=["[borgerservice]"],
    )
    redirect_from: list[Slug] = Field(
        title="Hed før",
        default=[],
        description="Navne, posten har haft før. Den, der følger et gammelt link til kurset, bliver ført hertil.",
        examples=["[sykursus]"],
    )
    bring: Annotated[Texts, Use(label="bring")] = Field(
        title="Tag med", default={}, description="Hvad man skal have med.", examples=["{blyant: En blyant}"]
    )
    offers: Annotated[Texts, Use(label="offers")] = Field(
        title="Det får man hjælp til", default={}, description="Hvad man får hjælp til.", examples=["{cv: Dit CV}"]
    )
    subjects: Annotated[Texts, Use(label="subjects")] = Field(
        title="Emner", default={}, description="Emner, der undervises i.", examples=["{moenster: Mønstre}"]
    )
    trades: Annotated[Texts, Use(label="trades")] = Field(
        title="Brancher", default={}, description="Brancher, man kan lære om.", examples=["{koekken: Køkken}"]
    )

    @property
    def is_held(self) -> bool:
        """Whether it is held now."""
        return self.status == "active"

    @property
    def has_ended(self) -> bool:
        """Whether it is held no more, for good: nothing of that can be out of date."""
        return self.status == "ended"

    @property
    def is_weekly(self) -> bool:
        """Whether it is held now, on fixed days; these have hours."""
        return self.is_held and bool(self.schedule.byday)

    @property
    def is_of_unknown_days(self) -> bool:
        """Whether it goes on for some weeks, and nothing says which."""
        return bool(self.duration_weeks) and not self.last_day

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it can be held: as its plan has it, or so many weeks after its first day."""
        begins, weeks = self.schedule.valid_from, self.duration_weeks
        if self.schedule.valid_to or not (begins and weeks):
            return self.schedule.valid_to
        last = begins + dt.timedelta(weeks=weeks, days=-1)
        week = (last - dt.timedelta(days=back) for back in range(7))
        return next((day for day in week if WEEKDAYS[day.weekday()] in self.schedule.byday), last)

    @property
    def timetable(self) -> Schedule:
        """Its schedule, until the last day on which it can be held."""
        return self.schedule.model_copy(update={"valid_to": self.last_day})

    @property
    def hours_date(self) -> dt.date:
        """The day on which somebody last confirmed when it is held."""
        return self.confirmed_on(self.schedule)

    @model_validator(mode="after")
    def _lasts_as_long_as_its_parts(self) -> Self:
        weeks = sum(phase.weeks for phase in self.phases)
        if self.phases and self.duration_weeks and weeks != self.duration_weeks:
            found = f"duration_weeks: {self.duration_weeks}"
            refuse("Delenes uger giver ikke hele forløbets længde.", f"duration_weeks: {weeks}", found)
        return self


class Step(Record):
    """Something that happens, or that one does, after arrival."""

    fact_kind: ClassVar[FactKind | None] = "people"

    track: Annotated[list[TrackId], Use()] = Field(
        title="For", min_length=1, description="Hvem trinnet er for (fra kinds.yml).", examples=["[refugee]"]
    )
    when: Annotated[When, Use(news="when")] = Field(
        title="Hvornår", description="Hvornår efter ankomsten.", examples=["{unit: week}"]
    )
    title: Annotated[Text, Use()] = Field(
        title="Overskrift", description="Trinnet i få ord.", examples=["Du ser din bolig"]
    )
    text: Annotated[Text, Use()] = Field(
        title="Tekst", description="Hvad der sker. Korte sætninger.", examples=["Du får vist din bolig."]
    )
    icon: Slug = Field(title="Ikon", description="Navnet på et ikon fra Material.", examples=["home"])
    keywords: Keywords = None
    points: Annotated[Texts, Use()] = Field(
        title="Punkter",
        default={},
        description="Punkter, der hører til trinnet.",
        examples=["{noegler: Du får nøgler.}"],
    )
    location: Annotated[LocationId | None, Use(news="place")] = Field(
        title="Sted", default=None, description="Hvor det er (fra locations.yml).", examples=["raadhuset"]
    )
    contacts: Annotated[list[ContactId], Use(news="contacts")] = Field(
        title="Man ringer til",
        min_length=1,
        description="Hvem man ringer til (fra contacts.yml).",
        examples=["[borgerservice]"],
    )
    courses: Annotated[list[CourseId], Use()] = Field(
        title="Kurser", default=[], description="Kurser, der hører til (fra courses.yml).", examples=["[syning]"]
    )
    organization: Annotated[OrganizationId | None, Use()] = Field(
        title="Ansvarlig",
        default=None,
        description="Hvem der sørger for det (fra organizations.yml), hvis kilden siger det.",
        examples=["byen"],
    )
    pages: Annotated[list[PageName], Use()] = Field(
        title="Sider", default=[], description="Sider i docs/, der siger mere om det.", examples=["[bolig]"]
    )
    see_also: Annotated[list[StepId], Use()] = Field(
        title="Se også",
        default=[],
        description="Andre trin, man også kan have brug for (fra arrival.yml).",
        examples=["[samtale]"],
    )
    bring: Annotated[Texts, Use(label="bring")] = Field(
        title="Tag med", default={}, description="Hvad man skal have med.", examples=["{blyant: En blyant}"]
    )
    needs_confirmation: Annotated[Flag, Use()] = Field(
        title="Skal bekræftes",
        default=False,
        description="ja: teksten viser, at kommunen skal bekræfte den.",
        examples=["ja"],
    )


class Event(Record):
    """Something that was held on a day, or planned (schema.org: Event)."""

    fact_kind: ClassVar[FactKind | None] = "history"

    name: Annotated[Text, Use()] = Field(title="Navn", description="Hvad det er.", examples=["Åbent hus"])
    date: Annotated[SomeDate, Use()] = Field(
        title="Dato", description="Dagen, så nøjagtigt som kilden siger.", examples=["2015-09-05"]
    )
    end_date: Annotated[SomeDate | None, Use()] = Field(
        title="Sidste dag", default=None, description="Den sidste dag.", examples=["2015-09-06"]
    )
    place: Annotated[Name | None, Use()] = Field(
        title="Sted", default=None, description="Stedet, som det står i kilden.", examples=["Torvet"]
    )
    organizer: Annotated[OrganizationId | None, Use()] = Field(
        title="Arrangør", default=None, description="Hvem der holdt det.", examples=["byen"]
    )
    planned: Annotated[Flag, Use()] = Field(
        title="Kun planlagt", default=False, description="ja: kilden siger kun, at det var planlagt.", examples=["ja"]
    )
