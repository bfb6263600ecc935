"""Records of whom one meets and where: organizations, places, contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator

from guide.fields import (
    TEXT_OR_DIGITS,
    Name,
    Phone,
    Text,
    Url,
    Whole,
    refuse,
)
from guide.records.base import Keywords, Part, Record
from guide.references import LocationId, OrganizationId

if TYPE_CHECKING:
    from typing import Self


class PhoneNumber(Part):
    """A phone number and what kind it is (HSDS: phone)."""

    number: Phone = Field(description="Telefonnummeret.", examples=["32 12 34 56"])
    type: Literal["voice", "cell", "text"] = Field(
        default="voice", description="voice: fastnet, cell: mobil, text: kun sms.", examples=["cell"]
    )


class Organization(Record):
    """An authority, a school or an association (HSDS: organization)."""

    name: Text = Field(description="Organisationens navn.", examples=["Røde Kors"])
    kind: Literal["authority", "school", "partner", "volunteer", "association", "other"] = Field(
        description="authority: myndighed, school: sprogskole, partner: har aftale med kommunen, volunteer: andre frivillige, association: forening, other: andet.",
        examples=["association"],
    )
    keywords: Keywords = None
    parent: OrganizationId | None = Field(default=None, description="Den organisation, den hører under.")
    description: Text | None = Field(default=None, description="Hvad organisationen gør for nye borgere.")
    location: LocationId | None = Field(default=None, description="Hvor den holder til (fra locations.yml).")
    website: Url | None = Field(default=None, description="Dens hjemmeside.", examples=["https://www.jobnet.dk"])
    phones: list[PhoneNumber] = Field(default=[], description="Dens telefonnumre.")


class Location(Record):
    """A place that one can go to (HSDS: location)."""

    name: Name | None = Field(default=None, description="Stedets navn, hvis det har et.", examples=["Rådhuset"])
    address_1: Name | None = Field(default=None, description="Vej og nummer.", examples=["Bakken 1"])
    postal_code: Annotated[str, Field(pattern=r"^[0-9]{4}$"), WithJsonSchema(TEXT_OR_DIGITS)] | None = Field(
        default=None, description="Postnummer, fire cifre.", examples=["4700"]
    )
    city: Name | None = Field(default=None, description="By.", examples=["Byby"])
    floor: Annotated[Whole, Field(ge=1, le=50)] | None = Field(
        default=None, description="Sal. Stuen skrives i directions.", examples=["3"]
    )
    directions: Text | None = Field(default=None, description="Hvordan man finder derhen.", examples=["øverste etage"])

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

    name: Name = Field(description="Personens eller kontorets navn.", examples=["Borgerservice"])
    title: Text | None = Field(default=None, description="Stilling eller opgave.", examples=["Sagsbehandler"])
    keywords: Keywords = None
    organization: OrganizationId = Field(
        description="Hvor kontakten hører til (fra organizations.yml).", examples=["byen"]
    )
    contact_type: ContactType = Field(description="Hvad man ringer om.", examples=["caseworker"])
    phones: list[PhoneNumber] = Field(default=[], description="Telefonnumre.")
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = Field(
        default=None, description="E-mail. Skriv den kun, hvis den er bekræftet.", examples=["navn@eksempel.dk"]
    )
