"""Write what the record definitions say: a schema for editors, a guide for staff, a template to copy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from newcomer_guide.editing.choices import choices_of
from newcomer_guide.editing.forms import write_forms
from newcomer_guide.editing.yaml_edit import fields_in_order
from newcomer_guide.records import TOPICS, Kinds, Part, Settings
from newcomer_guide.records.base import BOUNDS, part_in, parts_within, read_meanings
from newcomer_guide.records.values import SLUG
from newcomer_guide.site.slots import SLOTS
from newcomer_guide.sources.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from newcomer_guide.site.site import Site

FILES: dict[str, type[Part]] = {"site": Settings, "kinds": Kinds, **TOPICS}
TEMPLATES = {"courses": "nyt-kursus", "contacts": "ny-kontakt", "arrival": "nyt-trin", "events": "ny-begivenhed"}
"""The topics that staff add records to, and the id that stands in their template."""

DEFINITIONS = {kind.__name__ for kind in parts_within(FILES.values())}
"""The names of the record definitions, which are for developers."""

DRAFT = "http://json-schema.org/draft-07/schema#"


class Draft7(GenerateJsonSchema):
    """Pydantic's schema in the draft that YAML language servers read."""

    schema_dialect = DRAFT


def write_all(kinds: Kinds) -> dict[str, str]:
    """Write every generated file: its path in the project, and its text."""
    files = {f"data/schema/{topic}.json": write_schema(topic, kinds) for topic in FILES}
    files |= {f"data/templates/{topic}.yml": write_template(topic, name, kinds) for topic, name in TEMPLATES.items()}
    return files | {"data/README.md": write_guide(kinds)} | write_forms(kinds)


def write_schema(topic: str, kinds: Kinds) -> str:
    """Write the JSON Schema of a data file.

    Source:
        JSON Schema, draft-07.
    """
    kind = FILES[topic]
    schema = kind.model_json_schema(ref_template="#/definitions/{model}", schema_generator=Draft7)
    definitions = schema.pop("$defs", {})
    if topic in TOPICS:
        definitions[kind.__name__] = schema
        reference = {"$ref": f"#/definitions/{kind.__name__}"}
        schema = {"type": "object", "propertyNames": {"pattern": SLUG}}
        schema["additionalProperties"] = reference
    document = {"$schema": DRAFT, "title": f"data/{topic}.yml", **schema, "definitions": definitions}
    for definition in (document, *definitions.values()):
        definition.pop("description", None)  # the docstring, which is for developers
    return json.dumps(_translate(kinds.in_schema(document)), ensure_ascii=False, indent=2) + "\n"


def write_guide(kinds: Kinds) -> str:
    """Write the guide to all fields, in Danish, for the people who fill them in."""
    lines = [
        "# Felterne i data/",
        "",
        "Denne side er skrevet af programmet ud fra de regler, som filerne bliver kontrolleret efter.",
        "Ret den ikke her. Kør `make fields`, når reglerne er ændret.",
        "",
        "En post begynder med sit navn: små bogstaver, tal og bindestreg. Under navnet står felterne.",
        "Et felt, du ikke bruger, skriver du slet ikke.",
    ]
    for topic, kind in FILES.items():
        lines += ["", f"## {topic}.yml", "", *_table(kind, kinds)]
        for name, inner in _inner_parts(kind):
            lines += ["", f"### {topic}.yml: felterne i {name}", "", *_table(inner, kinds)]
    lines += ["", "## Det, en side i docs/ kan vise", ""]
    lines += [
        "Hver står alene på sin linje: `{{ navn }}`. Nogle skal have et ord efter navnet; `make check` siger hvilke."
    ]
    lines += ["", "| skriv | siden viser |", "| --- | --- |"]
    lines += [f"| `{name}` | {slot.shows} |" for name, slot in SLOTS.items()]
    return "\n".join(lines) + "\n"


def write_template(topic: str, name: str, kinds: Kinds) -> str:
    """Write a new record with every field, those that may be left out as comments."""
    lines = [f"# Kopiér det herunder til data/{topic}.yml, og skriv dine egne oplysninger.", f"{name}:"]
    for field, info in fields_in_order(TOPICS[topic]):
        start = "" if info.is_required() else "# "
        lines.append(f"  # {_describe(info, kinds)}")
        lines += [f"  {start}{line}" for line in _written_out(field, info)]
    return "\n".join(lines) + "\n"


def _written_out(field: str, info: FieldInfo) -> Iterator[str]:
    """Write a field with its example; a list of parts with each field on a line of its own."""
    part = _part_of(info)
    if part is None or not _example(info).startswith("["):
        yield f"{field}: {_example(info)}".rstrip()
        return
    yield f"{field}:"
    for at, (name, inner) in enumerate(fields_in_order(part)):
        yield f"  {'- ' if at == 0 else '  '}{name}: {_example(inner)}"


def _table(kind: type[Part], kinds: Kinds) -> Iterator[str]:
    yield "| felt | på dansk | skal med | hvad det er | fx |"
    yield "| --- | --- | --- | --- | --- |"
    for name, info in fields_in_order(kind):
        example = f"`{_example(info)}`" if _example(info) else ""
        needed = "ja" if info.is_required() else ""
        yield f"| `{name}` | {info.title} | {needed} | {_describe(info, kinds)} | {example} |"


def _describe(info: FieldInfo, kinds: Kinds) -> str:
    """Say what a field is, and the kinds that it may name."""
    described = str(info.description)
    choices = choices_of(info, kinds)
    if not choices or read_meanings(described):
        return described
    return f"{described.removesuffix('.')}: {', '.join(f'{word}: {meaning}' for word, meaning in choices.items())}."


def _inner_parts(kind: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    for name, info in fields_in_order(kind):
        inner = _part_of(info)
        if inner:
            yield name, inner


def _part_of(info: FieldInfo) -> type[Part] | None:
    return part_in(info.annotation)


def _example(info: FieldInfo) -> str:
    return str(info.examples[0]) if info.examples else ""


def _translate(value: Any) -> Any:  # noqa: ANN401  # any JSON
    """Name bounds as draft-07 does, and leave out the English titles that pydantic makes of classes' names."""
    if isinstance(value, dict):
        return {
            BOUNDS.get(name, name): _translate(inner)
            for name, inner in value.items()
            if name != "title" or not isinstance(inner, str) or inner not in DEFINITIONS
        }
    return [_translate(inner) for inner in value] if isinstance(value, list) else value


def fields(site: Site) -> int:
    """Write the editor's schemas, the field guide, the templates and, for a forge, the forms, from the record definitions."""
    for name, text in write_all(site.data.kinds).items():
        path = site.root / name
        if not (site.root / name.partition("/")[0]).exists():
            continue
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write_whole(path, text)
            print(f"{name} er opdateret.")
    return 0
