"""Say facts to the reader of one page, in the page's language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from newcomer_guide.records.languages import canonical_tag, language_name
from newcomer_guide.records.phones import write_as_dialled
from newcomer_guide.sources.languages import read_language
from newcomer_guide.wording.again import said_once
from newcomer_guide.wording.choice import State
from newcomer_guide.wording.said import (
    NEW_LINE,
    NUMBER,
    Phrase,
    Said,
    join_said,
    language_mark,
)
from newcomer_guide.wording.times import Times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newcomer_guide.records import Contact, Course, Event, Figure, Location, Record, Statement
    from newcomer_guide.records.dates import PartialDate
    from newcomer_guide.records.values import Text


class Wording(Times):
    """A voice that says facts too: days, hours, places, numbers to call, and when they were confirmed."""

    @said_once
    def phone(self, number: str) -> Said:
        """Write an E.164 number as it is dialled here, digits in order in every direction."""
        return Said((write_as_dialled(number, self.edition.site.data.settings.place),), NUMBER)

    @said_once
    def length(self, course: Course) -> Said:
        """Say how long a course takes: in all, and part by part."""
        whole = [self.count("weeks", course.duration_weeks)] if course.duration_weeks else []
        return join_said([*whole, *(self.count(f"phase_{one.kind}", one.weeks) for one in course.phases)], NEW_LINE)

    def whom_to_call(self, contact: Contact) -> Said:
        """Say whom to call and by which number, or whom to write to where that one only takes messages."""
        who = self.word("call_who" if contact.number_to_speak else "text_who", name=self.name(contact.name))
        return Said((who, self.sign("colon"), " ", self.phone(contact.number_to_call)))

    def lines(self, texts: Iterable[Text]) -> Said:
        """Say several texts, a line each."""
        return join_said(map(self, texts), NEW_LINE)

    @said_once
    def event_date(self, event: Event) -> Said:
        """Say on which day or days something was held, and whether that was only planned."""
        held = self._some_dates(event.date, event.end_date) if event.end_date else self.some_date(event.date)
        stop = [] if held.text.endswith(".") else [self.sign("stop")]
        return self.sentence(held, *stop, " ", self.word("planned")) if event.planned else held

    def figure_name(self, figure: Figure) -> Said:
        """Say what a figure counts, and in which year."""
        name = self(figure.name) if figure.name else self.word(figure.kind)
        return Said((name, " (", str(figure.year), ")"))

    def address(self, location: Location) -> Said:
        """Write where a place is, as it stands on the sign."""
        parts = [part for part in (location.name, location.address_1, self._postal_line(location)) if part]
        return self.name(", ".join(parts))

    def map_query(self, location: Location) -> str:
        """Give what a map is asked for; nothing where the address is not known so well that a map would find it."""
        city = self._postal_line(location)
        return f"{location.address_1}, {city}" if location.address_1 and city else ""

    def _postal_line(self, location: Location) -> str:
        country = self.edition.site.data.settings.place
        return country.postal_line(location.postal_code or "", location.city or "")

    @said_once
    def speaks(self, tag: str) -> Said:
        """Say that somebody speaks a language, by its name in the page's language; in its own where that has none."""
        name = language_name(tag, self.language.tag)
        if name or canonical_tag(tag) != tag:
            return self.word("speaks", language=self.localized(lambda page: language_name(tag, page.tag) or tag))
        language = read_language(tag)
        return self.word("speaks", language=Said((language.name,), language_mark(language)))

    @said_once
    def place(self, location: Location, room: str = "") -> Said:
        """Say where a place is: address, floor, how to find it, and the room."""
        lines = [self.address(location)]
        if location.floor is not None:
            lines.append(self.word("floor", floor=location.floor))
        if location.directions:
            lines.append(self(location.directions))
        if room:
            lines.append(self.word("room", room=room if room.isdecimal() else self.name(room)))
        return join_said(lines, NEW_LINE)

    def some_date(self, date: PartialDate) -> Said:
        """Write a date of which the source may leave out the day or the year."""
        return self._date_alone(date) if date.year else self.word("year_unstated", date=self._date_alone(date))

    def _some_dates(self, first: PartialDate, last: PartialDate) -> Said:
        """Write the first and the last of some dates; where neither has a year, that is said once."""
        if first.year or last.year:
            return self.word("event_from_to", first=self.some_date(first), last=self.some_date(last))
        dates = self.word("event_from_to", first=self._date_alone(first), last=self._date_alone(last))
        return self.word("year_unstated", date=dates)

    def _date_alone(self, date: PartialDate) -> Said:
        """Write as much of a date as is known."""
        whole = dt.date(date.year or 2000, date.month, date.day or 1)
        if date.year:
            return self.localized(lambda language: language.day(whole) if date.day else language.month(whole))
        return self.localized(
            lambda language: language.day_of_year(whole) if date.day else language.month_alone(whole.month)
        )

    @said_once
    def assured(self, *records: Record | Statement) -> Said:
        """Say when the facts of `records` were last confirmed and until when that holds, for the page's note too."""
        site = self.edition.site
        dates = {(one.day, one.due) for record in records for one in site.confirmations(record)}
        self.ledger.dates |= dates
        days, dues = [day for day, _ in dates], [due for _, due in dates if due]
        if not dues:
            return self._between("assured", days)
        if site.is_past(min(dues)):
            return self._between("assured_overdue", days)
        return self._between("assured_until", days, due=self.day(min(dues)))

    def _between(self, word: str, dates: list[dt.date], **more: Phrase) -> Said:
        """Say a word with one date, or with the first and the last of several."""
        first, last = min(dates), max(dates)
        if first == last:
            return self.word(word, date=self.day(first), **more)
        return self.word(f"{word}_between", first=self.day(first), last=self.day(last), **more)

    def assured_or_doubted(self, *records: Record | Statement) -> list[Said]:
        """Say when the facts of `records` were confirmed, and what is in doubt; of what is old, that says since when."""
        since = self.assured(*records)
        return [*([] if self.is_stale() else [since]), *self.doubts()]

    def doubts(self) -> list[Said]:
        """Say what has to be admitted of all that was said so far: old facts, and words that are not the reader's own."""
        states = set(self.ledger.states)  # saying what they are adds to them
        stale = [date for date, due in self.ledger.dates if self.edition.site.is_past(due)]
        is_unreviewed = None in self.ledger.review_dates
        old = [self.note("note_silent")] if self.is_silent() else []
        old += [self._note_of_dates("note_stale", stale)] if stale else []
        doubts = [join_said(old, " ")] if old else []
        if State.OUTDATED in states:
            doubts.append(self.note("note_outdated", language=lambda say: say.source_name()))
        if State.MISSING in states:
            doubts.append(self.note("note_missing", language=lambda say: say.source_name()))
        if is_unreviewed:
            doubts.append(self.note("note_unreviewed"))
        return doubts

    def is_stale(self) -> bool:
        """Say whether the first of the doubts is of the age of what was said so far."""
        return self.is_silent() or any(self.edition.site.is_past(due) for _, due in self.ledger.dates)

    def _note_of_dates(self, word: str, dates: list[dt.date]) -> Said:
        first, last = min(dates), max(dates)
        if first == last:
            return self.note_of_day(word, first)
        return self.note(f"{word}_between", first=lambda say: say.day(first), last=lambda say: say.day(last))

    def note_of_day(self, word: str, date: dt.date) -> Said:
        """Say a note that names a day."""
        return self.note(word, date=lambda say: say.day(date))

    def is_silent(self) -> bool:
        """Say whether something that was said so far has not been confirmed for as long as the town allows."""
        silence, today = self.edition.site.data.settings.silence, self.edition.site.today
        return silence is not None and any(due and silence.covers(day, today) for day, due in self.ledger.dates)

    def next_due(self) -> dt.date | None:
        """Give the first of the days after which something that was said so far no longer holds.

        None where nothing will be past its day, and where something is: that is among the doubts.
        """
        due = min((due for _, due in self.ledger.dates if due), default=None)
        return None if self.edition.site.is_past(due) else due
