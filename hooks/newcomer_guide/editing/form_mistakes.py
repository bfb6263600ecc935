"""Tell mistakes to whoever filled a form, in the words of its questions: they have not seen the files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.editing.form_answers import FormError
from newcomer_guide.editing.forms import questions_of
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.editing.quoting import quote
from newcomer_guide.records import TOPICS, Part

if TYPE_CHECKING:
    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


def check_after_edit(site: Site, topic: str, said: dict[str, str]) -> None:
    """Check the files as `make check` does, after an edit.

    Args:
        site: The site as it was.
        topic: The file's that was edited.
        said: What each answer was given to, to name the question that is wrong.

    Raises:
        FormError: Something is wrong.
    """
    mistakes = inspect(site.root, site.today).mistakes
    if mistakes:
        titles = {
            question.steps[-1]: question.label for question in questions_of(TOPICS.get(topic, Part), site.data.kinds)
        }
        titles["schedule"] = "Ugedage eller Dage om ugen"
        told = dict.fromkeys(_tell(mistake, titles, said, topic) for mistake in mistakes)
        raise FormError(list(told))


def _tell(mistake: Problem, titles: dict[str, str], said: dict[str, str], topic: str) -> str:
    """Tell a mistake to whoever has not seen the file, with the fields as the form calls them."""

    def in_danish(words: str) -> str:
        return re.sub(rf"\b({'|'.join(titles)})\b", lambda found: f"»{titles[found[1]]}«", words)

    message = re.sub(
        r" i data/\w+\.yml|^(\w+): ",
        lambda found: f"{titles.get(found[1], found[1])}: " if found[1] else "",
        mistake.message,
    )
    question = f"{said[mistake.found]}: " if mistake.found in said else ""
    where = "" if mistake.path == f"data/{topic}.yml" else f" ({mistake.path}, linje {mistake.line})"
    found = f" Der står: {quote(mistake.found)}." if mistake.found else ""
    example = re.sub(r"^\w+: ", "", mistake.write)
    shown = "{" not in example and ": " not in example
    advice = f" Skriv fx: {in_danish(example)}" if example and shown else ""
    return f"{question}{in_danish(message)}{where}{found}{advice}"
