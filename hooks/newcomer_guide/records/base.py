"""What all records share: known fields only, and when their facts were last confirmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from newcomer_guide.records.dates import Date, read_weekday
from newcomer_guide.records.references import SourceId
from newcomer_guide.records.use import Use, use_of
from newcomer_guide.records.values import Flag, Name, Text, Whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from pydantic.fields import FieldInfo

Weekday = Annotated[Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"], BeforeValidator(read_weekday)]
"""Days of the week as in iCalendar (RFC 5545, section 3.3.10)."""

KEYWORDS = "Søgeord"

Keywords = Annotated[
    Text | None,
    Field(
        title=KEYWORDS,
        description="Andre ord, som folk søger efter, med komma imellem. De vises ikke.",
        examples=["symaskine, tøj"],
    ),
]

Count = Annotated[Whole, Field(ge=0, le=1_000_000)]
Weeks = Annotated[Whole, Field(ge=1, le=104)]


FactKind = Literal["hours", "phones", "people", "places", "statements", "history"]
"""Kinds of fact, which decide how long a confirmation holds; that of history holds for ever."""

OwnDate = Annotated[
    Date | None,
    Use(),
    Field(
        title="Bekræftet for sig",
        description="Den dag, nogen bekræftede netop dette, hvis det er en anden end postens egen.",
        examples=["2026-11-22"],
    ),
]
"""The day of a part that can be confirmed by itself: who looked at the hours has not called the number."""

BOUNDS = {"ge": "minimum", "le": "maximum"}
"""What JSON Schema calls the bounds that pydantic leaves as they are, on values that it reads by a function of ours."""


MEANING = re.compile(r"([\w/-]+): (.+?)(?=, [\w/-]+: |\. |\.$|$)")


def read_meanings(description: str) -> dict[str, str]:
    """Read what the words of a field mean, as its description says it: `active: i gang, paused: holder pause`."""
    return dict(MEANING.findall(description))


class Part(BaseModel):
    """Something with fields, of which each is known, and none may be misspelled.

    Pydantic serializes what is public, and describes it (`mode="serialization"`).
    """

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    fact_kind: ClassVar[FactKind | None] = None

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Keep all fields without a use out of what is handed out; the model is built of its fields later, when it is used."""
        for info in cls.model_fields.values():
            info.exclude = use_of(info) is None


class Record(Part):
    """What every record has, whatever its topic."""

    fact_kind: ClassVar[FactKind | None] = "places"

    assured_date: Annotated[Date, Use()] = Field(
        title="Sidst bekræftet",
        description="Den dag, nogen sidst bekræftede, at oplysningerne er rigtige.",
        examples=["2026-11-22"],
    )
    check_after_days: Annotated[Whole, Field(ge=1, le=3650)] | None = Field(
        title="Ses efter igen efter",
        default=None,
        description="Så mange dage gælder en bekræftelse, hvis det er andet end det, der står i site.yml.",
        examples=["30"],
    )
    assured_by: Name | None = Field(
        title="Bekræftes af",
        default=None,
        description="Hvem på kontoret der bekræfter oplysningerne. Vises ikke på siden.",
        examples=["Borgerservice"],
    )
    source: Annotated[SourceId, Use()] = Field(
        title="Kilde", description="Hvor oplysningerne står (fra sources.yml).", examples=["plan"]
    )
    published: Flag = Field(
        title="Vises",
        default=True,
        description="nej: vises ingen steder. Skrives kun, når noget skal skjules.",
        examples=["nej"],
    )
    missing: str = Field(
        title="Mangler endnu",
        default="",
        description="Det, der mangler, før det kan vises. Så længe her står noget, er posten skjult, og kontrollen minder om det.",
        examples=["Skriv, hvem man ringer til."],
    )
    critical: Annotated[Flag, Use()] = Field(
        title="Sikkerhed eller rettigheder",
        default=False,
        description="ja: sikkerhed eller rettigheder. Er en oversættelse forældet, vises kun dansk.",
        examples=["ja"],
    )
    staff_note: str = Field(
        title="Note til kolleger",
        default="",
        description="En note til kolleger. Den bliver aldrig vist på siden.",
        examples=["Spørg igen efter ferien."],
    )

    def confirmed_on(self, part: object) -> dt.date:
        """Give the day on which something that stands in the record was confirmed: its own, or that of all of it."""
        return getattr(part, "assured_date", None) or self.assured_date


def parts_within(kinds: Iterable[type[Part]]) -> set[type[Part]]:
    """Give some kinds of part, and all those that stand in them, however deep."""
    found: set[type[Part]] = set()
    left = list(kinds)
    while left:
        kind = left.pop()
        if kind not in found:
            found.add(kind)
            left += filter(None, (part_in(info.annotation) for info in kind.model_fields.values()))
    return found


def part_in(annotation: object) -> type[Part] | None:
    """Find the part inside a type such as `list[Phase]` or `Schedule | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    inner = (part_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((part for part in inner if part), None)


def title_of(record: object) -> Text | str | None:
    """Give what readers know a record by: its name, else its title, else its address; None where it has none of them."""
    return next(filter(None, (getattr(record, field, None) for field in ("name", "title", "address_1"))), None)


def field_at(kind: type[Part], steps: tuple[str | int, ...]) -> FieldInfo | None:
    """Give the definition of the last field that steps into a part lead through; None where they lead through none."""
    info = None
    for step in steps:
        found = kind.model_fields.get(str(step))
        if found is not None:
            info, kind = found, part_in(found.annotation) or kind
    return info
