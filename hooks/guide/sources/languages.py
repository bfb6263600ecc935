"""How a language is written: its direction, its script, and its names of days and months."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import babel
from babel.dates import format_date
from babel.numbers import format_decimal

if TYPE_CHECKING:
    import datetime as dt

DATE_PATTERNS = {"da": "d. MMMM y"}
"""Where CLDR's own order is right but for the dot; every other language reads `d MMMM y`.

CLDR's ready-made patterns are not used: Tigrinya's come in American order, and the short Arabic
ones hold invisible marks.
"""

MONTH_NAMES = {("ti", 5): "ግንቦት"}
"""Months that CLDR spells in a way that readers do not use."""


@dataclass(frozen=True)
class Language:
    """A language that pages are written in.

    Attributes:
        tag: BCP 47, such as `ar`.
        name: What its speakers call it, such as `العربية`.
        direction: `ltr` or `rtl`, as for HTML's `dir`.
        script: ISO 15924, such as `Arab`.
    """

    tag: str
    name: str
    direction: str
    script: str

    def day(self, date: dt.date) -> str:
        """Write a date such as `15. oktober 2019`, with Latin digits."""
        return self._date(date, DATE_PATTERNS.get(self.tag, "d MMMM y"))

    def day_of_year(self, date: dt.date) -> str:
        """Write a date without its year, such as `30. maj`."""
        return self._date(date, DATE_PATTERNS.get(self.tag, "d MMMM y").removesuffix(" y"))

    @property
    def day_pattern(self) -> str:
        """How a date is written without its year, for scripts: `{day}. {month}`."""
        return "{day}. {month}" if self.tag in DATE_PATTERNS else "{day} {month}"

    def month_name(self, number: int) -> str:
        """Name a month as dates have it, where 1 is January."""
        return MONTH_NAMES.get((self.tag, number)) or str(babel.Locale.parse(self.tag).months["format"]["wide"][number])

    def month(self, date: dt.date) -> str:
        """Write a month and its year, such as `december 2015`."""
        return self._date(date, "MMMM y")

    def weekday(self, number: int) -> str:
        """Name a day of the week, where 0 is Monday."""
        return str(babel.Locale.parse(self.tag).days["stand-alone"]["wide"][number])

    def number(self, value: int) -> str:
        """Write a count with this language's separators and Latin digits."""
        return format_decimal(value, locale=self.tag, numbering_system="latn")

    def _date(self, date: dt.date, pattern: str) -> str:
        month = MONTH_NAMES.get((self.tag, date.month))
        if month:
            pattern = pattern.replace("MMMM", f"'{month}'")
        return str(format_date(date, pattern, locale=self.tag))


@functools.cache
def read_language(tag: str) -> Language:
    """Look up a language by its BCP 47 tag.

    Raises:
        babel.UnknownLocaleError: CLDR does not know the tag.

    Source:
        CLDR, by Babel; the script by likely subtags (UTS 35, section 4.3).
    """
    locale = babel.Locale.parse(tag)
    likely = babel.core.get_global("likely_subtags").get(tag, f"{tag}_Latn")
    script = babel.core.parse_locale(likely)[2] or "Latn"
    name = locale.get_display_name(tag) or tag
    return Language(tag, name[0].upper() + name[1:], locale.text_direction, script)
