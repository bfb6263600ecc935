"""Read all of data/: every topic, what refers to what, and what is withdrawn."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newcomer_guide.records import (
    TOPICS,
    Contact,
    Course,
    Document,
    Event,
    Figure,
    Housing,
    Kinds,
    Link,
    Location,
    Organization,
    Record,
    Settings,
    Step,
)
from newcomer_guide.records.ids import make_id
from newcomer_guide.records.values import SLUG, Text
from newcomer_guide.sources.catalogues import placeholders_in
from newcomer_guide.sources.country import country_said_in
from newcomer_guide.sources.national import read_engine_words, read_explanations, read_kinds, with_own_words
from newcomer_guide.sources.silence import Numberless, Silent, fall_silent
from newcomer_guide.sources.validation import check_part, check_words, walk
from newcomer_guide.sources.withdrawal import Holder, Records, check_references, withdraw
from newcomer_guide.sources.yaml_file import YamlFile, read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from newcomer_guide.problems import Place, Problem
    from newcomer_guide.records.country import Country
    from newcomer_guide.sources.yaml_file import Value

NO_DAY = "1970-01-01"
"""What stands in for the day of what nobody has confirmed and nobody sees."""

NEEDED = {"site", "sources", "organizations", "contacts"}
"""The files that no town can do without; of the others, a town leaves out those that it has nothing for."""


@dataclass
class Data:
    """All facts of a site, without what is withdrawn.

    Attributes:
        settings: What the whole site shares.
        kinds: What records are sorted by, the engine's and the town's own.
        interface: The words of buttons and headings, by name.
        engine_words: The engine's own interface words, those too that the town has otherwise.
        explanations: What terms mean, by their names in the glossary.
        gaps: What a town must still say before a record is shown, and where.
        silent: What is left out because nobody has confirmed it for long, by topic and name.
        numberless: Whose numbers are left out for that reason, by topic and name, and when they were last confirmed.
        withdrawn: The texts of the records that are not published, whose translations are kept.
        files: What was read from each file, by its topic (`site` for the settings): where every value stands.
    """

    settings: Settings
    kinds: Kinds
    interface: dict[str, Text]
    withdrawn: list[Text]
    files: dict[str, YamlFile]
    engine_words: dict[str, Text] = field(default_factory=dict)
    explanations: dict[str, Text] = field(default_factory=dict)
    gaps: list[tuple[str, Place]] = field(default_factory=list)
    silent: dict[tuple[str, str], Silent] = field(default_factory=dict)
    numberless: Numberless = field(default_factory=dict)
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

    def names_in(self, topic: str) -> list[str]:
        """Give the names of all records in the file of a topic, be they right, wrong or withdrawn."""
        named = self.files[topic].value
        return list(named) if isinstance(named, dict) else []

    def is_named(self, topic: str, name: str) -> bool:
        """Say whether the file of a topic has a record of that name, be it right, wrong or withdrawn."""
        return name in self.names_in(topic)

    @property
    def topics(self) -> dict[str, dict[str, Any]]:
        """The records of each topic, by their ids."""
        return {topic: getattr(self, topic) for topic in TOPICS}

    def steps_in_order(self) -> list[tuple[str, Step]]:
        """Give the steps after arrival by their ids, in the order in which they come.

        One that follows comes behind the last one above it in the file that is on one of its ways; first, where that is hidden.
        """
        places: dict[str, int] = {}
        last: dict[str, int] = {}
        for name, step in self.arrival.items():
            above = [last[track] for track in step.track if track in last]
            follows = self.kinds.units[step.when.unit].follows
            places[name] = max(above, default=0) if follows else self.kinds.order(step.when)
            last |= dict.fromkeys(step.track, places[name])
        return sorted(self.arrival.items(), key=lambda one: places[one[0]])

    @functools.cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every translatable text, topic by topic."""
        told = [self.interface, self.settings, self.kinds, self.explanations, *self.topics.values()]
        return tuple(leaf for records in told for _, leaf in walk(records) if isinstance(leaf, Text))


def read_data(root: Path, today: dt.date, problems: list[Problem]) -> Data | None:
    """Read and check `root`/data as of a day, adding what is wrong to `problems`.

    Returns:
        The facts without what is wrong, so that the other checks can go on; None where the settings cannot be used.
    """
    files = {topic: _read_topic(root, topic) for topic in ("site", "interface", "kinds", "terms", *TOPICS)}
    country = country_said_in(files["site"])
    topics = {topic: _check_topic(files[topic], topic, country) for topic in TOPICS}
    settings = check_part(Settings, files["site"], (), "settings", country)
    kinds = read_kinds(files["kinds"])
    engine_words = read_engine_words()
    explanations = read_explanations(files["terms"])
    own_words = check_words(files["interface"], "interface") if files["interface"].value else {}
    _check_fields(own_words, engine_words, files["interface"])
    interface = with_own_words(engine_words, own_words)
    holders: list[Holder] = [
        (files[topic], (name,), record) for topic, records in topics.items() for name, record in records.items()
    ]
    if settings:
        holders.append((files["site"], (), settings))
    check_references(holders, files, kinds)
    gaps = [
        (record.missing, files[topic].place_of(name, "missing"))
        for topic, records in topics.items()
        for name, record in records.items()
        if isinstance(record, Record) and record.missing
    ]
    silent, numberless = fall_silent(topics, settings, today) if settings else ({}, {})
    withdrawn, silent = withdraw(holders, topics, kinds, settings, silent)
    withdrawn += [leaf for one in silent.values() for _, leaf in walk(one.record) if isinstance(leaf, Text)]
    numberless = {
        key: day for key, day in numberless.items() if key[1] in topics[key[0]]
    }  # what is withdrawn is no loss
    problems.extend(problem for file in files.values() for problem in file.problems)
    if settings is None:
        return None
    return Data(
        settings, kinds, interface, withdrawn, files, engine_words, explanations, gaps, silent, numberless, **topics
    )


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


def _check_fields(own: dict[str, Text], engine: dict[str, Text], source: YamlFile) -> None:
    """Refuse a town's own word that has a field which nothing fills in; some words are said by outputs alone."""
    for name, text in own.items():
        known = placeholders_in(engine[name].danish) if name in engine else placeholders_in(text.danish)
        unknown = sorted(placeholders_in(text.danish) - known)
        if unknown:
            message = f"Ordet kan ikke have {{{'}, {'.join(unknown)}}}."
            source.problems.append(source.place_of(name).problem(message, text.danish, engine[name].danish))


def _date_gaps(records: dict[str, Value]) -> dict[str, Value]:
    """Let a record that still lacks something lack its day of confirmation too; it is asked for once the rest is there."""
    return {
        name: {"assured_date": NO_DAY} | record if isinstance(record, dict) and record.get("missing") else record
        for name, record in records.items()
    }


def _check_topic(source: YamlFile, topic: str, country: Country | None) -> Records:
    """Check each record of a file; those with mistakes are left out."""
    if source.problems and not source.value:
        return {}
    if not isinstance(source.value, dict):
        source.add_problem(1, "Filen skal bestå af poster med hver sit navn.", write="et-kort-navn:")
        return {}
    if issubclass(TOPICS[topic], Record):
        source.value = _date_gaps(source.value)
    records = {}
    for name in source.value:
        if not re.fullmatch(SLUG, name):
            message = "Et navn på en post må kun have små bogstaver a-z, tal og bindestreg."
            source.problems.append(
                source.place_of(name).problem(message, f"{name}:", f"{make_id(name) or 'et-kort-navn'}:")
            )
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
