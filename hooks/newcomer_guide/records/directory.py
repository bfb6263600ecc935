"""Records of whom one meets and where: organizations, places, contacts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, model_validator

from newcomer_guide.records.base import FactKind, Keywords, OwnDate, Part, Record
from newcomer_guide.records.country import PostalCode, country_here
from newcomer_guide.records.languages import Languages
from newcomer_guide.records.phones import Phone
from newcomer_guide.records.references import ContactTypeId, LocationId, OrganizationId, OrganizationKindId
from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.schedule import Schedules
from newcomer_guide.records.use import Use
from newcomer_guide.records.values import EmailAddress, Name, Text, Url, Whole

if TYPE_CHECKING:
    from typing import Self

    from newcomer_guide.records.country import Country


class PhoneNumber(Part):
    """A phone number and what kind it is (HSDS: phone)."""

    fact_kind: ClassVar[FactKind | None] = "phones"

    number: Annotated[Phone, Use(hsds="number")] = Field(
        title="Nummer", description="Telefonnummeret.", examples=["32 12 34 56"]
    )
    type: Annotated[Literal["voice", "cell", "text"] | None, Use(hsds="type")] = Field(
        title="Slags telefon",
        default=None,
        description="voice: fastnet, cell: mobil, text: kun sms. Skriv kun det, kilden siger.",
        examples=["cell"],
    )
    assured_date: OwnDate = None


class Organization(Record):
    """An authority, a school or an association (HSDS: organization)."""

    name: Annotated[Text, Use(hsds="name", schema_org="name")] = Field(
        title="Navn", description="Organisationens navn.", examples=["Røde Kors"]
    )
    kind: Annotated[OrganizationKindId, Use()] = Field(
        title="Slags", description="Hvilken slags det er (fra kinds.yml).", examples=["association"]
    )
    keywords: Keywords = None
    parent: Annotated[OrganizationId | None, Use()] = Field(
        title="Hører under", default=None, description="Den organisation, den hører under.", examples=["byen"]
    )
    description: Annotated[Text | None, Use(hsds="description")] = Field(
        title="Beskrivelse",
        default=None,
        description="Hvad organisationen gør for nye borgere.",
        examples=["Hjælper med lektier."],
    )
    location: Annotated[LocationId | None, Use()] = Field(
        title="Sted", default=None, description="Hvor den holder til (fra locations.yml).", examples=["raadhuset"]
    )
    website: Annotated[Url | None, Use(hsds="website")] = Field(
        title="Hjemmeside", default=None, description="Dens hjemmeside.", examples=["https://www.jobnet.dk"]
    )
    phones: Annotated[list[PhoneNumber], Use(news="phones")] = Field(
        title="Telefon", default=[], description="Dens telefonnumre.", examples=["[{number: 32 12 34 56}]"]
    )
    schedules: Annotated[Schedules, Use(label="open", news="opening")]
    languages: Languages


def _part_address(written: str, country: Country | None) -> tuple[str, str]:
    """Part a postal code, as a country writes them, from the city behind it; without one, all of it is the city."""
    words = written.split()
    for at in range(1, len(words)):
        code = " ".join(words[:at])
        if country and re.search(r"\d", code) and country.is_postal_code(code):
            return code, " ".join(words[at:])
    return "", written


class Location(Record):
    """A place that one can go to (HSDS: location)."""

    name: Annotated[Name | None, Use(hsds="name", schema_org="name")] = Field(
        title="Navn", default=None, description="Stedets navn, hvis det har et.", examples=["Rådhuset"]
    )
    address_1: Annotated[
        Name | None, Use(news="address", hsds="address.address_1", schema_org="address.streetAddress")
    ] = Field(title="Adresse", default=None, description="Vej og nummer.", examples=["Bakken 1"])
    postal_code: Annotated[
        PostalCode | None,
        Use(hsds="address.postal_code", schema_org="address.postalCode"),
    ] = Field(title="Postnummer", default=None, description="Postnummer.", examples=["4700"])
    city: Annotated[Name | None, Use(news="address", hsds="address.city", schema_org="address.addressLocality")] = (
        Field(title="By", default=None, description="By.", examples=["Byby"])
    )
    floor: Annotated[Annotated[Whole, Field(ge=1, le=50)] | None, Use(news="address")] = Field(
        title="Sal", default=None, description="Sal. Stuen skrives i directions.", examples=["3"]
    )
    directions: Annotated[Text | None, Use(hsds="description")] = Field(
        title="Sådan finder man det", default=None, description="Hvordan man finder derhen.", examples=["øverste etage"]
    )
    schedules: Annotated[Schedules, Use(label="open", news="opening")]

    @model_validator(mode="after")
    def _has_something_to_look_for(self) -> Self:
        if not (self.name or self.address_1):
            refuse("Stedet har hverken navn eller adresse.", "address_1: Bakken 1")
        return self

    @model_validator(mode="after")
    def _has_each_part_of_an_address_once(self, info: ValidationInfo) -> Self:
        street, _, rest = (self.address_1 or "").rpartition(", ")
        code, city = _part_address(rest, country_here(info))
        if street and (code or rest == self.city):
            write = f"address_1: {street}, city: {city}" + (f", postal_code: {code}" if code else "")
            refuse("Skriv postnummer og by i deres egne felter.", write, f"address_1: {self.address_1}", "address_1")
        code, city = _part_address(self.city or "", country_here(info))
        if code:
            write = f"city: {city}, postal_code: {code}"
            refuse("Skriv postnummeret i sit eget felt, postal_code.", write, f"city: {self.city}", "city")
        return self


class Contact(Record):
    """An office or a person that one can call (HSDS: contact)."""

    fact_kind: ClassVar[FactKind | None] = "people"

    name: Annotated[Name, Use(hsds="name", schema_org="name")] = Field(
        title="Navn", description="Personens eller kontorets navn.", examples=["Borgerservice"]
    )
    title: Annotated[Text | None, Use(hsds="title")] = Field(
        title="Stilling", default=None, description="Stilling eller opgave.", examples=["Sagsbehandler"]
    )
    keywords: Keywords = None
    organization: Annotated[OrganizationId | None, Use()] = Field(
        title="Hører til",
        default=None,
        description="Hvor kontakten hører til (fra organizations.yml), hvis kilden siger det.",
        examples=["byen"],
    )
    contact_type: Annotated[ContactTypeId, Use()] = Field(
        title="Emne", description="Det, man ringer om (fra kinds.yml).", examples=["caseworker"]
    )
    phones: Annotated[list[PhoneNumber], Use(news="phones")] = Field(
        title="Telefon", default=[], description="Telefonnumre.", examples=["[{number: 32 12 34 56}]"]
    )
    schedules: Annotated[Schedules, Use(label="reached", news="opening")]
    languages: Languages
    email: Annotated[EmailAddress | None, Use(hsds="email")] = Field(
        title="E-mail",
        default=None,
        description="E-mail. Skriv den kun, hvis den er bekræftet.",
        examples=["navn@eksempel.dk"],
    )

    @property
    def has_own_way(self) -> bool:
        """Whether it has a number or an address of its own, so that there is something to save."""
        return bool(self.phones or self.email)

    @property
    def phone_to_call(self) -> PhoneNumber | None:
        """The first number that can be called; one that only takes messages where there is no other."""
        return next((phone for phone in self.phones if phone.type != "text"), next(iter(self.phones), None))

    @property
    def number_to_speak(self) -> str:
        """The first number that somebody answers, in E.164; empty where all only take messages, or there is none."""
        return next((phone.number for phone in self.phones if phone.type != "text"), "")

    @property
    def number_to_call(self) -> str:
        """That number in E.164; empty where there is none."""
        return self.phone_to_call.number if self.phone_to_call else ""
