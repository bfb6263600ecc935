"""Records of whom one meets and where: organizations, places, contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator

from guide.records.base import Keywords, Part, Record
from guide.records.phones import Phone
from guide.records.references import LocationId, OrganizationId
from guide.records.refusal import refuse
from guide.records.values import TEXT_OR_DIGITS, Name, Text, Url, Whole

if TYPE_CHECKING:
    from typing import Self


class PhoneNumber(Part):
    """A phone number and what kind it is (HSDS: phone)."""

    number: Phone = Field(title="Nummer", description="Telefonnummeret.", examples=["32 12 34 56"])
    type: Literal["voice", "cell", "text"] = Field(
        title="Slags telefon",
        default="voice",
        description="voice: fastnet, cell: mobil, text: kun sms.",
        examples=["cell"],
    )


class Organization(Record):
    """An authority, a school or an association (HSDS: organization)."""

    name: Text = Field(title="Navn", description="Organisationens navn.", examples=["Røde Kors"])
    kind: Literal["authority", "school", "partner", "volunteer", "association", "other"] = Field(
        title="Slags",
        description="authority: myndighed, school: sprogskole, partner: har aftale med kommunen, volunteer: andre frivillige, association: forening, other: andet.",
        examples=["association"],
    )
    keywords: Keywords = None
    parent: OrganizationId | None = Field(
        title="Hører under", default=None, description="Den organisation, den hører under.", examples=["byen"]
    )
    description: Text | None = Field(
        title="Beskrivelse",
        default=None,
        description="Hvad organisationen gør for nye borgere.",
        examples=["Hjælper med lektier."],
    )
    location: LocationId | None = Field(
        title="Sted", default=None, description="Hvor den holder til (fra locations.yml).", examples=["raadhuset"]
    )
    website: Url | None = Field(
        title="Hjemmeside", default=None, description="Dens hjemmeside.", examples=["https://www.jobnet.dk"]
    )
    phones: list[PhoneNumber] = Field(
        title="Telefon", default=[], description="Dens telefonnumre.", examples=["[{number: 32 12 34 56}]"]
    )


class Location(Record):
    """A place that one can go to (HSDS: location)."""

    name: Name | None = Field(
        title="Navn", default=None, description="Stedets navn, hvis det har et.", examples=["Rådhuset"]
    )
    address_1: Name | None = Field(title="Adresse", default=None, description="Vej og nummer.", examples=["Bakken 1"])
    postal_code: Annotated[str, Field(pattern=r"^[0-9]{4}$"), WithJsonSchema(TEXT_OR_DIGITS)] | None = Field(
        title="Postnummer", default=None, description="Postnummer, fire cifre.", examples=["4700"]
    )
    city: Name | None = Field(title="By", default=None, description="By.", examples=["Byby"])
    floor: Annotated[Whole, Field(ge=1, le=50)] | None = Field(
        title="Sal", default=None, description="Sal. Stuen skrives i directions.", examples=["3"]
    )
    directions: Text | None = Field(
        title="Sådan finder man det", default=None, description="Hvordan man finder derhen.", examples=["øverste etage"]
    )

    @model_validator(mode="after")
    def _has_something_to_look_for(self) -> Self:
        if not (self.name or self.address_1):
            refuse("Stedet har hverken navn eller adresse.", "address_1: Bakken 1")
        return self


ContactType = Literal[
    "office", "coordinator", "caseworker", "integration", "housing", "course", "school", "volunteer", "press"
]


class Contact(Record):
    """An office or a person that one can call (HSDS: contact)."""

    name: Name = Field(title="Navn", description="Personens eller kontorets navn.", examples=["Borgerservice"])
    title: Text | None = Field(
        title="Stilling", default=None, description="Stilling eller opgave.", examples=["Sagsbehandler"]
    )
    keywords: Keywords = None
    organization: OrganizationId = Field(
        title="Hører til", description="Hvor kontakten hører til (fra organizations.yml).", examples=["byen"]
    )
    contact_type: ContactType = Field(
        title="Emne",
        description="office: kontoret, coordinator: ledelse og koordinering, caseworker: sagsbehandlere, integration: integration, housing: bolig, course: kurser, school: skole og dagtilbud, volunteer: frivillige, press: presse.",
        examples=["caseworker"],
    )
    phones: list[PhoneNumber] = Field(
        title="Telefon", default=[], description="Telefonnumre.", examples=["[{number: 32 12 34 56}]"]
    )
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = Field(
        title="E-mail",
        default=None,
        description="E-mail. Skriv den kun, hvis den er bekræftet.",
        examples=["navn@eksempel.dk"],
    )
