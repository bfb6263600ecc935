"""Read days, times and dates as people write them in a form; what cannot be read stays as it is, for the check to explain."""

from __future__ import annotations

import re
from typing import Any

from newcomer_guide.records.weekdays import read_days

CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?", re.IGNORECASE)
TIMES = re.compile(
    rf"(.+?)\s+(?:fra\s+)?({CLOCK.pattern})\s*(?:-|–|til)\s*({CLOCK.pattern})\.?", re.IGNORECASE | re.DOTALL
)


CLOCK_SPAN = re.compile(r"\d\s*(?:-|–|til)\s*(?:kl\.?\s*)?\d")
"""From when to when: an answer has one."""


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
