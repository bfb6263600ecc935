"""Hand out the facts as open data: a file a topic, as JSON and as a table, with an index and a description."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from newcomer_guide.outputs.api_schema import UNCONFIRMED, UNTIL, describe_api, write_api_schema
from newcomer_guide.outputs.csv_table import write_table
from newcomer_guide.outputs.json_file import write_json
from newcomer_guide.records import TOPICS, Course, Record
from newcomer_guide.site.meetings import meeting_due
from newcomer_guide.wording.choice import State
from newcomer_guide.wording.edition import Edition, make_editions
from newcomer_guide.wording.facts import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newcomer_guide.records import Part
    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language

FOLDER = "api/v1/"
MOST_LANGUAGES = 10
"""How many languages one file holds; with more, each file would be read for the sake of one of them."""


def make_open_data(edition: Edition) -> dict[str, bytes]:
    """Make all files of the interface, by address; of many languages, a folder each, beside that of the data's own.

    Source:
        JSON Schema 2020-12, OpenAPI 3.1, RFC 4180.
    """
    site = edition.site
    if len(site.shown) <= MOST_LANGUAGES:
        return _make_folder(site, FOLDER, site.shown, {})
    others = [language for language in site.shown if language != site.source]
    folders = {language.tag: f"{language.tag}/index.json" for language in others}
    made = _make_folder(site, FOLDER, [site.source], {"translations": folders})
    for language in others:
        made |= _make_folder(site, f"{FOLDER}{language.tag}/", [site.source, language], {})
    return made


def _make_folder(site: Site, folder: str, languages: list[Language], more: dict[str, object]) -> dict[str, bytes]:
    """Make the files of all topics in some languages, with their index and their description."""
    made = {}
    speakers = {one.language.tag: Wording(one) for one in make_editions(site, languages)}
    tags = list(speakers)
    head = {
        "generated_date": site.today.isoformat(),
        "licence": say_everywhere(speakers, site.data.settings.licence),
        "languages": tags,
    }
    files = []
    for topic, records in site.data.topics.items():
        read_out = [
            {"id": name, **read_record(speakers, record), **_age(site, record)} for name, record in records.items()
        ]
        made[f"{folder}{topic}.json"] = write_json({"$schema": f"schema/{topic}.json", **head, "records": read_out})
        made[f"{folder}{topic}.csv"] = write_table(TOPICS[topic], read_out, tags)
        made[f"{folder}schema/{topic}.json"] = write_json(write_api_schema(topic, tags, site.data.kinds))
        addresses = {"json": f"{topic}.json", "csv": f"{topic}.csv", "schema": f"schema/{topic}.json"}
        files.append({"topic": topic, **addresses, "records": len(records)})
    made[f"{folder}index.json"] = write_json({"openapi": "openapi.json", **head, **more, "files": files})
    made[f"{folder}openapi.json"] = write_json(describe_api(site, folder))
    return made


def _age(site: Site, record: Part) -> dict[str, str]:
    """Give what the day says of a record: until when its facts hold, and that a course that was held may not be any more."""
    if not isinstance(record, Record):
        return {}
    due = meeting_due(site, record) if isinstance(record, Course) else site.due_date(record)
    if not due:
        return {}
    is_in_doubt = isinstance(record, Course) and not record.has_ended and site.is_past(due)
    return {UNTIL: due.isoformat()} | ({"status": UNCONFIRMED} if is_in_doubt else {})


def read_record(speakers: Mapping[str, Wording], record: Part) -> dict[str, Any]:
    """Read a record out as JSON: what is public, with its texts in all languages."""
    context = {"say": functools.partial(say_everywhere, speakers)}
    return record.model_dump(mode="json", exclude_none=True, context=context)


def say_everywhere(speakers: Mapping[str, Wording], text: Text) -> dict[str, dict[str, str | None]]:
    """Give a text in all languages, by tag: its words, their state, and the day of their review.

    The state is `source`, `current`, `outdated` (made from other Danish words) or `missing`.
    """
    said: dict[str, dict[str, str | None]] = {}
    for tag, say in speakers.items():
        chosen = say.choose(text)
        day = say.reviewed_on(text) if chosen.state is State.CURRENT else None
        said[tag] = {
            "text": say.fill_words(chosen.words) if chosen.lang == tag else None,
            "state": chosen.state.value,
            "reviewed_date": day.isoformat() if day else None,
        }
    return said
