"""Note that a record's facts are still right: one changed line, nothing else."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from guide.site.assurance import list_assured
from guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from guide.site.site import Site


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


NOBODY = "Ingen står som ansvarlig"
SOON_DAYS = 30
"""What falls due within so many days is listed too, so that nothing has to become old."""


def list_stale(site: Site) -> str:
    """Write what is overdue and what falls due soon as Danish Markdown, a box for each record; empty where nothing is."""
    lines: dict[str, list[str]] = defaultdict(list)
    for topic, name, record in list_assured(site):
        due = site.due_date(record)
        if due and due < site.today + dt.timedelta(days=SOON_DAYS):
            told = "skulle være set efter" if due < site.today else "ses efter"
            lines[getattr(record, "assured_by", None) or NOBODY].append(
                f"- [ ] `{topic}.{name}`, sidst bekræftet {record.assured_date}, {told} senest {due}"
            )
    if not lines:
        return ""
    people = sorted(lines, key=lambda person: (person == NOBODY, person))
    listed = "\n".join(f"\n## {person}\n\n" + "\n".join(lines[person]) for person in people)
    return (
        f"Disse oplysninger skal ses efter inden for {SOON_DAYS} dage, eller skulle være det. Er en oplysning stadig "
        f"rigtig, så ret dens `assured_date` til i dag, eller kør `make confirm RECORD=…`. Er den forkert, så ret den.\n"
        f"{listed}\n"
    )


def confirm(site: Site, record: str) -> int:
    """Write today's date on a record whose facts are still right."""
    try:
        print(confirm_record(site.root, record, site.today))
    except KeyError:
        print(f"{record} findes ikke. Skriv fx courses.syning.")
        return 1
    return 0


def stale(site: Site) -> int:
    """Print what nobody has confirmed lately, by who answers for it."""
    print(list_stale(site), end="")
    return 0
