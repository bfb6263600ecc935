"""Say a page's facts to search engines: schema.org, as JSON-LD inside the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from newcomer_guide.records.dates import WEEKDAYS
from newcomer_guide.records.recurrence import occurrences
from newcomer_guide.records.use import declared
from newcomer_guide.site.meetings import days_off_ahead, is_meeting_overdue, meeting_due
from newcomer_guide.wording.said import plain_text

if TYPE_CHECKING:
    import datetime as dt

    from newcomer_guide.records import Contact, Course, Location, Part
    from newcomer_guide.records.schedule import OpeningHours
    from newcomer_guide.site.site import Page, Site
    from newcomer_guide.wording.facts import Wording

VOCABULARY = "https://schema.org/"
CLOSED: dict[str, Any] = {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}
"""Not open at all on the days that it is joined with, as search engines read it."""

DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}


def link_data(site: Site, page: Page, say: Wording) -> Markup:
    """Write what a page is about: a course, the contacts, or on the front page the municipality; else nothing.

    Returns:
        JSON that no text can break out of.

    Source:
        schema.org: Course, ContactPoint, GovernmentOrganization.
    """
    thing = _thing(site, page, say)
    if not thing:
        return Markup()
    written = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704  # escaped above


def _thing(site: Site, page: Page, say: Wording) -> dict[str, Any]:
    topic, _, name = page.key.partition(".")
    if page.is_item and topic == "courses":
        return _course(site, site.data.courses[name], say)
    if page.topic == "contacts":
        authority = _authority(site)
        return authority | {"contactPoint": _points(site, say)} if authority else {}
    return _authority(site) if page.name == "index" else {}


def _authority(site: Site) -> dict[str, Any]:
    """Tell the organization that the others belong to; a number is that of the one that it is given for.

    Nothing is told, no points of contact either, where nobody says to which organization whom everyone can call belongs.
    """
    contact = site.everyones_contact
    own = site.data.organizations.get(contact.organization or "")
    if contact.organization is None or own is None:
        return {}
    one = site.data.organizations[[contact.organization, *site.parents_of(contact.organization)][-1]]
    thing: dict[str, Any] = {"@type": "GovernmentOrganization", **_in_source(one)}
    called = _telephone(contact) if site.has_numbers_that_hold(contact) else {}
    if own is one:
        return thing | called
    return thing | {"department": {"@type": "GovernmentOrganization", **_in_source(own), **called}}


def _telephone(contact: Contact) -> dict[str, str]:
    """Give the number that somebody answers; one that only takes messages is none."""
    return {"telephone": contact.number_to_speak} if contact.number_to_speak else {}


def _course(site: Site, course: Course, say: Wording) -> dict[str, Any]:
    """Tell a course: whoever holds it only where the data says so, and no times or place that are past their day."""
    thing: dict[str, Any] = {"@type": "Course", **declared(course, "schema_org", say.plain)}
    if course.organization:
        provider = site.data.organizations[course.organization]
        thing["provider"] = {"@type": "Organization", **_in_source(provider)}
    if course.is_held and not is_meeting_overdue(site, course):
        location = site.data.locations[course.location]
        found = plain_text(say.place(location, course.room or ""), say.language)
        where = _place(site, location) | {"description": found}
        instance: dict[str, Any] = {"@type": "CourseInstance", "location": where}
        if course.is_weekly and not course.schedule.begins_after(meeting_due(site, course)):
            instance["courseSchedule"] = _schedule(site, course)
        thing["hasCourseInstance"] = instance
    return thing


def _in_source(part: Part) -> dict[str, Any]:
    """Give what is the same in every language, or has no words in them."""
    return declared(part, "schema_org", lambda text: text.danish)


def _schedule(site: Site, course: Course) -> dict[str, Any]:
    schedule = course.timetable
    found = {
        "@type": "Schedule",
        **declared(schedule, "schema_org", str),
        "endDate": _iso(schedule.holds_until(meeting_due(site, course))),
        "repeatFrequency": "P1W",
        "byDay": [f"{VOCABULARY}{DAYS[day]}" for day in schedule.byday],
        "scheduleTimezone": str(site.data.settings.place.zone),
        "exceptDate": days_off_ahead(site, schedule),
    }
    return {name: value for name, value in found.items() if value}


def _place(site: Site, location: Location) -> dict[str, Any]:
    found = _in_source(location)
    country = site.data.settings.country
    address = {"@type": "PostalAddress", **found.pop("address", {}), "addressCountry": country}
    opening = {"openingHoursSpecification": hours} if (hours := _opening(site, location)) else {}
    return {"@type": "Place", "name": location.address_1, **found, "address": address, **opening}


def _opening(site: Site, one: Contact | Location) -> list[dict[str, Any]]:
    """Tell opening hours until they are to be confirmed: never a holiday, a day on which many have closed, an excepted day."""
    due = site.due_date_of("hours", one)
    held = [schedule for schedule in site.hours_that_hold(one) if not schedule.begins_after(due)]
    if not held:
        return []
    told = [
        _hours(schedule, due, dayOfWeek=[f"{VOCABULARY}{DAYS[day]}" for day in schedule.byday]) for schedule in held
    ]
    told.append(CLOSED | {"dayOfWeek": f"{VOCABULARY}PublicHolidays"})
    unsure = site.data.settings.place.days_often_off_in(range(site.today.year, site.today.year + 2))
    open_on = {day for schedule in held for day in schedule.byday}
    ahead = {day for day in unsure if site.today <= day <= (due or day) and WEEKDAYS[day.weekday()] in open_on}
    for day in sorted(ahead | {day for schedule in held for day in schedule.except_dates}):
        when = {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
        left = [other for other in held if day in occurrences(other, site.data.settings.place, day, day)]
        told += [_hours(other, due) | when for other in left] or [CLOSED | when]
    return told


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _hours(schedule: OpeningHours, due: dt.date | None, **days: list[str]) -> dict[str, Any]:
    found = {
        "@type": "OpeningHoursSpecification",
        **days,
        "opens": f"{schedule.opens_at:%H:%M}",
        "closes": f"{schedule.closes_at:%H:%M}",
        "validFrom": _iso(schedule.valid_from),
        "validThrough": _iso(schedule.holds_until(due)),
    }
    return {name: value for name, value in found.items() if value}


def _points(site: Site, say: Wording) -> list[dict[str, Any]]:
    """Tell whom to call: no number that is past its day, which search engines would show without a doubt."""
    return [
        {
            "@type": "ContactPoint",
            **_in_source(contact),
            "contactType": say(site.data.kinds.contact_types[contact.contact_type].name).text,
            **_telephone(contact),
            **({"availableLanguage": contact.languages} if contact.languages else {}),
            **({"hoursAvailable": hours} if (hours := _opening(site, contact)) else {}),
        }
        for contact in site.data.contacts.values()
        if site.has_numbers_that_hold(contact)
    ]
