"""Check everything in data/ against the record definitions, and tell all mistakes at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from guide.fields import Reference, Text, Words
from guide.problems import Problem, name_choices
from guide.reading import Source, read_yaml
from guide.records import (
    TOPICS,
    Contact,
    Course,
    Event,
    Figure,
    Housing,
    Link,
    Location,
    Organization,
    Part,
    Record,
    Settings,
    Step,
)
from guide.records import Source as SourceDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from guide.reading import Place

    P = TypeVar("P", bound=Part)

ADVICE = {
    "string_type": "Her skal stå en tekst.",
    "string_too_short": "Feltet er tomt.",
    "list_type": "Her skal stå en liste.",
    "too_short": "Listen er tom.",
    "dict_type": "Her skal stå felter, et på hver linje.",
    "model_type": "Her skal stå felter, et på hver linje.",
    "model_attributes_type": "Her skal stå felter, et på hver linje.",
    "int_parsing": "Her skal stå et helt tal med cifre.",
    "int_type": "Her skal stå et helt tal med cifre.",
    "greater_than_equal": "Tallet er for lille. Det mindste er {ge}.",
    "less_than_equal": "Tallet er for stort. Det største er {le}.",
    "string_pattern_mismatch": "Skrivemåden passer ikke til feltet.",
}
"""What pydantic's own error types mean to an editor."""


@dataclass
class Data:
    """All facts of a site, without what is withdrawn.

    Attributes:
        settings: What the whole site shares.
        interface: The words of buttons and headings, by name.
    """

    settings: Settings
    interface: dict[str, Text]
    sources: dict[str, SourceDocument] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    arrival: dict[str, Step] = field(default_factory=dict)
    housing: dict[str, Housing] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def texts(self) -> Iterator[Text]:
        """Give every translatable text, topic by topic."""
        for topic in ("interface", "settings", *TOPICS):
            for _, leaf in walk(getattr(self, topic)):
                if isinstance(leaf, Text):
                    yield leaf


def read_data(root: Path, problems: list[Problem]) -> Data | None:
    """Read and check `root`/data, adding what is wrong to `problems`.

    Returns:
        The facts, or None where they cannot be used.
    """
    sources = {topic: _read_topic(root, topic) for topic in ("site", "interface", *TOPICS)}
    topics = {topic: _check_topic(sources[topic], topic) for topic in TOPICS}
    settings = check_part(Settings, sources["site"], (), "settings")
    interface = _check_interface(sources["interface"])
    _check_references(sources, topics, settings)
    found = [problem for source in sources.values() for problem in source.problems]
    problems.extend(found)
    if found or settings is None:
        return None
    data = Data(settings, interface)
    for topic, records in topics.items():
        setattr(data, topic, records)
    _withdraw(data)
    return data


def walk(value: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Give every single value inside `value`, and where it stands."""
    if isinstance(value, BaseModel):
        for name, inner in value:
            yield from walk(inner, (*place, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(inner, (*place, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, (*place, index))
    else:
        yield place, value


def check_part(kind: type[P], source: Source, place: Place, key: str) -> P | None:
    """Make a `kind` of what stands at `place` in `source`, and give its texts their keys.

    Args:
        kind: The record definition.
        source: The file that was read; what is wrong is added to its problems.
        place: Where the record stands in it.
        key: What the keys of its texts begin with, such as `courses.jobcafe`.

    Returns:
        The record, or None where it has mistakes.
    """
    value: object = source.value
    for step in place:
        value = value[step]  # type: ignore[index]  # `place` was found in this very value
    try:
        record = kind.model_validate(value)
    except ValidationError as error:
        for details in error.errors():
            _explain(details, kind, source, place)
        return None
    _give_keys(record, key)
    return record


def _give_keys(value: object, key: str) -> None:
    for inner, leaf in walk(value):
        if isinstance(leaf, Text):
            leaf.key = ".".join([key, *map(str, inner)])


def _read_topic(root: Path, topic: str) -> Source:
    path = root / "data" / f"{topic}.yml"
    if path.exists():
        return read_yaml(path, root)
    source = Source(f"data/{topic}.yml")
    source.add_problem(1, "Filen mangler.")
    return source


def _check_topic(source: Source, topic: str) -> dict[str, Part]:
    """Check each record of a file; those with mistakes are left out."""
    if source.problems and not source.value:
        return {}
    if not isinstance(source.value, dict):
        source.add_problem(1, "Filen skal bestå af poster med hver sit navn.", write="jobcafe:")
        return {}
    records = {}
    for name in source.value:
        record = check_part(TOPICS[topic], source, (name,), f"{topic}.{name}")
        if record is not None:
            records[name] = record
    return records


def _check_interface(source: Source) -> dict[str, Text]:
    try:
        interface = TypeAdapter(Words).validate_python(source.value)
    except ValidationError as error:
        for details in error.errors():
            _explain(details, Part, source, ())
        return {}
    _give_keys(interface, "interface")
    return interface


def _explain(details: ErrorDetails, kind: type[Part], source: Source, place: Place) -> None:
    """Make a problem, in the editor's words, of what pydantic found."""
    inner = details["loc"]
    line = source.line_of((*place, *inner))
    name = str(inner[-1]) if inner else str((*place, "Posten")[-1])
    found = details["input"] if isinstance(details["input"], str) else ""
    fields = _fields_around(kind, inner)
    example = _example(fields, name)
    context = details.get("ctx", {})
    match details["type"]:
        case "missing":
            source.add_problem(line, f"Feltet {name} mangler.", write=f"{name}: {example}".rstrip(" :"))
        case "extra_forbidden":
            choices = name_choices(name, fields)
            source.add_problem(line, f"Feltet {name} findes ikke her.", f"{name}:", choices)
        case "literal_error":
            allowed = [choice.strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(", ")]
            source.add_problem(line, f"{name} kan ikke være det, der står.", found, name_choices(found, allowed))
        case "refused":
            source.add_problem(line, str(context["message"]), found, str(context["write"]))
        case other:
            advice = ADVICE.get(other, "Værdien passer ikke til feltet.").format(**context)
            source.add_problem(line, f"{name}: {advice}", found, example)


def _fields_around(kind: type[Part], inner: Place) -> dict[str, str]:
    """Give the fields, and an example of each, of the part that `inner` leads into."""
    for step in inner[:-1]:
        if isinstance(step, str) and step in kind.model_fields:
            kind = _part_in(kind.model_fields[step].annotation) or kind
    return {
        name: str(field.examples[0]) if field.examples else "" for name, field in kind.model_fields.items()
    }


def _part_in(annotation: object) -> type[Part] | None:
    """Find the part inside a type such as `list[Phase]` or `Schedule | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    inner = (_part_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((part for part in inner if part), None)


def _example(fields: dict[str, str], name: str) -> str:
    return fields.get(name, "")


def _check_references(
    sources: dict[str, Source], topics: dict[str, dict[str, Part]], settings: Settings | None
) -> None:
    """Note every reference to a record that does not stand in its file."""
    holders = [(sources[topic], (name,), record) for topic, found in topics.items() for name, record in found.items()]
    if settings:
        holders.append((sources["site"], (), settings))
    for source, place, record in holders:
        for inner, leaf in walk(record):
            if not isinstance(leaf, Reference):
                continue
            known = sources[leaf.topic].value
            if isinstance(known, dict) and leaf not in known:
                message = f"{leaf} findes ikke i data/{leaf.topic}.yml."
                source.add_problem(source.line_of((*place, *inner)), message, leaf, name_choices(leaf, known))


def _withdraw(data: Data) -> None:
    """Take out the records that are not published, and what refers to them in lists."""
    hidden: set[tuple[str, str]] = set()
    for topic in TOPICS:
        records = getattr(data, topic)
        gone = {name for name, record in records.items() if isinstance(record, Record) and not record.published}
        hidden |= {(topic, name) for name in gone}
        setattr(data, topic, {name: record for name, record in records.items() if name not in gone})
    for record in (*data.courses.values(), *data.arrival.values()):
        record.contacts = [contact for contact in record.contacts if ("contacts", contact) not in hidden]
    for step in data.arrival.values():
        step.courses = [course for course in step.courses if ("courses", course) not in hidden]
