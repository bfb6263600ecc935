"""Tell records, fields and values as staff know them: Danish names for keys, words for codes, names for ids."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from newcomer_guide.editing.choices import choices_of
from newcomer_guide.records import TOPICS, Part, Record
from newcomer_guide.records.base import field_at, part_in, title_of
from newcomer_guide.records.dates import DANISH_DAYS
from newcomer_guide.records.phones import write_as_dialled
from newcomer_guide.records.references import KindId, Reference
from newcomer_guide.records.values import Text
from newcomer_guide.sources.languages import read_language
from newcomer_guide.sources.national import WRITTEN_IN
from newcomer_guide.sources.prose import Front
from newcomer_guide.sources.validation import walk

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from newcomer_guide.site.site import Site

STAFF = read_language(WRITTEN_IN)
"""What staff are told is Danish, whatever the town's languages."""

KINDS = {
    "sources": "kilde",
    "organizations": "organisation",
    "locations": "sted",
    "contacts": "kontakt",
    "courses": "kursus",
    "arrival": "trin",
    "housing": "bolig",
    "events": "begivenhed",
    "figures": "tal",
    "links": "link",
}
"""What staff call a record of each topic."""

DAYS = {day: name for name, day in DANISH_DAYS.items()}


def name_record(site: Site, topic: str, name: str) -> str:
    """Give the name that readers know a record by; its id where it has none."""
    record = site.data.topics.get(topic, {}).get(name)
    said = title_of(record) or name
    if topic == "figures" and record:
        kind = site.data.interface.get(record.kind)
        said = f"{(record.name or kind or Text(name)).danish} {record.year}"
    return said.danish if isinstance(said, Text) else str(said)


def name_text(site: Site, key: str) -> str:
    """Say which text a key means: the page or the record, and the field."""
    topic, *rest = key.split(".")
    if topic == "pages":
        page = next((page for page in site.pages.values() if page.key == f"pages.{rest[0]}"), None)
        field = Front.model_fields.get(rest[-1])
        what = f", {str(field.title).lower()}" if field else ""
        return f"Siden »{page.title.danish}«{what}" if page else rest[0]
    if topic in TOPICS:
        return f"{name_record(site, topic, rest[0])}, {name_field(TOPICS[topic], tuple(rest[1:]))}"
    others = {"interface": "Ord på knapper og overskrifter", "kinds": "Emner og slags", "terms": "Ord forklaret"}
    return others.get(topic, "Hele siden")


def name_field(kind: type[Part], steps: tuple[str | int, ...]) -> str:
    """Name a field in Danish, with the field that it stands in: `tid, slutter`."""
    names = []
    for step in steps:
        info = kind.model_fields.get(str(step))
        if info is None:
            continue
        names.append(str(info.title))
        kind = part_in(info.annotation) or kind
    return ", ".join([names[0], *(name.lower() for name in names[1:])]) if names else str(steps[-1])


def tell_fields(site: Site, topic: str, name: str) -> dict[str, str]:
    """Give what a record says, as `tell_part` does."""
    return tell_part(site, site.data.topics[topic][name])


def tell_part(site: Site, part: Part) -> dict[str, str]:
    """Give what a part says: the Danish name of each field that is filled in, and its value in words.

    Values of one field, such as days or numbers, are joined by commas; what holds when nothing is written is left out.
    """
    kind = type(part)
    told: dict[str, list[str]] = {}
    leaves = walk(part)
    for steps, leaf in sorted(leaves, key=lambda one: one[0][0] in Record.model_fields):
        info = field_at(kind, steps)
        value = tell_value(site, leaf, info)
        if value and not (info and info.default == leaf and isinstance(leaf, bool | str)):
            told.setdefault(name_field(kind, steps), []).append(value)
    return {
        field: (" " if all(value.endswith(".") for value in values) else ", ").join(values)
        for field, values in told.items()
    }


def tell_value(site: Site, leaf: object, info: FieldInfo | None = None) -> str:
    """Write one value as staff would say it."""
    match leaf:
        case None:
            said = ""
        case Text():
            said = leaf.danish
        case Reference() if not isinstance(leaf, KindId):
            said = name_record(site, leaf.topic, leaf)
        case bool():
            said = "ja" if leaf else "nej"
        case dt.date():
            said = STAFF.day(leaf)
        case dt.time():
            said = f"{leaf:%H:%M}"
        case str() if re.fullmatch(r"\+\d{6,15}", leaf):
            said = write_as_dialled(leaf, site.data.settings.place)
        case _:
            meanings = choices_of(info, site.data.kinds) if info else {}
            said = DAYS.get(str(leaf)) or meanings.get(str(leaf)) or str(leaf)
    return said
