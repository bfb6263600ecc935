"""Note that a record's facts are still right: one changed line, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.reading import read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


def confirm_record(root: Path, record: str, today: dt.date) -> str:
    """Write today's date as the `assured_date` of a record such as `courses.syning`.

    Returns:
        What was done, or why nothing was, as a Danish sentence.

    Raises:
        KeyError: There is no such record, or it has no `assured_date`.
    """
    topic, _, name = record.partition(".")
    path = root / "data" / f"{topic}.yml"
    if not path.is_file():
        raise KeyError(record)
    source = read_yaml(path, root)
    place = (name, "assured_date")
    if place not in source.lines:
        raise KeyError(record)
    lines = path.read_bytes().decode().splitlines(keepends=True)
    index = source.lines[place] - 1
    before, _, after = lines[index].partition("assured_date:")
    ending = after[len(after.rstrip("\r\n")) :]
    lines[index] = f"{before}assured_date: {today.isoformat()}{ending}"
    path.write_bytes("".join(lines).encode())
    return f"{record} er bekræftet {today.isoformat()} ({source.path}:{index + 1})."
