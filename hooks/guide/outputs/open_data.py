"""Hand out the facts as open data: a file a topic, as JSON and as a table, with an index and a description."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import TYPE_CHECKING, Any

from guide.outputs.api_schema import describe_api, public_fields, write_api_schema
from guide.records import TOPICS, Part
from guide.records.values import Text
from guide.wording.edition import make_editions
from guide.wording.facts import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.site.site import Site

FOLDER = "api/v1/"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What a cell must not begin with: a spreadsheet would run it as a formula (OWASP, CSV injection)."""

SIGNATURE = "\ufeff"
"""Tells a spreadsheet that a table is UTF-8."""


def make_open_data(site: Site) -> dict[str, bytes]:
    """Make all files of the interface, by address.

    Source:
        JSON Schema 2020-12, OpenAPI 3.1, RFC 4180.
    """
    made = {}
    topics = {
        topic: [_read_out(site, name, record) for name, record in site.data.topics[topic].items()] for topic in TOPICS
    }
    languages = [language.tag for language in site.languages]
    for topic, records in topics.items():
        document = {"$schema": f"schema/{topic}.json", **_head(site), "records": records}
        made[f"{FOLDER}{topic}.json"] = _write(document)
        made[f"{FOLDER}{topic}.csv"] = _write_table(topic, records, languages)
        made[f"{FOLDER}schema/{topic}.json"] = _write(write_api_schema(topic, languages))
    files = [
        {
            "topic": topic,
            "json": f"{topic}.json",
            "csv": f"{topic}.csv",
            "schema": f"schema/{topic}.json",
            "records": len(records),
        }
        for topic, records in topics.items()
    ]
    made[f"{FOLDER}index.json"] = _write({"openapi": "openapi.json", **_head(site), "files": files})
    made[f"{FOLDER}openapi.json"] = _write(describe_api(site, FOLDER))
    return made


def _head(site: Site) -> dict[str, object]:
    return {
        "generated_date": site.today.isoformat(),
        "licence": say_everywhere(site, site.data.settings.licence),
        "languages": [language.tag for language in site.languages],
    }


def say_everywhere(site: Site, text: Text) -> dict[str, dict[str, str | None]]:
    """Give a text in all languages, by tag: its words, their state, and the day of their review.

    The state is `source`, `current`, `outdated` (made from other Danish words) or `missing`.
    """
    said: dict[str, dict[str, str | None]] = {}
    for edition in make_editions(site):
        language = edition.language
        voice = Wording(edition)
        chosen = voice.choose(text)
        is_missing = chosen.lang != language.tag
        words = None if is_missing else voice.fill_words(chosen.words)
        day = site.reviews[language.tag].get(text.key) if chosen.state.value == "current" else None
        said[language.tag] = {
            "text": words,
            "state": chosen.state.value,
            "reviewed_date": day.isoformat() if day else None,
        }
    return said


def _read_out(site: Site, name: str, record: Part) -> dict[str, Any]:
    return {"id": name, **_read_part(site, record)}


def _read_part(site: Site, part: Part) -> dict[str, Any]:
    values = {name: _value(site, getattr(part, name)) for name in public_fields(type(part))}
    return {name: value for name, value in values.items() if value is not None}


def _value(site: Site, value: object) -> object:
    if isinstance(value, Text):
        return say_everywhere(site, value)
    if isinstance(value, Part):
        return _read_part(site, value)
    if isinstance(value, dict):
        return {name: _value(site, inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_value(site, inner) for inner in value]
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return value if isinstance(value, bool | int | None) else str(value)


def _write_table(topic: str, records: list[dict[str, Any]], languages: list[str]) -> bytes:
    """Write records as RFC 4180, a text in a column for each language and one for its state."""
    columns = ["id", *_columns(TOPICS[topic], languages)]
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        writer.writerow({name: _safe(cell) for name, cell in _cells(record) if name in columns})
    return (SIGNATURE + table.getvalue()).encode()


def _columns(kind: type[Part], languages: list[str], before: str = "") -> Iterator[str]:
    for name, info in public_fields(kind).items():
        match info:
            case "text" | "texts":
                yield from (f"{before}{name}.{tag}{part}" for tag in languages for part in ("", ".state"))
            case type():
                yield from _columns(info, languages, f"{before}{name}.")
            case _:
                yield f"{before}{name}"


def _cells(record: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        key = before + name
        if isinstance(value, list):
            yield (
                key,
                "; ".join(" ".join(map(str, one.values())) if isinstance(one, dict) else str(one) for one in value),
            )
        elif isinstance(value, dict) and value and all(_is_text(one) for one in value.values()):  # several texts
            for tag in next(iter(value.values())):
                yield f"{key}.{tag}", "; ".join(one[tag]["text"] or "" for one in value.values())
                yield f"{key}.{tag}.state", "; ".join(dict.fromkeys(one[tag]["state"] for one in value.values()))
        elif _is_text(value):
            for tag, words in value.items():
                yield f"{key}.{tag}", words["text"] or ""
                yield f"{key}.{tag}.state", words["state"]
        elif isinstance(value, dict):
            yield from _cells(value, f"{key}.")
        else:
            yield key, {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _is_text(value: object) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(one, dict) and "state" in one for one in value.values())
    )


def _safe(cell: str) -> str:
    """Keep a spreadsheet from running a cell; a telephone number becomes a `tel:` address, whole and clickable."""
    if cell.startswith("+") and cell[1:].partition(" ")[0].isdigit():
        return f"tel:{cell}"
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def _write(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
