"""Choose the words of one page and mark whose language they are, as safe HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from guide.problems import Problem
from guide.sources.catalogues import PLACEHOLDER
from guide.sources.markup import strip_inline
from guide.wording.choice import Chosen, State, choose_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from typing import Self

    from guide.records import Figure
    from guide.records.values import Text
    from guide.sources.catalogues import Entries
    from guide.sources.languages import Language

INTERFACE = "data/interface.yml"
SPAN, END, SPAN_END, QUOTE = Markup("<span "), Markup(">"), Markup("</span>"), Markup('"')
BDI_END = Markup("</bdi>")
"""Parts of the mark around each text; put together they are much quicker than a pattern."""

LATIN_RUN = re.compile(
    r"(?<![\x02{.A-Za-z0-9_\u00c0-\u024f&#-])[A-Za-z\u00c0-\u024f]+(?:(?:[ '/-]| & )[A-Za-z\u00c0-\u024f]+)*"
)
"""Words in Latin letters; not those of a placeholder, an HTML entity or a Markdown stash."""


KEY_MARK = re.compile(r' data-key="[^"]*"')


def unpaired(html: str) -> Markup:
    """Take the marks away that pair texts with their Danish, from what stands outside the content and has no pair."""
    return Markup(KEY_MARK.sub("", html))  # noqa: S704  # less of what was safe


class Voice:
    """The voice of one page: it chooses words, and remembers what it had to admit.

    Attributes:
        language: The page's language.
        states: The states of the texts said so far.
        dates: The days on which the facts said so far were last confirmed.
        figures: The figures that texts may name, by id.
        said: What was said already, by key, to be said again; pages of one language may share it.
        problems: The interface words that could not be said; all voices of a site share them.
        review_dates: The days on which the texts said so far were checked; None for those that were not.
    """

    def __init__(
        self,
        language: Language,
        source: Language,
        entries: Entries,
        reviews: Mapping[str, dt.date],
        interface: Mapping[str, Text],
    ) -> None:
        """Begin a page in `language`, whose data is written in `source`.

        Args:
            language: The page's language.
            source: The language of the data's own words.
            entries: The catalogue of `language`.
            reviews: The day on which a native speaker checked a text, by its key.
            interface: The words of buttons and headings, by name.
        """
        self.language = language
        self.source = source
        self.states: set[State] = set()
        self.dates: set[dt.date] = set()
        self.review_dates: set[dt.date | None] = set()
        self.figures: dict[str, Figure] = {}
        self.said: dict[str, Markup] = {}
        self.problems: list[Problem] = []
        self._source_bdi = Markup('<bdi lang="{}" dir="{}">').format(source.tag, source.direction)
        self._entries = entries
        self._reviews = reviews
        self._interface = interface

    def __call__(self, text: Text, /, **values: object) -> Markup:
        """Say a text as HTML that carries its key, marking words that are not the page's own or not current."""
        chosen = self.choose(text)
        if chosen.state in {State.CURRENT, State.SOURCE} and not values:
            return self._say_again(text, chosen)
        is_mark = chosen.state is State.OUTDATED and text is self._interface.get("outdated")
        if chosen.lang != self.language.tag or is_mark:  # the mark cannot bear itself
            html = self._danish(text, values)
        else:
            html = self.fill(self._isolate(chosen), values)
            if chosen.state is State.OUTDATED:
                parts = (html, self.word("outdated"), self._danish(text, values))
                html = Markup('{} <small class="outdated">{}</small> {}').format(*parts)
        return SPAN + self.key_mark(text.key) + END + html + SPAN_END

    def _say_again(self, text: Text, chosen: Chosen) -> Markup:
        """Say words that are the same on every page; those with a figure in them date the page they stand on."""
        if "{" in chosen.words:
            return SPAN + self.key_mark(text.key) + END + self.fill(self._isolate(chosen), {}) + SPAN_END
        said = self.said.get(text.key)
        if said is None:
            said = self.said[text.key] = SPAN + self.key_mark(text.key) + END + self._isolate(chosen) + SPAN_END
        return said

    def _danish(self, text: Text, values: Mapping[str, object]) -> Markup:
        """Give the Danish of a text inside a page of another language, its figures in Danish too."""
        return self.in_source(self.source_voice().fill(escape(text.danish), values))

    def source_voice(self) -> Self:
        """Begin a voice in the data's own language, for what stands in for a translation."""
        if self.language == self.source:
            return self
        voice = type(self)(self.source, self.source, {}, {}, self._interface)
        voice.figures, voice.dates, voice.problems = self.figures, self.dates, self.problems
        return voice

    def key_mark(self, key: str) -> Markup:
        """Give the attribute that a text's element carries: its key, by which a page is paired with its Danish sister."""
        return Markup('data-key="') + escape(key) + QUOTE

    def word(self, name: str, /, **values: object) -> Markup:
        """Say an interface word, its placeholders filled with `values`.

        Where interface.yml has no such word, or its placeholders are others than `values`, that becomes one of
        `problems`, which keep the site from being built.
        """
        text = self._interface.get(name)
        if text is None:
            self._tell(Problem(INTERFACE, 1, f"Ordet {name} mangler.", write=f"{name}:"))
            return Markup()
        if set(PLACEHOLDER.findall(text.danish)) != values.keys():
            needed = " ".join(f"{{{value}}}" for value in values) or "ingen"
            self._tell(text.place.problem(f"{name} skal have netop disse felter: {needed}.", text.danish))
            return Markup()
        return self(text, **values)

    def _tell(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def pattern(self, name: str) -> Markup:
        """Say an interface word with its placeholders left open, for scripts to fill."""
        text = self._interface.get(name)
        return self.word(name, **{value: f"{{{value}}}" for value in PLACEHOLDER.findall(text.danish if text else "")})

    def plain(self, text: Text) -> str:
        """Say a text without mark-up, for titles and descriptions; Danish where a mark would be needed."""
        chosen = self.choose(text)
        words = text.danish if chosen.state is State.OUTDATED else chosen.words
        html = strip_inline(words) if text.is_markdown else escape(words)
        return str(self.fill(html, {}).striptags())

    def admit(self, other: Voice) -> None:
        """Remember what another voice on the same page had to admit."""
        self.states |= other.states
        self.review_dates |= other.review_dates

    def choose(self, text: Text) -> Chosen:
        """Choose the words for a text, remembering their state for the page's note."""
        chosen = choose_text(text, self.language.tag, self.source.tag, self._entries)
        self.states.add(chosen.state)
        self.review_dates.add(self._reviews.get(text.key) if chosen.state is State.CURRENT else None)
        return chosen

    def in_source(self, html: Markup) -> Markup:
        """Mark words of the data's own language inside a page of another."""
        if self.language == self.source:
            return html
        return self._source_bdi + html + BDI_END

    def name(self, name: str) -> Markup:
        """Say a name, which is the same in every language."""
        return self.in_source(escape(name))

    def fill(self, html: Markup, values: Mapping[str, object]) -> Markup:
        """Fill `{placeholders}` with `values`, and `{figures.…}` with the figure's number."""

        def give(match: re.Match[str]) -> str:
            name = match[1]
            return str(self._figure(name) if name.startswith("figures.") else escape(values[name]))

        return Markup(PLACEHOLDER.sub(give, str(html)))  # noqa: S704  # every part is escaped above

    def fill_words(self, words: str) -> str:
        """Fill the figures into words of a page before their mark-up is read."""
        return PLACEHOLDER.sub(lambda match: str(self._figure(match[1]).striptags()), words)

    def language_name(self, other: Language) -> Markup:
        """Name a language as its speakers do."""
        return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(other.tag, other.direction, other.name)

    def amount(self, low: int | None, high: int | None = None) -> Markup:
        """Write a number, or from which to which."""
        if low is None:
            return self.word("number_unstated")
        if high is None:
            return escape(self.language.number(low))
        return self.word("from_to", low=self.language.number(low), high=self.language.number(high))

    def figure(self, figure: Figure) -> Markup:
        """Write a figure's number, and whether it is about."""
        number = self.amount(figure.value, figure.value_max)
        return self.word("about", number=number) if figure.approximate else number

    def _figure(self, name: str) -> Markup:
        figure = self.figures.get(name.removeprefix("figures."))
        if figure is None:  # it has a mistake of its own, so that nothing of this is published
            return Markup(name)  # noqa: S704  # what a placeholder may be called
        self.dates.add(figure.assured_date)
        return self.figure(figure)

    def _isolate(self, chosen: Chosen) -> Markup:
        """Escape words, and set names in Latin letters apart where the script is another."""
        html = escape(chosen.words)
        if chosen.lang != self.language.tag or self.language.script == "Latn":
            return html
        return Markup(LATIN_RUN.sub(self._mark, str(html)))  # noqa: S704  # only escaped words and our own tags

    def _mark(self, match: re.Match[str]) -> str:
        return f'<bdi lang="{self.source.tag}" dir="{self.source.direction}">{match[0]}</bdi>'
