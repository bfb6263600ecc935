"""What a translator is told beside each text: what it is, where it stands, what its placeholders hold, how long it may be."""

from __future__ import annotations

import re

from newcomer_guide.records import TOPICS
from newcomer_guide.sources.catalogues import PLACEHOLDER

HOLDS = {
    "all amount count high low number part size whole year": "et tal",
    "floor": "et tal; 1. sal er den første over jorden",
    "room": "et tal eller et navn på en dør",
    "date day due first last month second": "en dag, en måned eller en dato, skrevet af programmet i grundform",
    "dates times": "en eller flere dage og klokkeslæt, skrevet af programmet",
    "days weekday": "en ugedag i grundform, eller to med ordet eller imellem",
    "closes opens time": "et klokkeslæt",
    "language": "navnet på et sprog",
    "name browsers title": "et navn, som det er",
    "words": "det, læseren har søgt efter",
    "what": "det, der gælder nu, fx en tid, et sted eller et telefonnummer",
}
MEANING = {name: meaning for names, meaning in HOLDS.items() for name in names.split()}

ROOM_FOR = 1.5
"""A label may be so much longer than the Danish before it breaks lines that the Danish does not break."""

LEAST = 12


def write_note(key: str, danish: str) -> str:
    """Tell a translator of one text, in Danish, a line each.

    Args:
        key: The text's, such as `courses.syning.summary`.
        danish: Its words.

    Source:
        GNU gettext, extracted comments: they stand behind `#.` in a catalogue.
    """
    lines = [_place(key)]
    for name in dict.fromkeys(PLACEHOLDER.findall(danish)):
        meaning = (
            "et tal fra data/figures.yml"
            if name.startswith("figures.")
            else MEANING.get(name, "noget, programmet skriver")
        )
        lines.append(f"{{{name}}}: {meaning}.")
    if not key.endswith(".keywords") and not re.search(r"[.!?]\W*$", danish):
        most = max(LEAST, round(len(danish) * ROOM_FOR))
        lines.append(f"En overskrift, en knap eller en etiket: højst omkring {most} tegn.")
    return "\n".join(lines)


def _place(key: str) -> str:
    """Say what a text is and where it stands."""
    topic, name, *rest = key.split(".")
    match topic:
        case "interface":
            return "Et ord eller en sætning, som programmet selv bruger på mange sider."
        case "terms":
            return "Forklaring på et svært dansk ord. Den står på siden med ord."
        case "kinds":
            return "Navnet på et emne eller en slags. Det står som overskrift eller etiket."
        case "pages":
            return {
                "title": f"Overskriften på siden {name}.",
                "summary": f"Hvad siden {name} handler om, i én linje.",
            }.get(rest[0] if rest else "", f"Et afsnit eller en overskrift på siden {name}.")
    kind = TOPICS.get(topic)
    info = kind.model_fields.get(rest[0]) if kind and rest else None
    if info is None:
        return f"Står i data/{'site' if topic == 'settings' else topic}.yml: {name}."
    said = f" {info.description}" if info.description else ""
    return f"{info.title} ({name}, data/{topic}.yml).{said}"
