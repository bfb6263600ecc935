"""Which words a field may hold, and what each means to staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args, get_origin

from newcomer_guide.records.base import read_meanings
from newcomer_guide.records.references import KindId

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from newcomer_guide.records import Kinds


def choices_of(info: FieldInfo, kinds: Kinds) -> dict[str, str]:
    """Give the words of which a field may hold one, with what each means; none where it may hold any.

    Args:
        info: The field's definition: its words are fixed there, or it names one of the kinds.
        kinds: The town's kinds.
    """
    section = _kind_in(info.annotation)
    if section:
        return {name: kind.name.danish for name, kind in kinds.section_of(section).items()}
    meanings = read_meanings(info.description or "")
    return {word: meanings.get(word, word) for word in _words_in(info.annotation)}


def _words_in(annotation: object) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return next((found for one in get_args(annotation) if (found := _words_in(one))), ())


def _kind_in(annotation: object) -> type[KindId] | None:
    if isinstance(annotation, type) and issubclass(annotation, KindId):
        return annotation
    return next((found for one in get_args(annotation) if (found := _kind_in(one))), None)
