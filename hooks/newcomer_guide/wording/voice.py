"""Choose the words of one page, or of one file, and mark whose language they are."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newcomer_guide.problems import Problem
from newcomer_guide.records.languages import language_name
from newcomer_guide.records.use import use_of
from newcomer_guide.sources.catalogues import PLACEHOLDER, placeholders_in, topic_of
from newcomer_guide.sources.markup import strip_inline
from newcomer_guide.wording.again import said_once
from newcomer_guide.wording.choice import Chosen, State, choose, choose_text
from newcomer_guide.wording.ledger import Ledger
from newcomer_guide.wording.own_words import LATIN_RUN, names_in_brackets
from newcomer_guide.wording.said import NOTHING, OUTDATED, Said, language_mark, text_mark

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Self

    from newcomer_guide.records import Figure, Part
    from newcomer_guide.records.values import Text
    from newcomer_guide.sources.languages import Language
    from newcomer_guide.wording.edition import Edition
    from newcomer_guide.wording.said import Mark

FRAMES = {"interface", "kinds"}
"""The topics whose texts stand around facts."""

INTERFACE = "data/interface.yml"


class Markdown(str):
    """Words of a block of docs/ whose inline mark-up is still to be read."""

    __slots__ = ()


class Voice:
    """The voice of one page: it chooses words, and notes in its ledger what has to be admitted of them.

    Attributes:
        edition: What it speaks of, and in which language.
        language: The page's language.
        source: The language of the data's own words.
        ledger: What has to be admitted of all that was said so far.
    """

    def __init__(self, edition: Edition, ledger: Ledger | None = None, *, is_paired: bool = True) -> None:
        """Begin a page.

        Args:
            edition: What it speaks of, and in which language.
            ledger: Where to note what has to be admitted; a new one, unless it shares that of another voice.
            is_paired: Whether texts carry their keys, by which a page is paired with its Danish sister.
        """
        self.edition = edition
        self.language = edition.language
        self.source = edition.site.source
        self.ledger = ledger or Ledger()
        self.is_paired = is_paired
        self._entries = edition.site.entries[self.language.tag]
        self._reviews = edition.site.reviews[self.language.tag]
        self._interface = edition.site.data.interface

    def __call__(self, text: Text, /, **values: Said | str | int) -> Said:
        """Say a text, marking words that are not the page's own or not current."""
        return self._say(text, self.choose(text), values) if values else self._say_alone(text)

    @said_once
    def _say_alone(self, text: Text) -> Said:
        return self._say(text, self.choose(text), {})

    def block(self, text: Text) -> Said:
        """Say a block of docs/, whose strings are `Markdown` still."""
        return self._say(text, self.choose(text), {})

    def anew(self) -> Self:
        """Begin a voice like this one, which has nothing to admit yet."""
        return type(self)(self.edition, is_paired=self.is_paired)

    def unpaired(self) -> Self:
        """Begin a voice for what stands outside the content, and has no Danish to be paired with."""
        return type(self)(self.edition, self.ledger, is_paired=False)

    def source_voice(self) -> Self:
        """Begin a voice in the data's own language, for what stands in for a translation."""
        if self.edition.is_source:
            return self
        return type(self)(self.edition.of_source, Ledger(dates=self.ledger.dates))

    def _say(self, text: Text, chosen: Chosen, values: Mapping[str, Said | str | int]) -> Said:
        """Put chosen words together: the one place that knows how those are shown that are not right, or not there.

        No sentence is of two languages: what is filled into Danish is Danish too, and a frame whose filling has no
        words in the page's language is Danish as well.
        """
        key = text_mark(text.key) if self.is_paired else None
        if self.edition.is_source:
            return Said(tuple(self._fill(text, chosen.words, values)), key)
        later = functools.partial(_say_in_source, type(self), self.edition, text, values)
        is_mark = chosen.state is State.OUTDATED and text is self._interface.get("outdated")
        is_mixed = any(isinstance(value, Said) and value.has_stand_in for value in values.values())
        parts: tuple[Said | str, ...]
        if chosen.lang != self.language.tag or is_mark or is_mixed:  # the mark cannot bear itself
            is_word = topic_of(text.key) in FRAMES
            return Said((self.mark_source(self._in_source(text, values).parts),), key, later, is_stand_in=is_word)
        if chosen.state is State.OUTDATED:
            mark = Said((self.note("outdated"),), OUTDATED)
            danish = self.mark_source(self._in_source(text, values).parts)
            parts = (*self._fill(text, chosen.words, values), " ", mark, " ", danish)
        else:
            parts = tuple(self._fill(text, chosen.words, values))
        return Said(parts, key, later)

    def _in_source(self, text: Text, values: Mapping[str, Said | str | int]) -> Said:
        """Say the Danish of a text, and what is filled into it in Danish too."""
        given = {name: value.in_source() if isinstance(value, Said) else value for name, value in values.items()}
        return Said(tuple(self.source_voice()._fill(text, text.danish, given)))  # noqa: SLF001  # one of us

    def sentence(self, *parts: Said | str) -> Said:
        """Put together what is read as one sentence: in Danish, where any of it has no words in the page's language."""
        whole = Said(parts)
        if not whole.has_stand_in:
            return whole
        return Said((self.mark_source(whole.in_source().parts),), None, whole.in_source, is_stand_in=True)

    def localized(self, write: Callable[[Language], str], mark: Mark | None = None) -> Said:
        """Say what CLDR has words for: in the page's language, and in Danish where it is filled into Danish."""
        said = Said((write(self.language),), mark)
        if self.edition.is_source:
            return said
        source = self.source
        return replace(said, translated_from=lambda: Said((write(source),), mark))

    def sign(self, name: Literal["colon", "comma", "stop"]) -> Said:
        """Write a sign between words as the language of its sentence does."""
        return self.localized(lambda language: str(getattr(language.signs, name)))

    def note(self, name: str, /, **values: Callable[[Self], Said]) -> Said:
        """Say what the reader must understand: in English, where the page's language has no words for it yet.

        Args:
            name: The interface word.
            values: What its placeholders are filled with, each said by the voice that it is handed.
        """
        voice = self._voice_of_notes(name)
        said = voice.word(name, **{key: say(voice) for key, say in values.items()})
        return said if voice is self else Said((said,), language_mark(voice.language), said.translated_from)

    def _voice_of_notes(self, name: str) -> Self:
        text, english = self._interface.get(name), self.edition.in_english
        if text is None or english is None or self.can_say(text, self.edition):
            return self
        voice = type(self)(english, Ledger(dates=self.ledger.dates), is_paired=False)
        return voice if self.can_say(text, english) else self

    @staticmethod
    def can_say(text: Text, edition: Edition) -> bool:
        """Say whether an edition has words of its own for a text."""
        site = edition.site
        chosen = choose(site, edition.language, text)
        return chosen.lang == edition.language.tag

    def _fill(self, text: Text, words: str, values: Mapping[str, Said | str | int]) -> Iterator[Said | str]:
        """Give words with their `{placeholders}` filled: with `values`, and `{figures.…}` with the figure's number."""
        if text.is_markdown:
            yield Markdown(self.fill_words(words))
            return
        end = 0
        for match in PLACEHOLDER.finditer(words):
            yield from self._isolate(words[end : match.start()])
            name, end = match[1], match.end()
            # A placeholder that nobody fills is a mistake, told elsewhere; it stands as it is written.
            value = self._say_figure(name) if name.startswith("figures.") else values.get(name, match[0])
            if words[end : end + 1] == "." and str(getattr(value, "text", value)).endswith("."):
                end += 1  # some dates end in a stop, which is then the sentence's, too
            yield value if isinstance(value, Said) else str(value)
        yield from self._isolate(words[end:])

    def fill_words(self, words: str) -> str:
        """Fill the figures into words, as bare words."""
        return PLACEHOLDER.sub(lambda match: self._say_figure(match[1]).text, words)

    def foreign(self, in_other_script: re.Pattern[str]) -> re.Pattern[str] | None:
        """Give what matches words of the data's own language within those of the page's; None where both are one.

        Args:
            in_other_script: What matches them where the page's script is another.
        """
        if self.edition.is_source:
            return None
        return self.edition.site.once(names_in_brackets) if self.language.script == "Latn" else in_other_script

    def _isolate(self, words: str) -> Iterator[Said | str]:
        """Set words of the data's own language apart: names in Latin letters, or what stands in brackets."""
        end = 0
        pattern = self.foreign(LATIN_RUN)
        for match in pattern.finditer(words) if pattern else ():
            yield from filter(None, [words[end : match.start()]])
            yield Said((match[0],), language_mark(self.source))
            end = match.end()
        yield from filter(None, [words[end:]])

    def words(self, words: str) -> Said:
        """Say words of the page's language that are no text of their own."""
        return Said(tuple(self._isolate(words)))

    def word(self, name: str, /, **values: Said | str | int) -> Said:
        """Say an interface word, its placeholders filled with `values`.

        Where interface.yml has no such word, or its placeholders are others than `values`, that becomes one of the
        edition's problems, which keep the site from being built.
        """
        text = self._interface.get(name)
        if text is None:
            self._tell(Problem(INTERFACE, 1, f"Ordet {name} mangler.", write=f"{name}:"))
            return NOTHING
        if placeholders_in(text.danish) != values.keys():
            needed = " ".join(f"{{{value}}}" for value in values) or "ingen"
            self._tell(text.place.problem(f"{name} skal have netop disse felter: {needed}.", text.danish))
            return NOTHING
        return self(text, **values)

    def count(self, name: str, number: int) -> Said:
        """Say how many there are of something: by the word for the number's plural category, such as `weeks_one`.

        Where interface.yml has none for that category, `weeks` itself is said, which is right for all other numbers.

        Source:
            CLDR, Language Plural Rules.
        """
        own = f"{name}_{self.language.plural_category(number)}"
        said = self.word(own if own in self._interface else name, count=number)
        if self.edition.is_source:
            return said
        later = functools.partial(_count_in_source, type(self), self.edition, name, number)
        parts = (self.mark_source(later().parts),) if said.is_stand_in else said.parts
        return replace(said, parts=parts, translated_from=later)

    def label(self, part: Part, field: str) -> Said:
        """Say the word that stands before the value of a field, as the field declares it."""
        use = use_of(type(part).model_fields[field])
        return self.word(use.label if use else "")

    def _tell(self, problem: Problem) -> None:
        if problem not in self.edition.problems:
            self.edition.problems.append(problem)

    def pattern(self, name: str) -> Said:
        """Say an interface word with its placeholders left open, for scripts to fill."""
        text = self._interface.get(name)
        return self.word(name, **{value: f"{{{value}}}" for value in PLACEHOLDER.findall(text.danish if text else "")})

    def plain(self, text: Text) -> str:
        """Say a text without mark-up, for titles and descriptions; Danish where a mark would be needed."""
        chosen = self.choose(text)
        words = text.danish if chosen.state is State.OUTDATED else chosen.words
        return self.fill_words(strip_inline(words) if text.is_markdown else words)

    def choose(self, text: Text) -> Chosen:
        """Choose the words for a text, noting their state."""
        chosen = choose_text(text, self.language.tag, self.source.tag, self._entries)
        self.ledger.states.add(chosen.state)
        self.ledger.said.add(text.danish)
        if chosen.lang == self.language.tag and not self.edition.is_source:
            self.ledger.review_dates.add(self.reviewed_on(text) if chosen.state is State.CURRENT else None)
        return chosen

    def reviewed_on(self, text: Text) -> dt.date | None:
        """Give the day on which a native speaker checked a text; None where nobody has."""
        return self._reviews.get(text.key)

    @said_once
    def name(self, name: str) -> Said:
        """Say a name, which is the same in every language."""
        return replace(self.mark_source([name]), translated_from=lambda: Said((name,)))

    def mark_source(self, parts: Iterable[Said | str]) -> Said:
        """Mark words of the data's own language inside a page of another."""
        return Said(tuple(parts), None if self.edition.is_source else language_mark(self.source))

    def language_name(self, other: Language) -> Said:
        """Name a language as its speakers do."""
        return Said((other.name,), language_mark(other))

    def source_name(self) -> Said:
        """Name the data's own language in the page's."""
        return self.localized(lambda language: language_name(self.source.tag, language.tag) or self.source.name)

    def amount(self, low: int | None, high: int | None = None) -> Said:
        """Write a number, or from which to which."""
        if low is None:
            return self.word("number_unstated")
        if high is None:
            return self._count(low)
        return self.word("from_to", low=self._count(low), high=self._count(high))

    def _count(self, number: int) -> Said:
        return self.localized(lambda language: language.number(number))

    def figure(self, figure: Figure) -> Said:
        """Write a figure's number, and whether it is about."""
        number = self.amount(figure.value, figure.value_max)
        return self.word("about", number=number) if figure.approximate else number

    def _say_figure(self, name: str) -> Said:
        figure = self.edition.site.data.figures.get(name.removeprefix("figures."))
        if figure is None:  # it has a mistake of its own, so that nothing of this is published
            return Said((name,))
        self.ledger.dates.add((figure.assured_date, self.edition.site.due_date(figure)))
        return self.figure(figure)


# What a voice says later is said by another one: whoever keeps what was said keeps nothing of the page that it stood on.


def _say_in_source(kind: type[Voice], edition: Edition, text: Text, values: Mapping[str, Said | str | int]) -> Said:
    return kind(edition)._in_source(text, values)  # noqa: SLF001  # one of us


def _count_in_source(kind: type[Voice], edition: Edition, name: str, number: int) -> Said:
    return kind(edition).source_voice().unpaired().count(name, number)  # its category may be another there
