"""Hand out courses and organizations in the words of the Human Services Data Specification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newcomer_guide.outputs.identity import identify
from newcomer_guide.outputs.json_file import write_json
from newcomer_guide.records import Record
from newcomer_guide.records.languages import language_name
from newcomer_guide.records.use import declared
from newcomer_guide.site.meetings import days_off_ahead, is_meeting_overdue, meeting_due
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.said import plain_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newcomer_guide.records import Contact, Course, Location, Organization, Part
    from newcomer_guide.records.schedule import Weekly
    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.edition import Edition
    from newcomer_guide.wording.said import Said

FOLDER = "api/v1/hsds/"
VERSION = "3.0"
STATUS = {"active": "active", "paused": "temporarily closed", "ended": "defunct"}
OPENING = {"schedules": {"type": "array", "items": {"$ref": "schedule.json"}}}
"""HSDS has opening hours for places alone; here organizations and contacts have them too."""

ASSURED = {"assured_date": {"type": "string", "format": "date"}}
"""HSDS says of services alone when somebody last confirmed them; here it is said of all."""

PROFILE: dict[str, dict[str, Any]] = {
    "address": {"required": ["id", "address_1", "city", "country", "address_type"]},
    "contact": {"properties": OPENING | ASSURED},
    "location": {"properties": ASSURED},
    "organization": {"required": ["id", "name"], "properties": OPENING | ASSURED},
    "service": {"required": ["id", "name"]},
}
"""What this profile changes of HSDS, as merge patches (RFC 7396): what no source says is left out, never invented."""


def make_hsds(edition: Edition) -> dict[str, bytes]:
    """Make the export, by address: services, organizations, the profile, and what they follow.

    All words are in the data's own language. Times are those of the town's clock; HSDS has no zones, only offsets.

    Source:
        HSDS 3.0.
    """
    site = edition.site
    export = _Export(site, Wording(edition))
    services = [export.service(name, course) for name, course in site.data.courses.items()]
    organizations = [export.organization(name, one) for name, one in site.data.organizations.items()]
    here = f"{site.site_url}{FOLDER}" if site.site_url else ""
    files: dict[str, Any] = {
        "index": {
            "version": VERSION,
            "profile": f"{here}profile/",
            "openapi_url": f"{here}openapi.json",
        },
        "openapi": _describe(site, here or "."),
        "services": services,
        "organizations": organizations,
        **{f"profile/{name}": patch for name, patch in PROFILE.items()},
    }
    return {f"{FOLDER}{name}.json": write_json(value) for name, value in files.items()}


def _describe(site: Site, server: str) -> dict[str, Any]:
    """Describe these files: each is a whole list, for nothing here answers questions.

    Source:
        OpenAPI 3.1; HSDS 3.0 for what the objects are.
    """
    lists = {"services": "service", "organizations": "organization"}
    paths = {
        f"/{name}.json": {
            "get": {
                "operationId": name,
                "responses": {
                    "200": {
                        "description": f"HSDS {VERSION}: {kind}",
                        "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}},
                    }
                },
            }
        }
        for name, kind in lists.items()
    }
    info = {"title": site.data.settings.name.danish, "version": VERSION}
    return {"openapi": "3.1.0", "info": info, "servers": [{"url": server}], "paths": paths}


class _Export:
    """What the objects of one export are made with."""

    def __init__(self, site: Site, say: Wording) -> None:
        self.site = site
        self.data = site.data
        self.say = say

    def id(self, *key: str) -> str:
        return str(identify(self.data.settings.id, *key))

    def service(self, name: str, course: Course) -> dict[str, Any]:
        key = f"courses.{name}"
        provider = course.organization
        found = {
            **self.named(key, course),
            "status": None if is_meeting_overdue(self.site, course) and not course.has_ended else STATUS[course.status],
            "organization": self.organization(provider, self.data.organizations[provider]) if provider else None,
            "contacts": [self.contact(one, self.data.contacts[one]) for one in course.contacts],
            "service_at_locations": [self.place(key, course)],
        }
        return _without_nothing(found)

    def named(self, key: str, part: Part) -> dict[str, Any]:
        """Give the identity of a part, its fields by the words that the record definitions declare, and a record's day."""
        found = {"id": self.id(key), **declared(part, "hsds", self.say.plain)}
        return found | ({"assured_date": part.assured_date.isoformat()} if isinstance(part, Record) else {})

    def plain(self, said: Said) -> str:
        return plain_text(said, self.say.language)

    def organization(self, name: str, one: Organization) -> dict[str, Any]:
        key = f"organizations.{name}"
        found = {
            **self.named(key, one),
            "parent_organization_id": self.id(f"organizations.{one.parent}") if one.parent else None,
            "phones": self.phones(key, one),
            "schedules": self.opening(key, one),
            "locations": [self.location(one.location, self.data.locations[one.location])] if one.location else [],
        }
        return _without_nothing(found)

    def contact(self, name: str, one: Contact) -> dict[str, Any]:
        key = f"contacts.{name}"
        found = {**self.named(key, one), "phones": self.phones(key, one), "schedules": self.opening(key, one)}
        return _without_nothing(found)

    def phones(self, key: str, one: Contact | Organization) -> list[dict[str, Any]]:
        """Give the numbers; past their day, with what the page says of that."""
        shared: dict[str, Any] = {"languages": [self.language(key, tag) for tag in one.languages]}
        if not self.site.has_numbers_that_hold(one):
            shared["description"] = self.plain(self.say.assured(one))
        numbers = [{**self.named(key, phone), "id": self.id(key, phone.number), **shared} for phone in one.phones]
        return [_without_nothing(number) for number in numbers]

    def language(self, key: str, tag: str) -> dict[str, Any]:
        name = language_name(tag, self.site.source.tag) or tag
        return {"id": self.id(key, "language", tag), "code": tag, "name": name}

    def place(self, key: str, course: Course) -> dict[str, Any]:
        location = self.location(course.location, self.data.locations[course.location])
        room = self.plain(self.say.word("room", room=course.room)) if course.room else ""
        schedules = self.schedules(key, course)
        found = {
            "id": self.id(key, course.location),
            "location": location,
            "description": room,
            "schedules": schedules,
        }
        return _without_nothing(found)

    def location(self, name: str, one: Location) -> dict[str, Any]:
        key = f"locations.{name}"
        found = self.named(key, one)
        whole = {"id": self.id(key, "address"), "country": self.data.settings.country, "address_type": "physical"}
        floor = {"address_2": self.plain(self.say.word("floor", floor=one.floor))} if one.floor else {}
        address = whole | found.pop("address", {}) | floor
        addresses = [address] if address.keys() >= {"address_1", "city"} else []
        fixed = {"location_type": "physical", "addresses": addresses, "schedules": self.opening(key, one)}
        return _without_nothing({**found, **fixed})

    def schedules(self, key: str, course: Course) -> list[dict[str, Any]]:
        """Give when a course is held: nothing where it is not held now, or nobody has confirmed lately when or where."""
        if not course.is_weekly or is_meeting_overdue(self.site, course):
            return []
        return list(self.schedule(course.timetable, meeting_due(self.site, course), key, "schedule"))

    def opening(self, key: str, one: Contact | Location | Organization) -> list[dict[str, Any]]:
        """Give the opening hours, none that are past their day."""
        held, due = self.site.hours_that_hold(one), self.site.due_date_of("hours", one)
        return [
            one for at, schedule in enumerate(held) for one in self.schedule(schedule, due, key, "schedule", str(at))
        ]

    def schedule(self, schedule: Weekly, due: dt.date | None, *key: str) -> Iterator[dict[str, Any]]:
        """Say when something is held, until that is to be confirmed; in the notes, on which days of a year it surely is not."""
        if schedule.begins_after(due):
            return
        until = schedule.holds_until(due)
        found = {
            **declared(schedule, "hsds", str),
            "valid_to": until and until.isoformat(),
            "id": self.id(*key),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": ",".join(schedule.byday),
            "notes": ", ".join(f"-{day}" for day in days_off_ahead(self.site, schedule)),
        }
        yield _without_nothing(found)


def _without_nothing(found: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in found.items() if value not in (None, "", [])}
