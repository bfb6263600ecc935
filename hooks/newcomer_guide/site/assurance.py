"""What somebody has to confirm now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.records import TOPICS, Record, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.site.site import Site


def list_assured(site: Site) -> Iterator[tuple[str, str, Record | Statement]]:
    """Give all that somebody has to confirm, by the topic and the name that `make confirm` knows it by."""
    for topic in TOPICS:
        for name, record in site.data.topics[topic].items():
            if isinstance(record, Record):
                yield topic, name, record
    for name, stated in site.data.settings:
        if isinstance(stated, Statement):
            yield "site", name, stated
