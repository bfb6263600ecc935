"""Hand out courses and organizations in the words of the Human Services Data Specification."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from guide.outputs.identity import identify

if TYPE_CHECKING:
    from guide.records import Contact, Course, Location, Organization
    from guide.site.site import Site

FOLDER = "api/v1/hsds/"
VERSION = "3.0"
STATUS = {"active": "active", "paused": "temporarily closed", "ended": "defunct"}
PROFILE: dict[str, dict[str, Any]] = {
    "address": {"required": ["id", "address_1", "city", "country", "address_type"]},
    "organization": {"required": ["id", "name"]},
}
"""What this profile changes of HSDS, as merge patches (RFC 7396): what no source says is left out, never invented."""


def make_hsds(site: Site) -> dict[str, bytes]:
    """Make the export, by address: services, organizations, the profile, and what they follow.

    All words are Danish. Times are those of the clock in Denmark; HSDS has no zones, only offsets.

    Source:
        HSDS 3.0.
    """
    export = _Export(site)
    services = [export.service(name, course) for name, course in site.data.courses.items()]
    organizations = [export.organization(name, one) for name, one in site.data.organizations.items()]
    base = site.site_url + FOLDER
    files: dict[str, Any] = {
        "index": {
            "version": VERSION,
            "profile": f"{base}profile/",
            "openapi_url": f"{site.site_url}api/v1/openapi.json",
        },
        "services": services,
        "organizations": organizations,
        **{f"profile/{name}": patch for name, patch in PROFILE.items()},
    }
    return {
        f"{FOLDER}{name}.json": (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
        for name, value in files.items()
    }


class _Export:
    """What the objects of one export are made with."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.data = site.data

    def id(self, *key: str) -> str:
        return str(identify(self.data.settings.id, *key))

    def service(self, name: str, course: Course) -> dict[str, Any]:
        key = f"courses.{name}"
        provider = self.data.contacts[course.contacts[0]].organization
        found = {
            "id": self.id(key),
            "name": course.name.danish,
            "description": (course.description or course.summary).danish,
            "status": STATUS[course.status],
            "eligibility_description": course.audience.danish if course.audience else None,
            "assured_date": course.assured_date.isoformat(),
            "organization": self.organization(provider, self.data.organizations[provider]),
            "contacts": [self.contact(one, self.data.contacts[one]) for one in course.contacts],
            "service_at_locations": [self.place(key, course)],
        }
        return _without_nothing(found)

    def organization(self, name: str, one: Organization) -> dict[str, Any]:
        key = f"organizations.{name}"
        found = {
            "id": self.id(key),
            "name": one.name.danish,
            "description": one.description.danish if one.description else None,
            "website": one.website,
            "parent_organization_id": self.id(f"organizations.{one.parent}") if one.parent else None,
            "phones": self.phones(key, one),
            "locations": [self.location(one.location, self.data.locations[one.location])] if one.location else [],
        }
        return _without_nothing(found)

    def contact(self, name: str, one: Contact) -> dict[str, Any]:
        key = f"contacts.{name}"
        title = one.title.danish if one.title else None
        found = {
            "id": self.id(key),
            "name": one.name,
            "title": title,
            "email": one.email,
            "phones": self.phones(key, one),
        }
        return _without_nothing(found)

    def phones(self, key: str, one: Contact | Organization) -> list[dict[str, Any]]:
        return [{"id": self.id(key, phone.number), "number": phone.number, "type": phone.type} for phone in one.phones]

    def place(self, key: str, course: Course) -> dict[str, Any]:
        location = self.location(course.location, self.data.locations[course.location])
        found = {"id": self.id(key, course.location), "location": location, "schedules": self.schedules(key, course)}
        return _without_nothing(found)

    def location(self, name: str, one: Location) -> dict[str, Any]:
        key = f"locations.{name}"
        address = {
            "id": self.id(key, "address"),
            "address_1": one.address_1,
            "city": one.city,
            "postal_code": one.postal_code,
            "country": "DK",
            "address_type": "physical",
        }
        found = {
            "id": self.id(key),
            "location_type": "physical",
            "name": one.name,
            "description": one.directions.danish if one.directions else None,
            "addresses": [_without_nothing(address)] if one.address_1 and one.city else [],
        }
        return _without_nothing(found)

    def schedules(self, key: str, course: Course) -> list[dict[str, Any]]:
        schedule = course.schedule
        if not schedule.byday or schedule.opens_at is None or schedule.closes_at is None:
            return []
        found = {
            "id": self.id(key, "schedule"),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": ",".join(schedule.byday),
            "opens_at": f"{schedule.opens_at:%H:%M}",
            "closes_at": f"{schedule.closes_at:%H:%M}",
            "valid_from": schedule.valid_from.isoformat() if schedule.valid_from else None,
            "valid_to": schedule.valid_to.isoformat() if schedule.valid_to else None,
            "notes": ", ".join(f"-{day.isoformat()}" for day in schedule.except_dates),
        }
        return [_without_nothing(found)]


def _without_nothing(found: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in found.items() if value not in (None, "", [])}
