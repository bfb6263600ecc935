"""The slots that a page may call, such as `{{ steps refugee }}`, and the words that may follow each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from newcomer_guide.sources.data import Data

ITEM_SLOTS = {"courses": "courses-item"}
"""The slot that shows one record, for the topics of which each record has a page of its own."""

SLOTS: dict[str, Callable[[Data], list[str]]] = {
    "accessibility": lambda data: [""] if data.settings.accessibility else [],
    "call": lambda _: [""],
    "contacts": lambda data: ["", *(kind for kind in data.kinds.contact_types if kind in _used(data))],
    "courses": lambda _: [""],
    "coverage": lambda _: [""],
    "data": lambda _: [""],
    "events": lambda _: [""],
    "everything": lambda _: [""],
    "figures": lambda _: ["municipality", "national", "other"],
    "housing": lambda data: sorted({record.source for record in data.housing.values()}),
    "languages": lambda _: [""],
    "links": lambda _: ["useful", "why"],
    "locations": lambda data: ["", *data.locations] if data.locations else [],
    "news": lambda _: [""],
    "organizations": lambda data: list(data.kinds.organization_kinds),
    "press": lambda _: [""],
    "privacy": lambda data: ["host", "stored"] if data.settings.privacy else [],
    "quoted": lambda _: [""],
    "saving": lambda _: [""],
    "search": lambda _: [""],
    "sources": lambda _: [""],
    "steps": lambda data: list(data.kinds.tracks),
    "tiles": lambda _: [""],
    "tracks": lambda _: [""],
    "weekly": lambda _: [""],
}
"""For each slot, the words of which one follows its name; an empty one means that none has to."""


def can_show(data: Data, slot: str, argument: str) -> bool:
    """Say whether a page can call a slot with what follows its name."""
    return slot in SLOTS and argument in SLOTS[slot](data)


def _used(data: Data) -> set[str]:
    return {contact.contact_type for contact in data.contacts.values()}
