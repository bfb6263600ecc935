"""Which exact words a native speaker has checked; a check lapses when either side changes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import yaml
from pydantic import Field

from newcomer_guide.records import Part
from newcomer_guide.records.dates import Date
from newcomer_guide.sources.validation import check_part
from newcomer_guide.sources.whole_file import write_whole
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from newcomer_guide.problems import Problem
    from newcomer_guide.sources.catalogues import Entries


class NativeCheck(Part):
    """One check of one translation."""

    digest: str = Field(description="Aftryk af den danske tekst og oversættelsen.", examples=["0123456789abcdef"])
    date: Date = Field(description="Dagen for kontrollen.", examples=["2026-11-22"])


def digest_of(danish: str, words: str) -> str:
    """Give the digest of a text and its translation: 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256(f"{danish}\0{words}".encode()).hexdigest()[:16]


def reviews_path(root: Path, lang: str) -> Path:
    """Give the place of a language's record of checks."""
    return root / "data" / "translations" / lang / "reviews.yml"


def read_reviews(root: Path, lang: str, entries: Entries, problems: list[Problem]) -> dict[str, dt.date]:
    """Read when each translation was checked, leaving out the checks of other words.

    Returns:
        The day of the check, by the text's key.
    """
    path = reviews_path(root, lang)
    if not path.exists():
        return {}
    source = read_yaml(path, root)
    reviews = {}
    for key in source.value if isinstance(source.value, dict) else ():
        review = check_part(NativeCheck, source, (key,), f"reviews.{key}")
        entry = entries.get(key)
        if review and entry and review.digest == digest_of(entry.danish, entry.words):
            reviews[key] = review.date
    problems.extend(source.problems)
    return reviews


def write_reviews(root: Path, lang: str, entries: Entries, reviews: dict[str, dt.date]) -> None:
    """Write the checks that still hold, sorted by key."""
    rows = {
        key: {"digest": digest_of(entries[key].danish, entries[key].words), "date": reviews[key].isoformat()}
        for key in sorted(reviews)
    }
    text = "# Oversættelser, som en modersmålstaler har kontrolleret. Skrives af: make reviewed\n"
    write_whole(reviews_path(root, lang), text + yaml.safe_dump(rows, sort_keys=False))
