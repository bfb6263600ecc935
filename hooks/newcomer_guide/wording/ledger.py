"""What has to be admitted of all that was said on one page, or in one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from newcomer_guide.wording.choice import State


class Noted(NamedTuple):
    """What a ledger noted, kept for later in a quarter of its room: thousands of these are kept at a time."""

    states: tuple[State, ...]
    dates: tuple[tuple[dt.date, dt.date | None], ...]
    review_dates: tuple[dt.date | None, ...]
    said: tuple[str, ...]


@dataclass
class Ledger:
    """What was said so far, as far as a reader may doubt it.

    Attributes:
        states: The states of the texts.
        dates: The days on which the facts were last confirmed, each with the last day on which that holds, if there is one.
        review_dates: The days on which native speakers checked the texts; None for those that nobody has checked.
        said: What was said, in the data's own words.
    """

    states: set[State] = field(default_factory=set)
    dates: set[tuple[dt.date, dt.date | None]] = field(default_factory=set)
    review_dates: set[dt.date | None] = field(default_factory=set)
    said: set[str] = field(default_factory=set)

    def admit(self, other: Ledger) -> None:
        """Take in what something else on the same page has to admit."""
        self.states |= other.states
        self.dates |= other.dates
        self.review_dates |= other.review_dates

    def keep(self) -> Noted:
        """Keep all that was noted."""
        return Noted(tuple(self.states), tuple(self.dates), tuple(self.review_dates), tuple(self.said))

    def repeat(self, noted: Noted) -> None:
        """Take in all that was noted when the same was said before."""
        self.states.update(noted.states)
        self.dates.update(noted.dates)
        self.review_dates.update(noted.review_dates)
        self.said.update(noted.said)
