"""Turn a filled form into a change of the data, or say in Danish what has to be mended: `make propose FORM=form.md`."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from newcomer_guide.editing.assurance import note_confirmation
from newcomer_guide.editing.danish_names import KINDS, name_record
from newcomer_guide.editing.form_answers import FormError, read_form
from newcomer_guide.editing.form_mistakes import check_after_edit
from newcomer_guide.editing.form_values import AnswerError, read_schedule, read_value
from newcomer_guide.editing.forms import CONFIRMED, REMOVE, TIMES, Form, changeable_fields
from newcomer_guide.editing.quoting import quote
from newcomer_guide.editing.yaml_edit import add_record, edit_record, lost_comments, make_record, set_field
from newcomer_guide.editing.yaml_format import format_text
from newcomer_guide.problems import name_choices
from newcomer_guide.records import TOPICS, Part, Record, Statement
from newcomer_guide.records.base import field_at, part_in
from newcomer_guide.records.ids import make_id
from newcomer_guide.records.values import SLUG
from newcomer_guide.sources.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo

    from newcomer_guide.site.site import Site

MOST_REASONS = 20
LONGEST_REASON = 500
KEY = re.compile(rf"([a-z]+)\.({SLUG[1:-1]})")


def propose(site: Site, form: str) -> int:
    """Change the data as a filled form asks for, and say what was done; nothing is changed where something is wrong.

    Args:
        site: The site as it is.
        form: The file with the issue's text, as the forge writes it.
    """
    try:
        print(make_change(site, Path(form).read_text(encoding="utf-8")))
    except FormError as refusal:
        reasons = [f"- {reason[:LONGEST_REASON]}" for reason in refusal.reasons[:MOST_REASONS]]
        print("Formularen kan ikke bruges endnu.\n\n" + "\n".join(reasons))
        print("\nRet det, og udfyld en ny formular.")
        return 1
    except (OSError, UnicodeDecodeError):
        print("Formularen kan ikke læses.")
        return 1
    return 0


def make_change(site: Site, text: str) -> str:
    """Write the change that a form asks for.

    Returns:
        What was done, as Danish Markdown.

    Raises:
        FormError: It cannot be done; the data are as they were.
    """
    form, answers = read_form(text, site.data.kinds)
    told = _add(site, form, answers) if form.topic else _change(site, form, answers)
    known_from = "\n".join(f"    {line}" for line in answers["known_from"].split("\n"))
    return f"{told}\n\nHvor ved vi det fra?\n\n{known_from}"


def _add(site: Site, form: Form, answers: dict[str, str]) -> str:
    """Add a record, whose id is made of its name."""
    topic, name = form.topic, _new_name(site, form.topic, answers["name"])
    kind = TOPICS[topic]
    asked = {
        question: answers[question.id]
        for question in form.questions
        if question.steps and question.id in answers and not _is_removed(answers[question.id])
    }
    values: dict[tuple[str, ...], Any] = {}
    reasons: list[str] = []
    for question, answer in asked.items():
        try:
            values[question.steps] = read_value(site, _known_field(kind, question.steps), answer)
        except AnswerError as error:
            reasons.append(f"{question.label}: {error}")
    if reasons:
        raise FormError(reasons)
    given = {steps: value for steps, value in values.items() if value not in ([], {}, "")}
    record = make_record(kind, given | {("assured_date",): site.today})
    said = {answer: question.label for question, answer in asked.items()}
    _write(site, topic, lambda before: add_record(before, name, record), said)
    return f"Ny post: `{topic}.{name}`."


def _new_name(site: Site, topic: str, called: str) -> str:
    """Make the id of a new record.

    Raises:
        FormError: There is one of that name, or the name has no letters.
    """
    name = make_id(called)
    if not re.fullmatch(SLUG, name):
        raise FormError(["Navn: Skriv et navn med bogstaver."])
    known = {name_record(site, topic, one).lower(): one for one in site.data.topics[topic]}
    if called.lower() in known:
        raise FormError([f"Navn: {topic}.{known[called.lower()]} findes allerede. Brug formularen »Ret«."])
    numbered = (f"{name}-{number}" for number in itertools.count(2))
    return (
        name if not site.data.is_named(topic, name) else next(x for x in numbered if not site.data.is_named(topic, x))
    )


def _change(site: Site, form: Form, answers: dict[str, str]) -> str:
    """Change one record as the form asks for."""
    topic, name = _find_record(site, answers["record"], may_be_stated=form.does == "confirm")
    key = f"`{topic}.{name}`"

    def change(record: Any) -> None:  # noqa: ANN401  # ruamel's own
        if form.does == "hide":
            set_field(record, TOPICS[topic], ("published",), "nej")
        elif form.does == "change":
            _set_answer(site, topic, record, answers)
        elif not note_confirmation(record, CONFIRMED[answers["part"]], site.today):
            raise FormError([f"Hvad har du set efter? {topic}.{name} har ikke det, du har valgt."])

    lost = _write(site, topic, lambda before: edit_record(before, name, change), {})
    done = {"hide": f"{key} vises ikke mere.", "change": f"{key} er rettet: {answers.get('field', '')}."}
    told = done.get(form.does, f"{key} er bekræftet {site.today}: {answers.get('part', '').lower()}.")
    return told + "".join(f"\n\nDenne kommentar stod ved det gamle og er væk: {quote(comment)}" for comment in lost)


def _find_record(site: Site, answer: str, *, may_be_stated: bool) -> tuple[str, str]:
    """Find the record that a form is about, or what the site states of itself, where that may be meant.

    Raises:
        FormError: There is none.
    """
    found = KEY.fullmatch(answer)
    topic, name = (found[1], found[2]) if found else _at_address(site, answer)
    known = site.data.topics.get(topic, {})
    if name in known and isinstance(known[name], Record):
        return topic, name
    if may_be_stated and topic == "site" and isinstance(getattr(site.data.settings, name, None), Statement):
        return topic, name
    if topic in TOPICS and site.data.is_named(topic, name):
        raise FormError([f"Post: {topic}.{name} er skjult. Den kan kun vises igen i filen data/{topic}.yml."])
    keys = (
        f"{one}.{record}"
        for one, kind in TOPICS.items()
        if issubclass(kind, Record)
        for record in site.data.topics[one]
    )
    near = ", ".join(name_choices(answer, keys).split(", ")[:3])
    raise FormError([f"Post: Den findes ikke. Skriv fx {near}."])


def _at_address(site: Site, answer: str) -> tuple[str, str]:
    """Give the record that an address of the site, or the end of one, leads to; nothing where it leads to none."""
    path = answer.partition("://")[2].partition("/")[2] if "://" in answer else answer
    for topic, records in site.data.topics.items():
        for name in records if issubclass(TOPICS[topic], Record) else ():
            page, anchor = site.place_of(topic, name)
            own = f"{page.uri}#{anchor}" if anchor else page.uri
            if (anchor or page.is_item) and own.strip("/") and f"/{path.strip('/')}".endswith(f"/{own.strip('/')}"):
                return topic, name
    return "", ""


def _is_removed(answer: str) -> bool:
    return answer.lower().strip(" .") in REMOVE


def _set_answer(site: Site, topic: str, record: Any, answers: dict[str, str]) -> None:  # noqa: ANN401  # ruamel's own
    """Set the field that the form names; whoever changed an hour has confirmed the hours, and nothing else.

    Raises:
        FormError: The record has no such field, or the answer cannot be its value.
    """
    belongs_to, steps = changeable_fields(site.data.kinds)[answers["field"]]
    if belongs_to != topic:
        raise FormError(
            [f"Felt: Posten er en anden slags. Vælg et felt, der begynder med {KINDS[topic].capitalize()}."]
        )
    kind, answer = TOPICS[topic], answers["value"]
    try:
        if answers["field"] == TIMES:
            set_field(record, kind, (*steps, "days_per_week"), None)
            for name, value in read_schedule(answer).items():
                set_field(record, kind, (*steps, name), value)
        else:
            _set_field(site, record, kind, steps, answer)
    except AnswerError as error:
        raise FormError([f"Det nye: {error}"]) from None
    part = part_in(kind.model_fields[steps[0]].annotation)
    if part and "assured_date" in part.model_fields:
        note_confirmation(record, steps[0], site.today)


def _set_field(site: Site, record: Any, kind: type[Part], steps: tuple[str, ...], answer: str) -> None:  # noqa: ANN401  # ruamel's own
    before = record
    for step in steps:
        before = before.get(step) if isinstance(before, dict) else None
    value = None if _is_removed(answer) else read_value(site, _known_field(kind, steps), answer, before)
    set_field(record, kind, steps, value)


def _known_field(kind: type[Part], steps: tuple[str, ...]) -> FieldInfo:
    """Give the definition of a field that a form asks for, which made its questions of it."""
    return cast("FieldInfo", field_at(kind, steps))


def _write(site: Site, topic: str, edit: Callable[[str], str], said: dict[str, str]) -> list[str]:
    """Write a data file anew, check the whole site as `make check` does, and put the file back where something is wrong.

    Args:
        site: The site as it is.
        topic: The file's.
        edit: Gives the new text for the old.
        said: What each answer was given to, to name the question that is wrong.

    Returns:
        The comments that went with what was changed.

    Raises:
        FormError: Something is wrong, or nothing changes.
    """
    path = site.root / "data" / f"{topic}.yml"
    content = path.read_bytes()
    before = format_text(content.decode(), site.data.settings.place)
    try:
        write_whole(path, edit(before))
        check_after_edit(site, topic, said)
        after = format_text(path.read_text(encoding="utf-8"), site.data.settings.place)
        _require_change(before, after)
        write_whole(path, after)
    except BaseException:
        write_whole(path, content)
        raise
    return lost_comments(before, after)


def _require_change(before: str, after: str) -> None:
    if after == before:
        raise FormError(["Det står der allerede. Der er ikke noget at ændre."])
