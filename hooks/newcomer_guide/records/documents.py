"""Records of what facts come from, and of pages elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from newcomer_guide.records.base import Part, Record
from newcomer_guide.records.dates import Date
from newcomer_guide.records.use import Use
from newcomer_guide.records.values import Name, Text, Url


class Document(Part):
    """A document that facts come from."""

    name: Annotated[Text, Use()] = Field(
        title="Navn", description="Dokumentets navn.", examples=["Kommunens side om modtagelse"]
    )
    date: Annotated[Date, Use()] = Field(title="Dato", description="Dokumentets dato.", examples=["2019-10-15"])


class Link(Record):
    """A page elsewhere."""

    name: Annotated[Name, Use()] = Field(title="Navn", description="Sidens navn.", examples=["Jobnet"])
    description: Annotated[Text | None, Use()] = Field(
        title="Beskrivelse", default=None, description="Hvad man finder der.", examples=["Ledige job."]
    )
    group: Annotated[Literal["useful", "why"], Use()] = Field(
        title="Gruppe", description="useful: nyttige links, why: hvorfor folk flygter.", examples=["useful"]
    )
    url: Annotated[Url | None, Use()] = Field(
        title="Adresse på nettet",
        default=None,
        description="Adressen. Lad den være tom, hvis den ikke er bekræftet.",
        examples=["https://www.jobnet.dk"],
    )
