"""The ids by which records name one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Reference(str):
    """The id of another record."""

    __slots__ = ()
    topic: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read a reference; whether there is such a record, `sources.data` checks."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


KIND_SCHEMA = "kinds."
"""What stands, with the name of a section, for the schema of a kind, of which a record knows nothing."""


class KindId(Reference):
    """The id of a kind in kinds.yml, ours or the town's own."""

    topic = "kinds"
    section: ClassVar[str]

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe it to editors by a mark that the kinds of the town are put in the place of."""
        return handler(schema) | {"$comment": f"{KIND_SCHEMA}{cls.section}"}


class ContactTypeId(KindId):
    """The id of what a contact is called about."""

    section = "contact_types"


class OrganizationKindId(KindId):
    """The id of a kind of organization."""

    section = "organization_kinds"


class TrackId(KindId):
    """The id of a way of arriving."""

    section = "tracks"


class UnitId(KindId):
    """The id of what the time after the arrival is counted in."""

    section = "units"


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


class StepId(Reference):
    """The id of a record in arrival.yml."""

    topic = "arrival"


class SourceId(Reference):
    """The id of a record in sources.yml."""

    topic = "sources"


def topic_in(annotation: object) -> str:
    """Give the topic whose records a field of this type names; nothing where it names none, or kinds, of which the engine has some."""
    if isinstance(annotation, type) and issubclass(annotation, Reference):
        return "" if issubclass(annotation, KindId) else annotation.topic
    return next(filter(None, map(topic_in, getattr(annotation, "__args__", ()))), "")
