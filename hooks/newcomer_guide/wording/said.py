"""What is said, as a value: it is written as HTML for pages, and as plain text for all that knows no HTML."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup, escape

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from newcomer_guide.sources.languages import Language

Phrase: TypeAlias = "str | Said"

ISOLATE, POP = "\u2066", "\u2069"
"""Left-to-right isolate, and its end (UAX 9, section 2.4)."""


@dataclass(frozen=True)
class Mark:
    """What is true of some words, and the element that says so in HTML.

    Attributes:
        tag: The element.
        attributes: Its attributes.
        is_isolated: Whether its words keep their own order inside a text that runs from right to left.
        is_hidden: Whether its words are not shown, and so never written as plain text.
    """

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    is_isolated: bool = False
    is_hidden: bool = False

    @functools.cached_property
    def opening(self) -> str:
        """The start of the element."""
        written = (f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"<{self.tag}{''.join(written)}>"


NUMBER = Mark("bdi", (("class", "number"), ("dir", "ltr")), is_isolated=True)
HOURS = Mark("span", (("class", "hours"),))
WHOLE_HOURS = Mark("span", (("class", "hours whole"),))
"""Hours without a space, such as 12:30–16:30: one line has all of them, but where the letters are very large."""
OUTDATED = Mark("small", (("class", "outdated"),))
LINE_END = Mark("br")


def text_mark(key: str) -> Mark:
    """Mark the words of a text by its key, which pairs a page with its Danish sister."""
    return Mark("span", (("data-key", key),))


@functools.cache
def language_mark(language: Language) -> Mark:
    """Mark words of another language than those around them."""
    return Mark("bdi", (("lang", language.tag), ("dir", language.direction)), is_isolated=True)


def date_mark(iso: str) -> Mark:
    """Mark a day, as ISO 8601."""
    return Mark("time", (("datetime", iso),))


def until_mark(day: dt.date) -> Mark:
    """Mark what holds until the end of a day, by the reader's clock."""
    return Mark("span", (("data-until", day.isoformat()),))


def after_mark(day: dt.date) -> Mark:
    """Mark what holds after a day, by the reader's clock; it is hidden until a script knows that day."""
    return Mark("span", (("data-after", day.isoformat()), ("hidden", "hidden")), is_hidden=True)


@dataclass(frozen=True)
class Said:
    """Words in one language, with what is true of them and of the words inside them.

    Attributes:
        parts: Plain strings, and what has a mark of its own, in order.
        mark: What is true of all parts; None where nothing is.
        translated_from: Says the same in the data's own language; None where that is said by saying its parts.
        is_stand_in: Whether it is in the data's own language because the page's has no words for it yet.
    """

    parts: tuple[Phrase, ...] = ()
    mark: Mark | None = None
    translated_from: Callable[[], Said] | None = field(default=None, compare=False, repr=False)
    is_stand_in: bool = field(default=False, compare=False)

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return any(self.parts) or self.mark is LINE_END

    @functools.cached_property
    def html(self) -> Markup:
        """All of it as HTML."""
        return Markup("".join(_html_parts(self)))  # noqa: S704  # our own marks around what is escaped

    def __html__(self) -> Markup:
        """Stand in a template as HTML."""
        return self.html

    def in_source(self) -> Said:
        """Say the same in the data's own language."""
        if self.translated_from:
            return self.translated_from()
        return Said(tuple(part if isinstance(part, str) else part.in_source() for part in self.parts), self.mark)

    @functools.cached_property
    def has_stand_in(self) -> bool:
        """Whether any of it is in the data's own language because the page's has no words for it yet."""
        return self.is_stand_in or any(part.has_stand_in for part in self.parts if isinstance(part, Said))

    @property
    def text(self) -> str:
        """The bare words in one line, as in a title."""
        return _write_plain(self, ", ", is_turned=False)

    @property
    def lines(self) -> list[Said]:
        """The lines that it has, without what is hidden."""
        lines: list[list[Phrase]] = [[]]
        shown = [part for part in self.parts if isinstance(part, str) or not (part.mark and part.mark.is_hidden)]
        only = shown[0] if len(shown) == 1 else ""
        if isinstance(only, Said) and only.mark is not LINE_END:
            return [self] if len(only.lines) == 1 and len(self.parts) == 1 else only.lines
        for part in shown:
            if isinstance(part, Said) and part.mark is LINE_END:
                lines.append([])
            else:
                lines[-1].append(part)
        return [Said(tuple(line)) for line in lines]


NOTHING = Said()
NEW_LINE = Said(mark=LINE_END)


def join_said(said: Iterable[Phrase], between: Phrase) -> Said:
    """Put several things that are said into one, with something between them."""
    parts: list[Phrase] = []
    for one in said:
        parts += [between, one] if parts else [one]
    return Said(tuple(parts))


def plain_text(said: Said, language: Language) -> str:
    """Write what is said as one line of plain text for messages, calendars and cards.

    Numbers, addresses and Danish words inside a text that runs from right to left are isolated, so
    that their signs stay in order.
    """
    return _write_plain(said, f"{language.signs.comma} ", is_turned=language.direction == "rtl")


def language_of(said: Iterable[Said], page: Language, source: Language) -> str:
    """Give the BCP 47 tag of what is said: the page's language, or the data's own where none of the words are the page's."""
    letters = [letter for one in said for letter in _own_letters(one, source.tag)]
    return page.tag if letters or page == source else source.tag


def _own_letters(said: Said, other: str) -> Iterable[str]:
    """Give the words with letters that are not marked as those of another language."""
    mark = said.mark
    if mark and (mark.is_hidden or dict(mark.attributes).get("lang") == other):
        return
    for part in said.parts:
        if isinstance(part, Said):
            yield from _own_letters(part, other)
        elif any(map(str.isalpha, part)):
            yield part


def _html_parts(said: Said) -> Iterable[str]:
    if said.mark:
        yield said.mark.opening
    if said.mark is LINE_END:
        return
    for part in said.parts:
        if isinstance(part, str):
            yield escape(part)
        else:
            yield from _html_parts(part)
    if said.mark:
        yield f"</{said.mark.tag}>"


def _write_plain(said: Said, comma: str, *, is_turned: bool) -> str:
    return " ".join("".join(_plain_parts(said, comma, is_turned)).split())


def _plain_parts(said: Said, comma: str, is_turned: bool) -> Iterable[str]:  # noqa: FBT001  # handed on by itself
    if said.mark is LINE_END:
        yield comma
    if said.mark is LINE_END or (said.mark and said.mark.is_hidden):
        return
    is_isolated = is_turned and said.mark is not None and said.mark.is_isolated
    if is_isolated:
        yield ISOLATE
    for part in said.parts:
        if isinstance(part, str):
            yield part
        else:
            yield from _plain_parts(part, comma, is_turned)
    if is_isolated:
        yield POP
