"""Render a page's Danish Markdown in any language, block by block."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from newcomer_guide.pages.hearing import unheard
from newcomer_guide.sources.blocks import (
    AFTER_INLINE,
    BEFORE_INLINE,
    BLOCK_ID,
    find_blocks,
    find_slots,
    read_block,
)
from newcomer_guide.sources.markup import make_converter
from newcomer_guide.sources.slot_calls import SLOT_CALL
from newcomer_guide.wording.own_words import LATIN_RUN_IN_MARKDOWN
from newcomer_guide.wording.said import Mark, Phrase, Said, language_mark
from newcomer_guide.wording.voice import Markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import markdown

    from newcomer_guide.pages.hearing import Heard
    from newcomer_guide.records.values import Text
    from newcomer_guide.wording.facts import Wording


SLOT = re.compile(f"<p>{SLOT_CALL.pattern}</p>")


@dataclass(frozen=True)
class Piece:
    """A part of a rendered page: HTML, or a slot for a component."""

    html: Markup = field(default_factory=Markup)
    slot: str = ""
    argument: str = ""


def render_prose(
    body: str, key: str, say: Wording, resolve: Callable[[str], str], heard: Callable[[Text], Heard | None] = unheard
) -> list[Piece]:
    """Render Markdown in the language of `say`, block by block.

    Args:
        body: The Danish Markdown.
        key: What the keys of its blocks begin with, such as `pages.bolig`.
        say: The voice of the page.
        resolve: Makes an address on this page of a link such as `kurser.md#syning`.
        heard: Leads to where a text is read aloud.

    Returns:
        HTML and slots, in the order of the page.
    """
    call = SLOT_CALL.fullmatch(body)
    if call:
        return [Piece(slot=call[1], argument=call[2] or "")]
    converter = make_converter()
    converter.treeprocessors.register(_Translator(converter, key, say, heard), "translate", BEFORE_INLINE)
    converter.treeprocessors.register(_LinkResolver(converter, resolve), "links", AFTER_INLINE)
    pattern = say.foreign(LATIN_RUN_IN_MARKDOWN)
    if pattern:
        converter.inlinePatterns.register(_NameMarker(converter, pattern, language_mark(say.source)), "names", 60)
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


class _Translator(Treeprocessor):
    """Put the reader's words into each block before its inline mark-up is read."""

    def __init__(
        self, converter: markdown.Markdown, key: str, say: Wording, heard: Callable[[Text], Heard | None]
    ) -> None:
        super().__init__(converter)
        self.key = key
        self.say = say
        self.heard = heard

    def run(self, root: ET.Element) -> None:
        for slot in find_slots(root):
            slot.text = AtomicString(slot.text)
        for element in find_blocks(root):
            text = (element.text or "").strip()
            match = BLOCK_ID.search(text)
            if not match:
                continue
            block = read_block(text, match, self.key)
            element.set("id", match[1])
            _write_block(element, self.say.block(block), language_mark(self.say.source))
            self._add_sound(element, block)

    def _add_sound(self, element: ET.Element, block: Text) -> None:
        """Lead behind a text to where it is read aloud; a heading has no room for that."""
        heard = self.heard(block) if element.tag in {"p", "li"} else None
        if heard:
            ET.SubElement(element, "br")
            offer = ET.SubElement(element, "a", {"class": "button listen", "href": heard.address})
            _write_parts(offer, self.say.word("listen", time=heard.time, size=heard.size).parts)


def _write_block(element: ET.Element, said: Said, source: Mark) -> None:
    """Write a block into its element, which bears its mark.

    A block that is wholly in the data's own language (`source`) is marked as such itself, so that all of it runs that way;
    but for a point, whose dot stands where those of the others do: on the other side there is no room for it.
    """
    below = list(element)  # such as a list inside a point, which comes after the point's own words
    for child in below:
        element.remove(child)
    element.text = ""
    for name, value in said.mark.attributes if said.mark else ():
        element.set(name, value)
    first = said.parts[0] if said.parts else ""
    if isinstance(first, Said) and first.mark == source and len(said.parts) == 1:
        inner = ET.SubElement(element, source.tag)
        for name, value in source.attributes:
            (inner if element.tag == "li" else element).set(name, value)
        _write_parts(inner, first.parts)
    else:
        _write_parts(element, said.parts)
    element.extend(below)


def _write_parts(element: ET.Element, parts: Iterable[Phrase]) -> None:
    """Write parts into an element; strings that are no Markdown are not read as such."""
    last: ET.Element | None = None
    for is_said, group in itertools.groupby(parts, key=lambda part: isinstance(part, Said)):
        if is_said:
            for said in group:
                last = _write_inner(element, cast("Said", said))
            continue
        strings = cast("list[str]", list(group))
        is_markdown = any(isinstance(one, Markdown) for one in strings)
        words = "".join(strings) if is_markdown else AtomicString("".join(strings))
        if last is None:
            element.text = words
        else:
            last.tail = words


def _write_inner(element: ET.Element, said: Said) -> ET.Element:
    mark = said.mark or Mark("span")
    inner = ET.SubElement(element, mark.tag, dict(mark.attributes))
    _write_parts(inner, said.parts)
    return inner


class _LinkResolver(Treeprocessor):
    """Put the address on this page for each link as it was written."""

    def __init__(self, converter: markdown.Markdown, resolve: Callable[[str], str]) -> None:
        super().__init__(converter)
        self.resolve = resolve

    def run(self, root: ET.Element) -> None:
        for element in root.iter("a"):
            element.set("href", self.resolve(element.get("href", "")))


class _NameMarker(InlineProcessor):
    """Set words of the data's own language apart inside a text, but not in such a text that stands in for it."""

    ANCESTOR_EXCLUDES = ("bdi",)

    def __init__(self, converter: markdown.Markdown, pattern: re.Pattern[str], source: Mark) -> None:
        super().__init__(pattern.pattern, converter)
        self.source = source

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Markdown's own name and two forms
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element, int, int]:
        element = ET.Element(self.source.tag, dict(self.source.attributes))
        element.text = AtomicString(m[0])
        return element, m.start(), m.end()
