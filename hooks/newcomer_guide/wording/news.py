"""Tell readers which facts changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newcomer_guide.records import TOPICS
from newcomer_guide.records.base import title_of
from newcomer_guide.records.use import news_fields
from newcomer_guide.records.values import Text
from newcomer_guide.sources.change_log import NEW, Change, FactChange
from newcomer_guide.wording.said import NEW_LINE, NOTHING, Said, join_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newcomer_guide.records import Record
    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.facts import Wording
    from newcomer_guide.wording.times import Open


TELLERS: dict[str, Callable[[Wording, Site, Any, str], Said]] = {
    "amount": lambda say, _, housing, __: say.amount(housing.units, housing.units_max),
    "address": lambda say, _, record, __: say.place(record),
    "contacts": lambda say, site, record, field: _say_contacts(say, site, getattr(record, field)),
    "figure": lambda say, _, figure, __: say.figure(figure),
    "opening": lambda say, _, record, __: _say_opening(say, record),
    "phones": lambda say, _, record, __: _say_phones(say, record),
    "place": lambda say, site, record, __: _say_place(say, site, record),
    "times": lambda say, _, course, __: say.times(course),
    "weeks": lambda say, _, record, field: (
        say.count("weeks", getattr(record, field)) if getattr(record, field) else NOTHING
    ),
    "when": lambda say, _, step, field: say.when(getattr(step, field)),
    "words": lambda say, _, record, field: say(getattr(record, field)) if getattr(record, field) else NOTHING,
}
"""How the present value of a field is told, by the name that the field declares (`Use.news`)."""


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


def tell_news(site: Site, say: Wording, most: int) -> list[News]:
    """Tell what changed last, at most so many things, the newest first.

    Of each fact only the last change is told, with what holds now: what turned out to be wrong is
    not repeated, and what was withdrawn, or stands on no page, is not named.
    """
    told: set[tuple[str, str]] = set()
    news: list[News] = []
    for change in reversed(site.changes):
        if len(news) == most:
            break
        topic, _, name = change.record.partition(".")
        record = site.data.topics.get(topic, {}).get(name)
        changed = [fact.field for fact in change.facts]
        fields = [field for field in changed if (change.record, field) not in told]
        told.update((change.record, field) for field in changed)
        facts = [fact for fact in change.facts if fact.field in fields]
        texts = list(dict.fromkeys(filter(None, _say_facts(site, say, topic, record, facts)))) if record else []
        if record and texts and site.is_shown(topic, name):
            say.assured(*_told_of(site, topic, record, fields))
            page, anchor = site.place_of(topic, name)
            title = _say_name(say, topic, record)
            news.append(News(change, title, join_said(texts, NEW_LINE), page.name, anchor))
    return news


def _say_facts(site: Site, say: Wording, topic: str, record: object, facts: list[FactChange]) -> Iterator[Said]:
    """Say what each changed to; what was not there before is said as it is, and what is told alike is no news."""
    told = news_fields(TOPICS[topic])
    for fact in facts:
        if fact.field == NEW:
            yield say.word("change_new")
        elif fact.field in told and (fact.old is None or _numbers(fact.old) != _numbers(fact.new)):
            said = TELLERS[told[fact.field]](say, site, record, fact.field)
            is_added = fact.old is None and fact.new is not None
            key = "change_when" if told[fact.field] == "when" else "change_to"  # "Derefter" alone tells nothing
            yield said if is_added or not said else say.word(key, what=said)


def _numbers(value: object) -> object:
    """Give what of telephone numbers is told, where a value is some; else the value."""
    numbers = [one.get("number") if isinstance(one, dict) else None for one in value] if isinstance(value, list) else []
    return numbers if numbers and all(numbers) else value


def _told_of(site: Site, topic: str, record: Record, fields: list[str]) -> list[Record]:
    """Give the records of which something is told, so that the page admits how old they are."""
    told = news_fields(TOPICS[topic])
    tellers = {told[field] for field in fields if field in told}
    location = getattr(record, "location", None) if "place" in tellers else None
    called = getattr(record, "contacts", []) if "contacts" in tellers else []
    place = [site.data.locations[location]] if location else []
    return [record, *place, *(site.data.contacts[one] for one in called)]


def _say_name(say: Wording, topic: str, record: Any) -> Said:  # noqa: ANN401  # a record of any topic
    if topic == "figures":
        return say.figure_name(record)
    title = title_of(record)
    return say(title) if isinstance(title, Text) else say.name(title or "")


def _say_place(say: Wording, site: Site, record: Any) -> Said:  # noqa: ANN401  # whatever has a place
    if not record.location:
        return NOTHING
    return say.place(site.data.locations[record.location], getattr(record, "room", None) or "")


def _say_opening(say: Wording, record: Open) -> Said:
    return say.opening_told(record) if say.schedules(record) else NOTHING


def _say_contacts(say: Wording, site: Site, ids: list[str]) -> Said:
    contacts = [site.data.contacts[one] for one in ids]
    called = (
        Said((say.word("call_who", name=say.name(contact.name)), " ", _say_phones(say, contact)))
        for contact in contacts
    )
    return join_said(called, NEW_LINE)


def _say_phones(say: Wording, record: Any) -> Said:  # noqa: ANN401  # whatever has phones
    """Say the numbers of a record; of those that are past their day, since when they are."""
    numbers = join_said((say.phone(phone.number) for phone in record.phones), Said((say.sign("comma"), " ")))
    if not record.phones or say.edition.site.has_numbers_that_hold(record):
        return numbers
    return Said((numbers, " (", say.assured(record), ")"))
