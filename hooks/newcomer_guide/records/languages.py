"""Languages by their tags: which there are, and what each language calls them."""

from __future__ import annotations

import functools
from typing import Annotated

import icu
from pydantic import BeforeValidator, Field, WithJsonSchema

from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.use import Use

NAMES = {("da", "ar"): "الدنماركية"}
"""Languages that CLDR names otherwise than the pages do, by their tag and that of the page."""

icu.Locale.setDefault(icu.Locale("root"))  # what CLDR lacks must not be taken from this machine's language


@functools.cache
def canonical_tag(tag: str) -> str:
    """Give a language's tag as BCP 47 has it, such as `fa-AF` for `FA-af` or `prs`; nothing where CLDR has no such language.

    Source:
        CLDR, by ICU.
    """
    read = _read_tag(tag.replace("_", "-"))
    if read is None:
        return ""
    locale = icu.Locale.createCanonical(read.getName())
    return str(locale.toLanguageTag()) if locale.getLanguage() in _languages() else ""


@functools.cache
def language_name(tag: str, page_tag: str) -> str:
    """Name a language in another, such as dari for `fa-AF`; nothing where that language has no name for it.

    Source:
        CLDR, by ICU.
    """
    read = _read_tag(tag)
    names = icu.LocaleDisplayNames.createInstance(
        icu.Locale.forLanguageTag(page_tag), [icu.UDisplayContext.DIALECT_NAMES]
    )
    name = str(names.localeDisplayName(read.getName())) if read else tag
    return NAMES.get((tag, page_tag)) or ("" if name == tag else name)


def _read_tag(tag: str) -> icu.Locale | None:
    try:
        return icu.Locale.forLanguageTag(tag)
    except icu.ICUError:
        return None


@functools.cache
def _languages() -> frozenset[str]:
    """Give the languages in which CLDR can write a date."""
    return frozenset(locale.getLanguage() for locale in icu.Locale.getAvailableLocales().values())


ALSO_CALLED = {"farsi": "fa", "dari": "fa-AF", "kurmanji": "ku"}
"""What languages are called daily that CLDR calls otherwise, by their tags."""


@functools.cache
def _tags_by_danish_name() -> dict[str, str]:
    known = {name.lower(): tag for tag in icu.Locale.getISOLanguages() if (name := language_name(tag, "da"))}
    return known | ALSO_CALLED


def read_spoken_language(value: object) -> object:
    """Read a language that somebody speaks by its tag, or by its name in Danish, as its tag.

    Source:
        BCP 47.
    """
    if not isinstance(value, str):
        return value
    tag = _tags_by_danish_name().get(value.lower(), value)
    if canonical_tag(tag) != tag and tag not in icu.Locale.getISOLanguages():
        refuse("Sproget findes ikke.", "arabisk")
    return tag


def find_tag(words: str) -> str:
    """Give the tag of a language that is called by its tag or by its name in Danish; nothing where there is none."""
    return canonical_tag(_tags_by_danish_name().get(words.lower(), words))


def read_page_language(value: object) -> object:
    """Read the tag of a language that pages are to be written in.

    Source:
        BCP 47.
    """
    if not isinstance(value, str):
        return value
    tag = canonical_tag(value)
    if not tag:
        refuse("Sproget findes ikke. Skriv sprogets mærke.", find_tag(value) or "uk")
    if tag != value:
        refuse("Sprogets mærke skrives på en anden måde.", tag)
    return tag


PageLanguage = Annotated[str, BeforeValidator(read_page_language), WithJsonSchema({"type": "string"})]

Languages = Annotated[
    list[Annotated[str, BeforeValidator(read_spoken_language), WithJsonSchema({"type": "string"})]],
    Use(),
    Field(
        default_factory=list,
        title="Taler",
        description="De sprog, man kan tale med dem, på dansk eller med sprogets mærke. Skriv kun det, de selv har sagt.",
        examples=["[arabisk, tigrinya]"],
    ),
]
