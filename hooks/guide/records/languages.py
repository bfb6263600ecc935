"""Languages that people speak: their tags, and what Danish calls them."""

from __future__ import annotations

import functools
from typing import Annotated

import babel
from pydantic import BeforeValidator, Field, WithJsonSchema

from guide.records.refusal import refuse
from guide.records.use import Use

NAMES = {"ar": {"da": "الدنماركية"}}
"""Languages that CLDR names otherwise than the pages do."""


@functools.cache
def language_names(tag: str) -> dict[str, str]:
    """Name languages in the language of `tag`, by their own tags.

    Source:
        CLDR, by Babel.
    """
    return dict(babel.Locale.parse(tag).languages) | NAMES.get(tag, {})


@functools.cache
def _tags_by_danish_name() -> dict[str, str]:
    return {name.lower(): tag for tag, name in language_names("da").items()}


def read_language_tag(value: object) -> object:
    """Read a language by its tag, or by its name in Danish, as its tag.

    Source:
        BCP 47.
    """
    if not isinstance(value, str):
        return value
    tag = _tags_by_danish_name().get(value.lower(), value)
    if tag not in language_names("en"):
        refuse("Sproget findes ikke.", "arabisk")
    return tag


Languages = Annotated[
    list[Annotated[str, BeforeValidator(read_language_tag), WithJsonSchema({"type": "string"})]],
    Use(),
    Field(
        default_factory=list,
        title="Taler",
        description="De sprog, man kan tale med dem, på dansk eller med sprogets mærke. Skriv kun det, de selv har sagt.",
        examples=["[arabisk, tigrinya]"],
    ),
]
