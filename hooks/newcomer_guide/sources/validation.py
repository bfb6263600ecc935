"""Check what was read against a record definition, and tell all mistakes in the editor's words."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from newcomer_guide.problems import name_choices
from newcomer_guide.records import Part
from newcomer_guide.records.base import part_in, read_meanings
from newcomer_guide.records.country import COUNTRY, DENMARK
from newcomer_guide.records.dates import WEEKDAYS
from newcomer_guide.records.ids import make_id
from newcomer_guide.records.references import topic_in
from newcomer_guide.records.values import Text, Words
from newcomer_guide.records.weekdays import read_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from newcomer_guide.records.country import Country
    from newcomer_guide.sources.yaml_file import Steps, YamlFile

P = TypeVar("P", bound=Part)

ADVICE = {
    "string_type": "Her skal stå en tekst.",
    "string_too_short": "Feltet er tomt.",
    "list_type": "Her skal stå en liste.",
    "too_short": "Listen er tom.",
    "dict_type": "Her skal stå felter, et på hver linje.",
    "model_type": "Her skal stå felter, et på hver linje.",
    "int_parsing": "Her skal stå et helt tal med cifre.",
    "int_type": "Her skal stå et helt tal med cifre.",
    "greater_than_equal": "Tallet er for lille. Det mindste er {ge}.",
    "less_than_equal": "Tallet er for stort. Det største er {le}.",
    "string_pattern_mismatch": "Skrivemåden passer ikke til feltet.",
}
"""What pydantic's own error types mean to an editor."""


ONE_ONLY = "Her kan kun stå én, ikke en liste. Er der flere, så skriv en post til hver."
DATE = re.compile(r"\d{4}-\d\d-\d\d(\s*(/|til)\s*\d{4}-\d\d-\d\d)?")
SINGLE = {Text, str, int, bool, type(None)}


def walk(value: object, place: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """Give every single value inside `value`, and where it stands."""
    if type(value) in SINGLE:  # most are
        yield place, value
    elif isinstance(value, BaseModel):
        for name, inner in vars(value).items():
            yield from walk(inner, (*place, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(inner, (*place, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, (*place, index))
    else:
        yield place, value


def check_part(kind: type[P], source: YamlFile, place: Steps, key: str, country: Country | None = DENMARK) -> P | None:
    """Make a `kind` of what stands at `place` in `source`, and give its texts their keys.

    Args:
        kind: The record definition.
        source: The file that was read; what is wrong is added to its problems.
        place: Where the record stands in it.
        key: What the keys of its texts begin with, such as `courses.syning`.
        country: Where the town lies, for numbers and codes that each country writes in its own way; None where that is
            a mistake of its own, and these are not judged.

    Returns:
        The record, or None where it has mistakes.
    """
    value: object = source.value
    for step in place:
        value = value[step]  # type: ignore[index]  # `place` was found in this very value
    try:
        record = kind.model_validate(value, context={COUNTRY: country})
    except ValidationError as error:
        for details in _without_displaced(error.errors(), kind, source, place):
            _explain(details, kind, source, place)
        return None
    _give_keys(record, key, source, place, is_critical=getattr(record, "critical", False))
    return record


def _without_displaced(
    errors: list[ErrorDetails], kind: type[Part], source: YamlFile, place: Steps
) -> list[ErrorDetails]:
    """Tell of a field that is missing where it stands too far in, or is misspelled, once; give all other mistakes."""
    missing = {error["loc"]: error for error in errors if error["type"] == "missing"}
    displaced = {
        error["loc"]: (*error["loc"][:-2], error["loc"][-1]) for error in errors if error["type"] == "extra_forbidden"
    }
    displaced = {here: there for here, there in displaced.items() if there in missing}
    for here in displaced:
        message = "Linjen er rykket for langt ind. Den skal begynde lige under de andre felter i posten."
        source.add_problem(source.place_of(*place, *here).line, message, f"{here[-1]}:")
    told = {*displaced, *displaced.values()}
    for loc in (error["loc"] for error in errors if error["type"] == "extra_forbidden" and error["loc"] not in told):
        beside = {str(other[-1]): other for other in missing if other[:-1] == loc[:-1]}
        known = _part_around(kind, loc).model_fields
        told |= {beside[meant] for meant in get_close_matches(str(loc[-1]), known, 1) if meant in beside}
    return [error for error in errors if error["loc"] not in told]


def check_words(source: YamlFile, key: str, kind: type[dict[str, Text]] = Words) -> dict[str, Text]:
    """Read a file of words, by default those of the interface, whose keys begin with `key`; those with mistakes are left out."""
    if not isinstance(source.value, dict):
        if not source.problems:
            example = "home: Forside" if kind is Words else "mitid: Med det viser du på nettet, hvem du er."
            source.add_problem(1, "Her skal stå ord med hver sit navn, et på hver linje.", write=example)
        return {}
    words: dict[str, Text] = {}
    adapter = TypeAdapter(kind)
    for name, value in source.value.items():
        try:
            words |= adapter.validate_python({name: value})
        except ValidationError as error:
            for details in error.errors():
                _explain(details, Part, source, ())
    _give_keys(words, key, source)
    return words


def _give_keys(value: object, key: str, source: YamlFile, place: Steps = (), *, is_critical: bool = False) -> None:
    """Tell each text inside `value` its key and where it stands."""
    for inner, leaf in walk(value):
        if isinstance(leaf, Text):
            leaf.key = ".".join([key, *map(str, inner)])
            leaf.place = source.place_of(*place, *inner)
            leaf.is_critical = is_critical


def _explain(details: ErrorDetails, kind: type[Part], source: YamlFile, place: Steps) -> None:
    """Make a problem, in the editor's words, of what pydantic found."""
    context = details.get("ctx", {})
    at = (context["field"],) if context.get("field") else ()
    inner = (*(step for step in details["loc"] if step != "[key]"), *at)
    line = source.place_of(*place, *inner).line
    name = next((step for step in reversed((*place, *inner)) if isinstance(step, str)), "Filen")
    found = details["input"] if isinstance(details["input"], str) else ""
    examples = _examples(kind, inner)
    example = examples.get(name, "")
    part = _part_around(kind, inner)
    named = _topic_named(part, name)
    called = {field: info.title or "" for field, info in part.model_fields.items()}
    if "[key]" in details["loc"] and kind is not Part:
        message = "Et navn må kun have små bogstaver a-z, tal og bindestreg."
        source.add_problem(line, message, f"{name}:", f"{make_id(str(name)) or 'et-kort-navn'}:")
        return
    match details["type"]:
        case "missing" | "too_short" if named:
            told = f"Feltet {name} mangler." if details["type"] == "missing" else f"{name}: {ADVICE['too_short']}"
            source.add_problem(line, f"{told} Skriv et navn, der står i data/{named}.yml.", found)
        case "missing":
            source.add_problem(line, f"Feltet {name} mangler.", write=f"{name}: {example}".rstrip())
        case "extra_forbidden":
            choices = name_choices(name, examples, called, is_long=True)
            source.add_problem(line, f"Feltet {name} findes ikke her.", f"{name}:", choices)
        case "literal_error":
            message, write = _explain_code(details, part, name, found)
            source.add_problem(line, message, found, write)
        case "refused":
            source.add_problem(line, str(context["message"]), str(context["found"] or found), str(context["write"]))
        case "list_type" | "dict_type" | "model_type" as other:
            is_many = other == "model_type" and isinstance(details["input"], list)
            message = f"{name}: {ONE_ONLY if is_many else ADVICE[other]}"
            is_one = bool(found) and (other == "list_type" or example.startswith("["))
            shown = _as_list(name, found, example) if is_one else example
            source.add_problem(line, message, found, f"{name}: {shown}" if shown else "")
        case other:
            advice = ADVICE.get(other, "Værdien passer ikke til feltet.").format(**context)
            is_bound = other in {"greater_than_equal", "less_than_equal"}  # an example would be another fact
            source.add_problem(line, f"{name}: {advice}", found, "" if is_bound else example)


def _explain_code(details: ErrorDetails, part: type[Part], name: str, found: str) -> tuple[str, str]:
    """Say which codes a field takes, and which of them are meant; of a list, several that were written as one."""
    expected = str(details["ctx"]["expected"]).replace(" or ", ", ").split(", ")
    allowed = [choice.strip("'") for choice in expected]
    meanings = _meanings(part, name, allowed)
    message = f"Det, der står ved {name}, kan ikke bruges."
    if meanings:
        message += f" Vælg et af disse: {', '.join(f'{code} ({meaning})' for code, meaning in meanings.items())}."
    several = _as_list(name, found, "") if isinstance(details["loc"][-1], int) else ""
    meant = several[1:-1].split(", ")
    if not several or not {*meant} <= {*allowed}:
        return message, name_choices(found, allowed, meanings)
    return message, meant[0] if len(meant) == 1 else f"{name}: {several}"


def _as_list(name: str, written: str, example: str) -> str:
    """Write as a list what was written without one; of parts, such as telephone numbers, as their first field."""
    items = [item for item in re.split(r"\s*(?:[,;]|\bog\b|(?:^|\s)-(?=\S))\s*", written) if item]
    if field := re.match(r"\[\{(\w+): ", example):
        return f"[{', '.join(f'{{{field[1]}: {item}}}' for item in items)}]"
    if name == "byday":
        days = read_days(written)
        return f"[{', '.join(days)}]" if {*days} <= {*WEEKDAYS} else ""
    if name.endswith("dates") and not all(map(DATE.fullmatch, items)):
        return example
    return f"[{', '.join(items)}]"


def _topic_named(part: type[Part], name: str) -> str:
    """Give the topic whose records a field names; nothing where it names none."""
    field = part.model_fields.get(name)
    return topic_in(field.annotation) if field else ""


def _part_around(kind: type[Part], inner: Steps) -> type[Part]:
    """Give the part that `inner` leads into; a thing of a list is the list's."""
    while inner and isinstance(inner[-1], int):
        inner = inner[:-1]
    for step in inner[:-1]:
        if isinstance(step, str) and step in kind.model_fields:
            kind = part_in(kind.model_fields[step].annotation) or kind
    return kind


def _examples(kind: type[Part], inner: Steps) -> dict[str, str]:
    """Give the fields of the part that `inner` leads into, with an example of each."""
    fields = _part_around(kind, inner).model_fields
    return {name: str(info.examples[0]) if info.examples else "" for name, info in fields.items()}


def _meanings(part: type[Part], name: str, codes: list[str]) -> dict[str, str]:
    """Say in Danish what each code of a field means, as its description does: `paused: holder pause`; nothing where it does not."""
    info = part.model_fields.get(name)
    said = read_meanings(info.description or "") if info else {}
    return {code: said[code] for code in codes} if said.keys() >= set(codes) else {}
