"""Do what the town has chosen for facts of which nobody has heard for long: leave out their numbers, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from newcomer_guide.records import Record
from newcomer_guide.records.age import confirmations

if TYPE_CHECKING:
    import datetime as dt

    from newcomer_guide.records import Settings
    from newcomer_guide.records.settings import Silence


class Silent(NamedTuple):
    """A record that was taken out.

    Attributes:
        record: The record.
        of: The topic and name of what nobody has confirmed: itself, or what it cannot do without.
    """

    record: Record
    of: tuple[str, str]


Numberless = dict[tuple[str, str], "dt.date"]
"""The records whose numbers were left out, by topic and name, and when these were last confirmed."""


def fall_silent(
    topics: dict[str, dict[str, Any]], settings: Settings, today: dt.date
) -> tuple[dict[tuple[str, str], Silent], Numberless]:
    """Leave out what nobody has confirmed for as long as the town allows; history and whom everyone calls stay.

    Returns:
        The records that were taken out, by their topics and names, and those that have lost their numbers.
    """
    numberless: Numberless = {}
    silence = settings.silence
    if silence is None or silence.then == "mark":
        return {}, numberless
    office = topics["contacts"].get(settings.call)
    kept = {("contacts", settings.call), ("organizations", office.organization if office else "")}
    silent: dict[tuple[str, str], Silent] = {}
    for topic, records in topics.items():
        for name, record in list(records.items()):
            if not isinstance(record, Record) or (topic, name) in kept or record.missing:
                continue
            if silence.then == "hide":
                if day := _hide_numbers(record, silence, today):
                    numberless[topic, name] = day
            elif _is_silent(settings, record, silence, today):
                silent[topic, name] = Silent(records.pop(name), (topic, name))
    return silent, numberless


def _hide_numbers(record: Any, silence: Silence, today: dt.date) -> dt.date | None:  # noqa: ANN401  # whatever may have numbers
    """Leave out the numbers of a record that nobody has confirmed for long; give the last day on which one of them was."""
    if not hasattr(record, "phones"):
        return None
    hidden = [phone for phone in record.phones if silence.covers(record.confirmed_on(phone), today)]
    days = [record.confirmed_on(phone) for phone in hidden]
    record.phones = [phone for phone in record.phones if phone not in hidden]
    if silence.covers(record.assured_date, today) and getattr(record, "email", None):
        record.email = None
        days.append(record.assured_date)
    return max(days, default=None)


def _is_silent(settings: Settings, record: Record, silence: Silence, today: dt.date) -> bool:
    known = confirmations(settings, record, today)
    return any(one.due for one in known) and silence.covers(max(one.day for one in known), today)
