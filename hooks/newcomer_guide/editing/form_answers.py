"""Read what somebody answered in a form of the forge; it is a stranger's text, and taken for no more than its words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from newcomer_guide.editing.forms import NOTHING, Form, Question, make_forms
from newcomer_guide.records.refusal import refuse_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.records import Kinds

MAX_FORM = 20_000
MAX_ANSWER = 2_000
MAX_LINES = 40
HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
TICK = re.compile(r"- \[[xX ]\] .+")
CHECKED = re.compile(r"- \[[xX]\] (.+)")
MARKUP = re.compile(r"<[A-Za-z/!?]|\]\(|\*\*|`|\{[{%#]|javascript:", re.IGNORECASE)
BLANKS = re.compile(r"[\t\u00a0\u2002-\u200a\u202f\u3000]+")
"""What stands for a space where something was copied from a table or a page."""


class FormError(Exception):
    """Why a form changes nothing: Danish sentences, all of them at once."""

    def __init__(self, reasons: list[str]) -> None:
        """Keep the reasons."""
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def read_form(text: str, kinds: Kinds) -> tuple[Form, dict[str, str]]:
    """Find out which form was filled in, and give its answers by the ids of the questions; an empty one is left out.

    Args:
        text: The issue as the forge writes it: under each question, as a heading, what was answered.
        kinds: The town's kinds, which some questions choose from.

    Raises:
        FormError: It is no form of ours, or an answer holds what no answer may.
    """
    if len(text) > MAX_FORM:
        raise FormError([f"Sagen er for lang. Den må højst have {MAX_FORM} tegn."])
    _, *parts = HEADING.split(text.replace("\r\n", "\n"))
    headings = [heading.strip() for heading in parts[::2]]
    form = next(
        (one for one in make_forms(kinds).values() if headings == [question.label for question in one.questions]), None
    )
    if form is None:
        raise FormError(["Sagen er ikke en af formularerne, eller dens overskrifter er ændret. Udfyld en ny."])
    said = {question: _tidy(answer) for question, answer in zip(form.questions, parts[1::2], strict=True)}
    reasons = [
        f"{question.label}: {reason}" for question, answer in said.items() for reason in _faults(question, answer)
    ]
    if reasons:
        raise FormError(reasons)
    return form, {question.id: answer for question, answer in said.items() if answer not in ("", NOTHING)}


def _tidy(answer: str) -> str:
    """Write letters as one sign each (Unicode's NFC), and all spaces as spaces; soft hyphens say nothing."""
    return BLANKS.sub(" ", unicodedata.normalize("NFC", answer).replace("\u00ad", "")).strip()


def read_checked(answer: str) -> list[str]:
    """Give the options that were ticked."""
    return [option.strip() for option in CHECKED.findall(answer)]


def _faults(question: Question, answer: str) -> Iterator[str]:
    if answer in ("", NOTHING):
        if question.is_needed:
            yield "Skriv noget her."
        return
    lines = answer.split("\n")
    if len(answer) > MAX_ANSWER or len(lines) > MAX_LINES:
        yield f"Svaret er for langt. Det må højst have {MAX_ANSWER} tegn og {MAX_LINES} linjer."
    if question.shape == "input" and len(lines) > 1:
        yield "Skriv kun én linje."
    if question.options:
        is_ticked = question.shape == "checkboxes"
        chosen = read_checked(answer) if is_ticked else [answer]
        is_whole = not is_ticked or all(TICK.fullmatch(line) for line in lines if line.strip())
        if not (is_whole and set(chosen) <= set(question.options)):
            yield "Svaret er ikke et af dem, man kan vælge."
    elif MARKUP.search(answer):
        yield "Her er tegn for links, fed skrift eller kode. Skriv kun tekst."
    for number, line in enumerate(lines, 1):
        try:
            refuse_unseen(line)
        except PydanticCustomError:
            yield f"Her er et usynligt tegn i linje {number}. Skriv den igen."
