"""Tell readers which facts changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guide.sources.change_log import NEW, Change
from guide.wording.said import NEW_LINE, NOTHING, Said, join_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guide.site.site import Site
    from guide.wording.facts import Wording


FACTS: dict[str, dict[str, Callable[[Wording, Site, Any], Said]]] = {
    "courses": {
        "schedule": lambda say, _, course: say.times(course),
        "status": lambda say, _, course: say.times(course),
        "location": lambda say, site, course: say.place(site.data.locations[course.location], course.room or ""),
        "room": lambda say, site, course: say.place(site.data.locations[course.location], course.room or ""),
        "contacts": lambda say, site, course: _say_contacts(say, site, course.contacts),
        "duration_weeks": lambda say, _, course: say.word("weeks", count=course.duration_weeks or 0),
    },
    "contacts": {"phones": lambda say, _, contact: _say_phones(say, contact)},
    "arrival": {
        "when": lambda say, _, step: say.when(step.when),
        "location": lambda say, site, step: say.place(site.data.locations[step.location]) if step.location else NOTHING,
        "contacts": lambda say, site, step: _say_contacts(say, site, step.contacts),
    },
    "organizations": {"phones": lambda say, _, organization: _say_phones(say, organization)},
    "figures": {name: lambda say, _, figure: say.figure(figure) for name in ("value", "value_max", "approximate")},
    "housing": {
        name: lambda say, _, housing: say.amount(housing.units, housing.units_max) for name in ("units", "units_max")
    },
}
"""The fields that are facts, and how their present value is said; a change of anything else is no news."""


@dataclass(frozen=True)
class News:
    """A change as readers are told of it.

    Attributes:
        change: What changed.
        title: What it is about, as a reader is told it.
        text: What holds now, as a reader is told it.
        page: The name of the page where it stands.
        anchor: Where it stands on it, or empty.
    """

    change: Change
    title: Said
    text: Said
    page: str
    anchor: str


def tell_news(site: Site, say: Wording) -> list[News]:
    """Tell what changed, the newest first.

    Of each fact only the last change is told, with what holds now: what turned out to be wrong is
    not repeated, and what was withdrawn is not named.
    """
    told: set[tuple[str, str]] = set()
    news = []
    for change in reversed(site.changes):
        topic, _, name = change.record.partition(".")
        record = site.data.topics.get(topic, {}).get(name) if topic in FACTS else None
        fields = [field for field in change.fields if (change.record, field) not in told]
        told.update((change.record, field) for field in change.fields)
        texts = list(dict.fromkeys(filter(None, _say_fields(site, say, topic, record, fields)))) if record else []
        if texts:
            page, anchor = site.place_of(topic, name)
            title = _say_name(say, topic, record)
            news.append(News(change, title, join_said(texts, NEW_LINE), page.name, anchor))
    return news


def _say_fields(site: Site, say: Wording, topic: str, record: object, fields: list[str]) -> Iterator[Said]:
    for field in fields:
        if field == NEW:
            yield say.word("change_new")
        elif field in FACTS[topic]:
            yield FACTS[topic][field](say, site, record)


def _say_name(say: Wording, topic: str, record: Any) -> Said:  # noqa: ANN401  # a record of any topic
    if topic == "figures":
        name = say(record.name) if record.name else say.word(record.kind)
        return Said((name, " ", str(record.year)))
    name = getattr(record, "name", None) or record.title
    return say.name(name) if isinstance(name, str) else say(name)


def _say_contacts(say: Wording, site: Site, ids: list[str]) -> Said:
    contacts = [site.data.contacts[one] for one in ids]
    called = (
        Said((say.word("call_who", name=say.name(contact.name)), " ", _say_phones(say, contact)))
        for contact in contacts
    )
    return join_said(called, NEW_LINE)


def _say_phones(say: Wording, record: Any) -> Said:  # noqa: ANN401  # whatever has phones
    return join_said((say.phone(phone.number) for phone in record.phones), ", ")
