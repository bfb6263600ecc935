"""List what nobody has confirmed lately, by who answers for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from guide.records import TOPICS, Record, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.site import Site

NOBODY = "Ingen står som ansvarlig"


def list_stale(site: Site) -> str:
    """Write the list as Danish Markdown with a box for each record; empty where all is fresh."""
    lines: dict[str, list[str]] = defaultdict(list)
    for topic, name, record in list_assured(site):
        if record.assured_date < site.stale_before:
            lines[getattr(record, "assured_by", None) or NOBODY].append(
                f"- [ ] `{topic}.{name}`, sidst bekræftet {record.assured_date}"
            )
    if not lines:
        return ""
    people = sorted(lines, key=lambda person: (person == NOBODY, person))
    listed = "\n".join(f"\n## {person}\n\n" + "\n".join(lines[person]) for person in people)
    return (
        f"Disse oplysninger er ikke bekræftet i {site.data.settings.fresh_days} dage. Er en oplysning stadig rigtig, "
        f"så ret dens `assured_date` til i dag, eller kør `make confirm RECORD=…`. Er den forkert, så ret den.\n{listed}\n"
    )


def list_assured(site: Site) -> Iterator[tuple[str, str, Record | Statement]]:
    """Give all that somebody has to confirm, by the topic and the name that `make confirm` knows it by."""
    for topic in TOPICS:
        for name, record in getattr(site.data, topic).items():
            if isinstance(record, Record):
                yield topic, name, record
    for name, stated in site.data.settings:
        if isinstance(stated, Statement):
            yield "site", name, stated
