"""Say again what was said before: a sentence is put together once, however many pages and files it stands in."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Concatenate, Self

    from newcomer_guide.wording.edition import Edition
    from newcomer_guide.wording.ledger import Ledger, Noted
    from newcomer_guide.wording.said import Said

P = ParamSpec("P")
VALUES = (str, int, dt.date, dt.time, type(None))


class Speaker(Protocol):
    """What says something on a page: `wording.voice.Voice`."""

    edition: Edition
    ledger: Ledger
    is_paired: bool

    def anew(self) -> Self:
        """Begin a page of the same kind, of which nothing was said yet."""


S = TypeVar("S", bound=Speaker)


class Spoken(NamedTuple):
    """What was said.

    Attributes:
        said: The words.
        noted: What has to be admitted of them.
        of: What they were said of, which lives as long as they do, so that nothing else is taken for it.
    """

    said: Said
    noted: Noted
    of: tuple[object, ...]


def _nothing_said(_: Edition) -> dict[tuple[object, ...], Spoken]:
    return {}


def said_once(say: Callable[Concatenate[S, P], Said]) -> Callable[Concatenate[S, P], Said]:
    """Let a voice say something once for all voices of its edition.

    What is said follows from the edition and the arguments alone; of values those are told apart by what they are, and
    records, which nobody changes, by themselves.
    """

    @functools.wraps(say)
    def say_again(voice: S, /, *given: P.args, **named: P.kwargs) -> Said:
        of = (*given, *named.values())
        key = (say.__name__, voice.is_paired, *(one if isinstance(one, VALUES) else id(one) for one in of))
        memory = voice.edition.once(_nothing_said)
        spoken = memory.get(key)
        if spoken is None:
            first = voice.anew()
            spoken = memory[key] = Spoken(say(first, *given, **named), first.ledger.keep(), of)
        voice.ledger.repeat(spoken.noted)
        return spoken.said

    return say_again
