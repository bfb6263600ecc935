"""All that a site is made of: its facts, its words, its prose, and the pages that follow from them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newcomer_guide.problems import Place
from newcomer_guide.records.age import confirmations, first_due
from newcomer_guide.records.references import Reference
from newcomer_guide.site.once import Once
from newcomer_guide.site.slots import ITEM_SLOTS
from newcomer_guide.sources.catalogues import Entries, topic_of
from newcomer_guide.sources.host import NO_FORGE, Forge
from newcomer_guide.sources.national import is_counted_in
from newcomer_guide.sources.slot_calls import calls_in, write_call
from newcomer_guide.sources.validation import walk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from newcomer_guide.records import Contact, Course, Location, Organization, Record, Statement
    from newcomer_guide.records.age import Confirmation
    from newcomer_guide.records.base import FactKind
    from newcomer_guide.records.schedule import OpeningHours
    from newcomer_guide.records.values import Text
    from newcomer_guide.sources.asked import Asked
    from newcomer_guide.sources.change_log import Change
    from newcomer_guide.sources.data import Data
    from newcomer_guide.sources.glossary import Term
    from newcomer_guide.sources.languages import Language
    from newcomer_guide.sources.prose import Prose
    from newcomer_guide.sources.questions import Question
    from newcomer_guide.sources.recordings import Sound

FEW = 3

HEADING_ID = re.compile(r"^##+ .*\{#([a-z0-9-]+)(?: \.critical)?\}\s*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One address of the site, the same in every language.

    Attributes:
        name: Such as `kurser` or `kurser/syning`; `index` for the front page.
        title: The heading.
        summary: One sentence on what is there.
        icon: Which of Material's icons stands for it.
        body: Danish Markdown, with slots for components.
        key: What the keys of the body's blocks begin with.
        topic: The topic that the page shows, or none.
        keywords: Other words that it is searched by.
        is_item: Whether it shows one record, and so has no Markdown file of its own.
        has_tile: Whether the front page has a tile that leads to it.
        redirect_from: What it was called before.
    """

    name: str
    title: Text
    summary: Text
    icon: str
    body: str
    key: str
    topic: str = ""
    keywords: Text | None = None
    is_item: bool = False
    has_tile: bool = False
    redirect_from: tuple[str, ...] = ()

    @property
    def uri(self) -> str:
        """The address within one language: empty, or with a slash behind."""
        return "" if self.name == "index" else f"{self.name}/"

    @functools.cached_property
    def calls(self) -> Mapping[tuple[str, str], None]:
        """The slots that it calls, each with its word, or with none, in their order."""
        return dict.fromkeys(calls_in(self.body))

    def heading_above(self, slot: str, word: str) -> str:
        """Give the anchor of the heading that a slot is the first below; that of what the slot shows, where there is none."""
        before = self.body.partition(write_call(slot, word))[0]
        above = HEADING_ID.findall(before[before.rfind("{{") + 1 :])
        return above[-1] if above else word

    @property
    def slots(self) -> set[str]:
        """The slots that it calls, with whatever word."""
        return {slot for slot, _ in self.calls}


class Dated(NamedTuple):
    """Until when a record holds: the record, what of it was confirmed when, and the last day on which all of that holds."""

    record: Record | Statement
    confirmations: list[Confirmation]
    due: dt.date | None


def _nothing_dated(_: Site) -> dict[int, Dated]:
    return {}


def _courses_by_contact(site: Site) -> dict[str, dict[str, Course]]:
    found: dict[str, dict[str, Course]] = {}
    for name, course in site.data.courses.items():
        for contact in course.contacts:
            found.setdefault(contact, {})[name] = course
    return found


@dataclass(frozen=True, eq=False, kw_only=True)
class Site(Once):
    """Everything that pages are made from; made once, by `assembly`, and never changed.

    Attributes:
        root: The project's folder.
        today: The day that the facts' age is counted to.
        data: The facts.
        pages: The pages by name, in the order of the files.
        languages: The languages, the data's own first.
        entries: The translations into each language, by its tag: the town's, and the engine's where the town has none.
        renamed: Under which key the catalogues still have a text that has another one now, by language and new key.
        national: The engine's texts that the town does not say otherwise.
        lent: The keys of those whose translation is the engine's too, by the tag of the language.
        sections: The names of the pages that every page leads to, in their order.
        prose: The Markdown files.
        terms: The glossary.
        reviews: The day on which each text was checked by a native speaker, by language and key.
        changes: Which facts changed when, the oldest first.
        questions: What readers ask the search.
        asked: What they call things every day when they look for them.
        has_all_pages: Whether every Markdown file could be read.
        site_url: Where the site is published, ending in a slash; empty where it is not known.
        forge: Where the project's files are changed and issues are opened.
        logo: The town's own sign, an SVG of shapes; empty where it has none.
        recordings: What was read aloud, by language and key.
    """

    root: Path
    today: dt.date
    data: Data
    pages: dict[str, Page]
    languages: list[Language]
    entries: dict[str, Entries]
    renamed: dict[str, dict[str, str]] = field(default_factory=dict)
    national: list[Text] = field(default_factory=list)
    lent: dict[str, AbstractSet[str]] = field(default_factory=dict)
    sections: list[str]
    prose: list[Prose]
    terms: list[Term]
    reviews: dict[str, dict[str, dt.date]]
    changes: list[Change]
    questions: list[Question]
    asked: list[Asked] = field(default_factory=list)
    has_all_pages: bool = True
    site_url: str = ""
    forge: Forge = NO_FORGE
    logo: str = ""
    recordings: dict[str, dict[str, Sound]] = field(default_factory=dict)

    @property
    def source(self) -> Language:
        """The language of the data's own words."""
        return self.languages[0]

    @property
    def translated(self) -> list[Language]:
        """The languages that the data's words are translated into."""
        return self.languages[1:]

    @property
    def everyones_contact(self) -> Contact:
        """Whom everyone can call: it has a number, and stands in for whoever has none."""
        return self.data.contacts[self.data.settings.call]

    @functools.cached_property
    def shown(self) -> list[Language]:
        """The languages that readers are led to: drafts are built, and found by those alone who know where they are."""
        return [language for language in self.languages if language.tag not in self.data.settings.drafts]

    def language(self, tag: str) -> Language:
        """Give one of the languages by its tag."""
        return next(language for language in self.languages if language.tag == tag)

    def whom_to_call(self, ids: Iterable[str]) -> list[Contact]:
        """Give those of some contacts who have a number, in their order; whom everyone can call, where none has."""
        contacts = [self.data.contacts[one] for one in ids]
        return [contact for contact in contacts if contact.phones] or [self.everyones_contact]

    def courses_of(self, contact: str) -> dict[str, Course]:
        """Give the courses that name a contact; none, where they are so many that they do not tell who it is."""
        found = self.once(_courses_by_contact).get(contact, {})
        return found if len(found) <= FEW else {}

    def parents_of(self, name: str) -> list[str]:
        """Give the organizations that one belongs to, the nearest first; where they go in a circle, each once."""
        found: list[str] = []
        parent = self.data.organizations[name].parent
        while parent and parent not in found:
            found.append(parent)
            parent = self.data.organizations[parent].parent
        return found

    def due_date(self, record: Record | Statement) -> dt.date | None:
        """Give the last day on which the confirmation of a record holds; None where it holds for ever."""
        return self._dated(record).due

    def due_date_of(self, kind: FactKind, record: Record) -> dt.date | None:
        """Give the last day on which what a record says of one kind of fact holds; None where it says nothing of it."""
        return first_due(one for one in self.confirmations(record) if one.kind == kind)

    def schedules_of(self, record: Contact | Location | Organization) -> list[OpeningHours]:
        """Give the opening hours of a record that are not over on the day of this site."""
        return [schedule for schedule in record.schedules if not schedule.is_over(self.today)]

    def hours_that_hold(self, record: Contact | Location | Organization) -> list[OpeningHours]:
        """Give the opening hours of a record; none, where they are past their day."""
        return [] if self.is_past(self.due_date_of("hours", record)) else self.schedules_of(record)

    def has_numbers_that_hold(self, record: Contact | Organization) -> bool:
        """Say whether a record has telephone numbers, and none of them is past its day."""
        return bool(record.phones) and not self.is_past(self.due_date_of("phones", record))

    def confirmations(self, record: Record | Statement) -> list[Confirmation]:
        """Give what of a record was confirmed when, and until when that holds."""
        return self._dated(record).confirmations

    def _dated(self, record: Record | Statement) -> Dated:
        """Work out once what is asked of a record on most pages."""
        dates = self.once(_nothing_dated)
        dated = dates.get(id(record))
        if dated is None:
            found = confirmations(self.data.settings, record, self.today)
            dated = dates[id(record)] = Dated(record, found, first_due(found))
        return dated

    def is_overdue(self, record: Record | Statement) -> bool:
        """Say whether a record should have been looked at before the day of this site."""
        return self.is_past(self.due_date(record))

    def is_past(self, due: dt.date | None) -> bool:
        """Say whether the last day on which something holds was before the day of this site; never where it holds for ever."""
        return due is not None and due < self.today

    def texts(self) -> Iterator[Text]:
        """Give every text that stands on the site."""
        yield from self.data.texts
        for prose in self.prose:
            yield from prose.all_texts()

    def texts_in(self, language: Language) -> Iterator[Text]:
        """Give every text that a language has a use for."""
        return (text for text in self.texts() if is_counted_in(text.key, language))

    def all_texts(self) -> list[Text]:
        """Give every text that has translations, those of withdrawn records too."""
        return [*self.texts(), *self.data.withdrawn]

    def own_texts(self, language: Language) -> list[Text]:
        """Give every text whose translation is the town's: the engine has none in this language, or the town another."""
        texts = (text for text in self.all_texts() if text.key not in self.lent[language.tag])
        return [text for text in texts if is_counted_in(text.key, language)]

    def page_of(self, topic: str) -> Page:
        """Find the page that shows a topic; `read_site` has made sure that there is one."""
        return self._page_by_topic[topic]

    def has_page_of(self, topic: str) -> bool:
        """Say whether a page shows a topic; some need none."""
        return topic in self._page_by_topic

    @functools.cached_property
    def _page_by_topic(self) -> dict[str, Page]:
        """The first page of each topic."""
        return {page.topic: page for page in reversed(self.pages.values())}

    def place_of(self, topic: str, name: str) -> tuple[Page, str]:
        """Find the page that shows a record, and the anchor on it; empty where the page shows nothing else.

        A record whose topic no page shows is on none; the list of everything is what comes closest.
        """
        called = self._slots_of(topic, name)
        for page in self.pages.values() if called else ():
            if any(slot in page.calls for slot in called):
                return page, name
        if not self.has_page_of(topic):
            return self.page_of("everything"), ""
        page = self.page_of(topic)
        return (self.pages[f"{page.name}/{name}"], "") if topic in ITEM_SLOTS else (page, name)

    def is_shown(self, topic: str, name: str) -> bool:
        """Say whether a page shows a record: an organization is shown where a page calls for its kind."""
        called = self._slots_of(topic, name) if topic == "organizations" else []
        return not called or any(slot in page.calls for slot in called for page in self.pages.values())

    def _slots_of(self, topic: str, name: str) -> list[tuple[str, str]]:
        """Give the slots that show a record of a topic whose records stand on several pages."""
        if topic == "organizations" and name in self.data.organizations:
            return [("organizations", self.data.organizations[name].kind)]
        return [("locations", name), ("locations", "")] if topic == "locations" else []

    def page_showing(self, key: str) -> Page:
        """Find the page on which a text stands; what stands on all is found on the front page."""
        topic = topic_of(key)
        for page in self.pages.values():
            if key.startswith(f"{page.key}.") or (page.topic == topic and topic not in ITEM_SLOTS):
                return page
        return self.pages["index"]

    def written_at(self, page: Page) -> Place:
        """Give where a page is written: its Markdown file, or the record that it shows."""
        topic, _, record = page.key.partition(".")
        return self.data.place_of(topic, record) if page.is_item else Place(f"docs/{page.name}.md")

    def address(self, page: Page, language: Language) -> str:
        """Give a page's address within the site, such as `ar/kurser/`."""
        prefix = "" if language == self.source else f"{language.tag}/"
        return prefix + page.uri

    def changes_of(self, topic: str, name: str) -> list[dt.date]:
        """Give the days on which a record, or anything that it names, changed."""
        named = {f"{topic}.{name}"}
        leaves = (leaf for _, leaf in walk(self.data.topics[topic][name]))
        named |= {f"{leaf.topic}.{leaf}" for leaf in leaves if isinstance(leaf, Reference)}
        return [change.date for change in self.changes if change.record in named]
