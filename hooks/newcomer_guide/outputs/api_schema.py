"""Describe the open data from the record definitions: JSON Schema for each file, and OpenAPI for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from newcomer_guide.records import TOPICS, Course, Record
from newcomer_guide.records.base import BOUNDS
from newcomer_guide.records.values import TEXT_SCHEMA
from newcomer_guide.wording.choice import State

if TYPE_CHECKING:
    from newcomer_guide.records import Kinds
    from newcomer_guide.site.site import Site

DATE = {"type": "string", "format": "date"}
NULL = {"type": "null"}
UNTIL = "assured_until"
"""The field that says until when the facts of a record hold; it is counted, and nobody fills it in."""
UNCONFIRMED = "unconfirmed"
"""The status of a course that was held when that was last confirmed, and is past its day."""


def write_api_schema(topic: str, languages: list[str], kinds: Kinds) -> dict[str, Any]:
    """Write the schema of a topic's file, of which pydantic describes the records.

    Source:
        JSON Schema, draft 2020-12.
    """
    kind = TOPICS[topic]
    record = kinds.in_schema(kind.model_json_schema(mode="serialization", ref_template="#/$defs/{model}"))
    parts = record.pop("$defs", {})
    record["properties"] = {
        "id": {"type": "string", "description": "Postens navn. Det ændres ikke."},
        **record["properties"],
    }
    if issubclass(kind, Record) and kind.fact_kind != "history":
        said = {
            "title": "Bekræftet til og med",
            "description": "Den sidste dag, oplysningerne gælder uden at være set efter.",
        }
        record["properties"][UNTIL] = {"anyOf": [DATE, NULL], **said}
    if kind is Course:
        record["properties"]["status"]["enum"].append(UNCONFIRMED)
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": topic,
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "generated_date": DATE,
            "licence": {"$ref": "#/$defs/text"},
            "languages": {"type": "array", "items": {"enum": languages}},
            "records": {"type": "array", "items": _settle_part(record)},
        },
        "required": ["$schema", "generated_date", "licence", "languages", "records"],
        "additionalProperties": False,
        "$defs": {"text": _describe_text(languages)} | {name: _settle_part(part) for name, part in parts.items()},
    }


def _settle_part(part: dict[str, Any]) -> dict[str, Any]:
    """Say of a part what pydantic cannot know: what is null is left out, and all else is always there."""
    properties = part["properties"]
    return {
        "type": "object",
        "properties": {name: _settle(value) for name, value in properties.items()},
        "required": [name for name, value in properties.items() if NULL not in value.get("anyOf", ())],
        "additionalProperties": False,
    }


def _settle(value: Any) -> Any:  # noqa: ANN401  # any JSON
    """Leave out nulls, defaults and examples, name bounds, and lead to the one schema of texts."""
    if isinstance(value, list):
        return [_settle(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("$comment") == TEXT_SCHEMA:
        return {"$ref": "#/$defs/text"} | {name: value[name] for name in ("title", "description") if name in value}
    kept = (item for item in value.items() if item[0] not in {"anyOf", "default", "examples"})
    settled = {BOUNDS.get(name, name): _settle(one) for name, one in kept}
    for choice in value.get("anyOf", ()):
        settled |= _settle(choice) if choice != NULL else {}
    return settled


def _describe_text(languages: list[str]) -> dict[str, Any]:
    words = {
        "type": "object",
        "properties": {
            "text": {"type": ["string", "null"]},
            "state": {"enum": [state.value for state in State]},
            "reviewed_date": {"type": ["string", "null"], "format": "date"},
        },
        "required": ["text", "state", "reviewed_date"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": dict.fromkeys(languages, words),
        "required": languages,
        "additionalProperties": False,
    }


def describe_api(site: Site, folder: str) -> dict[str, Any]:
    """Describe all files of the interface.

    Source:
        OpenAPI 3.1.
    """
    paths = {}
    for topic in TOPICS:
        json_schema = {"schema": {"$ref": f"schema/{topic}.json"}}
        paths[f"/{topic}.json"] = {"get": _describe_file(topic, "json", {"application/json": json_schema})}
        paths[f"/{topic}.csv"] = {"get": _describe_file(topic, "csv", {"text/csv": {"schema": {"type": "string"}}})}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.data.settings.name.danish,
            "version": "1",
            "license": {"name": site.data.settings.licence.danish},
        },
        "servers": [{"url": site.site_url + folder if site.site_url else "."}],
        "paths": paths,
    }


def _describe_file(topic: str, form: str, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": f"{topic}_{form}",
        "summary": f"data/{topic}.yml",
        "responses": {"200": {"description": "Alle poster", "content": content}},
    }
