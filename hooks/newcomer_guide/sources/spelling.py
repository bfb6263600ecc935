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

    from newcomer_guide.problems import Problem

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


def read_excuses(root: Path, problems: list[Problem]) -> frozenset[tuple[str, str]]:
    """Read which texts only seem wrong: the keys and the tags of the languages, each with a reason in the file.

    Args:
        root: The town's folder.
        problems: What cannot be read is added to them.
    """
    if not (root / EXCUSES).exists():
        return frozenset()
    source = read_yaml(root / EXCUSES, root)
    excused = set()
    for key, reasons in (source.value if isinstance(source.value, dict) else {}).items():
        if not isinstance(reasons, dict) or not all(isinstance(why, str) and why.strip() for why in reasons.values()):
            line = source.place_of(key).line
            source.add_problem(line, "Skriv sproget og grunden.", f"{key}:", f"{key}: {{ti: Det er et navn.}}")
            continue
        excused |= {(key, tag) for tag in reasons}
    problems.extend(source.problems)
    return frozenset(excused)
