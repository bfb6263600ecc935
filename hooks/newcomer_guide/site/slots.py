"""The slots that a page may call, such as `{{ steps refugee }}`, and the words that may follow each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from newcomer_guide.sources.data import Data

ITEM_SLOTS = {"courses": "courses-item"}
"""The slot that shows one record, for the topics of which each record has a page of its own."""


@dataclass(frozen=True)
class Slot:
    """What a page may call.

    Attributes:
        shows: What it shows, in Danish, for whoever writes pages.
        words: The words of which one follows its name; an empty one means that none has to.
    """

    shows: str
    words: Callable[[Data], list[str]] = lambda _: [""]


OF_THE_SITE = {
    "accessibility",
    "coverage",
    "everything",
    "languages",
    "pictures",
    "privacy",
    "saving",
    "sources",
    "terms",
}
"""The slots of what a site says of itself, or says again: a page that shows one is seldom the answer to a question."""

SLOTS: dict[str, Slot] = {
    "accessibility": Slot(
        "Det, site.yml siger om tilgængelighed.", lambda data: [""] if data.settings.accessibility else []
    ),
    "call": Slot("Det nummer, som alle kan ringe til."),
    "contacts": Slot(
        "Alle kontakter efter emne, eller dem af ét emne.",
        lambda data: ["", *data.kinds.contact_types],
    ),
    "courses": Slot("Alle kurser."),
    "coverage": Slot("Hvor meget der er oversat, i tal."),
    "data": Slot("Et link til alle oplysninger som data."),
    "events": Slot("Det, der har været holdt."),
    "everything": Slot("Alt, hvad siden har, fra A til Å."),
    "figures": Slot("Tal: kommunens, landets eller andre.", lambda _: ["municipality", "national", "other"]),
    "housing": Slot(
        "Boligerne fra én kilde.", lambda data: sorted({record.source for record in data.housing.values()})
    ),
    "languages": Slot("Alle sprog, når de er mange."),
    "links": Slot("Links til andre steder: de nyttige, eller dem om hvorfor.", lambda _: ["useful", "why"]),
    "locations": Slot("Alle steder med åbningstider, eller ét af dem.", lambda data: ["", *data.names_in("locations")]),
    "news": Slot("Det, der er ændret."),
    "organizations": Slot("Organisationer af én slags.", lambda data: list(data.kinds.organization_kinds)),
    "pictures": Slot("Trinnene efter ankomsten som billeder, til at pege på."),
    "press": Slot("Kontakterne til pressen, og et kort at gemme."),
    "privacy": Slot(
        "Det, site.yml siger om privatliv: hvem der driver computeren, eller hvad telefonen gemmer.",
        lambda data: ["host", "stored"] if data.settings.privacy else [],
    ),
    "quoted": Slot("Tallene, som pressen spørger efter."),
    "saving": Slot("Knapperne til at gemme siderne på telefonen."),
    "search": Slot("Søgefeltet."),
    "sources": Slot("De kilder, oplysningerne kommer fra."),
    "steps": Slot("Trinnene efter ankomsten, for dem, der er kommet på én måde.", lambda data: list(data.kinds.tracks)),
    "terms": Slot("Alle ord, der er forklaret."),
    "tiles": Slot("Forsidens fliser."),
    "tracks": Slot("Valget mellem de måder, man kan være kommet på."),
    "weekly": Slot("Kurserne med faste dage, med dag og klokkeslæt."),
}
"""What pages may call, by name."""


def can_show(data: Data, slot: str, argument: str) -> bool:
    """Say whether a page can call a slot with what follows its name."""
    return slot in SLOTS and argument in SLOTS[slot].words(data)
