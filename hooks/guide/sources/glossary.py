"""The project's glossary: the one word that each language has for a Danish term."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from guide.records import Part
from guide.records.values import Name
from guide.sources.validation import check_part
from guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from guide.problems import Problem

Status = Literal["sourced", "proposed"]


class Term(Part):
    """A Danish term and its words in the other languages."""

    da: Name = Field(description="Det danske ord; flere former skilles med / eller står i parentes.")
    en: Name = Field(description="Det engelske ord.")
    ar: Name = Field(description="Det arabiske ord.")
    ti: Name = Field(description="Det tigrinske ord.")
    ti_translit: Name = Field(description="Det tigrinske ord med latinske bogstaver.")
    ar_status: Status = Field(description="sourced: set i en offentlig kilde, proposed: vores forslag.")
    ti_status: Status = Field(description="sourced: set i en offentlig kilde, proposed: vores forslag.")
    note: str = Field(default="", description="Til oversætteren.")
    also_en: str = Field(default="", description="Andre rigtige engelske former, adskilt af komma.")
    also_ar: str = Field(default="", description="Andre rigtige arabiske former, adskilt af komma.")
    also_ti: str = Field(default="", description="Andre rigtige tigrinske former, adskilt af komma.")

    def is_in(self, words: str, lang: str) -> bool:
        """Say whether a translation uses the term, in one of its forms, however inflected."""
        given = getattr(self, lang, "")
        forms = [*_forms(given, keep_brackets=False), *getattr(self, f"also_{lang}", "").split(",")]
        folded = fold(words)
        return any(all(stem in folded for stem in _stems(form)) for form in forms if form.strip())


def terms_in(danish: str, terms: Sequence[Term]) -> list[Term]:
    """Give the terms that a Danish text has, each as a word of its own."""
    return [terms[at] for at in _find_terms(danish, tuple(term.da for term in terms))]


@functools.lru_cache(maxsize=16384)  # each language asks it of the same texts
def _find_terms(danish: str, given: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(at for at, one in enumerate(given) if _find_form(one).search(danish))


def read_glossary(root: Path, problems: list[Problem]) -> list[Term]:
    """Read `root`/data/translations/glossary.yml, where there is one."""
    path = root / "data" / "translations" / "glossary.yml"
    if not path.exists():
        return []
    source = read_yaml(path, root)
    names = source.value if isinstance(source.value, dict) else {}
    terms = [check_part(Term, source, (name,), f"glossary.{name}") for name in names]
    problems.extend(source.problems)
    return [term for term in terms if term]


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
