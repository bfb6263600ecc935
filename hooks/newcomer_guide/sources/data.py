"""Read all of data/: every topic, what refers to what, and what is withdrawn."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newcomer_guide.problems import name_choices
from newcomer_guide.records import (
    TOPICS,
    Contact,
    Course,
    Document,
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
from newcomer_guide.records.country import DENMARK, Country, country_subdivisions, country_zones, is_known
from newcomer_guide.records.references import Reference
from newcomer_guide.records.values import SLUG, Text
from newcomer_guide.sources.national import NATIONAL
from newcomer_guide.sources.silence import fall_silent
from newcomer_guide.sources.validation import check_part, check_words, walk
from newcomer_guide.sources.yaml_file import YamlFile, read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from newcomer_guide.problems import Place, Problem
    from newcomer_guide.sources.yaml_file import Steps

NEEDED = {"site", "sources", "organizations", "contacts"}
"""The files that no town can do without; of the others, a town leaves out those that it has nothing for."""

Records = dict[str, Any]
"""Records by their ids: of a topic, each is what `TOPICS` says."""
Holder = tuple[YamlFile, "Steps", Part]
"""A file, the way to a record in it, and the record."""


@dataclass
class Data:
    """All facts of a site, without what is withdrawn.

    Attributes:
        settings: What the whole site shares.
        interface: The words of buttons and headings, by name.
        engine_words: The engine's own interface words, those too that the town has otherwise.
        gaps: What a town must still say before a record is shown, and where.
        withdrawn: The texts of the records that are not published, whose translations are kept.
        files: What was read from each file, by its topic (`site` for the settings): where every value stands.
    """

    settings: Settings
    interface: dict[str, Text]
    withdrawn: list[Text]
    files: dict[str, YamlFile]
    engine_words: dict[str, Text] = field(default_factory=dict)
    gaps: list[tuple[str, Place]] = field(default_factory=list)
    sources: dict[str, Document] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    arrival: dict[str, Step] = field(default_factory=dict)
    housing: dict[str, Housing] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def place_of(self, topic: str, *steps: str | int) -> Place:
        """Give where a value of a topic stands, or the nearest thing around it."""
        return self.files["site" if topic == "settings" else topic].place_of(*steps)

    def is_named(self, topic: str, name: str) -> bool:
        """Say whether the file of a topic has a record of that name, be it right, wrong or withdrawn."""
        named = self.files[topic].value
        return isinstance(named, dict) and name in named

    @property
    def topics(self) -> dict[str, dict[str, Any]]:
        """The records of each topic, by their ids."""
        return {topic: getattr(self, topic) for topic in TOPICS}

    @functools.cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every translatable text, topic by topic."""
        told = [self.interface, self.settings, *self.topics.values()]
        return tuple(leaf for records in told for _, leaf in walk(records) if isinstance(leaf, Text))


def read_data(root: Path, today: dt.date, problems: list[Problem]) -> Data | None:
    """Read and check `root`/data as of a day, adding what is wrong to `problems`.

    Returns:
        The facts without what is wrong, so that the other checks can go on; None where the settings cannot be used.
    """
    files = {topic: _read_topic(root, topic) for topic in ("site", "interface", *TOPICS)}
    country = country_said_in(files["site"])
    topics = {topic: _check_topic(files[topic], topic, country) for topic in TOPICS}
    settings = check_part(Settings, files["site"], (), "settings", country)
    engine_words = _read_engine_words()
    interface = engine_words | (check_words(files["interface"], "interface") if files["interface"].value else {})
    holders: list[Holder] = [
        (files[topic], (name,), record) for topic, records in topics.items() for name, record in records.items()
    ]
    if settings:
        holders.append((files["site"], (), settings))
    _check_references(holders, files)
    gaps = [
        (record.missing, files[topic].place_of(name, "missing"))
        for topic, records in topics.items()
        for name, record in records.items()
        if isinstance(record, Record) and record.missing
    ]
    silent = fall_silent(topics, settings, today) if settings else []
    withdrawn = silent + _withdraw(holders, topics, settings)
    problems.extend(problem for file in files.values() for problem in file.problems)
    if settings is None:
        return None
    return Data(settings, interface, withdrawn, files, engine_words, gaps, **topics)


def country_said_in(site: YamlFile) -> Country:
    """Give the country that site.yml names, which every other file is read for; Denmark where it names none that is known."""
    said = site.value if isinstance(site.value, dict) else {}
    code, zone, part = (str(said.get(name, "")) for name in ("country", "zone", "subdivision"))
    if not is_known(code):
        return DENMARK
    return Country(code, zone * (zone in country_zones(code)), part * (part in country_subdivisions(code)))


def read_country_of(root: Path) -> Country:
    """Give the country of the town in `root`, as `country_said_in` does."""
    path = root / "data" / "site.yml"
    return country_said_in(read_yaml(path, root)) if path.exists() else DENMARK


def _read_engine_words() -> dict[str, Text]:
    words = check_words(read_yaml(NATIONAL / "data" / "interface.yml", NATIONAL), "interface")
    for text in words.values():
        text.is_lent = True
    return words


def _read_topic(root: Path, topic: str) -> YamlFile:
    path = root / "data" / f"{topic}.yml"
    if path.exists():
        return read_yaml(path, root)
    if topic not in NEEDED:
        source = YamlFile(f"data/{topic}.yml")
        source.value = {}
        return source
    source = YamlFile(f"data/{topic}.yml")
    source.add_problem(1, "Filen mangler.")
    return source


def _check_topic(source: YamlFile, topic: str, country: Country) -> Records:
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
            source.problems.append(source.place_of(name).problem(message, f"{name}:", "et-kort-navn:"))
            continue
        record = check_part(TOPICS[topic], source, (name,), f"{topic}.{name}", country)
        is_gap = isinstance(record, Record) and bool(record.missing)
        if record is not None and (name, "missing") in source.lines and not is_gap:
            message = "Skriv, hvad der mangler, eller slet hele linjen. Så længe er posten skjult."
            source.problems.append(
                source.place_of(name, "missing").problem(message, "missing:", "missing: Skriv, hvem man ringer til.")
            )
        elif record is not None:
            records[name] = record
    return records


def _check_references(holders: list[Holder], files: dict[str, YamlFile]) -> None:
    """Note every reference to a record that does not stand in its file."""
    for source, steps, record in holders:
        for inner, leaf in walk(record):
            if not isinstance(leaf, Reference):
                continue
            known = files[leaf.topic].value
            if isinstance(known, dict) and leaf not in known:
                message = f"{leaf} findes ikke i data/{leaf.topic}.yml."
                place = source.place_of(*steps, *inner)
                source.problems.append(place.problem(message, leaf, name_choices(leaf, known)))


def _withdraw(holders: list[Holder], topics: dict[str, Records], settings: Settings | None) -> list[Text]:
    """Take out the records that are not published, and everything that names them or what could not be read.

    A course or step that loses all its contacts gets the one that everyone can call. A record that cannot do
    without what is gone goes too, so that the other checks find no trace of a mistake that is told already.

    Returns:
        The texts of the records that are not published.
    """
    hidden = {
        (topic, name): "missing" if record.missing else "published: nej"
        for topic, records in topics.items()
        for name, record in records.items()
        if isinstance(record, Record) and (record.missing or not record.published)
    }
    texts = [leaf for topic, name in hidden for _, leaf in walk(topics[topic].pop(name)) if isinstance(leaf, Text)]
    lost = True
    while lost:
        lost = False
        for source, steps, record in holders:
            topic = source.path.removeprefix("data/").removesuffix(".yml")
            is_there = topic not in topics or steps[0] in topics[topic]
            if is_there and not _drop_references(source, steps, record, topics, hidden) and topic in topics:
                topics[topic].pop(str(steps[0]))
                lost = True
    for _, _, record in holders:
        if isinstance(record, Course | Step) and not record.contacts and settings:
            record.contacts = [settings.call]
    return texts


def _drop_references(
    source: YamlFile, steps: Steps, record: Part, topics: dict[str, Records], hidden: dict[tuple[str, str], str]
) -> bool:
    """Take what is gone out of a record that names it; say whether it can do without.

    That a needed record is withdrawn is a mistake of its own; that one is missing or wrong is told already.
    """

    def is_gone(value: object) -> bool:
        return isinstance(value, Reference) and value not in topics[value.topic]

    can_do_without = True
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, list):
            setattr(record, name, [one for one in value if not is_gone(one)])
        elif is_gone(value) and info.is_required():
            can_do_without = False
            if (value.topic, str(value)) in hidden:
                message = f"{value} er skjult ({hidden[value.topic, str(value)]}), men bruges her."
                source.problems.append(source.place_of(*steps, name).problem(message, value))
        elif is_gone(value):
            setattr(record, name, None)
    return can_do_without
