"""Turn a filled form into a change of the data, or say in Danish what has to be mended: `make propose FORM=form.md`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.editing.assurance import note_confirmation
from guide.editing.danish_names import KINDS
from guide.editing.form_answers import FormError, read_form
from guide.editing.form_values import make_id, read_value
from guide.editing.forms import CONFIRMED, REMOVE, Form, changeable_fields, field_at, questions_of
from guide.editing.inspection import inspect
from guide.editing.yaml_edit import add_record, dump_commented, load_commented, make_record, set_field
from guide.editing.yaml_format import format_text
from guide.problems import name_choices
from guide.records import TOPICS, Part, Record, Statement
from guide.records.values import SLUG

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.problems import Problem
    from guide.site.site import Site

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
        print("Formularen kan ikke bruges endnu.\n\n" + "\n".join(f"- {reason}" for reason in refusal.reasons))
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
    form, answers = read_form(text)
    told = _add(site, form, answers) if form.topic else _change(site, form, answers)
    known_from = "\n".join(f"    {line}" for line in answers["known_from"].split("\n"))
    return f"{told}\n\nHvor ved vi det fra?\n\n{known_from}"


def _add(site: Site, form: Form, answers: dict[str, str]) -> str:
    """Add a record, whose id is made of its name."""
    topic, name = form.topic, make_id(answers["name"])
    if not re.fullmatch(SLUG, name):
        raise FormError(["Navn: Skriv et navn med bogstaver."])
    if site.data.is_named(topic, name):
        raise FormError([f"Navn: {topic}.{name} findes allerede. Brug formularen »Ret«."])
    kind = TOPICS[topic]
    asked = [question for question in form.questions if question.steps and question.id in answers]
    read = {one.steps: read_value(site, field_at(kind, one.steps), answers[one.id]) for one in asked}
    values = {steps: value for steps, value in read.items() if value not in ([], {}, "")}
    record = make_record(kind, values | {("assured_date",): site.today})
    _write(site, topic, lambda before: add_record(before, name, record))
    return f"Ny post: `{topic}.{name}`."


def _change(site: Site, form: Form, answers: dict[str, str]) -> str:
    """Change one record as the form asks for."""
    topic, name = _find_record(site, answers["record"], may_be_stated=form.name == "Stadig rigtigt")
    key = f"`{topic}.{name}`"

    def edit(before: str) -> str:
        value = load_commented(before)
        record = value[name]
        if form.name == "Skjul":
            set_field(record, TOPICS[topic], ("published",), "nej")
        elif form.name == "Ret":
            _set_answer(site, topic, record, answers)
        elif not note_confirmation(record, CONFIRMED[answers["part"]], site.today):
            raise FormError([f"Hvad har du set efter? {topic}.{name} har ikke det, du har valgt."])
        return dump_commented(value)

    _write(site, topic, edit)
    done = {"Skjul": f"{key} vises ikke mere.", "Ret": f"{key} er rettet: {answers.get('field', '')}."}
    return done.get(form.name, f"{key} er bekræftet {site.today}: {answers.get('part', '').lower()}.")


def _find_record(site: Site, answer: str, *, may_be_stated: bool) -> tuple[str, str]:
    """Find the record that a form is about, or what the site states of itself, where that may be meant.

    Raises:
        FormError: There is none.
    """
    found = KEY.fullmatch(answer)
    topic, name = (found[1], found[2]) if found else ("", "")
    known = site.data.topics.get(topic, {})
    if name in known and isinstance(known[name], Record):
        return topic, name
    if may_be_stated and topic == "site" and isinstance(getattr(site.data.settings, name, None), Statement):
        return topic, name
    keys = (
        f"{one}.{record}"
        for one, kind in TOPICS.items()
        if issubclass(kind, Record)
        for record in site.data.topics[one]
    )
    near = ", ".join(name_choices(answer, keys).split(", ")[:3])
    raise FormError([f"Post: Den findes ikke. Skriv fx {near}."])


def _set_answer(site: Site, topic: str, record: Any, answers: dict[str, str]) -> None:  # noqa: ANN401  # ruamel's own
    """Set the field that the form names; whoever changed an hour has confirmed the hours, and nothing else."""
    belongs_to, steps = changeable_fields()[answers["field"]]
    if belongs_to != topic:
        raise FormError(
            [f"Felt: Posten er en anden slags. Vælg et felt, der begynder med {KINDS[topic].capitalize()}."]
        )
    kind, answer = TOPICS[topic], answers["value"]
    before = record
    for step in steps:
        before = before.get(step) if isinstance(before, dict) else None
    value = None if answer.lower() == REMOVE else read_value(site, field_at(kind, steps), answer, before)
    set_field(record, kind, steps, value)
    if steps[0] in CONFIRMED.values():
        note_confirmation(record, steps[0], site.today)


def _write(site: Site, topic: str, edit: Callable[[str], str]) -> None:
    """Write a data file anew, check the whole site as `make check` does, and put the file back where something is wrong.

    Raises:
        FormError: Something is wrong.
    """
    path = site.root / "data" / f"{topic}.yml"
    before = path.read_bytes()
    try:
        path.write_text(edit(before.decode()), encoding="utf-8", newline="\n")
        _check(site, topic)
        path.write_text(format_text(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    except BaseException:
        path.write_bytes(before)
        raise


def _check(site: Site, topic: str) -> None:
    mistakes = inspect(site.root, site.today).mistakes
    if mistakes:
        titles = {question.steps[-1]: question.label for question in questions_of(TOPICS.get(topic, Part))}
        raise FormError([_tell(mistake, titles | {"schedule": "Ugedage eller Dage om ugen"}) for mistake in mistakes])


def _tell(mistake: Problem, titles: dict[str, str]) -> str:
    """Tell a mistake to whoever has not seen the file, with the fields as the form calls them."""
    names = re.compile(rf"\b({'|'.join(titles)})\b")
    message = re.sub(
        r" i data/\w+\.yml|^(\w+): ",
        lambda found: f"{titles.get(found[1], found[1])}: " if found[1] else "",
        mistake.message,
    )
    message = names.sub(lambda found: f"»{titles[found[1]]}«", message)
    example = re.sub(r"^\w+: ", "", mistake.write)
    found = f" Der står: {mistake.found}." if mistake.found else ""
    return f"{message}{found}" + (f" Skriv fx: {example}" if example and "{" not in example else "")
