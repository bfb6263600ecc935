"""What is spelt wrong in a language though its letters are right, and which texts are excused from that."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from newcomer_guide.sources.national import NATIONAL
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from newcomer_guide.problems import Place, Problem

EXCUSES = "data/translations/excuses.yml"


@dataclass(frozen=True)
class SpellingRule:
    """One thing that is always wrong in a language.

    Attributes:
        match: What is wrong.
        says: Why, in Danish.
        write: What to write, or an example of it.
        wrong: Words that it finds.
        right: Words that it leaves alone.
    """

    match: re.Pattern[str]
    says: str
    write: str
    wrong: str
    right: str


@functools.cache
def read_spelling() -> Mapping[str, Mapping[str, SpellingRule]]:
    """Read the engine's rules: by the tag of the language, and by their names."""
    found = yaml.load((NATIONAL / "data" / "spelling.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # text only
    return {
        tag: {name: SpellingRule(**row | {"match": re.compile(row["match"])}) for name, row in rules.items()}
        for tag, rules in found.items()
    }


def read_excuses(root: Path, problems: list[Problem]) -> dict[tuple[str, str], Place]:
    """Read which texts only seem wrong: the keys and the tags of the languages, each with a reason in the file.

    A text is excused from all rules of the language, so its words are looked at once more when they change.

    Args:
        root: The town's folder.
        problems: What cannot be read is added to them.
    """
    if not (root / EXCUSES).exists():
        return {}
    source = read_yaml(root / EXCUSES, root)
    excused: dict[tuple[str, str], Place] = {}
    example = "{ti: Det er et navn.}"
    if source.value and not isinstance(source.value, dict):
        source.add_problem(1, "Her skal stå nøgler med sprog og grund.", write=f"courses.syning.name: {example}")
    for key, reasons in (source.value if isinstance(source.value, dict) else {}).items():
        is_told = isinstance(reasons, dict) and all(isinstance(why, str) and why.strip() for why in reasons.values())
        if not is_told or not reasons:
            source.add_problem(source.place_of(key).line, "Skriv sproget og grunden.", f"{key}:", f"{key}: {example}")
            continue
        excused |= {(key, str(tag)): source.place_of(key) for tag in reasons}
    problems.extend(source.problems)
    return excused
