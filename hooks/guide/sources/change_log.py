"""Tell which facts changed when, from the log that `make log` writes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from guide.problems import Problem

LOG = "data/log.yml"
NEW = "new"
"""What stands for the fields of a record that was not there before."""


@dataclass(frozen=True, order=True)
class Change:
    """What changed of one record on one day.

    Attributes:
        date: The day of the change.
        record: Its topic and id, such as `courses.jobcafe`.
        fields: The fields that changed, or `new`; what they said is never kept.
    """

    date: dt.date
    record: str
    fields: tuple[str, ...]


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
                changes.append(Change(dt.date.fromisoformat(date), record, tuple(map(str, fields))))
    except (AttributeError, TypeError, ValueError):
        source.add_problem(1, "Loggen kan ikke læses. Slet filen, og kør make log.")
    problems.extend(source.problems)
    return sorted(changes)
