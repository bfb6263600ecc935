"""Say a page's facts to search engines: schema.org, as JSON-LD inside the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from newcomer_guide.records.use import declared

if TYPE_CHECKING:
    from newcomer_guide.records import Course, Location, Part
    from newcomer_guide.records.country import Country
    from newcomer_guide.site.site import Page, Site
    from newcomer_guide.wording.facts import Wording

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
        return _authority(site) | {"contactPoint": _points(site, say)}
    return _authority(site) if page.name == "index" else {}


def _authority(site: Site) -> dict[str, Any]:
    """Tell the organization that the others belong to; a number is that of the one that it is given for."""
    contact = site.everyones_contact
    own = one = site.data.organizations[contact.organization]
    while one.parent:
        one = site.data.organizations[one.parent]
    thing: dict[str, Any] = {"@type": "GovernmentOrganization", **_in_source(one)}
    if own is one:
        return thing | {"telephone": contact.number_to_call}
    department = {"@type": "GovernmentOrganization", **_in_source(own), "telephone": contact.number_to_call}
    return thing | {"department": department}


def _course(site: Site, course: Course, say: Wording) -> dict[str, Any]:
    """Tell a course: whoever holds it only where the data says so, and no times that are past their day."""
    thing: dict[str, Any] = {"@type": "Course", **declared(course, "schema_org", say.plain)}
    if course.organization:
        provider = site.data.organizations[course.organization]
        thing["provider"] = {"@type": "Organization", **_in_source(provider)}
    if course.is_held and not site.is_overdue(course):
        where = _place(site.data.locations[course.location], site.data.settings.place)
        instance: dict[str, Any] = {"@type": "CourseInstance", "location": where}
        if course.is_weekly:
            instance["courseSchedule"] = _schedule(course, site.data.settings.place)
        thing["hasCourseInstance"] = instance
    return thing


def _in_source(part: Part) -> dict[str, Any]:
    """Give what is the same in every language, or has no words in them."""
    return declared(part, "schema_org", lambda text: text.danish)


def _schedule(course: Course, country: Country) -> dict[str, Any]:
    schedule = course.schedule
    found = {
        "@type": "Schedule",
        **declared(schedule, "schema_org", str),
        "repeatFrequency": "P1W",
        "byDay": [f"https://schema.org/{DAYS[day]}" for day in schedule.byday],
        "scheduleTimezone": str(country.zone),
        "exceptDate": [day.isoformat() for day in schedule.except_dates],
    }
    return {name: value for name, value in found.items() if value}


def _place(location: Location, country: Country) -> dict[str, Any]:
    found = _in_source(location)
    address = {"@type": "PostalAddress", **found.pop("address", {}), "addressCountry": country.code}
    return {"@type": "Place", "name": location.address_1, **found, "address": address}


def _points(site: Site, say: Wording) -> list[dict[str, Any]]:
    return [
        {
            "@type": "ContactPoint",
            **_in_source(contact),
            "contactType": say(site.data.kinds.contact_types[contact.contact_type].name).text,
            "telephone": contact.number_to_call,
            **({"availableLanguage": contact.languages} if contact.languages else {}),
        }
        for contact in site.data.contacts.values()
        if contact.phones
    ]
