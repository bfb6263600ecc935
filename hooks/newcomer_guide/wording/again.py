"""Say again what was said before: a sentence is put together once, however many pages and files it stands in."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Concatenate

    from newcomer_guide.wording.ledger import Ledger
    from newcomer_guide.wording.said import Said
    from newcomer_guide.wording.voice import Voice

    V = TypeVar("V", bound=Voice)
    P = ParamSpec("P")

VALUES = (str, int, dt.date, dt.time, type(None))


class Spoken(NamedTuple):
    """What was said.

    Attributes:
        said: The words.
        ledger: What has to be admitted of them.
        of: What they were said of, which lives as long as they do, so that nothing else is taken for it.
    """

    said: Said
    ledger: Ledger
    of: tuple[object, ...]


def said_once(say: Callable[Concatenate[V, P], Said]) -> Callable[Concatenate[V, P], Said]:
    """Let a voice say something once for all voices of its edition.

    What is said follows from the edition and the arguments alone; of values those are told apart by what they are, and
    records, which nobody changes, by themselves.
    """

    @functools.wraps(say)
    def say_again(voice: V, /, *given: P.args, **named: P.kwargs) -> Said:
        of = (*given, *named.values())
        key = (say.__name__, voice.is_paired, *(one if isinstance(one, VALUES) else id(one) for one in of))
        spoken = voice.edition.said.get(key)
        if spoken is None:
            first = voice.anew()
            spoken = voice.edition.said[key] = Spoken(say(first, *given, **named), first.ledger, of)
        voice.ledger.repeat(spoken.ledger)
        return spoken.said

    return say_again
