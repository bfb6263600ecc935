"""The kinds that records are sorted by (kinds.yml): those of contacts and organizations, the ways of arriving, the units of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, model_validator

from newcomer_guide.records.base import Part
from newcomer_guide.records.references import KIND_SCHEMA
from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.use import Use
from newcomer_guide.records.values import Flag, Slug, Text, Whole

if TYPE_CHECKING:
    from typing import Self

    from newcomer_guide.records.references import KindId
    from newcomer_guide.records.schedule import When

PLACEHOLDERS = re.compile(r"\{[^{}]*\}|[{}]")
"""What is filled in, and braces that are alone."""

DAYS_OF = {
    "before": range(1), "day": range(1, 2), "week": range(7, 8), "next-week": range(7, 15), "month": range(28, 32),
}  # fmt: skip
"""How many days after the arrival what has such dates may come."""

LAST = 10_000
"""What comes after no counted number of days stands behind all that does."""


class Kind(Part):
    """A kind, by the words that readers have for it."""

    name: Text = Field(title="Navn", description="Det, læserne ser.", examples=["Sundhed"])

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if re.search(r"[{}]", self.name.danish):
            refuse("Her kan ikke stå klammer.", re.sub(r"\s*[{}]\S*", "", self.name.danish), self.name.danish, "name")
        return self


class ContactKind(Kind):
    """What one calls a contact about (schema.org: contactType)."""

    icon: Slug = Field(title="Ikon", description="Navnet på et ikon fra Material.", examples=["doctor"])


class OrganizationKind(Kind):
    """What sort of organization one is."""

    listed: Flag = Field(
        title="Findes ved navn",
        default=False,
        description="ja: søgningen og listen fra A til Å har dem med, hver for sig.",
        examples=["ja"],
    )


class Track(Kind):
    """A way of arriving, with steps of its own."""

    icon: Slug = Field(title="Ikon", description="Navnet på et ikon fra Material.", examples=["school"])


class Unit(Part):
    """What a step's time after the arrival is counted in."""

    name: Text = Field(
        title="Navn",
        description="Det, læserne ser, når tallet er 1. Hører der ugedage til, står {days} for dem.",
        examples=["Inden for den første uge"],
    )
    several: Text | None = Field(
        title="Flere",
        default=None,
        description="Det, læserne ser, når tallet er større. {amount} står for tallet. Uden det kan der ikke være flere.",
        examples=["Inden for {amount} uger"],
    )
    days: Whole | None = Field(
        title="Dage",
        default=None,
        description="Så mange dage efter ankomsten det er; trinnene står i den rækkefølge. Uden det står de sidst.",
        examples=["7"],
    )

    follows: Flag = Field(
        title="Følger",
        default=False,
        description="ja: trinnet kommer efter det, der står over det i filen.",
        examples=["ja"],
    )
    dates: Annotated[Literal["before", "day", "week", "next-week", "month"] | None, Use()] = Field(
        title="Datoer",
        default=None,
        description=(
            "De datoer, læserne ser, når de har skrevet, hvornår de kom. before: før den dag, day: inden for så mange "
            "dage, week: inden for så mange uger, next-week: ugen efter, month: inden for så mange måneder. Uden det "
            "vises ingen dato."
        ),
        examples=["week"],
    )

    @property
    def has_weekdays(self) -> bool:
        """Whether it is the first of some days of the week."""
        return "{days}" in self.name.danish

    @model_validator(mode="after")
    def _says_where_the_number_goes(self) -> Self:
        if PLACEHOLDERS.findall(self.name.danish) not in ([], ["{days}"]):
            refuse("Her kan kun stå {days} i klammer.", "Den første {days} efter ankomst", self.name.danish, "name")
        if self.several and self.has_weekdays:
            refuse(
                "Når der hører ugedage til, kan der ikke være flere. Slet linjen.", found="several:", field="several"
            )
        if self.several and self.dates in {"before", "next-week"}:
            refuse(
                f"several kan ikke stå sammen med dates: {self.dates}. Slet det ene, eller ret dates.",
                "dates: week",
                f"dates: {self.dates}",
                "dates",
            )
        if self.dates and self.days is not None and self.days not in DAYS_OF[self.dates]:
            refuse(
                "Dagene og datoerne siger ikke det samme.",
                f"days: {DAYS_OF[self.dates][0]}",
                f"days: {self.days}",
                "days",
            )
        if self.follows and (self.days is not None or self.dates or self.several):
            refuse("Trinnet følger det over det. Slet days, dates og several.", found="follows: ja", field="follows")
        if self.dates and self.has_weekdays:
            refuse("Datoerne følger af ugedagene. Slet linjen.", found="dates:", field="dates")
        if self.several and PLACEHOLDERS.findall(self.several.danish) != ["{amount}"]:
            refuse(
                "Skriv {amount} dér, hvor tallet skal stå.", "Inden for {amount} uger", self.several.danish, "several"
            )
        return self


class Kinds(Part):
    """All kinds, by their ids."""

    contact_types: dict[Slug, ContactKind] = Field(
        title="Emner", default={}, description="Det, man ringer til en kontakt om, i sidens rækkefølge."
    )
    organization_kinds: dict[Slug, OrganizationKind] = Field(
        title="Slags organisationer", default={}, description="Slags organisationer."
    )
    tracks: dict[Slug, Track] = Field(
        title="Veje", default={}, description="De måder, man kan være kommet på, med hver sine trin."
    )
    units: dict[Slug, Unit] = Field(
        title="Tid efter ankomsten", default={}, description="Det, tiden efter ankomsten regnes i."
    )

    def order(self, when: When) -> int:
        """Sort steps by this: the days after the arrival, then what has none, in the order of the units."""
        days = self.units[when.unit].days
        return LAST + list(self.units).index(when.unit) if days is None else days * when.amount

    def section_of(self, kind: KindId | type[KindId]) -> dict[str, Any]:
        """Give the kinds that a reference may name, by their ids."""
        return dict(getattr(self, kind.section))

    def in_schema(self, schema: Any) -> Any:  # noqa: ANN401  # any JSON
        """Put the ids of these kinds into a JSON Schema, where it has marks for them."""
        if isinstance(schema, list):
            return [self.in_schema(one) for one in schema]
        if not isinstance(schema, dict):
            return schema
        written = {name: self.in_schema(one) for name, one in schema.items()}
        mark = str(written.get("$comment", ""))
        if mark.startswith(KIND_SCHEMA):
            del written["$comment"]
            written["enum"] = list(getattr(self, mark.removeprefix(KIND_SCHEMA)))
        return written

    def with_more(self, other: Kinds) -> Kinds:
        """Give these kinds and those of another file, which says otherwise where both have one."""
        sections = {name: getattr(self, name) | getattr(other, name) for name in type(self).model_fields}
        return Kinds(**sections)
