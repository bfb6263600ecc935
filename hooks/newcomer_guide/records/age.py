"""Until when a confirmation of a record holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from newcomer_guide.records.base import Part
from newcomer_guide.records.schedule import OpeningHours
from newcomer_guide.records.settings import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newcomer_guide.records.base import FactKind, Record
    from newcomer_guide.records.settings import Settings


class Confirmation(NamedTuple):
    """That somebody looked at something: what kind of fact it is, on which day, and the last day on which that holds."""

    kind: FactKind
    day: dt.date
    due: dt.date | None


def confirmations(settings: Settings, record: Record | Statement, today: dt.date) -> list[Confirmation]:
    """Give what of a record was confirmed when: the record itself, and each part that has a time of its own.

    History holds for ever: it has no day on which it is due. Opening hours that are over are asked of nobody.
    """
    if isinstance(record, Statement):
        return [_confirm("statements", record.assured_date, settings.check_after.statements)]
    kind = record.fact_kind or "places"
    own = [_confirm(kind, record.assured_date, _days(settings, record, kind))]
    for part in _parts(record, today):
        if part.fact_kind:
            days = _days(settings, record, part.fact_kind)
            own.append(_confirm(part.fact_kind, record.confirmed_on(part), days))
    return own


def first_due(confirmed: Iterable[Confirmation]) -> dt.date | None:
    """Give the last day on which all that was confirmed holds; None where it holds for ever."""
    return min((one.due for one in confirmed if one.due), default=None)


def _confirm(kind: FactKind, day: dt.date, days: int | None) -> Confirmation:
    return Confirmation(kind, day, day + dt.timedelta(days=days) if days else None)


def _days(settings: Settings, record: Record, kind: FactKind) -> int | None:
    if kind == "history":
        return None
    return record.check_after_days or int(getattr(settings.check_after, kind))


def _parts(record: Record, today: dt.date) -> Iterator[Part]:
    for value in vars(record).values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Part) and not (isinstance(one, OpeningHours) and one.is_over(today)):
                yield one
