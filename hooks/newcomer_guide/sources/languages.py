"""How a language is written: its direction, its scripts, its alphabet, and its names of days and months."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import NamedTuple

import icu

from newcomer_guide.records.languages import language_name

MONTH_NAMES = {
    ("ti", 5): "ግንቦት",
    ("ar", 1): "كانون الثاني/يناير",
    ("ar", 2): "شباط/فبراير",
    ("ar", 3): "آذار/مارس",
    ("ar", 4): "نيسان/أبريل",
    ("ar", 5): "أيار/مايو",
    ("ar", 6): "حزيران/يونيو",
    ("ar", 7): "تموز/يوليو",
    ("ar", 8): "آب/أغسطس",
    ("ar", 9): "أيلول/سبتمبر",
    ("ar", 10): "تشرين الأول/أكتوبر",
    ("ar", 11): "تشرين الثاني/نوفمبر",
    ("ar", 12): "كانون الأول/ديسمبر",
}
"""Months that CLDR names in a way that not all readers know: Arabic has one set of names for Syria and Iraq, another beside."""


class Signs(NamedTuple):
    """The signs between words that a script writes in its own way."""

    colon: str = ":"
    comma: str = ","
    stop: str = "."


SIGNS = {"Arab": Signs(comma="،"), "Ethi": Signs("፦", "፣", "።")}

LOW_SCRIPTS = {"Latn", "Cyrl", "Grek", "Hans", "Hant", "Jpan", "Kore", "Armn", "Geor", "Hebr"}
"""Scripts for which the line height of Latin text is enough."""


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

    @property
    def is_tall(self) -> bool:
        """Whether its letters need more room between the lines than Latin ones."""
        return self.script not in LOW_SCRIPTS

    def day(self, date: dt.date) -> str:
        """Write a date such as `15. oktober 2019`, with Latin digits."""
        return self.day_of_year(date) + f" {date.year}"

    def day_of_year(self, date: dt.date) -> str:
        """Write a date without its year, such as `30. maj`."""
        return self.day_pattern.format(day=date.day, month=self.month_name(date.month))

    @property
    def day_pattern(self) -> str:
        """How a date is written without its year, for scripts too: `{day}. {month}`.

        Of CLDR's pattern only the dot is taken: Tigrinya's comes in American order, and some short ones hold
        invisible marks.
        """
        return "{day}. {month}" if _symbols(self.tag).has_dot else "{day} {month}"

    def month_name(self, number: int) -> str:
        """Name a month as dates have it, where 1 is January."""
        return MONTH_NAMES.get((self.tag, number)) or _symbols(self.tag).dates[number - 1]

    def month(self, date: dt.date) -> str:
        """Write a month and its year, such as `december 2015`."""
        return f"{self.month_alone(date.month)} {date.year}"

    def month_alone(self, number: int) -> str:
        """Name a month as it is called where no day stands before it, where 1 is January."""
        return MONTH_NAMES.get((self.tag, number)) or _symbols(self.tag).months[number - 1]

    def weekday(self, number: int) -> str:
        """Name a day of the week, where 0 is Monday."""
        return _symbols(self.tag).weekdays[number]

    def part_of_day(self, time: dt.time) -> str:
        """Name the part of the day that a time lies in, such as `om eftermiddagen`."""
        moment = dt.datetime.combine(dt.date(2026, 1, 1), time, dt.UTC).timestamp()
        return str(_symbols(self.tag).parts_of_day.format(moment))

    @property
    def signs(self) -> Signs:
        """The signs that stand between words."""
        return SIGNS.get(self.script, Signs())

    def plural_category(self, number: int) -> str:
        """Give CLDR's category of a number of things in this language: `one`, `two`, `few`, `many` or `other`."""
        return str(_symbols(self.tag).plurals.select(number))

    def number(self, value: int) -> str:
        """Write a count with this language's separators and Latin digits."""
        return str(_symbols(self.tag).numbers.format(value))

    def sort_key(self, words: str) -> bytes:
        """Give what words are sorted by in this language's alphabet.

        Source:
            The Unicode collation algorithm (UTS 10) with CLDR's tailorings, by ICU.
        """
        return bytes(_symbols(self.tag).collator.getSortKey(words))

    @functools.cache  # noqa: B019  # languages live as long as the program, and letters are few
    def owns(self, letter: str) -> bool:
        """Say whether a letter is of one of the language's scripts.

        Source:
            Unicode's script extensions (UAX 24), by ICU.
        """
        return any(icu.Script.hasScript(letter, code) for code in icu.Script.getCode(self.tag))


@functools.cache
def is_of_all_scripts(letter: str) -> bool:
    """Say whether a letter is of no script, or of any: an apostrophe, a vowel mark."""
    return icu.Script.getScript(letter).getScriptCode() in {icu.UScriptCode.COMMON, icu.UScriptCode.INHERITED}


class _Symbols(NamedTuple):
    """What CLDR knows of a language: its months as dates have them and alone, its weekdays from Monday on.

    And whether a dot stands behind the day of a date.
    """

    dates: list[str]
    months: list[str]
    weekdays: list[str]
    numbers: icu.NumberFormat
    collator: icu.Collator
    has_dot: bool
    parts_of_day: icu.DateFormat
    plurals: icu.PluralRules


@functools.cache
def _symbols(tag: str) -> _Symbols:
    locale = icu.Locale.forLanguageTag(tag)
    symbols = icu.DateFormatSymbols(locale)
    parts_of_day = icu.SimpleDateFormat("BBBB", locale)
    parts_of_day.setTimeZone(icu.TimeZone.createTimeZone("UTC"))
    sunday_first = symbols.getWeekdays(symbols.STANDALONE, symbols.WIDE)[1:]
    latin_digits = icu.Locale.forLanguageTag(tag)
    latin_digits.setKeywordValue("numbers", "latn")
    return _Symbols(
        dates=list(symbols.getMonths(symbols.FORMAT, symbols.WIDE)),
        months=list(symbols.getMonths(symbols.STANDALONE, symbols.WIDE)),
        weekdays=[*sunday_first[1:], sunday_first[0]],
        numbers=icu.NumberFormat.createInstance(latin_digits),
        collator=icu.Collator.createInstance(locale),
        parts_of_day=parts_of_day,
        plurals=icu.PluralRules.forLocale(locale),
        has_dot=str(icu.DateTimePatternGenerator.createInstance(locale).getBestPattern("MMMMd")).startswith("d."),
    )


@functools.cache
def read_language(tag: str) -> Language:
    """Look up a language by its BCP 47 tag, which CLDR knows.

    Source:
        CLDR, by ICU; the script by likely subtags (UTS 35, section 4.3), the direction by the script.
    """
    likely = icu.Locale.forLanguageTag(tag)
    likely.addLikelySubtags()
    script = likely.getScript()
    name = language_name(tag, tag) or tag
    is_turned = icu.Script(icu.Script.getCode(script)[0]).isRightToLeft()
    return Language(tag, name[0].upper() + name[1:], "rtl" if is_turned else "ltr", script)
