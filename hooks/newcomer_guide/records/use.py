"""What each field of a record is used for beside its page: declared where the field is."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from newcomer_guide.records.values import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Use:
    """What a field is used for beside the page; a field without one is for staff alone, and leaves the house nowhere.

    Attributes:
        news: How its present value is told when it changes: a name of `wording.news.TELLERS`; empty where that is no news.
        label: The interface word that pages put before its value; empty where they put none.
        hsds: What HSDS calls it; a dot leads into an object, such as `address.city`.
        schema_org: What schema.org calls it, likewise.
    """

    news: str = ""
    label: str = ""
    hsds: str = ""
    schema_org: str = ""


def use_of(info: FieldInfo) -> Use | None:
    """Give what a field is used for; None where it is for staff alone."""
    return next((one for one in info.metadata if isinstance(one, Use)), None)


@functools.cache
def public_fields(kind: type[BaseModel]) -> dict[str, FieldInfo]:
    """Give the fields that are handed out."""
    return {name: info for name, info in kind.model_fields.items() if use_of(info)}


def news_fields(kind: type[BaseModel]) -> dict[str, str]:
    """Give the fields whose change is news, each with how its present value is told."""
    used = {name: use_of(info) for name, info in kind.model_fields.items()}
    return {name: use.news for name, use in used.items() if use and use.news}


def declared(
    part: BaseModel, vocabulary: Literal["hsds", "schema_org"], write: Callable[[Text], str]
) -> dict[str, Any]:
    """Give the values of a part under the words that a vocabulary has for them, those that are filled in.

    Where two fields go by one word, the later one that is filled in counts.

    Args:
        part: The part.
        vocabulary: Which of the words of `Use`.
        write: Writes a text.
    """
    given: dict[str, Any] = {}
    for name, info in public_fields(type(part)).items():
        word = getattr(use_of(info), vocabulary)
        value = getattr(part, name)
        if not word or value in (None, [], {}):
            continue
        inner, _, last = word.rpartition(".")
        target = given.setdefault(inner, {}) if inner else given
        target[last] = _write_value(value, write)
    return given


def _write_value(value: object, write: Callable[[Text], str]) -> object:
    if isinstance(value, Text):
        return write(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, dt.date) else value
