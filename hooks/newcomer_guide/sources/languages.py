"""How a language is written: its direction, its scripts, its alphabet, and its names of days and months."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import icu

from newcomer_guide.records.languages import language_name

if TYPE_CHECKING:
    from collections.abc import Mapping

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


SIGNS = {
    "Arab": Signs(comma="،"),
    "Ethi": Signs("፦", "፣", "።"),
    "Hans": Signs("：", "，", "。"),
    "Hant": Signs("：", "，", "。"),
    "Jpan": Signs("：", "、", "。"),
    "Mymr": Signs(comma="၊", stop="။"),
}

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
        name = MONTH_NAMES.get((self.tag, date.month)) or _symbols(self.tag).whole_dates[date.month - 1]
        return self.date_pattern.format(day=date.day, month=name, year=date.year)

    def day_of_year(self, date: dt.date) -> str:
        """Write a date without its year, such as `30. maj`."""
        return self.day_pattern.format(day=date.day, month=self.month_name(date.month))

    @property
    def date_pattern(self) -> str:
        """How a date is written, for scripts too: `{day}. {month} {year}`."""
        return _symbols(self.tag).date_pattern

    @property
    def day_pattern(self) -> str:
        """How it is written without its year: `{day}. {month}`."""
        return _symbols(self.tag).day_pattern

    def month_name(self, number: int) -> str:
        """Name a month as dates without a year have it, where 1 is January; Persian alone has another form before a year."""
        return MONTH_NAMES.get((self.tag, number)) or _symbols(self.tag).dates[number - 1]

    @property
    def month_names(self) -> list[str]:
        """The months, from January on."""
        return [self.month_name(number) for number in range(1, 13)]

    @property
    def weekday_names(self) -> list[str]:
        """The days of the week as scripts count them: from Sunday on."""
        return [self.weekday((day - 1) % 7) for day in range(7)]

    def month(self, date: dt.date) -> str:
        """Write a month and its year, such as `december 2015`."""
        symbols = _symbols(self.tag)
        name = MONTH_NAMES.get((self.tag, date.month)) or symbols.months_of_years[date.month - 1]
        return symbols.month_pattern.format(month=name, year=date.year)

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

    @property
    def plural_categories(self) -> Mapping[str, tuple[int, ...]]:
        """CLDR's categories that numbers of things have in this language, each with the first numbers that are of it."""
        return _plural_categories(self.tag)

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
    """What CLDR knows of a language: months in dates with a year and without, beside a year, and alone; weekdays from Monday."""

    whole_dates: list[str]
    dates: list[str]
    months_of_years: list[str]
    months: list[str]
    date_pattern: str
    day_pattern: str
    month_pattern: str
    weekdays: list[str]
    numbers: icu.NumberFormat
    collator: icu.Collator
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
    date, day, month = _date_patterns(tag)
    return _Symbols(
        whole_dates=_months_in(date, symbols),
        dates=_months_in(day, symbols),
        months_of_years=_months_in(month, symbols),
        months=list(symbols.getMonths(symbols.STANDALONE, symbols.WIDE)),
        date_pattern=_as_template(date),
        day_pattern=_as_template(day),
        month_pattern=_as_template(month),
        weekdays=[*sunday_first[1:], sunday_first[0]],
        numbers=icu.NumberFormat.createInstance(latin_digits),
        collator=icu.Collator.createInstance(locale),
        parts_of_day=parts_of_day,
        plurals=icu.PluralRules.forLocale(locale),
    )


@functools.cache
def _plural_categories(tag: str) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number in range(1, COUNTED):
        category = str(_symbols(tag).plurals.select(number))
        found[category] = (*found.get(category, ()), number)[:EXAMPLES]
    return found


COUNTED = 1000
"""Nothing here is counted that there are so many of."""

EXAMPLES = 4

FIELD = re.compile(r"'((?:[^']|'')*)'|(([dMLy])\3*)")
"""A literal in a pattern of dates, or a field: the day, the month as dates have it or alone, the year (UTS 35, part 4)."""

YEAR_SIGN = re.compile(r"(y)[^dML']*(?:'[^']*')?\.$")
"""A year at the end with its abbreviation or dot, such as `р.`, behind which the stop of a sentence would stand twice."""

AMERICAN = {"en": "en-GB", "ti": "am"}
"""Languages whose dates CLDR writes in American order, and whose are right for them here."""


def _date_patterns(tag: str) -> tuple[str, str, str]:
    """Give CLDR's patterns of a date, of one without its year, and of a month with its year.

    Where a language has no pattern of its own for a date without a year, CLDR gives one in American order; it is then
    the date without its year.
    """
    locale = icu.Locale.forLanguageTag(AMERICAN.get(tag.partition("-")[0], tag))
    locale.setKeywordValue("calendar", "gregorian")
    generator = icu.DateTimePatternGenerator.createInstance(locale)
    date, day, month = (str(generator.getBestPattern(one)) for one in ("yMMMMd", "MMMMd", "yMMMM"))
    date, month = (YEAR_SIGN.sub(r"\1", one) for one in (date, month))
    if _order(day) != [one for one in _order(date) if one != "y"]:
        fields = [found for found in FIELD.finditer(date) if found[3] and found[3] != "y"]
        day = date[fields[0].start() : fields[-1].end()]
    return date, day, month


def _order(pattern: str) -> list[str]:
    """Give the fields of a pattern in their order; the month is one in either form."""
    return [found[3].replace("L", "M") for found in FIELD.finditer(pattern) if found[3]]


def _months_in(pattern: str, symbols: icu.DateFormatSymbols) -> list[str]:
    """Name the months as a pattern has them: in full, in the form that stands alone, or as numbers."""
    name = next(found[2] for found in FIELD.finditer(pattern) if found[3] in {"M", "L"})
    if len(name) == 1:
        return [str(number) for number in range(1, 13)]
    return list(symbols.getMonths(symbols.STANDALONE if name[0] == "L" else symbols.FORMAT, symbols.WIDE))


def _as_template(pattern: str) -> str:
    """Write a pattern of CLDR with `{day}`, `{month}` and `{year}`."""
    names = {"d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}
    return FIELD.sub(lambda found: names[found[3]] if found[3] else found[1].replace("''", "'"), pattern)


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
    return Language(tag, name[0].title() + name[1:], "rtl" if is_turned else "ltr", script)
