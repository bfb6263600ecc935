"""The record definitions: which fields each topic has, and what they mean to who fills them in."""

from guide.records.activities import Course, Event, Step
from guide.records.base import Part, Record
from guide.records.directory import Contact, ContactType, Location, Organization
from guide.records.documents import Document, Link
from guide.records.figures import Figure, Housing
from guide.records.schedule import Schedule, When
from guide.records.settings import Settings, Statement

TOPICS: dict[str, type[Part]] = {
    "sources": Document,
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
    "Document",
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
    "Statement",
    "Step",
    "When",
]
