"""Describe the forms that staff fill in instead of YAML; their questions are the fields of the record definitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from newcomer_guide.editing.choices import choices_of
from newcomer_guide.editing.danish_names import DAYS, KINDS
from newcomer_guide.editing.yaml_edit import dump_commented, fields_in_order
from newcomer_guide.records import TOPICS, Part
from newcomer_guide.records.base import part_in
from newcomer_guide.records.directory import PhoneNumber
from newcomer_guide.records.schedule import OpeningHours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from newcomer_guide.records import Kinds

FOLDER = ".github/ISSUE_TEMPLATE"
STAFF_ONLY = {
    "assured_date",
    "assured_by",
    "check_after_days",
    "critical",
    "missing",
    "published",
    "redirect_from",
    "staff_note",
}
"""What no form asks: the day is today's, and the rest is for who knows the files."""

CHANGEABLE = ("contacts", "courses", "locations", "organizations")
"""The topics of which a form can change a field."""

LONG = {"description", "text"}
"""The fields that have room for more than a line."""

HEAD = "Vil du hellere rette det selv? [Sådan ændrer du siden](../blob/HEAD/CONTRIBUTING.md)."
NOTHING = "_No response_"
"""What the forge writes for a question that was not answered."""

REMOVE = ("slet", "slet feltet", "fjern", "fjern feltet")
"""What takes a field away."""

TIMES = "Kursus: Dage og klokkeslæt"
"""What changes days and hours together: one without the other is often a contradiction."""

CONFIRMED = {"Alt": "", "Kun tiderne": "schedule", "Kun telefonnumrene": "phones"}
"""What can be confirmed, and the field that it is, as `note_confirmation` takes it."""

LINES: dict[type[Part] | None, str] = {
    PhoneNumber: "Et nummer på hver linje. Skriv (mobil) eller (kun sms) bagefter, hvis det er det.",
    OpeningHours: "En linje for de dage, der har samme timer: mandag til onsdag 9-15. Helligdage skal ikke skrives.",
}
"""The parts of which a form asks for several, a line each, and how to write them."""

Shape = Literal["input", "textarea", "dropdown", "checkboxes"]


@dataclass(frozen=True)
class Question:
    """One question of a form.

    Attributes:
        id: What the address of a form fills it in by: the way to a field, such as `schedule-opens_at`.
        label: What is asked; the answer stands below it.
        description: What to write.
        shape: How it is answered.
        options: What there is to choose from.
        placeholder: An example.
        is_needed: Whether it has to be answered.
        steps: The way to the field that the answer goes to; empty where it goes to none.
    """

    id: str
    label: str
    description: str = ""
    shape: Shape = "input"
    options: tuple[str, ...] = ()
    placeholder: str = ""
    is_needed: bool = True
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A form of the forge.

    Attributes:
        name: What it is called; its file has the same name.
        description: What it is for.
        questions: What it asks.
        does: What becomes of the record that it is about.
        topic: The topic that it adds a record to, if it does.
    """

    name: str
    description: str
    questions: tuple[Question, ...]
    does: Literal["add", "change", "confirm", "hide"]
    topic: str = ""


RECORD = Question("record", "Post", "Åbn oplysningen på siden, og kopiér adressen hertil: den, der ender på kontakt/#et-navn eller kurser/et-navn/. Du kan også skrive courses.et-navn.", placeholder="courses.et-navn")  # fmt: skip
KNOWN_FROM = Question("known_from", "Hvor ved du det fra?", placeholder="Jeg har ringet og spurgt i dag.")


def make_forms(kinds: Kinds) -> dict[str, Form]:
    """Make all forms, by the names of their files, with the town's kinds to choose from."""
    return {
        "stadig-rigtigt": Form(
            "Stadig rigtigt",
            "Du har spurgt, og oplysningen er stadig rigtig.",
            (RECORD, Question("part", "Hvad har du set efter?", shape="dropdown", options=tuple(CONFIRMED)), KNOWN_FROM),
            "confirm",
        ),
        "ret": Form(
            "Ret",
            "Et telefonnummer, et klokkeslæt, et ord skal være et andet.",
            (
                RECORD,
                Question("field", "Felt", shape="dropdown", options=tuple(changeable_fields(kinds))),
                Question(
                    "value",
                    "Det nye",
                    f"Skriv alt det, der skal stå. Flere ting skrives på hver sin linje. Skriv {REMOVE[0]} for at fjerne feltet.",
                    shape="textarea",
                ),
                KNOWN_FROM,
            ),
            "change",
        ),
        "nyt-kursus": Form("Nyt kursus", "Et kursus eller et fast tilbud, som mangler på siden.", _new("courses", kinds), "add", "courses"),
        "ny-kontakt": Form("Ny kontakt", "Et kontor eller en kollega, som folk skal kunne ringe til.", _new("contacts", kinds), "add", "contacts"),
        "skjul": Form("Skjul", "Noget skal væk fra siden nu.", (RECORD, KNOWN_FROM), "hide"),
    }  # fmt: skip


def write_forms(kinds: Kinds) -> dict[str, str]:
    """Write every form as the forge reads it: its path in the project, and its text.

    Source:
        GitHub's syntax for issue forms.
    """
    return {f"{FOLDER}/{name}.yml": _write(form) for name, form in make_forms(kinds).items()}


def changeable_fields(kinds: Kinds) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give the fields that a form can change, by what the form calls them: the topic and the way to each."""
    fields = {
        f"{KINDS[topic].capitalize()}: {question.label}": (topic, question.steps)
        for topic in CHANGEABLE
        for question in questions_of(TOPICS[topic], kinds)
    }
    return {TIMES: ("courses", ("schedule",)), **fields}


def questions_of(kind: type[Part], kinds: Kinds, before: tuple[str, ...] = ()) -> Iterator[Question]:
    """Ask for each field of a part; a part that stands for itself is asked field by field, a list of other parts not at all."""
    for name, info in fields_in_order(kind):
        if name in STAFF_ONLY:
            continue
        part = part_in(info.annotation)
        if part and part not in LINES:
            if not _inside(info.annotation, list):
                yield from questions_of(part, kinds, (*before, name))
            continue
        yield _ask(name, info, kinds, before)


def _new(topic: str, kinds: Kinds) -> tuple[Question, ...]:
    return (*questions_of(TOPICS[topic], kinds), KNOWN_FROM)


def _ask(name: str, info: FieldInfo, kinds: Kinds, before: tuple[str, ...]) -> Question:
    shape, options = _shape_of(name, info, kinds)
    description = str(info.description or "")
    description = LINES.get(part_in(info.annotation), description)
    example = (
        "" if options or part_in(info.annotation) or _inside(info.annotation, dict) else str(*info.examples or [""])
    )
    return Question(
        id="-".join((*before, name)),
        label=str(info.title),
        description=description,
        shape=shape,
        options=options,
        placeholder=example.strip("[]"),
        is_needed=info.is_required(),
        steps=(*before, name),
    )


def _shape_of(name: str, info: FieldInfo, kinds: Kinds) -> tuple[Shape, tuple[str, ...]]:
    if name == "byday":
        return "checkboxes", tuple(day.capitalize() for day in DAYS.values())
    choices = choices_of(info, kinds)
    if choices:
        return "dropdown", tuple(f"{word}: {meaning}" for word, meaning in choices.items())
    is_long = name in LONG or part_in(info.annotation) or _inside(info.annotation, dict)
    return ("textarea" if is_long else "input"), ()


def _inside(annotation: Any, kind: type) -> bool:  # noqa: ANN401  # a type
    """Say whether a type is a list, or a dictionary, below its conditions."""
    return get_origin(annotation) is kind or any(
        _inside(one, kind) for one in get_args(annotation) if isinstance(one, type) or get_args(one)
    )


def _write(form: Form) -> str:
    body: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": HEAD}}]
    body += [_write_question(question) for question in form.questions]
    said = {
        "name": form.name,
        "description": form.description,
        "title": f"{form.name}: ",
        "labels": ["formular"],
        "body": body,
    }
    return "# Skrevet af make fields ud fra felternes definitioner; ret den ikke her.\n" + dump_commented(said)


def _write_question(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.description:
        attributes["description"] = question.description
    if question.shape == "checkboxes":
        attributes["options"] = [{"label": option} for option in question.options]
    elif question.options:
        attributes["options"] = list(question.options)
    elif question.placeholder:
        attributes["placeholder"] = question.placeholder
    needed = {"validations": {"required": True}} if question.is_needed and question.shape != "checkboxes" else {}
    return {"type": question.shape, "id": question.id, "attributes": attributes, **needed}
