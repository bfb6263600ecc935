"""Write records as a table: CSV, a text in a column for each language and one for its state."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from newcomer_guide.outputs.api_schema import UNTIL
from newcomer_guide.records import Part
from newcomer_guide.records.use import public_fields
from newcomer_guide.records.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NUMBER = re.compile(r"(?<!\S)(\+\d+)")
ONE = r"\+\d+( [a-z]+)?( \d{4}-\d\d-\d\d)?"
NUMBERS = re.compile(f"{ONE}(; {ONE})*")
"""Telephone numbers, each with its kind, if that is known, and its own day of confirmation, if it has one."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What a cell must not begin with: a spreadsheet would run it as a formula (OWASP, CSV injection)."""

SIGNATURE = "\ufeff"
"""Tells a spreadsheet that a table is UTF-8."""

Words = dict[str, dict[str, Any]]
"""A text as it is handed out: by the tag of each language, its words and their state."""


def write_table(kind: type[Part], records: Sequence[Mapping[str, Any]], languages: list[str]) -> bytes:
    """Write records as they are handed out in JSON.

    Args:
        kind: What each of them is.
        records: The records, each with its id.
        languages: The tags of the languages of their texts.

    Source:
        RFC 4180.
    """
    table = io.StringIO()
    counted = [UNTIL] if any(UNTIL in record for record in records) else []
    columns = ["id", *_columns(kind, languages), *counted]
    writer = csv.DictWriter(table, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        cells = {"id": record["id"], **dict(_cells(kind, record)), **{name: record.get(name, "") for name in counted}}
        writer.writerow({name: _make_safe(cell) for name, cell in cells.items()})
    return (SIGNATURE + table.getvalue()).encode()


def _columns(kind: type[Part], languages: list[str], before: str = "") -> Iterator[str]:
    for name, info in public_fields(kind).items():
        shape = _shape_of(info.annotation)
        if shape in (Text, dict):
            yield from (f"{before}{name}.{tag}{part}" for tag in languages for part in ("", ".state"))
        elif issubclass(shape, Part):
            yield from _columns(shape, languages, f"{before}{name}.")
        else:
            yield f"{before}{name}"


def _cells(kind: type[Part], values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, info in public_fields(kind).items():
        if name not in values:
            continue
        shape, value, column = _shape_of(info.annotation), values[name], before + name
        if shape is Text:
            yield from _text_cells(column, [value])
        elif shape is dict:
            yield from _text_cells(column, list(value.values()))
        elif shape is list:
            yield column, "; ".join(map(_write_item, value))
        elif issubclass(shape, Part):
            yield from _cells(shape, value, f"{column}.")
        else:
            yield column, _write_item(value)


def _text_cells(column: str, texts: list[Words]) -> Iterator[tuple[str, str]]:
    """Give the cells of one text, or of several in one field."""
    for tag in texts[0] if texts else ():
        yield f"{column}.{tag}", "; ".join(text[tag]["text"] or "" for text in texts)
        yield f"{column}.{tag}.state", "; ".join(dict.fromkeys(text[tag]["state"] for text in texts))


def _shape_of(annotation: object) -> type:
    """Give what a field holds, without its conditions and without the None that stands for its absence."""
    if isinstance(annotation, type):
        return annotation
    origin = get_origin(annotation)
    if origin in (list, dict):
        return list if origin is list else dict
    inner = next((one for one in get_args(annotation) if one is not type(None)), str)
    return _shape_of(inner) if origin is not Literal else str  # a choice between words


def _write_item(value: Any) -> str:  # noqa: ANN401  # any JSON but a text
    if isinstance(value, dict):
        return " ".join(filter(None, map(_write_item, value.values())))
    if isinstance(value, list):
        return ",".join(map(_write_item, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _make_safe(cell: str) -> str:
    """Keep a spreadsheet from running a cell; telephone numbers become `tel:` addresses, whole and clickable."""
    if NUMBERS.fullmatch(cell):
        return NUMBER.sub(r"tel:\1", cell)
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell
