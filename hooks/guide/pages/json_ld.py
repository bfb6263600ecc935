"""Say a page's facts to search engines: schema.org, as JSON-LD inside the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.records import Contact, Course, Location, Organization
    from guide.records.values import Text
    from guide.site.site import Page, Site
    from guide.wording.facts import Wording

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
        return _authority(site) | {"contactPoint": _points(list(site.data.contacts.values()), say)}
    return _authority(site) if page.name == "index" else {}


def _authority(site: Site) -> dict[str, Any]:
    """Find the organization that the others belong to, from the contact that everyone can call."""
    contact = site.data.contacts[site.data.settings.call]
    one = site.data.organizations[contact.organization]
    while one.parent:
        one = site.data.organizations[one.parent]
    return {"@type": "GovernmentOrganization", "name": one.name.danish, "telephone": contact.phones[0].number}


def _course(site: Site, course: Course, say: Wording) -> dict[str, Any]:
    contacts = [site.data.contacts[name] for name in course.contacts]
    provider: Organization = site.data.organizations[contacts[0].organization]
    thing: dict[str, Any] = {
        "@type": "Course",
        **_words("name", course.name, say),
        **_words("description", course.description or course.summary, say),
        "provider": {"@type": "Organization", "name": provider.name.danish, "contactPoint": _points(contacts, say)},
    }
    if course.status == "active":
        instance: dict[str, Any] = {"@type": "CourseInstance", "location": _place(site.data.locations[course.location])}
        if course.schedule.byday:
            instance["courseSchedule"] = _schedule(course)
        thing["hasCourseInstance"] = instance
    return thing


def _words(name: str, text: Text, say: Wording) -> dict[str, str]:
    return {name: say.plain(text)}


def _schedule(course: Course) -> dict[str, Any]:
    schedule = course.schedule
    found = {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": [f"https://schema.org/{DAYS[day]}" for day in schedule.byday],
        "startTime": f"{schedule.opens_at:%H:%M}",
        "endTime": f"{schedule.closes_at:%H:%M}",
        "scheduleTimezone": "Europe/Copenhagen",
        "startDate": schedule.valid_from.isoformat() if schedule.valid_from else None,
        "endDate": schedule.valid_to.isoformat() if schedule.valid_to else None,
        "exceptDate": [day.isoformat() for day in schedule.except_dates],
    }
    return {name: value for name, value in found.items() if value}


def _place(location: Location) -> dict[str, Any]:
    address = {
        "streetAddress": location.address_1,
        "postalCode": location.postal_code,
        "addressLocality": location.city,
    }
    known = {name: value for name, value in address.items() if value}
    return {
        "@type": "Place",
        "name": location.name or location.address_1,
        "address": {"@type": "PostalAddress", **known, "addressCountry": "DK"},
    }


def _points(contacts: Sequence[Contact], say: Wording) -> list[dict[str, Any]]:
    return [
        {
            "@type": "ContactPoint",
            "name": contact.name,
            "contactType": say.word(contact.contact_type).text,
            "telephone": contact.phones[0].number,
        }
        for contact in contacts
        if contact.phones
    ]
