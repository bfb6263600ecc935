"""The record definitions: which fields each topic has, and what they mean to who fills them in."""

from guide.records.activities import Course, Event, Schedule, Step, When
from guide.records.base import Part, Record
from guide.records.history import Figure, Housing, Link, Source
from guide.records.people import Contact, ContactType, Location, Organization
from guide.records.settings import Settings, Statement

TOPICS: dict[str, type[Part]] = {
    "sources": Source,
    "organizations": Organization,
    "locations": Location,
    "contacts": Contact,
    "courses": Course,
    "arrival": Step,
    "housing": Housing,
    "events": Event,
    "figures": Figure,
    "links": Link,
}
"""What a record of each data file is."""

__all__ = [
    "TOPICS",
    "Contact",
    "ContactType",
    "Course",
    "Event",
    "Figure",
    "Housing",
    "Link",
    "Location",
    "Organization",
    "Part",
    "Record",
    "Schedule",
    "Settings",
    "Source",
    "Statement",
    "Step",
    "When",
]
