"""The record definitions: which fields each topic has, and what they mean to who fills them in."""

from newcomer_guide.records.activities import Course, Event, Step
from newcomer_guide.records.base import Part, Record
from newcomer_guide.records.directory import Contact, Location, Organization
from newcomer_guide.records.documents import Document, Link
from newcomer_guide.records.figures import Figure, Housing
from newcomer_guide.records.kinds import Kinds
from newcomer_guide.records.schedule import Schedule, When
from newcomer_guide.records.settings import Settings, Statement

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
    "Course",
    "Document",
    "Event",
    "Figure",
    "Housing",
    "Kinds",
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
