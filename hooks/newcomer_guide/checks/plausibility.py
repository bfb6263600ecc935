"""Find facts that contradict each other, or that cannot be true."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newcomer_guide.records.dates import WEEKDAYS
from newcomer_guide.records.phones import is_costly
from newcomer_guide.records.schedule import LONGEST_SPAN, MORNING
from newcomer_guide.sources.validation import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Place, Problem
    from newcomer_guide.records import Course
    from newcomer_guide.records.dates import PartialDate
    from newcomer_guide.records.schedule import Weekly
    from newcomer_guide.site.site import Site

SETTINGS = "settings"
LIES_AHEAD = {"valid_from", "valid_to", "except_dates"}
"""The fields whose day may come later than today."""

OLDEST_YEAR = 2000
"""Nothing was confirmed before it."""

KEPT = {
    "came": "Den dag, du kom, og hvordan, hvis du har skrevet det.",
    "danish": "Om du vil se dansk under teksten.",
    "offered": "Om vi har tilbudt dig siden på dit eget sprog.",
    "packs": "De sprog, du har gemt, og hvilken dag.",
    "seen": "Sider, du har åbnet, så du kan åbne dem igen uden forbindelse.",
    "steps": "De trin, du har sat flueben ved.",
}
"""What the scripts let a phone keep, by the names that they keep it under."""

OF_THE_WORKER = {"packs", "seen"}
OF_LANGUAGES = {"danish", "offered"}
OF_STEPS = {"came", "steps"}

AUTUMN, SPRING = 10, 3
HALF_A_YEAR = dt.timedelta(days=182)
FAR_AHEAD = dt.timedelta(days=730)


def future_dates(site: Site) -> Iterator[Problem]:
    """Nothing was confirmed, or counted, on a day that has not come; a schedule may well lie ahead, and next year's quota."""
    told = {SETTINGS: site.data.settings, **site.data.topics}
    for topic, records in told.items():
        for steps, leaf in walk(records):
            if isinstance(leaf, dt.date) and leaf > site.today and not LIES_AHEAD & {*steps}:
                found = f"{steps[-1]}: {leaf.isoformat()}"
                yield site.data.place_of(topic, *steps).problem("Datoen er ikke kommet endnu.", found)
            elif isinstance(leaf, dt.date) and leaf.year < OLDEST_YEAR and steps[-1] == "assured_date":
                message = "Datoen ligger for langt tilbage. Skriv den dag, nogen sidst så efter."
                yield site.data.place_of(topic, *steps).problem(message, f"{steps[-1]}: {leaf.isoformat()}")
    for name, figure in site.data.figures.items():
        is_told_ahead = figure.kind == "quota" and figure.year == site.today.year + 1
        source = site.data.sources[figure.source]
        if figure.year > site.today.year and not is_told_ahead:
            place = site.data.place_of("figures", name, "year")
            yield place.problem("Året er ikke kommet endnu.", f"year: {figure.year}")
        elif source.date and figure.year > source.date.year + (figure.kind != "arrived"):
            message = f"Tallet er nyere end sin kilde fra {source.date.year}. Skriv den kilde, som det står i, i data/sources.yml."
            place = site.data.place_of("figures", name, "source")
            yield place.problem(message, f"year: {figure.year}, source: {figure.source}", is_warning=True)


def events(site: Site) -> Iterator[Problem]:
    """An event ends after it has begun; what lies ahead is a course, for events are told as what has been."""
    for name, event in site.data.events.items():
        first, last = event.date, event.end_date
        known = min(_known(first), _known(last or first))
        is_turned = last and bool(first.year) == bool(last.year) and last.order[:known] < first.order[:known]
        is_winter = last is not None and first.month >= AUTUMN and last.month <= SPRING  # it may go on over New Year
        if last and is_turned and not (first.year is None and is_winter):
            found = f"date: {first}, end_date: {last}"
            turned = f"date: {last}, end_date: {first}"
            write = f"end_date: {replace(last, year=(first.year or 0) + 1)}" if is_winter else turned
            place = site.data.place_of("events", name, "end_date")
            yield place.problem("Begivenheden slutter, før den begynder.", found, write)
        elif first.order[: _known(first)] > (site.today.year, site.today.month, site.today.day)[: _known(first)]:
            message = (
                "Dagen er ikke kommet endnu, men siden fortæller om begivenheder som noget, der har været. "
                "Skal folk komme til det, så skriv det i data/courses.yml."
            )
            yield site.data.place_of("events", name, "date").problem(message, f"date: {first}", is_warning=True)


def kept_on_phones(site: Site) -> Iterator[Problem]:
    """What the site says that phones keep is what its scripts let them keep."""
    privacy = site.data.settings.privacy
    unused = (set() if site.data.settings.offline else OF_THE_WORKER) | (set() if site.translated else OF_LANGUAGES)
    unused |= set() if any("steps" in page.slots for page in site.pages.values()) else OF_STEPS
    lacking = sorted(KEPT.keys() - unused - privacy.stored.keys()) if privacy else []
    if lacking:
        message = (
            f"Telefonen gemmer mere, end siden siger: {', '.join(lacking)}. Skriv hvert på sin linje under stored."
        )
        place = site.data.place_of("settings", "privacy", "stored")
        yield place.problem(message, write=f"{lacking[0]}: {KEPT[lacking[0]]}", is_warning=True)


def _known(date: PartialDate) -> int:
    """Count what is known of a date: its year and month, or its day too."""
    return 3 if date.day else 2


def pauses(site: Site) -> Iterator[Problem]:
    """A pause does not outlast the day on which the course begins again."""
    for name, course in site.data.courses.items():
        begins = course.schedule.valid_from
        if course.status == "paused" and begins and begins <= site.today:
            message = "Kurset skulle begynde igen, men status er paused. Er det begyndt, så skriv status: active."
            place = site.data.place_of("courses", name, "status")
            yield place.problem(message, f"valid_from: {begins}", "status: active", is_warning=True)


def night_hours(site: Site) -> Iterator[Problem]:
    """Nothing begins at 2 that is meant to begin at 14."""
    for topic, records in site.data.topics.items():
        for name, record in records.items():
            for steps, clock in walk(record):
                if steps[-1] == "opens_at" and isinstance(clock, dt.time) and clock.hour < MORNING:
                    message = "Det begynder om natten. Er det om eftermiddagen, så skriv timen med 24 timer i døgnet."
                    found, write = (f"opens_at: {clock.hour + more:02}:{clock.minute:02}" for more in (0, 12))
                    yield site.data.place_of(topic, name, *steps).problem(message, found, write, is_warning=True)


def schedules(site: Site) -> Iterator[Problem]:
    """What is held now has a day to come, and not in years; two opening hours of a day do not overlap."""
    for name, course in site.data.courses.items():
        first = course.schedule.valid_from
        for field, which in (("valid_from", "første"), ("valid_to", "sidste")):
            day = getattr(course.schedule, field)
            if day and day - site.today > FAR_AHEAD:
                place = site.data.place_of("courses", name, "schedule", field)
                message = f"Den {which} dag ligger flere år fremme. Er året rigtigt?"
                yield place.problem(message, f"{field}: {day}", is_warning=True)
        yield from _weeks_lost(site, name, course)
        if course.is_weekly and course.timetable.is_over(site.today):
            message = "Den sidste dag er gået, men status er active. Skriv den nye plan, eller skriv status: ended."
            place = site.data.place_of("courses", name, "schedule", "valid_to")
            weeks = f"valid_from: {first}, duration_weeks: {course.duration_weeks}"
            found = f"valid_to: {course.last_day}" if course.schedule.valid_to else weeks
            yield place.problem(message, found, "status: ended", is_warning=True)
    for topic in ("contacts", "organizations", "locations"):
        for name, record in site.data.topics[topic].items():
            place = site.data.place_of(topic, name, "schedules")
            for one, other in itertools.combinations(site.schedules_of(record), 2):
                if one.overlaps(other):
                    yield _overlap(one, other, place)
            if record.schedules and not site.schedules_of(record):
                message = (
                    "Den sidste dag er gået, så ingen af tiderne bliver vist. Skriv dem, der gælder nu, eller slet dem."
                )
                yield place.problem(message, is_warning=True)


def _weeks_lost(site: Site, name: str, course: Course) -> Iterator[Problem]:
    """Tell of weeks without teaching in a course that is told by how many weeks it has: it ends so much later."""
    last, schedule = course.last_day, course.schedule
    if last is None or schedule.valid_to:
        return
    without = {day for day in schedule.except_dates if (schedule.valid_from or last) <= day <= last}
    weeks = {day - dt.timedelta(days=day.weekday()) for day in without}
    held = [dt.timedelta(days=WEEKDAYS.index(day)) for day in schedule.byday]
    lost = sum(all(week + ahead in without for ahead in held) for week in weeks)
    if lost:
        message = "Mellem den første og den sidste dag er der uger uden undervisning. Skriv den rigtige sidste dag."
        place = site.data.place_of("courses", name, "schedule", "except_dates")
        found = f"duration_weeks: {course.duration_weeks}"
        yield place.problem(message, found, f"valid_to: {last + dt.timedelta(weeks=lost)}", is_warning=True)


def _overlap(one: Weekly, other: Weekly, place: Place) -> Problem:
    """Tell that a page would say two things of a day, and which days to take out of the hours of the whole year."""
    season, whole = sorted((one, other), key=_length)
    message = "To åbningstider gælder på samme dag, så siden siger to ting."
    if (
        season.valid_from
        and season.valid_to
        and _length(season) < _length(whole)
        and _length(season).days <= LONGEST_SPAN
    ):
        advice, write = "Skriv dagene som undtagelser ved den anden.", f"{season.valid_from}/{season.valid_to}"
        return place.problem(f"{message} {advice}", write=f"except_dates: [{write}]")
    earlier, later = sorted((one, other), key=lambda schedule: schedule.valid_from or dt.date.min)
    if later.valid_from and later.valid_from > (earlier.valid_from or dt.date.min):
        write = f"valid_to: {later.valid_from - dt.timedelta(days=1)}"
        return place.problem(f"{message} Skriv, hvornår den første slutter.", write=write)
    return place.problem(f"{message} Skriv hver dag i én af dem.")


def _length(schedule: Weekly) -> dt.timedelta:
    return (schedule.valid_to or dt.date.max) - (schedule.valid_from or dt.date.min)


def past_exceptions(site: Site) -> Iterator[Problem]:
    """A day on which something is not held was still to come when its hours were confirmed."""
    for topic in ("courses", "contacts", "organizations", "locations"):
        for name, record in site.data.topics[topic].items():
            held: list[tuple[tuple[str | int, ...], Any]] = [
                (("schedules", at), one) for at, one in enumerate(getattr(record, "schedules", []))
            ]
            held += [(("schedule",), record.schedule)] if topic == "courses" else []
            for steps, schedule in held:
                for day in schedule.except_dates:
                    if day < record.confirmed_on(schedule) - HALF_A_YEAR:
                        message = "Den dag var gået, længe før tiderne blev bekræftet. Er året rigtigt?"
                        place = site.data.place_of(topic, name, *steps, "except_dates")
                        yield place.problem(message, day.isoformat(), is_warning=True)


def two_figures(site: Site) -> Iterator[Problem]:
    """A year has one quota and one number of arrivals."""
    seen: dict[tuple[str, int], str] = {}
    for name, figure in site.data.figures.items():
        if figure.kind not in {"quota", "arrived"}:
            continue
        before = seen.setdefault((figure.kind, figure.year), name)
        if before != name:
            message = f"{before} og {name} er to tal for det samme i {figure.year}."
            yield site.data.place_of("figures", name).problem(message, f"{name}:")


def costly_numbers(site: Site) -> Iterator[Problem]:
    """No number costs more than a call."""
    for topic, records in site.data.topics.items():
        for name, record in records.items():
            for at, phone in enumerate(getattr(record, "phones", [])):
                if is_costly(phone.number):
                    message = "Det er et nummer, som koster ekstra at ringe til. Er det rigtigt?"
                    place = site.data.place_of(topic, name, "phones", at, "number")
                    yield place.problem(message, f"number: {phone.number}", is_warning=True)


def parents(site: Site) -> Iterator[Problem]:
    """No organization belongs to itself, or to one that belongs to it."""
    for name in site.data.organizations:
        if name in site.parents_of(name):
            place = site.data.place_of("organizations", name, "parent")
            yield place.problem(
                "Organisationen hører under sig selv.", f"parent: {site.data.organizations[name].parent}"
            )


def told_twice(site: Site) -> Iterator[Problem]:
    """No list names anything, and no record has a number, two times; no two of a kind have one name."""
    for topic, records in site.data.topics.items():
        names: dict[str, str] = {}
        for name, record in records.items():
            for field, value in vars(record).items():
                listed = [str(one) for one in value if isinstance(one, str)] if isinstance(value, list) else []
                once = list(dict.fromkeys(listed))
                if listed != once:
                    place = site.data.place_of(topic, name, field)
                    yield place.problem("Det samme står to gange.", ", ".join(listed), f"{field}: [{', '.join(once)}]")
            numbers = [phone.number for phone in getattr(record, "phones", [])]
            if len(set(numbers)) < len(numbers):
                yield site.data.place_of(topic, name, "phones").problem("Nummeret står to gange. Slet det ene.")
            if topic in {"courses", "organizations"}:
                known = [getattr(record, field, None) for field in ("schedule", "location", "room")]
                if (before := names.setdefault(f"{record.name.danish.casefold()} {known}", name)) != name:
                    message = f"{before} og {name} har samme navn. Er det den samme, så slet den ene."
                    yield site.data.place_of(topic, name, "name").problem(message, record.name.danish, is_warning=True)
