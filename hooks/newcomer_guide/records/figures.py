"""Records of how things were on a day: housing and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from newcomer_guide.records.base import Count, FactKind, Record
from newcomer_guide.records.dates import Date
from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.use import Use
from newcomer_guide.records.values import Flag, Name, Text, Whole

if TYPE_CHECKING:
    from typing import Self


class Housing(Record):
    """A place with homes, as it was on one date."""

    fact_kind: ClassVar[FactKind | None] = "history"

    name: Annotated[Name, Use()] = Field(
        title="Navn", description="Stedets navn, som det står i kilden.", examples=["Bakken"]
    )
    city: Annotated[Name | None, Use()] = Field(title="By", default=None, description="By.", examples=["Byby"])
    as_of: Annotated[Date, Use()] = Field(
        title="Tallet gælder for", description="Den dato, tallet gælder for.", examples=["2019-10-15"]
    )
    units: Annotated[Count | None, Use(news="amount")] = Field(
        title="Antal", default=None, description="Tallet i kilden.", examples=["77"]
    )
    units_max: Annotated[Count | None, Use(news="amount")] = Field(
        title="Højst", default=None, description="Det højeste tal, hvis kilden siger fra og til.", examples=["20"]
    )
    unit: Annotated[Literal["homes", "unstated"], Use()] = Field(
        title="Tæller",
        description="homes: boliger, unstated: kilden siger ikke, hvad tallet tæller.",
        examples=["homes"],
    )
    description: Annotated[Text | None, Use()] = Field(
        title="Beskrivelse", default=None, description="Mere om stedet.", examples=["Huset ligger ved skolen."]
    )

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.units_max is not None and (self.units is None or self.units_max <= self.units):
            refuse("units_max skal være større end units.", "units: 16, units_max: 20")
        return self


class Figure(Record):
    """A number with a year and a source."""

    fact_kind: ClassVar[FactKind | None] = "history"

    name: Annotated[Text | None, Use()] = Field(
        title="Navn",
        default=None,
        description="Hvad tallet tæller, når kind ikke siger det.",
        examples=["Kvote for hele landet"],
    )
    kind: Annotated[Literal["quota", "arrived", "national", "other"], Use()] = Field(
        title="Slags",
        description="quota: kvote, arrived: ankommet, national: hele landet, other: andet.",
        examples=["quota"],
    )
    year: Annotated[Annotated[Whole, Field(ge=1900, le=2100)], Use()] = Field(
        title="År", description="Året.", examples=["2015"]
    )
    value: Annotated[Count, Use(news="figure")] = Field(title="Tal", description="Tallet.", examples=["225"])
    value_max: Annotated[Count | None, Use(news="figure")] = Field(
        title="Højst", default=None, description="Det højeste tal, hvis kilden siger fra og til.", examples=["20"]
    )
    approximate: Annotated[Flag, Use(news="figure")] = Field(
        title="Cirka", default=False, description="ja: kilden siger cirka.", examples=["ja"]
    )
    quoted: Flag = Field(
        title="På pressesiden",
        default=False,
        description="ja: står på pressesiden med sin egen adresse.",
        examples=["ja"],
    )

    @model_validator(mode="after")
    def _says_what_it_counts_and_rises(self) -> Self:
        if self.kind in {"national", "other"} and self.name is None:
            refuse("Feltet name mangler. Skriv, hvad tallet tæller.", "name: Kvote for hele landet")
        if self.value_max is not None and self.value_max <= self.value:
            found = f"value: {self.value}, value_max: {self.value_max}"
            refuse("value_max skal være større end value.", f"value_max: {self.value + 1}", found)
        return self
