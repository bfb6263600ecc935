"""Read what readers ask the search, and where that should lead: data/questions.yml, which `make proof` tries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Place, Problem

NAME = "questions.yml"


@dataclass(frozen=True)
class Question:
    """What a reader types.

    Attributes:
        lang: BCP 47 tag of the page on which it is typed.
        words: What is typed.
        answers: The addresses below the language's own of which one has to be among the first three.
        place: Where it stands.
    """

    lang: str
    words: str
    answers: tuple[str, ...]
    place: Place


def read_questions(root: Path, problems: list[Problem]) -> list[Question]:
    """Read `root`/data/questions.yml, where there is one, adding what is wrong to `problems`."""
    path = root / "data" / NAME
    if not path.exists():
        return []
    source = read_yaml(path, root)
    questions = []
    languages = source.value if isinstance(source.value, dict) else {}
    if not languages and not source.problems and source.value:
        source.add_problem(1, "Filen skal have sprogenes mærker yderst.", write="da:")
    for lang, asked in languages.items():
        if not isinstance(asked, dict):
            message = "Her skal stå spørgsmål og svar, et på hver linje."
            source.problems.append(source.place_of(lang).problem(message, f"{lang}:", "syning: kurser/syning/"))
            continue
        for words, answers in asked.items():
            listed = answers if isinstance(answers, list) else [answers]
            place = source.place_of(lang, words)
            questions.append(Question(lang, words, tuple(map(str, listed)), place))
    problems.extend(source.problems)
    return questions
