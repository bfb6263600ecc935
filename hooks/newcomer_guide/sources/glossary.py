"""The project's glossary: the one word that each language has for a Danish term."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from pydantic import Field, create_model

from newcomer_guide.records import Part
from newcomer_guide.records.languages import canonical_tag
from newcomer_guide.records.values import Name
from newcomer_guide.sources.asked import listed
from newcomer_guide.sources.national import NATIONAL, WRITTEN_IN
from newcomer_guide.sources.validation import check_part
from newcomer_guide.sources.yaml_file import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from newcomer_guide.problems import Problem


@dataclass(frozen=True)
class Term:
    """A term of the data's own language, and its words in the others.

    Attributes:
        id: Its name in the file.
        own: The term; several forms are parted by / or stand in brackets.
        words: The word of each language that has one, by its tag.
        others: The other right forms of a language, by its tag.
        asked: What people say for it every day or in dialect, by the tag of the language: for the search alone.
    """

    id: str
    own: str
    words: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The first of its forms."""
        return next(_forms(self.own, keep_brackets=False))

    def word(self, tag: str) -> str:
        """Give the word of a language; nothing where it has none yet."""
        return self.words.get(tag, "")

    def also(self, tag: str) -> tuple[str, ...]:
        """Give the other right forms of a language."""
        return self.others.get(tag, ())

    def is_in(self, words: str, tag: str) -> bool:
        """Say whether a translation uses the term, in one of its forms, however inflected."""
        forms = [*_forms(self.word(tag), keep_brackets=False), *self.also(tag)]
        folded = fold(words)
        return any(all(stem in folded for stem in _stems(form)) for form in forms if form)


class _Row(Part):
    """A term as its file has it; `_row_kind` gives it the columns of languages."""

    da: Name
    asked_da: str = ""
    note: str = ""


LONG = 5
"""A term of so many letters is known with an ending behind it; one in capitals, such as SFO, is known as it is written."""

ENDING = r"\w{0,4}"

Status = Literal["sourced", "proposed"]
COLUMNS: dict[tuple[str, str], object] = {
    ("", ""): Name,
    ("also_", ""): str,
    ("asked_", ""): str,
    ("", "_translit"): str,
    ("", "_status"): Status,
    ("", "_source"): str,
    ("", "_open"): Literal["", "ja"],
}
"""What a term may have for each language, by what stands before and after its tag."""


@functools.cache
def _row_kind(tags: frozenset[str]) -> type[_Row]:
    columns = {
        f"{before}in_{tag.replace('-', '_')}{after}": (kind, Field(default="", alias=f"{before}{tag}{after}"))
        for tag in sorted(tags)
        for (before, after), kind in COLUMNS.items()
    }
    return create_model("Row", __base__=_Row, **columns)  # type: ignore[call-overload,no-any-return]  # by name


def _make_term(name: str, row: _Row) -> Term:
    fields = type(row).model_fields.items()
    columns = {str(info.alias or name): str(getattr(row, name)) for name, info in fields if getattr(row, name)}
    return Term(
        id=name,
        own=row.da,
        words={name: word for name, word in columns.items() if name != WRITTEN_IN and name == canonical_tag(name)},
        others=_listed(columns, "also_"),
        asked=_listed(columns, "asked_"),
    )


def _listed(columns: Mapping[str, str], prefix: str) -> dict[str, tuple[str, ...]]:
    """Give the lists of words that stand in the columns of one sort, by the tags of their languages."""
    found = {name.removeprefix(prefix): words for name, words in columns.items() if name.startswith(prefix)}
    return {tag: listed(words) for tag, words in found.items()}


def terms_met_in(words: str, terms: Sequence[Term]) -> list[Term]:
    """Give the terms that a text in the data's own language uses, a long one with an ending too: `sagsbehandlere`."""
    return [terms[at] for at in _meet_terms(words, tuple(term.own for term in terms))]


@functools.cache  # each language asks it of the same texts
def _meet_terms(words: str, given: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(at for at in _near(words, given) if _find_inflected(given[at]).search(words))


def terms_in(words: str, terms: Sequence[Term]) -> list[Term]:
    """Give the terms that a text in the data's own language has, each as a word of its own."""
    return [terms[at] for at in _find_terms(words, tuple(term.own for term in terms))]


@functools.lru_cache(maxsize=16384)  # each language asks it of the same texts
def _find_terms(words: str, given: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(at for at in _near(words, given) if _find_form(given[at]).search(words))


def _near(words: str, given: tuple[str, ...]) -> list[int]:
    """Give those that may well stand in a text: looking for a part of a string takes a tenth of a search with a pattern."""
    folded = words.casefold()
    return [at for at, forms in enumerate(_folded_forms(given)) if any(form in folded for form in forms)]


@functools.lru_cache(maxsize=8)
def _folded_forms(given: tuple[str, ...]) -> list[list[str]]:
    return [[form.casefold() for form in _forms(one, keep_brackets=True) if form] for one in given]


def read_glossary(root: Path, source: str, problems: list[Problem]) -> list[Term]:
    """Read the engine's glossary, and that of a town, whose terms come in the place of those with the same name.

    Args:
        root: The town's folder.
        source: The tag of the data's own language; terms that have no word in it are left out.
        problems: What cannot be read is added to them.
    """
    terms = _read_terms(NATIONAL, problems) | _read_terms(root, problems)
    if source == WRITTEN_IN:
        return list(terms.values())
    known = (term for term in terms.values() if term.word(source))
    return [replace(term, own=term.word(source), words={**term.words, WRITTEN_IN: term.own}) for term in known]


def _read_terms(root: Path, problems: list[Problem]) -> dict[str, Term]:
    """Read `root`/data/translations/glossary.yml, where there is one: its terms by their names."""
    path = root / "data" / "translations" / "glossary.yml"
    if not path.exists():
        return {}
    terms, wrong = _parse_terms(path.read_bytes(), path.relative_to(root).as_posix())
    problems.extend(wrong)
    return terms


@functools.lru_cache(maxsize=8)  # whoever serves or tests reads most glossaries again as they were
def _parse_terms(content: bytes, path: str) -> tuple[dict[str, Term], list[Problem]]:
    source = parse_yaml(content, path)
    records = source.value if isinstance(source.value, dict) else {}
    if not records and not source.problems and source.value:
        source.add_problem(1, "Filen skal bestå af ord med hver sit navn.", write="et-kort-navn:")
    kind = _row_kind(_languages_in(records))
    rows = {name: check_part(kind, source, (name,), f"glossary.{name}") for name in records}
    return {name: _make_term(name, row) for name, row in rows.items() if row}, source.problems


def _languages_in(records: Mapping[str, object]) -> frozenset[str]:
    """Give the languages that have columns of their own: any that there is may have them."""
    columns = {str(column) for record in records.values() if isinstance(record, dict) for column in record}
    tags = {re.sub(r"^also_|^asked_|_(translit|status|source|open)$", "", column) for column in columns} - {
        "da",
        "note",
    }
    return frozenset(tag for tag in tags if tag == canonical_tag(tag))


@functools.cache
def _find_inflected(given: str) -> re.Pattern[str]:
    forms = [form for form in _forms(given, keep_brackets=True) if form]
    found = "|".join(
        re.escape(form) if form.isupper() else rf"(?i:{re.escape(form)}{ENDING if len(form) >= LONG else ''})"
        for form in forms
    )
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)")


@functools.cache
def _find_form(given: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in _forms(given, keep_brackets=True) if form)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def fold(words: str) -> str:
    """Leave out what changes with inflection: case, Arabic vowel signs and forms of alef."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return bare.casefold().replace("ـ", "").replace("ى", "ي").replace("ة", "ه")


def _forms(given: str, *, keep_brackets: bool) -> Iterator[str]:
    """Split `a / b (c, d)` into its forms; what is in brackets counts only in the data's own language."""
    bracketed = re.findall(r"\(([^)]*)\)", given) if keep_brackets else []
    outside = re.sub(r"\([^)]*\)", "", given)
    for form in [*outside.split(" / "), *", ".join(bracketed).split(", ")]:
        yield form.strip()


def _stems(form: str) -> list[str]:
    """Give the part of each word that inflection leaves alone."""
    words = [re.sub(r"^ال", "", word) for word in fold(form).split()]
    return [word if len(word) < 4 else word[: max(3, len(word) - 1)] for word in words]
