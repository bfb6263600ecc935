"""The ids by which records name one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Reference(str):
    """The id of another record."""

    __slots__ = ()
    topic: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read a reference; whether there is such a record, `sources.data` checks."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


class ContactId(Reference):
    """The id of a record in contacts.yml."""

    topic = "contacts"


class CourseId(Reference):
    """The id of a record in courses.yml."""

    topic = "courses"


class LocationId(Reference):
    """The id of a record in locations.yml."""

    topic = "locations"


class OrganizationId(Reference):
    """The id of a record in organizations.yml."""

    topic = "organizations"


class SourceId(Reference):
    """The id of a record in sources.yml."""

    topic = "sources"
