"""Read Danish Markdown as blocks with keys, and render it in any language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated
from xml.etree import ElementTree as ET

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup
from pydantic import Field

from guide.checking import check_part
from guide.fields import SLUG, Slug, Text, Whole
from guide.reading import Source, decode, read_text
from guide.records import Part
from guide.records.base import Keywords
from guide.translations import State
from guide.voice import LATIN_RUN, short_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from guide.problems import Problem
    from guide.wording import Wording

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
BLOCK_ID = re.compile(r"\s*\{#([a-z0-9-]+)( \.critical)?\}\s*\Z")
SLOT_CALL = re.compile(r"\{\{ ([a-z-]+)(?: ([a-z0-9-]+))? \}\}")
SLOT = re.compile(f"<p>{SLOT_CALL.pattern}</p>")
PAGE_NAME = rf"{SLUG[1:-1]}(/{SLUG[1:-1]})*"
BEFORE_INLINE = 25
AFTER_INLINE = 15


class Front(Part):
    """What stands above a page's text."""

    title: Text = Field(description="Sidens overskrift.", examples=["Kurser"])
    summary: Text = Field(description="Én sætning om, hvad man finder på siden.")
    icon: Slug = Field(description="Navnet på et ikon fra Material.", examples=["school"])
    keywords: Keywords = None
    tile: Annotated[Whole, Field(ge=1, le=99)] | None = Field(
        default=None, description="Sidens plads blandt forsidens fliser; tom: ingen flise.", examples=["1"]
    )
    topic: Slug | None = Field(default=None, description="Det emne i data/, som siden viser.", examples=["courses"])


@dataclass
class Prose:
    """A Markdown file of docs/.

    Attributes:
        path: The file, relative to the project.
        name: What the page is called in addresses, such as `kurser` or `om/oversaettelse`; `index` for the front page.
        front: What stands above the text.
        body: The Markdown below it.
        texts: The blocks that are translated, by their id.
        links: Where the links lead, as written.
    """

    path: str
    name: str
    front: Front
    body: str
    texts: dict[str, Text] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Piece:
    """A part of a rendered page: HTML, or a slot for a component."""

    html: Markup = field(default_factory=Markup)
    slot: str = ""
    argument: str = ""


def page_key(name: str) -> str:
    """Give what the keys of a page's texts begin with, such as `pages.om-oversaettelse`."""
    return f"pages.{name.replace('/', '-')}"


def read_prose(path: Path, root: Path, problems: list[Problem]) -> Prose | None:
    """Read one Markdown file, adding what is wrong to `problems`."""
    source = Source(path.relative_to(root).as_posix())
    name = path.relative_to(root / "docs").with_suffix("").as_posix()
    text = decode(path.read_bytes(), source).replace("\r\n", "\n")
    match = FRONT_MATTER.match(text)
    prose = None
    if source.problems:
        pass
    elif not re.fullmatch(PAGE_NAME, name):
        source.add_problem(1, "Filens navn må kun have små bogstaver a-z, tal og bindestreg.", path.name)
    elif not match:
        source.add_problem(1, "Filen skal begynde med sidens titel mellem to linjer med ---.", write="---")
    else:
        read_text(match[1], source, first_line=2)
        front = None if source.problems else check_part(Front, source, (), page_key(name))
        if front:
            prose = Prose(source.path, name, front, text[match.end() :])
            _find_blocks(prose, source, text)
    problems.extend(source.problems)
    return prose


def _find_blocks(prose: Prose, source: Source, text: str) -> None:
    """Find the blocks of a page; each needs an id of its own."""
    converter = _make_converter()
    finder = _BlockFinder(converter, prose)
    converter.treeprocessors.register(finder, "find", BEFORE_INLINE)
    converter.treeprocessors.register(_LinkFinder(converter, prose.links.append), "links", AFTER_INLINE)
    converter.convert(prose.body)
    for block in finder.nameless:
        message = "Afsnittet har ikke noget id. Skriv et kort id på linjen under det."
        source.add_problem(_line_of(text, block), message, block.partition("\n")[0][:60], "{#kort-navn}")
    for stranger in finder.strangers:
        message = "Sådan et afsnit kan ikke bruges her. Skriv ## foran en overskrift, og ryk ikke teksten ind."
        source.add_problem(_line_of(text, stranger), message, stranger.partition("\n")[0][:60])
    for name in finder.doubled:
        line = _line_of(text, f"{{#{name}}}")
        source.add_problem(line, "To afsnit på siden har samme id.", f"{{#{name}}}", f"{{#{name}-2}}")


def _line_of(text: str, part: str) -> int:
    return text[: max(text.find(part.partition("\n")[0]), 0)].count("\n") + 1


def render_prose(body: str, key: str, say: Wording, resolve: Callable[[str], str]) -> list[Piece]:
    """Render Markdown in the language of `say`, block by block.

    Args:
        body: The Danish Markdown.
        key: What the keys of its blocks begin with, such as `pages.bolig`.
        say: The voice of the page.
        resolve: Makes an address on this page of a link such as `kurser.md#syning`.

    Returns:
        HTML and slots, in the order of the page.
    """
    call = SLOT_CALL.fullmatch(body)
    if call:
        return [Piece(slot=call[1], argument=call[2] or "")]
    converter = _make_converter()
    converter.treeprocessors.register(_Translator(converter, key, say), "translate", BEFORE_INLINE)
    converter.treeprocessors.register(_LinkFinder(converter, resolve), "links", AFTER_INLINE)
    if say.language.script != "Latn":
        converter.inlinePatterns.register(_NameMarker(LATIN_RUN.pattern, converter), "names", 60)
    html = converter.convert(body)
    pieces = []
    end = 0
    for match in SLOT.finditer(html):
        pieces.append(_piece(html[end : match.start()]))
        pieces.append(Piece(slot=match[1], argument=match[2] or ""))
        end = match.end()
    pieces.append(_piece(html[end:]))
    return [piece for piece in pieces if piece.html or piece.slot]


def _piece(html: str) -> Piece:
    return Piece(Markup(html.strip()))  # noqa: S704  # Markdown with raw HTML off


def _make_converter() -> markdown.Markdown:
    """Make a Markdown converter that shows raw HTML, pictures and bare addresses as the text that they are."""
    converter = markdown.Markdown()
    converter.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref", "autolink", "automail"):
        converter.inlinePatterns.deregister(name)
    return converter


def _strangers(root: ET.Element) -> Iterator[ET.Element]:
    """Give the blocks that pages do not have: other headings, quotations, code."""
    return (element for element in root.iter() if element.tag in {"h1", "h4", "h5", "h6", "pre", "blockquote", "hr"})


def _blocks(root: ET.Element) -> Iterator[ET.Element]:
    """Give the elements that hold a block of text; a slot is none."""
    for element in root.iter():
        text = (element.text or "").strip()
        if element.tag in {"h2", "h3", "p", "li"} and text and not text.startswith("{{"):
            yield element


def _read_block(text: str, match: re.Match[str], key: str) -> Text:
    """Make a text of a block, of which `match` found the id (`{#id}`, or `{#id .critical}`)."""
    words = " ".join(text[: match.start()].split())
    return Text(words, f"{key}.{match[1]}", is_critical=bool(match[2]))


def _slots(root: ET.Element) -> Iterator[ET.Element]:
    """Give the elements that call a component."""
    return (element for element in root.iter("p") if (element.text or "").strip().startswith("{{"))


class _BlockFinder(Treeprocessor):
    """Collect the blocks of a page under their ids."""

    def __init__(self, converter: markdown.Markdown, prose: Prose) -> None:
        super().__init__(converter)
        self.prose = prose
        self.nameless: list[str] = []
        self.doubled: list[str] = []
        self.strangers: list[str] = []

    def run(self, root: ET.Element) -> None:
        self.strangers = ["".join(element.itertext()).strip() for element in _strangers(root)]
        for element in _blocks(root):
            text = (element.text or "").strip()
            match = BLOCK_ID.search(text)
            if not match or not text[: match.start()]:
                self.nameless.append(text)
            elif match[1] in self.prose.texts:
                self.doubled.append(match[1])
            else:
                self.prose.texts[match[1]] = _read_block(text, match, page_key(self.prose.name))


class _Translator(Treeprocessor):
    """Put the reader's words into each block before its inline mark-up is read."""

    def __init__(self, converter: markdown.Markdown, key: str, say: Wording) -> None:
        super().__init__(converter)
        self.key = key
        self.say = say

    def run(self, root: ET.Element) -> None:
        for slot in _slots(root):
            slot.text = AtomicString(slot.text)
        for element in _blocks(root):
            text = (element.text or "").strip()
            match = BLOCK_ID.search(text)
            if not match:
                continue
            block = _read_block(text, match, self.key)
            chosen = self.say.choose(block)
            element.text = self.say.fill_words(chosen.words)
            element.set("id", match[1])
            element.set("data-k", short_key(block.key))
            if self.say.shows_keys:
                element.set("data-key", block.key)
            if chosen.lang != self.say.language.tag:
                self._mark_as_source(element)
                element.text = ""
                ET.SubElement(element, "bdi").text = self.say.source_voice().fill_words(block.danish)
            elif chosen.state is State.OUTDATED:
                element.text += " "
                mark = ET.SubElement(element, "small", {"class": "outdated"})
                mark.text = AtomicString(self.say.word("outdated").striptags())
                mark.tail = " "
                danish = ET.SubElement(element, "bdi")
                danish.text = self.say.source_voice().fill_words(block.danish)
                self._mark_as_source(danish)

    def _mark_as_source(self, element: ET.Element) -> None:
        element.set("lang", self.say.source.tag)
        element.set("dir", self.say.source.direction)


class _LinkFinder(Treeprocessor):
    """Hand each link's address on, and write back what is answered, if anything is."""

    def __init__(self, converter: markdown.Markdown, handle: Callable[[str], str | None]) -> None:
        super().__init__(converter)
        self.handle = handle

    def run(self, root: ET.Element) -> None:
        for element in root.iter("a"):
            address = self.handle(element.get("href", ""))
            if address is not None:
                element.set("href", address)


class _NameMarker(InlineProcessor):
    """Set names in Latin letters apart inside a text of another script, but not in Danish that stands in for it."""

    ANCESTOR_EXCLUDES = ("bdi",)

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Markdown's own name and two forms
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element, int, int]:
        element = ET.Element("bdi", lang="da", dir="ltr")
        element.text = AtomicString(m[0])
        return element, m.start(), m.end()
