"""Read days of the week as people write them: `man-tors`, `hver torsdag`, `alle hverdage`."""

from __future__ import annotations

import re

from newcomer_guide.records.dates import DANISH_DAYS, MONTHS, WEEKDAYS

BETWEEN = re.compile(r"\s*(?:[,;\n]|\bog\b)\s*")
"""What stands between the things of a list."""

EACH_DAY = re.compile(r"\b(?:alle |hver )?hverdage?n?e?\b", re.IGNORECASE)
BULLET = re.compile(
    rf"^(?:[-*•–]\s*|\d{{1,2}}[.)]\s+(?!man|tir|ons|tor|fre|lør|søn|{'|'.join(MONTHS)}))", re.IGNORECASE
)
RANGE = re.compile(r"(\w+)\.?\s*(?:-|–|til)\s*(\w+)\.?")


def split_list(answer: str) -> list[str]:
    """Give the things of a list: on lines, with commas, with `og`, with bullets or without."""
    return [item for part in BETWEEN.split(answer) if (item := strip_bullet(part).rstrip("."))]


def strip_bullet(line: str) -> str:
    """Give a line without the dot, dash or number that it begins with; `2. tirsdag` is the second of a month, `2. januar` its day."""
    return BULLET.sub("", line.strip()).strip()


def read_days(written: str) -> list[str]:
    """Read days, such as `mandag til onsdag`, `hver torsdag` or `tirsdage og fredage`; what is none stays as it is."""
    found: list[str] = []
    plain = re.sub(EACH_DAY, "mandag til fredag", re.sub(r"\btil og med\b", "til", written))
    for item in (one.rstrip(":") for one in split_list(plain)):
        span = RANGE.fullmatch(item)
        first, last = (_read_day(span[1]), _read_day(span[2])) if span else ("", "")
        if first in WEEKDAYS and last in WEEKDAYS:
            week = [*WEEKDAYS, *WEEKDAYS]
            begin = week.index(first)
            found += week[begin : week.index(last, begin) + 1]
        else:
            found.append(_read_day(item))
    return list(dict.fromkeys(found))


def _read_day(words: str) -> str:
    """Read a day by its name or its beginning: `torsdag`, `hver torsdag`, `tors.`, `to`."""
    day = re.sub(r"^hver\s+", "", words.lower()).rstrip(".:").removesuffix("e")
    known = [code for name, code in DANISH_DAYS.items() if len(day) > 1 and name.startswith(day)]
    return known[0] if len(known) == 1 else words
