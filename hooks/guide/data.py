"""Read all of data/: every topic, what refers to what, and what is withdrawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.checking import check_part, check_words, walk
from guide.fields import SLUG, Text
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
from guide.references import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.reading import Place

Records = dict[str, Part]
Holder = tuple[Source, "Place", Part]
"""A file, the place of a record in it, and the record."""


@dataclass
class Data:
    """All facts of a site, without what is withdrawn.

    Attributes:
        settings: What the whole site shares.
        interface: The words of buttons and headings, by name.
        withdrawn: The texts of the records that are not published, whose translations are kept.
    """

    settings: Settings
    interface: dict[str, Text]
    withdrawn: list[Text]
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
    interface = check_words(sources["interface"], "interface")
    holders: list[Holder] = [
        (sources[topic], (name,), record) for topic, records in topics.items() for name, record in records.items()
    ]
    if settings:
        holders.append((sources["site"], (), settings))
    _check_references(holders, sources)
    withdrawn = _withdraw(holders, topics, settings)
    found = [problem for source in sources.values() for problem in source.problems]
    problems.extend(found)
    if found or settings is None:
        return None
    data = Data(settings, interface, withdrawn)
    for topic, records in topics.items():
        setattr(data, topic, records)
    return data


def _read_topic(root: Path, topic: str) -> Source:
    path = root / "data" / f"{topic}.yml"
    if path.exists():
        return read_yaml(path, root)
    source = Source(f"data/{topic}.yml")
    source.add_problem(1, "Filen mangler.")
    return source


def _check_topic(source: Source, topic: str) -> Records:
    """Check each record of a file; those with mistakes are left out."""
    if source.problems and not source.value:
        return {}
    if not isinstance(source.value, dict):
        source.add_problem(1, "Filen skal bestå af poster med hver sit navn.", write="et-kort-navn:")
        return {}
    records = {}
    for name in source.value:
        if not re.fullmatch(SLUG, name):
            message = "Et navn på en post må kun have små bogstaver a-z, tal og bindestreg."
            source.add_problem(source.line_of((name,)), message, f"{name}:", "et-kort-navn:")
            continue
        record = check_part(TOPICS[topic], source, (name,), f"{topic}.{name}")
        if record is not None:
            records[name] = record
    return records


def _check_references(holders: list[Holder], sources: dict[str, Source]) -> None:
    """Note every reference to a record that does not stand in its file."""
    for source, place, record in holders:
        for inner, leaf in walk(record):
            if not isinstance(leaf, Reference):
                continue
            known = sources[leaf.topic].value
            if isinstance(known, dict) and leaf not in known:
                message = f"{leaf} findes ikke i data/{leaf.topic}.yml."
                source.add_problem(source.line_of((*place, *inner)), message, leaf, name_choices(leaf, known))


def _withdraw(holders: list[Holder], topics: dict[str, Records], settings: Settings | None) -> list[Text]:
    """Take out the records that are not published, and everything that names them.

    A course or step that loses all its contacts gets the one that everyone can call.

    Returns:
        The texts of the records that were taken out.
    """
    hidden = set()
    texts: list[Text] = []
    for topic, records in topics.items():
        for name, record in list(records.items()):
            if isinstance(record, Record) and not record.published:
                hidden.add((topic, name))
                texts += [leaf for _, leaf in walk(records.pop(name)) if isinstance(leaf, Text)]
    for holder in holders:
        _forget(hidden, *holder)
        if isinstance(holder[2], Course | Step) and not holder[2].contacts and settings:
            holder[2].contacts = [settings.call]
    return texts


def _forget(hidden: set[tuple[str, str]], source: Source, place: Place, record: Part) -> None:
    """Take the hidden records out of one that names them; where it cannot do without, that is a mistake."""
    if isinstance(record, Record) and not record.published:
        return
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, list):
            setattr(record, name, [one for one in value if not _is_hidden(one, hidden)])
        elif _is_hidden(value, hidden) and info.is_required():
            message = f"{value} er skjult (published: nej), men bruges her."
            source.add_problem(source.line_of((*place, name)), message, value)
        elif _is_hidden(value, hidden):
            setattr(record, name, None)


def _is_hidden(value: object, hidden: set[tuple[str, str]]) -> bool:
    return isinstance(value, Reference) and (value.topic, str(value)) in hidden
