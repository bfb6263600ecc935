"""Change a data file as staff would: one record, with every comment where it was."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from newcomer_guide.records import Record
from newcomer_guide.records.base import part_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic.fields import FieldInfo
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.representer import RoundTripRepresenter

    from newcomer_guide.records import Part

WIDTH = 100
COMMENT = re.compile(r"(?:^|\s)(#\s.*)$", re.MULTILINE)


def load_commented(text: str) -> Any:  # noqa: ANN401  # ruamel's own
    """Read YAML with its comments."""
    return _yaml().load(re.sub(r"[ \t\r]+$", "", text.removeprefix("\ufeff"), flags=re.MULTILINE))


def dump_commented(value: object) -> str:
    """Write it again: two spaces, one blank line between records."""
    written = io.StringIO()
    _yaml().dump(value, written)
    lines = (line.rstrip() for line in written.getvalue().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip("\n")) + "\n"


def make_record(kind: type[Part], values: Mapping[tuple[str, ...], object]) -> CommentedMap:
    """Make a record of its values, by the ways to their fields, in the order of the field guide."""
    record = CommentedMap()
    for name, _ in fields_in_order(kind):
        inner = {steps[1:]: value for steps, value in values.items() if steps[0] == name and steps[1:]}
        if inner:
            record[name] = make_record(part_of(kind, name), inner)
        elif (name,) in values:
            record[name] = values[name,]
    return record


def flow_list(items: Iterable[object]) -> CommentedSeq:
    """Make a list that stands on one line."""
    made = CommentedSeq(items)
    made.fa.set_flow_style()
    return made


def add_record(text: str, name: str, fields: Mapping[str, object]) -> str:
    """Add a record at the end of a file."""
    return f"{text.rstrip()}\n\n{dump_commented({name: fields})}"


def edit_record(text: str, name: str, change: Callable[[Any], object]) -> str:
    """Change one record of a file; all that stands before and after it stays as it is, to the last comment."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""  # of a file that Windows wrote
    lines = text[len(mark) :].splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if re.match(rf"[\"']?{re.escape(name)}[\"']?:", line))
    ends = (at for at, line in enumerate(lines) if at > start and re.match(r"[^\s#]", line))
    end = next(ends, len(lines))
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    value = load_commented("".join(lines[start:end]))
    change(value[name])
    return mark + "".join(lines[:start]) + dump_commented(value) + "".join(lines[end:])


def lost_comments(before: str, after: str) -> list[str]:
    """Give the comments that stood beside what was changed, and are gone with it."""
    kept = Counter(COMMENT.findall(after))
    return list((Counter(COMMENT.findall(before)) - kept).elements())


def set_field(record: Any, kind: type[Part], steps: tuple[str, ...], value: object) -> None:  # noqa: ANN401  # ruamel's own
    """Set a field of a record that was read with its comments, a new one where the field guide has it; None takes it away.

    Args:
        record: The record, or a part of one.
        kind: What it is.
        steps: The way to the field, such as `("schedule", "opens_at")`.
        value: What YAML is to have there.
    """
    name, *rest = steps
    if rest:
        if name not in record:
            _insert(record, kind, name, CommentedMap())
        set_field(record[name], part_of(kind, name), tuple(rest), value)
        if not record[name]:
            del record[name]
    elif value is None:
        record.pop(name, None)
    elif name in record:
        record[name] = value
    else:
        _insert(record, kind, name, value)


def part_of(kind: type[Part], name: str) -> type[Part]:
    """Give the part that a field holds.

    Raises:
        KeyError: It holds none.
    """
    part = part_in(kind.model_fields[name].annotation)
    if part is None:
        raise KeyError(name)
    return part


def _insert(record: Any, kind: type[Part], name: str, value: object) -> None:  # noqa: ANN401  # ruamel's own
    order = [field for field, _ in fields_in_order(kind)]
    later = set(order[order.index(name) + 1 :])
    # Never behind the last field: ruamel keeps the comments of the next record there.
    at = next((at for at, field in enumerate(record) if field in later), max(0, len(record) - 1))
    record.insert(at, name, value)


def fields_in_order(kind: type[Part]) -> list[tuple[str, FieldInfo]]:
    """Give the fields of a part, its own before those that all records have."""
    shared = Record.model_fields.keys() if issubclass(kind, Record) else ()
    return sorted(kind.model_fields.items(), key=lambda field: field[0] in shared)


def _leave_empty(representer: RoundTripRepresenter, _: None) -> ScalarNode:
    """Write a field without a value as it was written."""
    return representer.represent_scalar("tag:yaml.org,2002:null", "")


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    yaml.representer.add_representer(type(None), _leave_empty)
    yaml.representer.ignore_aliases = lambda _: True  # two equal dates are two dates
    return yaml
