"""What only a native speaker can decide of a language: the engine's questions, and a town's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from newcomer_guide.records import Part
from newcomer_guide.records.values import Name
from newcomer_guide.sources.national import NATIONAL
from newcomer_guide.sources.validation import check_part
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem


class NativeQuestion(Part):
    """A question to a native speaker.

    Attributes:
        ask: In their language.
        da: In Danish.
        choices: The answers that were seen somewhere.
    """

    ask: Name
    da: Name
    choices: Annotated[list[Name], Field(default_factory=list)]


def read_native_questions(root: Path, tag: str, problems: list[Problem]) -> dict[str, NativeQuestion]:
    """Read the questions of a language, by their names; a town's come last, and in the place of the engine's of that name.

    Args:
        root: The town's folder.
        tag: The language's tag.
        problems: What cannot be read is added to them.
    """
    found: dict[str, NativeQuestion] = {}
    for folder in (NATIONAL, root):
        path = folder / "data" / "translations" / tag / "questions.yml"
        if not path.exists():
            continue
        source = read_yaml(path, folder)
        names = source.value if isinstance(source.value, dict) else {}
        if source.value and not names and not source.problems:
            source.add_problem(1, "Filen skal bestå af spørgsmål med hver sit navn.", write="et-kort-navn:")
        read = {name: check_part(NativeQuestion, source, (name,), f"questions.{name}") for name in names}
        found |= {name: question for name, question in read.items() if question}
        problems.extend(source.problems)
    return found
