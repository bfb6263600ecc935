"""Tell which facts changed when, from the log that `make log` writes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem

LOG = "data/log.yml"
NEW = "new"
"""What stands for the fields of a record that was not there before."""


@dataclass(frozen=True)
class FactChange:
    """What one field of a record said before and says after, as YAML has it; None where it said nothing."""

    field: str
    old: Any = None
    new: Any = None


@dataclass(frozen=True)
class Change:
    """What changed of one record on one day.

    Attributes:
        date: The day of the change.
        record: Its topic and id, such as `courses.jobcafe`.
        facts: The fields that changed; `new` alone for a record that was not there.
    """

    date: dt.date
    record: str
    facts: tuple[FactChange, ...]


def read_changes(root: Path, problems: list[Problem]) -> list[Change]:
    """Read the log, the oldest change first; without one, nothing has changed yet."""
    path = root / LOG
    if not path.exists():
        return []
    source = read_yaml(path, root)
    changes = []
    log: Any = source.value or {}
    try:
        for date, records in log.items():
            for record, fields in records.items():
                changes.append(Change(dt.date.fromisoformat(date), str(record), _read_facts(fields)))
    except (AttributeError, TypeError, ValueError):
        source.add_problem(1, "Loggen kan ikke læses. Slet filen, og kør make log.")
    problems.extend(source.problems)
    return sorted(changes, key=lambda change: (change.date, change.record))


def _read_facts(fields: Any) -> tuple[FactChange, ...]:  # noqa: ANN401  # whatever stands in the file
    if fields == NEW:
        return (FactChange(NEW),)
    return tuple(FactChange(str(name), said.get("old"), said.get("new")) for name, said in fields.items())
