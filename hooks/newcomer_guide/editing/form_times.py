"""Read days, times and dates as people write them in a form; what cannot be read stays as it is, for the check to explain."""

from __future__ import annotations

import re
from typing import Any

from newcomer_guide.records.dates import DANISH_DAYS, WEEKDAYS

BETWEEN = re.compile(r"\s*(?:[,;\n]|\bog\b)\s*")
"""What stands between the things of a list."""

EACH_DAY = re.compile(r"\b(?:alle |hver )?hverdage?n?e?\b", re.IGNORECASE)
RANGE = re.compile(r"(\w+)\.?\s*(?:-|–|til)\s*(\w+)\.?")
CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?", re.IGNORECASE)
TIMES = re.compile(
    rf"(.+?)\s+(?:fra\s+)?({CLOCK.pattern})\s*(?:-|–|til)\s*({CLOCK.pattern})\.?", re.IGNORECASE | re.DOTALL
)


def split_list(answer: str) -> list[str]:
    """Give the things of a list: on lines, with commas, with `og`, with bullets or without."""
    return [item for part in BETWEEN.split(answer) if (item := strip_bullet(part).rstrip("."))]


def strip_bullet(line: str) -> str:
    """Give a line without the dot, dash or number that it begins with; `2. tirsdag` is the second of a month."""
    return re.sub(
        r"^(?:[-*•–]\s*|\d{1,2}[.)]\s+(?!man|tir|ons|tor|fre|lør|søn))", "", line.strip(), flags=re.IGNORECASE
    ).strip()


CLOCK_SPAN = re.compile(r"\d\s*(?:-|–|til)\s*(?:kl\.?\s*)?\d")
"""From when to when: an answer has one."""


def read_days(answer: str) -> list[str]:
    """Read days of the week, such as `mandag til onsdag`, `hver torsdag` or `tirsdage og fredage`."""
    found: list[str] = []
    for item in split_list(re.sub(EACH_DAY, "mandag til fredag", answer)):
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


def read_clock(answer: str) -> str:
    """Read a time of day, such as `kl. 9` or `9.30`, as `09:30`."""
    found = CLOCK.fullmatch(" ".join(answer.split()))
    return f"{found[1]:0>2}:{found[2] or '00'}" if found else answer


def read_times(answer: str) -> dict[str, Any]:
    """Read days and from when to when, such as `mandag og onsdag kl. 9-12`, as a schedule has them; nothing where it is none."""
    found = TIMES.fullmatch(answer.strip())
    if not found:
        return {}
    return {"byday": read_days(found[1]), "opens_at": read_clock(found[2]), "closes_at": read_clock(found[5])}
