"""The project's glossary: the one word that each language has for a Danish term."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from pydantic import Field, create_model

from newcomer_guide.records import Part
from newcomer_guide.records.languages import canonical_tag
from newcomer_guide.records.values import Name
from newcomer_guide.sources.national import NATIONAL
from newcomer_guide.sources.validation import check_part
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from newcomer_guide.problems import Problem

Status = Literal["sourced", "proposed"]


class Term(Part):
    """A Danish term and its words in the other languages; `term_kind` gives it their columns."""

    da: Name = Field(description="Det danske ord; flere former skilles med / eller står i parentes.")
    note: str = Field(default="", description="Til oversætteren.")

    def word(self, tag: str) -> str:
        """Give the word of a language; nothing where it has none yet."""
        return str(getattr(self, _field("", tag), ""))

    def also(self, tag: str) -> list[str]:
        """Give the other right forms of a language."""
        forms = str(getattr(self, _field("also_", tag), "")).split(",")
        return [form.strip() for form in forms if form.strip()]

    def is_in(self, words: str, tag: str) -> bool:
        """Say whether a translation uses the term, in one of its forms, however inflected."""
        forms = [*_forms(self.word(tag), keep_brackets=False), *self.also(tag)]
        folded = fold(words)
        return any(all(stem in folded for stem in _stems(form)) for form in forms if form)


COLUMNS: dict[tuple[str, str], tuple[object, str]] = {
    ("", ""): (Name, "Ordet på sproget."),
    ("also_", ""): (str, "Andre rigtige former, adskilt af komma."),
    ("", "_translit"): (str, "Ordet med latinske bogstaver."),
    ("", "_status"): (Status, "sourced: set i en offentlig kilde, proposed: vores forslag."),
}
"""What a term may have for each language: what stands before and after its tag, what that is, and what it means."""


def _field(before: str, tag: str, after: str = "") -> str:
    return f"{before}in_{tag.replace('-', '_')}{after}"


@functools.cache
def term_kind(tags: frozenset[str]) -> type[Term]:
    """Give a `Term` with the columns of some languages."""
    columns = {
        _field(before, tag, after): (kind, Field(default="", alias=f"{before}{tag}{after}", description=meaning))
        for tag in sorted(tags)
        for (before, after), (kind, meaning) in COLUMNS.items()
    }
    return create_model("Term", __base__=Term, **columns)  # type: ignore[call-overload,no-any-return]  # by name


def terms_in(danish: str, terms: Sequence[Term]) -> list[Term]:
    """Give the terms that a Danish text has, each as a word of its own."""
    return [terms[at] for at in _find_terms(danish, tuple(term.da for term in terms))]


@functools.lru_cache(maxsize=16384)  # each language asks it of the same texts
def _find_terms(danish: str, given: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(at for at, one in enumerate(given) if _find_form(one).search(danish))


def read_glossary(root: Path, problems: list[Problem]) -> list[Term]:
    """Read the engine's glossary, and that of a town, whose terms come in the place of those with the same name."""
    terms = _read_terms(NATIONAL, problems) | _read_terms(root, problems)
    return list(terms.values())


def _read_terms(root: Path, problems: list[Problem]) -> dict[str, Term]:
    """Read `root`/data/translations/glossary.yml, where there is one: its terms by their names."""
    path = root / "data" / "translations" / "glossary.yml"
    if not path.exists():
        return {}
    source = read_yaml(path, root)
    records = source.value if isinstance(source.value, dict) else {}
    kind = term_kind(_languages_in(records))
    terms = {name: check_part(kind, source, (name,), f"glossary.{name}") for name in records}
    problems.extend(source.problems)
    return {name: term for name, term in terms.items() if term}


def _languages_in(records: Mapping[str, object]) -> frozenset[str]:
    """Give the languages that have columns of their own: any that there is may have them."""
    columns = {str(column) for record in records.values() if isinstance(record, dict) for column in record}
    tags = {re.sub(r"^also_|_(translit|status)$", "", column) for column in columns} - {"da", "note"}
    return frozenset(tag for tag in tags if tag == canonical_tag(tag))


@functools.cache
def _find_form(given: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in _forms(given, keep_brackets=True) if form)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def fold(words: str) -> str:
    """Leave out what changes with inflection: case, Arabic vowel signs and forms of alef."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return bare.casefold().replace("ـ", "").replace("ى", "ي").replace("ة", "ه")


def _forms(given: str, *, keep_brackets: bool) -> Iterator[str]:
    """Split `a / b (c, d)` into its forms; what is in brackets counts only in Danish."""
    bracketed = re.findall(r"\(([^)]*)\)", given) if keep_brackets else []
    outside = re.sub(r"\([^)]*\)", "", given)
    for form in [*outside.split(" / "), *", ".join(bracketed).split(", ")]:
        yield form.strip()


def _stems(form: str) -> list[str]:
    """Give the part of each word that inflection leaves alone."""
    words = [re.sub(r"^ال", "", word) for word in fold(form).split()]
    return [word if len(word) < 4 else word[: max(3, len(word) - 1)] for word in words]
