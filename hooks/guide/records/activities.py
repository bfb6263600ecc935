"""Records of what takes place: courses, the steps after arrival, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from guide.records.base import Keywords, Part, Record, Weeks
from guide.records.dates import SomeDate
from guide.records.references import ContactId, CourseId, LocationId, OrganizationId
from guide.records.refusal import refuse
from guide.records.schedule import Schedule, When
from guide.records.values import Flag, Name, Room, Slug, Text, Texts

if TYPE_CHECKING:
    from typing import Self


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
