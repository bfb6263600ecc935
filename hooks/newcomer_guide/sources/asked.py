"""What people call things every day when they look for them: the engine's words, and a town's own, data/asked.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newcomer_guide.sources.national import NATIONAL
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newcomer_guide.problems import Place, Problem
    from newcomer_guide.sources.yaml_file import YamlFile

NAME = "asked.yml"


@dataclass(frozen=True)
class Asked:
    """What is typed by people who look for one thing, in one language.

    Attributes:
        key: What is looked for: a record, a page or a term, such as `courses.jobcafe`, `pages.om` or `terms.mitid`.
        lang: BCP 47 tag.
        words: Words, and phrases of a few words.
        place: Where they stand.
        is_own: Whether the town wrote them.
    """

    key: str
    lang: str
    words: tuple[str, ...]
    place: Place
    is_own: bool


def read_asked(root: Path, problems: list[Problem]) -> list[Asked]:
    """Read the engine's words, and those that the town at `root` adds; what is wrong is added to `problems`."""
    found: list[Asked] = []
    for folder in (NATIONAL, root):
        path = folder / "data" / NAME
        if path.exists():
            source = read_yaml(path, folder)
            found += _read(source, is_own=folder == root)
            problems.extend(source.problems)
    return found


def listed(words: str) -> tuple[str, ...]:
    """Part words at commas, those of other scripts too."""
    return tuple(filter(None, map(str.strip, re.split("[,،፣]", words))))


def _read(source: YamlFile, *, is_own: bool) -> Iterator[Asked]:
    keys = source.value if isinstance(source.value, dict) else {}
    if source.value and not keys and not source.problems:
        source.add_problem(1, "Filen skal have det, der søges efter, yderst.", write="courses.syning:")
    for key, languages in keys.items():
        for lang, words in languages.items() if isinstance(languages, dict) else [("", "")]:
            if isinstance(words, str) and lang:
                yield Asked(key, lang, listed(words), source.place_of(key, lang), is_own)
            else:
                message = "Her skal stå sprog med hver sine ord, adskilt af komma."
                place = source.place_of(key, lang) if lang else source.place_of(key)
                source.problems.append(place.problem(message, f"{lang or key}:", "da: sy, nål og tråd"))
