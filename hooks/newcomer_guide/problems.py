"""What is wrong in a file that staff edit, told so that they can mend it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what stands there, and what to write instead.

    Attributes:
        path: The file, relative to the project, with `/` between folders; or the name of what a command was given.
        line: The line in the file, from 1; 0 where it is no file.
        message: One Danish sentence that says what is wrong.
        found: What stands there now; empty where nothing does.
        write: What could stand there; empty where only the editor can know.
        is_warning: Whether the site can be published all the same.
    """

    path: str
    line: int
    message: str
    found: str = ""
    write: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        """Tell the problem as staff read it, in one to three lines."""
        kind = "Advarsel: " if self.is_warning else ""
        place = f"{self.path}:{self.line}" if self.line else self.path
        lines = [f"{place}: {kind}{self.message}"]
        if self.found:
            lines.append(f"    Der står:   {self.found}")
        if self.write:
            lines.append(f"    Skriv fx:   {self.write}")
        return "\n".join(lines)


@dataclass(frozen=True)
class Place:
    """Where something stands in a file that staff edit; every value keeps its own, from reading to the last check.

    Attributes:
        path: The file, relative to the project, with `/` between folders.
        line: The line in the file, from 1.
    """

    path: str
    line: int = 1

    def problem(self, message: str, found: str = "", write: str = "", *, is_warning: bool = False) -> Problem:
        """Tell what is wrong here."""
        return Problem(self.path, self.line, message, found, write, is_warning=is_warning)

    def below(self, lines: int) -> Place:
        """Give the place so many lines further down."""
        return Place(self.path, self.line + lines)


NOWHERE = Place("")
"""The place of what stands in no file, as in tests."""


class ProblemsError(Exception):
    """The data or the words hold mistakes, so that nothing may be published from them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Sort the problems by file and line, for the message and for `problems`."""
        self.problems = sorted(set(problems))
        super().__init__(tell_problems(self.problems))

    def __reduce__(self) -> tuple[type[ProblemsError], tuple[list[Problem]]]:
        """Let another process raise it here."""
        return ProblemsError, (self.problems,)


def mistakes_in(problems: Iterable[Problem]) -> list[Problem]:
    """Give what keeps a site from being published: all but the warnings."""
    return [problem for problem in problems if not problem.is_warning]


def tell_problems(problems: list[Problem]) -> str:
    """Tell all problems, and how many they are, as one Danish text: first what has to be mended, then the warnings."""
    told = "".join(f"{problem}\n" for problem in sorted(problems, key=lambda problem: problem.is_warning))
    mistakes = len(mistakes_in(problems))
    warnings = len(problems) - mistakes
    if mistakes:
        is_of_files = any(problem.line for problem in problems)
        then = "Siden bliver først bygget, når alt er rettet." if is_of_files else "Intet er skrevet."
        return f"{told}\n{mistakes} fejl. {then}"
    if warnings:
        return f"{told}\nIngen fejl. Advarsler: {warnings}. Siden kan bygges."
    return "Alt er i orden."


PLAIN = str.maketrans("æøå", "aoa")
LIKE = 0.6
"""How like one another two words are that may be meant for each other, from 0 to 1."""


def _likeness(word: str, words: list[str]) -> float:
    """Say how like the most like of some words is, in letters that every keyboard has."""
    plain = word.translate(PLAIN)
    return max((difflib.SequenceMatcher(None, plain, other.translate(PLAIN)).ratio() for other in words), default=0)


def name_choices(
    word: str, allowed: Iterable[str], meanings: Mapping[str, str] | None = None, *, is_long: bool = False
) -> str:
    """List what is allowed, what is meant by `word` first, by its Danish meaning, then the words most like it; of a long list these alone."""
    choices = list(allowed)
    plain = word.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace(" ", "-")
    likeness = {code: _likeness(word.casefold(), meaning.split()) for code, meaning in (meanings or {}).items()}
    meant = sorted((code for code in likeness if likeness[code] >= LIKE), key=lambda code: -likeness[code])
    near = meant or difflib.get_close_matches(plain, choices, n=3, cutoff=0.5)
    return ", ".join(near if near and is_long else near + [choice for choice in choices if choice not in near])
