"""Say facts to the reader of one page, in the page's language."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from newcomer_guide.records.dates import WEEKDAYS
from newcomer_guide.records.languages import canonical_tag, language_name
from newcomer_guide.records.phones import write_as_dialled
from newcomer_guide.sources.languages import read_language
from newcomer_guide.wording.choice import State
from newcomer_guide.wording.said import (
    HOURS,
    NEW_LINE,
    NOTHING,
    NUMBER,
    Part,
    Said,
    after_mark,
    date_mark,
    join_said,
    language_mark,
    until_mark,
)
from newcomer_guide.wording.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newcomer_guide.records import Course, Event, Figure, Location, Record, Schedule, Statement, When
    from newcomer_guide.records.dates import PartialDate
    from newcomer_guide.records.values import Text
    from newcomer_guide.sources.languages import Language

NOON = 12

DAY_WORDS = ("copy_from", "next", "next_if", "next_now", "saved", "today", "tomorrow", "weekday_date")
"""The words that scripts put days into: they and the names of the days are all in the page's language, or all in Danish."""


def _capitalize(name: str) -> str:
    return name[:1].upper() + name[1:]


class Wording(Voice):
    """A voice that says facts too: days, hours, places, numbers to call, and when they were confirmed."""

    @functools.cached_property
    def language_of_days(self) -> Language:
        """The language in which scripts say days: the page's, where it has all words that this takes."""
        words = [self.edition.site.data.interface.get(name) for name in DAY_WORDS]
        has_all = all(word is None or self.can_say(word, self.edition) for word in words)
        return self.language if has_all else self.source

    def day_word(self, name: str) -> Said:
        """Say a word that a script puts a day into, its placeholders left open."""
        said = self.pattern(name)
        return said if self.language_of_days == self.language else self.mark_source([said.in_source()])

    def day_for_scripts(self, date: dt.date) -> str:
        """Write a day that a script puts into such a word."""
        return self.language_of_days.day(date)

    def phone(self, number: str) -> Said:
        """Write an E.164 number as it is dialled here, digits in order in every direction."""
        return Said((write_as_dialled(number, self.edition.site.data.settings.place),), NUMBER)

    def days(self, byday: Sequence[str]) -> Said:
        """Say days of the week: `Hver torsdag`, `Mandag til fredag`."""
        numbers = [WEEKDAYS.index(day) for day in byday]
        names = [self._weekday(number) for number in numbers]
        if len(names) == 1:
            return self.word("every_day", day=names[0])
        names[0] = self.localized(lambda language: _capitalize(language.weekday(numbers[0])))
        if len(names) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return self.word("from_day_to_day", first=names[0], last=names[-1])
        return self._join_names("day_and_day", names)

    def _weekday(self, number: int) -> Said:
        return self.localized(lambda language: language.weekday(number))

    def hours(self, schedule: Schedule) -> Said:
        """Say from when to when, or nothing where the hours are not fixed."""
        if schedule.opens_at is None or schedule.closes_at is None:
            return NOTHING
        opens, closes = schedule.opens_at, schedule.closes_at
        is_one_part = (opens.hour < NOON) == (closes.hour < NOON)
        first: Part = f"{opens:%H:%M}" if is_one_part else self.time(opens)
        return self.word("hours", opens=first, closes=self.time(closes))

    def due_date(self, record: Record) -> dt.date | None:
        """Give the last day on which all of a record holds; None where it holds for ever."""
        return self.edition.site.due_date(record)

    def is_old(self, *records: Record | Statement) -> bool:
        """Say whether one of `records` is past its day, on the day of this site."""
        return any(self.edition.site.is_overdue(record) for record in records)

    def times(self, course: Course) -> Said:
        """Say when a course is held, or that it is not; what is past its day is told as it was.

        Until when it holds is the reader's clock's to say: both are prepared (`until`, `after`).
        """
        if not course.is_held:
            return self._times(course)
        said, month = self._times(course), self._month(course)
        if course.is_weekly and len(said.lines) == 1:
            then = self.word("times_then", month=month, times=said)
        else:
            then = join_said([*said.lines, self.word("as_then", month=month)], NEW_LINE)
        return self._while_it_holds(course, said, then)

    def as_then(self, course: Course) -> Said:
        """Say of when the times of a course are, and to ask first: once they are past their day."""
        return self._while_it_holds(course, NOTHING, self.word("as_then", month=self._month(course)))

    def calendar_offer(self, course: Course) -> Said:
        """Offer the calendar of a course; as unconfirmed, once its times are past their day."""
        return self._while_it_holds(course, self.word("add_calendar"), self.word("add_calendar_unsure"))

    def _while_it_holds(self, record: Record, now: Said, then: Said) -> Said:
        """Say one thing of a record as long as it holds, and another after that, by the reader's clock."""
        due = self.due_date(record)
        if due is None or self.is_old(record):
            return now if due is None else then
        return Said((Said((now,), until_mark(due)), Said((then,), after_mark(due))))

    def _month(self, course: Course) -> Said:
        return self._month_of_year(course.hours_date)

    def _month_of_year(self, date: dt.date) -> Said:
        return self.localized(lambda language: language.month(date))

    def _times(self, course: Course) -> Said:
        """Say when a course is held, on which days it is not, or that it is not held at all."""
        schedule = course.schedule
        if not course.is_held:
            return self.word(course.status)
        if not schedule.byday:
            return self.word("days_per_week", count=schedule.days_per_week or 0)
        lines = [self.sentence(self.days(schedule.byday), " ", Said((self.hours(schedule),), HOURS))]
        if schedule.valid_from:
            lines.append(self.word("valid_from", date=self.day(schedule.valid_from)))
        if schedule.valid_to:
            lines.append(self.word("valid_to", date=self.day(schedule.valid_to)))
        lines += [self.word("not_on", date=self.day(date)) for date in schedule.except_dates]
        return join_said(lines, NEW_LINE)

    def length(self, course: Course) -> Said:
        """Say how long a course takes: in all, and part by part."""
        whole = [self.word("weeks", count=course.duration_weeks)] if course.duration_weeks else []
        return join_said(
            [*whole, *(self.word(f"phase_{one.kind}", count=one.weeks) for one in course.phases)], NEW_LINE
        )

    def lines(self, texts: Iterable[Text]) -> Said:
        """Say several texts, a line each."""
        return join_said(map(self, texts), NEW_LINE)

    def event_date(self, event: Event) -> Said:
        """Say on which day or days something was held, and whether that was only planned."""
        first = self.some_date(event.date)
        held = self.word("event_from_to", first=first, last=self.some_date(event.end_date)) if event.end_date else first
        return self.sentence(held, ". ", self.word("planned")) if event.planned else held

    def figure_name(self, figure: Figure) -> Said:
        """Say what a figure counts, and in which year."""
        name = self(figure.name) if figure.name else self.word(figure.kind)
        return Said((name, " ", str(figure.year)))

    def time(self, time: dt.time) -> Said:
        """Write a time of day with 24 hours, and the part of the day where readers need it.

        Many readers of Tigrinya count the hours from six o'clock.
        """
        part = "morning" if time.hour < NOON else "afternoon"
        return self.word(f"time_{part}", time=f"{time:%H:%M}")

    def when(self, when: When) -> Said:
        """Say when after the arrival a step comes."""
        unit = self.edition.site.data.kinds.units[when.unit]
        if when.byday:
            names = [self._weekday(WEEKDAYS.index(day)) for day in when.byday]
            return self(unit.name, days=self._join_names("day_or_day", names))
        return self(unit.several, amount=when.amount) if unit.several and when.amount > 1 else self(unit.name)

    def address(self, location: Location) -> Said:
        """Write where a place is, as it stands on the sign."""
        country = self.edition.site.data.settings.place
        city = country.postal_line(location.postal_code or "", location.city or "")
        parts = [part for part in (location.name, location.address_1, city) if part]
        return self.name(", ".join(parts))

    def speaks(self, tag: str) -> Said:
        """Say that somebody speaks a language, by its name in the page's language; in its own where that has none."""
        name = language_name(tag, self.language.tag)
        if name or canonical_tag(tag) != tag:
            return self.word("speaks", language=self.localized(lambda page: language_name(tag, page.tag) or tag))
        language = read_language(tag)
        return self.word("speaks", language=Said((language.name,), language_mark(language)))

    def place(self, location: Location, room: str = "") -> Said:
        """Say where a place is: address, floor, how to find it, and the room."""
        lines = [self.address(location)]
        if location.floor is not None:
            lines.append(self.word("floor", floor=location.floor))
        if location.directions:
            lines.append(self(location.directions))
        if room:
            lines.append(self.word("room", room=room))
        return join_said(lines, NEW_LINE)

    def day(self, date: dt.date) -> Said:
        """Write a date such as `15. oktober 2019`."""
        return self.localized(lambda language: language.day(date), date_mark(date.isoformat()))

    def some_date(self, date: PartialDate) -> Said:
        """Write a date of which the source may leave out the day or the year."""
        whole = dt.date(date.year or 2000, date.month, date.day or 1)
        if date.year is None:
            return self.word("year_unstated", date=self.localized(lambda language: language.day_of_year(whole)))
        return self.localized(lambda language: language.day(whole) if date.day else language.month(whole))

    def assured(self, *records: Record | Statement) -> Said:
        """Say when the facts of `records` were last confirmed and until when that holds, for the page's note too."""
        site = self.edition.site
        dates = {(one.day, one.due) for record in records for one in site.confirmations(record)}
        self.ledger.dates |= dates
        days, dues = [day for day, _ in dates], [due for _, due in dates if due]
        return self._between("assured_until", days, due=self.day(min(dues))) if dues else self._between("assured", days)

    def _between(self, word: str, dates: list[dt.date], **more: Part) -> Said:
        """Say a word with one date, or with the first and the last of several."""
        first, last = min(dates), max(dates)
        if first == last:
            return self.word(word, date=self.day(first), **more)
        return self.word(f"{word}_between", first=self.day(first), last=self.day(last), **more)

    def doubts(self) -> list[Said]:
        """Say what has to be admitted of all that was said so far: old facts, and words that are not the reader's own."""
        states = set(self.ledger.states)  # saying what they are adds to them
        today = self.edition.site.today
        stale = [date for date, due in self.ledger.dates if due and due < today]
        is_unreviewed = None in self.ledger.review_dates
        doubts = [self._note_of_dates("note_stale", stale)] if stale else []
        if self.is_silent():
            doubts.append(self.note("note_silent"))
        if State.OUTDATED in states:
            doubts.append(self.note("note_outdated"))
        if State.MISSING in states:
            doubts.append(self.note("note_missing"))
        if is_unreviewed:
            doubts.append(self.note("note_unreviewed"))
        return doubts

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
        return silence is not None and any(
            due and (today - day).days > silence.after_days for day, due in self.ledger.dates
        )

    def next_due(self) -> dt.date | None:
        """Give the first of the days after which something that was said so far no longer holds.

        None where nothing will be past its day, and where something is: that is among the doubts.
        """
        due = min((due for _, due in self.ledger.dates if due), default=None)
        return due if due and due >= self.edition.site.today else None

    def _join_names(self, word: str, names: list[Said]) -> Said:
        """Join names by a word for two of them."""
        joined = names[-1]
        for name in reversed(names[:-1]):
            joined = self.word(word, first=name, second=joined)
        return joined
