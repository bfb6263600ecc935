"""Find references that lead nowhere, and take out what is not published with everything that names it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from newcomer_guide.problems import name_choices
from newcomer_guide.records import Course, Kinds, Part, Record, Settings, Step
from newcomer_guide.records.ids import make_id
from newcomer_guide.records.references import KindId, Reference
from newcomer_guide.records.values import SLUG, Text
from newcomer_guide.sources.silence import Silent
from newcomer_guide.sources.validation import walk
from newcomer_guide.sources.yaml_file import YamlFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from newcomer_guide.sources.yaml_file import Steps

FEW = 8
"""So many names fit into an advice."""

Records = dict[str, Any]
"""Records by their ids: of a topic, each is what `TOPICS` says."""
Holder = tuple[YamlFile, "Steps", Part]
"""A file, the way to a record in it, and the record."""


def check_references(holders: list[Holder], files: dict[str, YamlFile], kinds: Kinds) -> None:
    """Note every reference to a record that does not stand in its file."""
    for source, steps, record in holders:
        for inner, leaf in walk(record):
            if not isinstance(leaf, Reference):
                continue
            known: object = files[leaf.topic].value
            if isinstance(leaf, KindId):
                known = None if files["kinds"].problems else kinds.section_of(leaf)
            if isinstance(known, dict) and leaf not in known and not _is_misnamed(leaf, known):
                is_slip = isinstance(leaf, KindId) or get_close_matches(leaf.casefold(), known)
                advice = (
                    "" if is_slip else " Skriv det dér, eller vælg et andet. Er det slettet dér, så slet det også her."
                )
                message = f"{leaf} findes ikke i data/{leaf.topic}.yml.{advice}"
                write = name_choices(leaf, known) if is_slip or len(known) <= FEW else ""
                source.problems.append(source.place_of(*steps, *inner).problem(message, leaf, write))


def _is_misnamed(leaf: str, known: Iterable[str]) -> bool:
    """Say whether a record has this name, but for letters that no name has; that is told where it stands."""
    wrong = [make_id(name) for name in known if not re.fullmatch(SLUG, name)]
    return bool(get_close_matches(leaf, wrong, 1, 0.8))


def withdraw(
    holders: list[Holder],
    topics: dict[str, Records],
    kinds: Kinds,
    settings: Settings | None,
    silent: Mapping[tuple[str, str], Silent],
) -> tuple[list[Text], dict[tuple[str, str], Silent]]:
    """Take out the records that are not published, and everything that names them or what could not be read.

    A course or step that loses all its contacts gets the one that everyone can call. A record that cannot do
    without what is gone goes too, so that the other checks find no trace of a mistake that is told already; where that
    is gone because nobody has confirmed it (`silent`), this is silent with it.

    Returns:
        The texts of the records that are not published, and all that is silent.
    """
    hidden = {
        (topic, name): "missing" if record.missing else "published: nej"
        for topic, records in topics.items()
        for name, record in records.items()
        if isinstance(record, Record) and (record.missing or not record.published)
    }
    texts = [leaf for topic, name in hidden for _, leaf in walk(topics[topic].pop(name)) if isinstance(leaf, Text)]

    def is_gone(value: object) -> bool:
        if isinstance(value, KindId):
            return value not in kinds.section_of(value)
        return isinstance(value, Reference) and value not in topics[value.topic]

    all_silent = dict(silent)
    lost = True
    while lost:
        lost = False
        for source, steps, record in holders:
            topic = source.path.removeprefix("data/").removesuffix(".yml")
            is_there = topic not in topics or steps[0] in topics[topic]
            if is_there and not _drop_references(source, steps, record, is_gone, hidden) and topic in topics:
                name = str(steps[0])
                all_silent |= _silent_with(topics[topic].pop(name), (topic, name), all_silent)
                lost = True
    for _, _, record in holders:
        if isinstance(record, Course | Step) and not record.contacts and settings:
            record.contacts = [settings.call]
    return texts, all_silent


def _silent_with(
    record: Record, key: tuple[str, str], silent: Mapping[tuple[str, str], Silent]
) -> dict[tuple[str, str], Silent]:
    """Give a record that cannot do without something silent; nothing, where what it lacks is gone for another reason."""
    needed = ((leaf.topic, str(leaf)) for _, leaf in walk(record) if isinstance(leaf, Reference))
    of = next((silent[one].of for one in needed if one in silent), None)
    return {key: Silent(record, of)} if of else {}


def _drop_references(
    source: YamlFile, steps: Steps, record: Part, is_gone: Callable[[object], bool], hidden: dict[tuple[str, str], str]
) -> bool:
    """Take what is gone out of a record that names it; say whether it can do without.

    That a needed record is withdrawn is a mistake of its own; that one is missing or wrong is told already.
    """
    can_do_without = True
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, list):
            setattr(record, name, [one for one in value if not is_gone(one)])
        elif isinstance(value, Part):
            can_do_without &= not any(is_gone(leaf) for _, leaf in walk(value))
        elif is_gone(value) and info.is_required():
            can_do_without = False
            if (value.topic, str(value)) in hidden:
                message = f"{value} er skjult ({hidden[value.topic, str(value)]}), men bruges her. Vis den igen, eller fjern den her."
                source.problems.append(source.place_of(*steps, name).problem(message, value))
        elif is_gone(value):
            setattr(record, name, None)
    return can_do_without
