"""Find the blocks of a page's Danish Markdown, each by its id, and tell those that a page cannot have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from newcomer_guide.problems import NOWHERE, Place
from newcomer_guide.records.dates import DANISH_MONTH
from newcomer_guide.records.ids import make_id
from newcomer_guide.records.values import Text
from newcomer_guide.sources.markup import make_converter
from newcomer_guide.sources.pasted import find_pasted
from newcomer_guide.sources.prose import Front, page_key
from newcomer_guide.sources.slot_calls import SLOT_CALL, calls_wrongly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    import markdown

    from newcomer_guide.sources.prose import Prose

BLOCK_ID = re.compile(r"\s*\{#([a-z0-9-]+)( \.critical)?\}\s*\Z")
BEFORE_INLINE = 25
AFTER_INLINE = 15


def collect_blocks(prose: Prose) -> None:
    """Find the blocks of a page, and where each stands; each needs an id of its own."""
    converter = make_converter()
    finder = _BlockFinder(converter, prose)
    converter.treeprocessors.register(finder, "find", BEFORE_INLINE)
    converter.treeprocessors.register(_LinkPlacer(converter, prose, finder.places), "links", AFTER_INLINE)
    try:
        converter.convert(prose.body)
    except RecursionError:
        prose.source.add_problem(1, "Siden har for mange niveauer inden i hinanden.")


MARKERS = re.compile(r"^[\s#>*+-]*(\d+\.\s+)?")
"""What makes a heading or a point of a line of text."""

ALONE = "{{ … }} skal stå alene på sin linje, med en tom linje før og efter."

STRANGERS = {
    **dict.fromkeys(("h1", "h4", "h5", "h6"), "Sådan en overskrift kan ikke bruges her. Skriv ## eller ### foran den."),
    "blockquote": "Skriv det, andre har sagt, mellem » og « i stedet for efter et >.",
    "hr": "Siderne har ingen streger. Slet linjen, eller skriv en overskrift med ##.",
    "pre": "Ryk ikke teksten ind: så bliver den ikke til et afsnit.",
}
"""The blocks that pages do not have, and what to write instead."""


def find_blocks(root: ET.Element) -> Iterator[ET.Element]:
    """Give the elements that hold a block of text; a slot is none."""
    for element in root.iter():
        text = (element.text or "").strip()
        if element.tag in {"h2", "h3", "p", "li"} and text and not SLOT_CALL.fullmatch(text):
            yield element


def read_block(text: str, match: re.Match[str], key: str, place: Place = NOWHERE) -> Text:
    """Make a text of a block, of which `match` found the id (`{#id}`, or `{#id .critical}`)."""
    words = " ".join(text[: match.start()].split())
    return Text(words, f"{key}.{match[1]}", is_critical=bool(match[2]), is_markdown=True, place=place)


def _explain_nameless(text: str, *, is_heading: bool) -> tuple[str, str]:
    """Say why a block has no id, and what to write instead."""
    tried = None if text.startswith("{{") else re.search(r"\{#([^}]*)\}", text)
    if tried and re.fullmatch(r"[a-z0-9-]+", tried[1]):
        return "Id'et skal stå på linjen lige under teksten, uden en tom linje imellem.", ""
    if tried:
        return "Et id må kun have små bogstaver a-z, tal og bindestreg.", f"{{#{make_id(tried[1]) or 'kort-navn'}}}"
    if is_heading:
        return "Overskriften har ikke noget id. Skriv et kort id sidst på samme linje.", f"## {text} {{#kort-navn}}"
    if text.startswith("{{"):
        return f"{ALONE} Der skal ikke stå et id under.", text.partition("\n")[0]
    return "Afsnittet har ikke noget id. Skriv et kort id på linjen under det.", "{#kort-navn}"


NUMBERED = re.compile(r"([-*+]\s+)?(\d+)\.\s+(.*)")
"""A line that begins with a number and a stop, alone or behind a bullet."""

BEGINS_BELOW = re.compile(r"\s*(?:\{#[^}]*\}|[-*+] .*|\d+\. .*|#+ .*|---)?\s*")
"""What stands above a line that begins something new; below other words it goes on with them."""


def refuse_misread_numbers(prose: Prose) -> None:
    """Tell the lines that begin with a number which is no point's: a date, or a year, would be shown as another."""
    last, above = 0, ""
    for at, line in enumerate(prose.text.splitlines(), start=1):
        begins = BEGINS_BELOW.fullmatch(above)
        found = NUMBERED.match(line.strip()) if begins else None
        if found and (found[1] or int(found[2]) not in {1, last, last + 1} or re.match(DANISH_MONTH, found[3])):
            message = "Linjen begynder med et tal og et punktum. Den bliver til et punkt på en liste, med et andet tal."
            write = f"Den {found[2]}. {found[3].partition(' ')[0]} …" if re.match(DANISH_MONTH, found[3]) else ""
            prose.source.add_problem(at, message, line.strip()[:60], write)
        if found:
            last = int(found[2])
        elif begins and line.strip() and not line.startswith(("{", " ", "\t")):
            last = 0  # another paragraph, behind which Markdown counts from 1 again
        above = line


def find_slots(root: ET.Element) -> Iterator[ET.Element]:
    """Give the elements that call a component."""
    return (element for element in root.iter("p") if SLOT_CALL.fullmatch((element.text or "").strip()))


class _BlockFinder(Treeprocessor):
    """Collect the blocks of a page under their ids, and tell those that a page cannot have.

    Markdown forgets lines, but keeps the order: each block is looked for behind the one before.

    Attributes:
        places: Where each block stands, by its text.
    """

    def __init__(self, converter: markdown.Markdown, prose: Prose) -> None:
        super().__init__(converter)
        self.prose = prose
        self.places: dict[ET.Element, Place] = {}
        self._lines = prose.text.splitlines()
        self._at = prose.text[: len(prose.text) - len(prose.body)].count("\n")

    def run(self, root: ET.Element) -> None:
        blocks = set(find_blocks(root))
        for element in root.iter():
            text = "".join(element.itertext()).strip()
            if element.tag in STRANGERS:
                self._tell(self._find(text), STRANGERS[element.tag], text)
            elif element in blocks:
                text = (element.text or "").strip()
                self.places[element] = self._find(text)
                self._at = self.places[element].line + text.count("\n")
                self._take(text, self.places[element], is_heading=element.tag in {"h2", "h3"})

    def _find(self, text: str) -> Place:
        """Find the line on which a block begins, behind the last one that was found."""
        first = MARKERS.sub("", text.partition("\n")[0])
        ahead = range(self._at, len(self._lines))
        at = next((at for at in ahead if MARKERS.sub("", self._lines[at]).startswith(first)), self._at)
        return Place(self.prose.path, min(at + 1, len(self._lines)))

    def _take(self, text: str, place: Place, *, is_heading: bool) -> None:
        if calls_wrongly(text):
            return  # which `checks.cross_references` tells, with what can be called
        match = BLOCK_ID.search(text)
        if "{{" in text and not text.startswith("{{"):
            self._tell(place, ALONE, text)
        elif not match or not text[: match.start()] or "{{" in text:
            message, write = _explain_nameless(text, is_heading=is_heading)
            self._tell(place, message, text, write)
        elif match[1] in Front.model_fields:
            message = "Det id er sidens eget, til det, der står mellem linjerne med ---. Vælg et andet."
            self._tell(place, message, f"{{#{match[1]}}}", f"{{#{match[1]}-2}}")
        elif match[1] in self.prose.texts:
            mark = f"{{#{match[1]}}}"
            below = place.below(text[: match.start()].rstrip().count("\n") + text.count("\n" + mark))
            self._tell(below, "To afsnit på siden har samme id.", mark, f"{{#{match[1]}-2}}")
        else:
            self.prose.texts[match[1]] = read_block(text, match, page_key(self.prose.name), place)
            pasted = find_pasted(text[: match.start()])
            if pasted:
                self._tell(place.below(pasted.line), pasted.message, pasted.found, pasted.write)

    def _tell(self, place: Place, message: str, text: str, write: str = "") -> None:
        found = text.partition("\n")[0][:60]
        self.prose.source.problems.append(place.problem(message, found, write))


class _LinkPlacer(Treeprocessor):
    """Note where the links of each block lead, and on which of its lines each stands."""

    def __init__(self, converter: markdown.Markdown, prose: Prose, places: dict[ET.Element, Place]) -> None:
        super().__init__(converter)
        self.prose = prose
        self.places = places

    def run(self, root: ET.Element) -> None:  # noqa: ARG002  # its blocks were found before their inline mark-up was read
        lines = self.prose.text.splitlines()
        for block, place in self.places.items():
            line = place.line
            for link in block.iter("a"):
                address = link.get("href", "")
                below = (at for at in range(line, len(lines) + 1) if address in lines[at - 1])
                line = next(below, line)
                self.prose.links.append((address, Place(place.path, line)))
