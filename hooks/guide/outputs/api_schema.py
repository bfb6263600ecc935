"""Describe the open data from the record definitions: JSON Schema for each file, and OpenAPI for all."""

from __future__ import annotations

import datetime as dt
import types
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from guide.records import TOPICS, Part
from guide.records.dates import PartialDate
from guide.records.references import Reference
from guide.records.values import Text

if TYPE_CHECKING:
    from guide.site.site import Site

NEVER_SHOWN = {"staff_note", "assured_by", "published"}
"""What is nobody's business but the staff's."""

NOT_DATA = {"icon", "keywords", "quoted"}
"""What only the pages need."""

STATES = ["source", "current", "outdated", "missing"]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = {"type": "string", "format": "date"}
SCALARS: dict[type, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    dt.date: DATE,
    dt.time: {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"},
    PartialDate: {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}(-[0-9]{2})?|--[0-9]{2}-[0-9]{2})$"},
}
"""How single values are written; a date may lack its day or its year where the source does."""


def public_fields(kind: type[Part]) -> dict[str, object]:
    """Give the fields that are handed out, each with `text`, `texts`, its part, or its type."""
    hidden = NEVER_SHOWN | NOT_DATA
    return {name: _kind_of(info.annotation) for name, info in kind.model_fields.items() if name not in hidden}


def write_api_schema(topic: str, languages: list[str]) -> dict[str, Any]:
    """Write the schema of a topic's file.

    Source:
        JSON Schema, draft 2020-12.
    """
    record = _describe_part(TOPICS[topic])
    record["properties"] = {
        "id": {"type": "string", "description": "Postens navn. Det ændres ikke."},
        **record["properties"],
    }
    record["required"] = ["id", *record["required"]]
    return {
        "$schema": DIALECT,
        "title": topic,
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "generated_date": DATE,
            "licence": {"$ref": "#/$defs/text"},
            "languages": {"type": "array", "items": {"enum": languages}},
            "records": {"type": "array", "items": record},
        },
        "required": ["$schema", "generated_date", "licence", "languages", "records"],
        "additionalProperties": False,
        "$defs": {"text": _describe_text(languages)},
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


def _describe_text(languages: list[str]) -> dict[str, Any]:
    words = {
        "type": "object",
        "properties": {
            "text": {"type": ["string", "null"]},
            "state": {"enum": STATES},
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


def _describe_part(kind: type[Part]) -> dict[str, Any]:
    properties, required = {}, []
    for name in public_fields(kind):
        info = kind.model_fields[name]
        properties[name] = _describe(info.annotation)
        if info.description and "$ref" not in properties[name]:
            properties[name]["description"] = info.description
        is_optional = type(None) in get_args(info.annotation)
        if not is_optional:
            required.append(name)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _describe(annotation: Any) -> dict[str, Any]:  # noqa: ANN401  # a type of any kind
    kind = _bare(annotation)
    if kind is Text:
        return {"$ref": "#/$defs/text"}
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is list:
        return {"type": "array", "items": _describe(get_args(kind)[0])}
    if get_origin(kind) is dict:
        return {"type": "object", "additionalProperties": _describe(get_args(kind)[1])}
    if issubclass(kind, Part):
        return _describe_part(kind)
    return dict(SCALARS[str if issubclass(kind, Reference) else kind])


def _kind_of(annotation: Any) -> object:  # noqa: ANN401  # a type of any kind
    kind = _bare(annotation)
    if kind is Text:
        return "text"
    if get_origin(kind) is dict:
        return "texts"
    return kind if isinstance(kind, type) and issubclass(kind, Part) else str(kind)


def _bare(annotation: Any) -> Any:  # noqa: ANN401  # a type of any kind
    """Give a type without its conditions, and without the None that stands for its absence."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        return _bare(next(one for one in get_args(annotation) if one is not type(None)))
    return annotation
