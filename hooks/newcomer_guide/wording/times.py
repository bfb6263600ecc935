"""Say when something is held, open or due, in the page's language."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from newcomer_guide.records.dates import WEEKDAYS
from newcomer_guide.site.meetings import is_meeting_overdue, meeting_date, meeting_days, meeting_due
from newcomer_guide.wording.again import said_once
from newcomer_guide.wording.said import (
    HOURS,
    NEW_LINE,
    NOTHING,
    WHOLE_HOURS,
    Phrase,
    Said,
    after_mark,
    date_mark,
    join_said,
    until_mark,
)
from newcomer_guide.wording.voice import Voice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from newcomer_guide.records import Contact, Course, Location, Organization, Record, Statement, When
    from newcomer_guide.records.schedule import OpeningHours, Weekly
    from newcomer_guide.sources.languages import Language

    Open = Contact | Location | Organization
    """What may have opening hours."""

NOON = 12
FEWEST_OF_A_BREAK = 3
"""So many days in a row are told by the first and the last."""

DAY_WORDS = ("copy_from", "next", "next_if", "next_now", "saved", "today", "tomorrow", "weekday_date")
"""The words that scripts put days into: they and the names of the days are all in the page's language, or all in Danish."""


def _capitalize(name: str) -> str:
    return name[:1].upper() + name[1:]


class Times(Voice):
    """A voice that says days and hours, and whether they still hold."""

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

    @said_once
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

    @said_once
    def hours(self, schedule: Weekly) -> Said:
        """Say from when to when, or nothing where the hours are not fixed."""
        if schedule.opens_at is None or schedule.closes_at is None:
            return NOTHING
        opens, closes = schedule.opens_at, schedule.closes_at
        is_one_part = (opens.hour < NOON) == (closes.hour < NOON)
        first: Phrase = f"{opens:%H:%M}" if is_one_part else self.time(opens)
        return self.word("hours", opens=first, closes=self.time(closes))

    def marked_hours(self, schedule: Weekly) -> Said:
        """Say hours so that scripts find them, and so that a line does not end within them where they are one word."""
        hours = self.hours(schedule)
        return Said((hours,), HOURS if " " in hours.text else WHOLE_HOURS)

    def meeting_due(self, course: Course) -> dt.date | None:
        """Give the last day on which it holds when and where a course is held; None where it holds for ever."""
        return meeting_due(self.edition.site, course)

    def meeting_date(self, course: Course) -> dt.date:
        """Give the day on which when and where a course is held were last confirmed."""
        return meeting_date(self.edition.site, course)

    def is_meeting_old(self, course: Course) -> bool:
        """Say whether when or where a course is held is past its day, on the day of this site."""
        return is_meeting_overdue(self.edition.site, course)

    def is_old(self, *records: Record | Statement) -> bool:
        """Say whether one of `records` is past its day, on the day of this site."""
        return any(self.edition.site.is_overdue(record) for record in records)

    def is_looked_after(self, *records: Record | Statement) -> bool:
        """Say whether one of `records` is to be confirmed now and then; history is not."""
        return any(self.edition.site.due_date(record) for record in records)

    @said_once
    def times(self, course: Course) -> Said:
        """Say when a course is held, or that it is not; what is past its day is told as it was, what is over as ended.

        Until when it holds is the reader's clock's to say: both are prepared (`until`, `after`).
        """
        if course.has_ended:
            return self._times(course)
        told = self._times_as_sure(course)
        return (
            self._while_it_holds(course.last_day, told, self.word("ended"))
            if course.is_held and course.last_day
            else told
        )

    def _times_as_sure(self, course: Course) -> Said:
        """Say when a course is held, as sure as that is."""
        said, month = self._times(course), self._month_of_year(course.hours_date)
        if course.schedule.begins_after(course.hours_date):
            then = join_said([*said.lines, self.word("ask_first")], NEW_LINE)
        elif course.is_weekly and len(said.lines) == 1:
            then = self.word("times_then", month=month, times=said)
        else:
            then = join_said([*said.lines, self.word("as_then", month=month)], NEW_LINE)
        return self._while_it_holds(self.edition.site.due_date_of("hours", course), said, then)

    @said_once
    def as_then(self, course: Course) -> Said:
        """Say of when its hours are, and to ask first: once when or where it is held is past its day.

        Where its place is, and its hours are not, only to ask first is said: they were not so then.
        """
        due, hours_due = self.meeting_due(course), self.edition.site.due_date_of("hours", course)
        is_of_hours = due is not None and hours_due is not None and hours_due <= due
        is_of_hours = is_of_hours and not course.schedule.begins_after(course.hours_date)  # then it was only planned
        as_then = self.word("as_then", month=self._month_of_year(course.hours_date))
        return self._while_it_holds(due, NOTHING, as_then if is_of_hours else self.word("ask_first"))

    @said_once
    def call_first(self, course: Course) -> Said:
        """Say to call before going there; nothing, once the course is over by the reader's clock."""
        if course.has_ended:
            return NOTHING
        return self._while_it_holds(course.last_day if course.is_held else None, self.word("call_first"), NOTHING)

    @said_once
    def calendar_offer(self, course: Course) -> Said:
        """Offer the calendar of a course; as unconfirmed, once when or where it is held is past its day."""
        now, then = self.word("add_calendar"), self.word("add_calendar_unsure")
        return self._while_it_holds(self.meeting_due(course), now, then)

    def has_days(self, course: Course) -> bool:
        """Say whether the calendar of a course has days to come."""
        days = meeting_days(self.edition.site, course)
        return bool(days) and days[-1] >= self.edition.site.today

    def calendars_offer(self, courses: Iterable[Course]) -> Said:
        """Offer one calendar of several courses; as unconfirmed, once when or where one is held is past its day.

        Nothing, where it does not have each of those that are coming: of some of them no day may be known.
        """
        coming = [course for course in courses if self.is_coming(course)]
        if not coming or not all(map(self.has_days, coming)):
            return NOTHING
        due = min((due for course in coming if (due := self.meeting_due(course))), default=None)
        return self._while_it_holds(due, self.word("add_calendars"), self.word("add_calendars_unsure"))

    def _while_it_holds(self, due: dt.date | None, now: Said, then: Said) -> Said:
        """Say one thing until the last day on which it holds, and another after that, by the reader's clock."""
        if due is None or self.edition.site.is_past(due):
            return now if due is None else then
        return Said((Said((now,), until_mark(due)), Said((then,), after_mark(due))))

    def _month_of_year(self, date: dt.date) -> Said:
        return self.localized(lambda language: language.month(date))

    def _times(self, course: Course) -> Said:
        """Say when a course is held, on which days it is not, or that it is not held at all."""
        if not course.is_held:
            begins = course.schedule.valid_from if course.status == "paused" else None
            if begins and begins > self.edition.site.today:
                return self.word("paused_until", date=self.day(begins))
            return self.word(course.status)
        schedule = course.timetable
        if not schedule.byday:
            return self.count("days_per_week", schedule.days_per_week or 0)
        return self.weekly(schedule)

    @said_once
    def weekly(self, schedule: Weekly) -> Said:
        """Say days and hours, between which dates they hold, and on which days they do not."""
        lines = [self.sentence(self.days(schedule.byday), " ", self.marked_hours(schedule)), *self._period(schedule)]
        for days in schedule.breaks():
            if days[-1] < self.edition.site.today:
                continue
            if len(days) < FEWEST_OF_A_BREAK:
                lines += [self.word("not_on", date=self.day(day)) for day in days]
            else:
                lines.append(self.word("not_from_to", first=self.day(days[0]), last=self.day(days[-1])))
        return join_said(lines, NEW_LINE)

    def period(self, schedule: Weekly) -> Said:
        """Say between which dates a schedule holds; nothing where it has none."""
        return join_said(self._period(schedule), NEW_LINE)

    def _period(self, schedule: Weekly) -> list[Said]:
        dates = {"valid_from": schedule.valid_from, "valid_to": schedule.valid_to}
        return [self.word(name, date=self.day(date)) for name, date in dates.items() if date]

    def is_coming(self, course: Course) -> bool:
        """Say whether a course is held on fixed days, and the last of them has not been before the day of this site."""
        return course.is_weekly and not course.timetable.is_over(self.edition.site.today)

    def opening(self, record: Open) -> Said:
        """Say when a place is open, or somebody can be reached."""
        return join_said(map(self.weekly, self.schedules(record)), NEW_LINE)

    def schedules(self, record: Open) -> list[OpeningHours]:
        """Give the opening hours of a place or a person that are not over on the day of this site."""
        return self.edition.site.schedules_of(record)

    def opening_due(self, record: Open) -> dt.date | None:
        """Give the last day on which the confirmation of opening hours holds; None where there are none."""
        return self.edition.site.due_date_of("hours", record)

    def is_opening_old(self, record: Open) -> bool:
        """Say whether opening hours are past their day, on the day of this site."""
        return self.edition.site.is_past(self.opening_due(record))

    def opening_day(self, record: Open) -> dt.date:
        """Give the day on which opening hours were last confirmed; of several, the first."""
        return min(map(record.confirmed_on, self.schedules(record)))

    def opening_as_then(self, record: Open) -> Said:
        """Say of when opening hours are, and to ask first: once they are past their day."""
        return self._while_it_holds(
            self.opening_due(record), NOTHING, self.word("as_then", month=self._month_of_year(self.opening_day(record)))
        )

    def opening_told(self, record: Open) -> Said:
        """Say when a place is open, and of when that is once it is past its day."""
        now = self.opening(record)
        then = self.word("as_then", month=self._month_of_year(self.opening_day(record)))
        return self._while_it_holds(self.opening_due(record), now, join_said([now, then], NEW_LINE))

    @said_once
    def time(self, time: dt.time) -> Said:
        """Write a time of day with 24 hours, and the part of the day where readers need it.

        Many readers of Tigrinya count the hours from six o'clock.
        """
        part = "morning" if time.hour < NOON else "afternoon"
        return self.word(f"time_{part}", time=f"{time:%H:%M}")

    @said_once
    def when(self, when: When) -> Said:
        """Say when after the arrival a step comes."""
        unit = self.edition.site.data.kinds.units[when.unit]
        if when.byday:
            names = [self._weekday(WEEKDAYS.index(day)) for day in when.byday]
            return self(unit.name, days=self._join_names("day_or_day", names))
        return self(unit.several, amount=when.amount) if unit.several and when.amount > 1 else self(unit.name)

    @said_once
    def day(self, date: dt.date) -> Said:
        """Write a date such as `15. oktober 2019`."""
        return self.localized(lambda language: language.day(date), date_mark(date.isoformat()))

    def _join_names(self, word: str, names: list[Said]) -> Said:
        """Join names by a word for two of them."""
        joined = names[-1]
        for name in reversed(names[:-1]):
            joined = self.word(word, first=name, second=joined)
        return joined
