"""The record definitions: which fields each topic has, and what they mean to who fills them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from guide.fields import (
    ContactId,
    CourseId,
    Date,
    Flag,
    LocationId,
    Name,
    OrganizationId,
    Phone,
    Slug,
    SomeDate,
    SourceId,
    Text,
    Texts,
    Time,
    Url,
    refuse,
)

if TYPE_CHECKING:
    from typing import Self

Weekday = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
"""Days of the week as in iCalendar (RFC 5545, section 3.3.10)."""

Count = Annotated[int, Field(ge=0, le=1_000_000)]
Weeks = Annotated[int, Field(ge=1, le=104)]


class Part(BaseModel):
    """Something with fields, of which each is known, and none may be misspelled."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class Record(Part):
    """What every record has, whatever its topic."""

    assured_date: Date = Field(
        description="Den dag, nogen sidst bekræftede, at oplysningerne er rigtige.", examples=["2026-11-22"]
    )
    source: SourceId = Field(description="Hvor oplysningerne står (fra sources.yml).", examples=["side-2019"])
    published: Flag = Field(
        default=True, description="nej: vises ingen steder. Skrives kun, når noget skal skjules.", examples=["nej"]
    )
    staff_note: str = Field(default="", description="En note til kolleger. Den bliver aldrig vist på siden.")


class Source(Part):
    """A document that facts come from."""

    name: Text = Field(description="Dokumentets navn.", examples=["Kommunens side om modtagelse"])
    date: Date = Field(description="Dokumentets dato.", examples=["2019-10-15"])


class PhoneNumber(Part):
    """A phone number and what kind it is (HSDS: phone)."""

    number: Phone = Field(description="Telefonnummeret.", examples=["55 88 66 00"])
    type: Literal["voice", "cell", "text"] = Field(
        default="voice", description="voice: fastnet, cell: mobil, text: kun sms.", examples=["cell"]
    )


class Organization(Record):
    """An authority, a school or an association (HSDS: organization)."""

    name: Text = Field(description="Organisationens navn.", examples=["Røde Kors"])
    kind: Literal["authority", "school", "partner", "association"] = Field(
        description="authority: myndighed, school: sprogskole, partner: har aftale med kommunen, association: forening.",
        examples=["association"],
    )
    parent: OrganizationId | None = Field(default=None, description="Den organisation, den hører under.")
    description: Text | None = Field(default=None, description="Hvad organisationen gør for nye borgere.")
    location: LocationId | None = Field(default=None, description="Hvor den holder til (fra locations.yml).")
    website: Url | None = Field(default=None, description="Dens hjemmeside.", examples=["https://www.jobnet.dk"])
    phones: list[PhoneNumber] = Field(default=[], description="Dens telefonnumre.")


class Location(Record):
    """A place that one can go to (HSDS: location)."""

    name: Name | None = Field(default=None, description="Stedets navn, hvis det har et.", examples=["Lærdansk"])
    address_1: Name | None = Field(default=None, description="Vej og nummer.", examples=["Kasernevej 20"])
    postal_code: Annotated[str, Field(pattern=r"^\d{4}$")] | None = Field(
        default=None, description="Postnummer, fire cifre.", examples=["4700"]
    )
    city: Name | None = Field(default=None, description="By.", examples=["Næstved"])
    floor: Annotated[int, Field(ge=0, le=50)] | None = Field(
        default=None, description="Sal; 0 er stuen.", examples=["3"]
    )
    directions: Text | None = Field(
        default=None, description="Hvordan man finder derhen.", examples=["øverste etage"]
    )

    @model_validator(mode="after")
    def _has_something_to_look_for(self) -> Self:
        if not (self.name or self.address_1):
            refuse("Stedet har hverken navn eller adresse.", "address_1: Kasernevej 20")
        return self


ContactType = Literal[
    "office", "coordinator", "caseworker", "integration", "housing", "course", "school", "volunteer", "press"
]


class Contact(Record):
    """An office or a person that one can call (HSDS: contact)."""

    name: Name = Field(description="Personens eller kontorets navn.", examples=["Jobcenter"])
    title: Text | None = Field(default=None, description="Stilling eller opgave.", examples=["Sagsbehandler"])
    organization: OrganizationId = Field(
        description="Hvor kontakten hører til (fra organizations.yml).", examples=["integrationsteamet"]
    )
    contact_type: ContactType = Field(description="Hvad man ringer om.", examples=["caseworker"])
    phones: list[PhoneNumber] = Field(default=[], description="Telefonnumre.")
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = Field(
        default=None, description="E-mail. Skriv den kun, hvis den er bekræftet.", examples=["navn@eksempel.dk"]
    )


class Schedule(Part):
    """When something takes place each week (HSDS: schedule)."""

    byday: list[Weekday] = Field(
        default=[], description="Ugedage: MO, TU, WE, TH, FR, SA, SU.", examples=["[TH]"]
    )
    days_per_week: Annotated[int, Field(ge=1, le=7)] | None = Field(
        default=None, description="Antal dage om ugen, hvis dagene ikke er faste.", examples=["2"]
    )
    opens_at: Time | None = Field(default=None, description="Hvornår det begynder.", examples=["12:30"])
    closes_at: Time | None = Field(default=None, description="Hvornår det slutter.", examples=["16:30"])

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            opens, closes = f"{self.closes_at:%H:%M}", f"{self.opens_at:%H:%M}"
            refuse("Det slutter, før det begynder.", f"opens_at: {opens}, closes_at: {closes}")
        if bool(self.opens_at) != bool(self.closes_at):
            refuse("Skriv både opens_at og closes_at.", "opens_at: 12:30, closes_at: 16:30")
        if self.opens_at and not self.byday:
            refuse("Skriv, hvilke ugedage klokkeslættet gælder for.", "byday: [TH]")
        if len(set(self.byday)) != len(self.byday):
            refuse("Den samme ugedag står to gange.", f"byday: [{', '.join(dict.fromkeys(self.byday))}]")
        return self


class Phase(Part):
    """A part of a course."""

    kind: Literal["teaching", "placement"] = Field(
        description="teaching: undervisning, placement: praktik.", examples=["teaching"]
    )
    weeks: Weeks = Field(description="Antal uger.", examples=["8"])


class Course(Record):
    """A course or a regular offer (schema.org: Course)."""

    name: Text = Field(description="Kursets navn.", examples=["Jobcafé"])
    summary: Text = Field(description="Én kort sætning om, hvad man får ud af det.")
    description: Text | None = Field(default=None, description="Lidt mere om kurset, højst tre sætninger.")
    audience: Text | None = Field(default=None, description="Hvem kurset er for.")
    icon: Slug = Field(description="Navnet på et ikon fra Material.", examples=["coffee"])
    status: Literal["active", "paused", "ended"] = Field(
        description="active: i gang, paused: holder pause, ended: slut.", examples=["active"]
    )
    schedule: Schedule = Field(description="Dage og klokkeslæt.")
    duration_weeks: Weeks | None = Field(default=None, description="Hele forløbets længde i uger.", examples=["6"])
    phases: list[Phase] = Field(default=[], description="Forløbets dele, hvis det har flere.")
    location: LocationId = Field(description="Hvor det er (fra locations.yml).", examples=["kasernevej-20"])
    room: Name | None = Field(default=None, description="Lokalets nummer eller navn.", examples=["3"])
    contacts: list[ContactId] = Field(
        min_length=1, description="Hvem man ringer til (fra contacts.yml), den første først.", examples=["[jobcenter]"]
    )
    bring: Texts = Field(default={}, description="Hvad man skal have med.")
    offers: Texts = Field(default={}, description="Hvad man får hjælp til.")
    subjects: Texts = Field(default={}, description="Emner, der undervises i.")
    trades: Texts = Field(default={}, description="Brancher, man kan lære om.")

    @model_validator(mode="after")
    def _lasts_as_long_as_its_parts(self) -> Self:
        weeks = sum(phase.weeks for phase in self.phases)
        if self.phases and self.duration_weeks and weeks != self.duration_weeks:
            refuse("Delenes uger giver ikke hele forløbets længde.", f"duration_weeks: {weeks}")
        return self


class Housing(Record):
    """A place with homes, as it was on one date."""

    name: Name = Field(description="Stedets navn, som det står i kilden.", examples=["Skyttemarksvej"])
    city: Name | None = Field(default=None, description="By.", examples=["Næstved"])
    as_of: Date = Field(description="Den dato, tallet gælder for.", examples=["2019-10-15"])
    units: Count | None = Field(default=None, description="Tallet i kilden.", examples=["77"])
    units_max: Count | None = Field(default=None, description="Det højeste tal, hvis kilden siger fra og til.")
    unit: Literal["homes", "unstated"] = Field(
        description="homes: boliger, unstated: kilden siger ikke, hvad tallet tæller.", examples=["homes"]
    )
    description: Text | None = Field(default=None, description="Mere om stedet.")


class When(Part):
    """When a step comes, counted from the arrival."""

    unit: Literal["before", "day", "week", "first", "next-week", "month", "soon", "meanwhile"] = Field(
        description=(
            "before: før rejsen, day/week/month: inden for så mange dage/uger/måneder, first: den første "
            "ugedag i byday, next-week: ugen efter, soon: så snart som muligt, meanwhile: undervejs."
        ),
        examples=["week"],
    )
    byday: list[Weekday] = Field(default=[], description="Ugedage, når unit er first.", examples=["[TH, FR]"])
    amount: Annotated[int, Field(ge=1, le=52)] = Field(
        default=1, description="Hvor mange dage, uger eller måneder.", examples=["4"]
    )

    @model_validator(mode="after")
    def _names_days_only_for_the_first_of_them(self) -> Self:
        if (self.unit == "first") != bool(self.byday):
            refuse("unit: first og byday hører sammen.", "when: {unit: first, byday: [TH, FR]}")
        return self


class Step(Record):
    """Something that happens, or that one does, after arrival."""

    track: list[Literal["refugee", "family"]] = Field(
        min_length=1, description="refugee: flygtninge, family: familiesammenførte.", examples=["[refugee]"]
    )
    when: When = Field(description="Hvornår efter ankomsten.")
    title: Text = Field(description="Trinnet i få ord.")
    text: Text = Field(description="Hvad der sker. Korte sætninger.")
    icon: Slug = Field(description="Navnet på et ikon fra Material.", examples=["home"])
    points: Texts = Field(default={}, description="Punkter, der hører til trinnet.")
    location: LocationId | None = Field(default=None, description="Hvor det er (fra locations.yml).")
    contacts: list[ContactId] = Field(
        min_length=1, description="Hvem man ringer til (fra contacts.yml).", examples=["[jobcenter]"]
    )
    courses: list[CourseId] = Field(default=[], description="Kurser, der hører til (fra courses.yml).")
    bring: Texts = Field(default={}, description="Hvad man skal have med.")
    needs_confirmation: Flag = Field(
        default=False, description="ja: teksten viser, at kommunen skal bekræfte den.", examples=["ja"]
    )


class Event(Record):
    """Something that was held on a day, or planned (schema.org: Event)."""

    name: Text = Field(description="Hvad det var.")
    date: SomeDate = Field(description="Dagen, så nøjagtigt som kilden siger.", examples=["2015-09-05"])
    end_date: SomeDate | None = Field(default=None, description="Den sidste dag.", examples=["2015-07-04"])
    place: Name | None = Field(default=None, description="Stedet, som det står i kilden.")
    organizer: OrganizationId | None = Field(default=None, description="Hvem der holdt det.")
    planned: Flag = Field(default=False, description="ja: kilden siger kun, at det var planlagt.", examples=["ja"])


class Figure(Record):
    """A number with a year and a source."""

    name: Text | None = Field(
        default=None, description="Hvad tallet tæller, når kind ikke siger det.", examples=["Kvote for hele landet"]
    )
    kind: Literal["quota", "arrived", "national", "other"] = Field(
        description="quota: kvote, arrived: ankommet, national: hele landet, other: andet.", examples=["quota"]
    )
    year: Annotated[int, Field(ge=1900, le=2100)] = Field(description="Året.", examples=["2015"])
    value: Count = Field(description="Tallet.", examples=["225"])
    value_max: Count | None = Field(default=None, description="Det højeste tal, hvis kilden siger fra og til.")
    approximate: Flag = Field(default=False, description="ja: kilden siger cirka.", examples=["ja"])

    @model_validator(mode="after")
    def _says_what_it_counts_and_rises(self) -> Self:
        if self.kind in {"national", "other"} and self.name is None:
            refuse("Feltet name mangler. Skriv, hvad tallet tæller.", "name: Kvote for hele landet")
        if self.value_max is not None and self.value_max <= self.value:
            refuse("value_max skal være større end value.", f"value_max: {self.value + 1}")
        return self


class Link(Record):
    """A page elsewhere."""

    name: Name = Field(description="Sidens navn.", examples=["Jobnet"])
    description: Text | None = Field(default=None, description="Hvad man finder der.")
    group: Literal["useful", "why"] = Field(
        description="useful: nyttige links, why: hvorfor folk flygter.", examples=["useful"]
    )
    url: Url | None = Field(
        default=None, description="Adressen. Lad den være tom, hvis den ikke er bekræftet.", examples=["https://www.jobnet.dk"]
    )


class Settings(Part):
    """What the whole site shares (site.yml)."""

    name: Text = Field(description="Sidens navn.", examples=["Ny i Næstved"])
    languages: list[Slug] = Field(min_length=1, description="Sprogene, dansk først.", examples=["[da, en, ar, ti]"])
    call: ContactId = Field(description="Den kontakt, som alle kan ringe til.", examples=["jobcenter"])
    fresh_days: Annotated[int, Field(ge=1, le=3650)] = Field(
        description="Så mange dage er en oplysning frisk.", examples=["183"]
    )


TOPICS: dict[str, type[Part]] = {
    "sources": Source,
    "organizations": Organization,
    "locations": Location,
    "contacts": Contact,
    "courses": Course,
    "arrival": Step,
    "housing": Housing,
    "events": Event,
    "figures": Figure,
    "links": Link,
}
"""What a record of each data file is."""
