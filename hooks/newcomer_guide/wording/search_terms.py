"""Gather what records and pages are searched by, in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newcomer_guide.records import TOPICS
from newcomer_guide.records.base import title_of
from newcomer_guide.records.dates import WEEKDAYS
from newcomer_guide.records.values import Text
from newcomer_guide.site.slots import OF_THE_SITE
from newcomer_guide.sources.glossary import terms_in
from newcomer_guide.sources.validation import walk
from newcomer_guide.sources.word_lists import listed_words
from newcomer_guide.wording.edition import Edition, make_editions
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.said import plain_text
from newcomer_guide.wording.search_words import words_once
from newcomer_guide.wording.terms import explained_terms, term_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.records import Contact, Organization
    from newcomer_guide.records.schedule import Weekly
    from newcomer_guide.site.site import Page, Site
    from newcomer_guide.sources.glossary import Term
    from newcomer_guide.wording.said import Said


LISTED = {"courses": "course", "arrival": "step", "contacts": "contact", "organizations": "organization"}
"""The topics of which each record is found by itself, not by the page that shows it; and what kind of thing that is."""


def contact_words(site: Site) -> list[list[str]]:
    """Give what contacts are looked up by, in all languages at once, in the form that `matching.js` reads.

    Returns:
        For each contact its kind, id, name, nothing, its topic and keywords, nothing, its title, office, courses and languages, its numbers.
    """
    gatherers = [Gatherer(edition) for edition in make_editions(site)]
    found = []
    for name, contact in site.data.contacts.items():
        topics = [word for one in gatherers for word in one.topic_words(contact)]
        titles = [one.say.plain(contact.title) for one in gatherers] if contact.title else []
        owner = site.data.organizations.get(contact.organization or "")
        office = [one.say.plain(owner.name) for one in gatherers] if owner else []
        numbers = " ".join(phone.number for phone in contact.phones)
        spoken = [words for one in gatherers for words in one.spoken_words(contact)]
        courses = [one.say.plain(course.name) for course in site.courses_of(name).values() for one in gatherers]
        text = " ".join(dict.fromkeys([*titles, *office, *courses, *spoken]))
        found.append(["contact", name, contact.name, "", " ".join(dict.fromkeys(topics)), "", text, numbers])
    return found


@dataclass(frozen=True, kw_only=True)
class Find:
    """Something that can be found: what it is, where, and all that may be asked for it by.

    Attributes:
        key: The record, page or term, as `Asked.key` has it.
        kind: `course`, `contact`, `step`, `organization`, `term`, `page`, or `about` for a page about the site itself.
        address: Below the language's own.
        title: What it is called; a name is the same in every language, a term has its word in each.
        named: What else it is called.
        texts: Everything that is said of it.
        facts: What stands there in no language, such as numbers.
    """

    key: str
    kind: str
    address: str
    title: Text | Term | str
    named: list[Text | None]
    texts: list[Text]
    facts: list[str | None] = field(default_factory=list)


class Gatherer:
    """What one language's file is gathered with."""

    def __init__(self, edition: Edition) -> None:
        """Begin with a voice of its own."""
        self.site = edition.site
        self.data = edition.site.data
        self.language = edition.language
        self.is_source = edition.is_source
        self.stops = listed_words("stop-words", edition.language.tag, edition.site.source.tag)
        self.asked: dict[str, list[str]] = {}
        for one in edition.site.asked:
            if one.lang == edition.language.tag:
                self.asked.setdefault(one.key, []).extend(one.words)
        self.courses_key = edition.site.page_of("courses").key
        self.say = Wording(edition)

    def gather(self) -> Iterator[Find]:
        """Give everything that can be found in this language."""
        data = self.data
        for name, course in data.courses.items():
            location = data.locations[course.location]
            facts = [location.name, location.address_1, location.city, *self._times(course.schedule)]
            yield self._find("courses", name, [course.keywords], facts)
        calling = self.site.page_of("contacts").keywords
        for name, contact in data.contacts.items():
            facts = [*self._numbers(contact), self._plain(self.say(self._kind(contact)))]
            facts += [*self.spoken_words(contact), *self._open_days(contact)]
            facts += [self.say.plain(calling)] if calling else []
            facts += [self.say.plain(course.name) for course in self.site.courses_of(name).values()]
            yield self._find("contacts", name, [contact.title, contact.keywords], facts)
        for name, step in data.arrival.items():
            yield self._find("arrival", name, [step.keywords], [self._plain(self.say.when(step.when))])
        for name, one in data.organizations.items():
            kind = data.kinds.organization_kinds[one.kind]
            if kind.listed:
                facts = [*self._numbers(one), *self.spoken_words(one), *self._open_days(one)]
                facts += [self._plain(self.say(kind.name))]
                yield self._find("organizations", name, [one.keywords], facts)
        for term in explained_terms(self.site) if self.site.has_page_of("terms") else ():
            yield self._find_term(term)
        for page in self.site.pages.values():
            if not page.is_item and page.name != "index":
                yield self._find_page(page)

    def _find(self, topic: str, name: str, named: list[Text | None], facts: list[str | None]) -> Find:
        """Give a record of a topic, by its name or title, and all that is said of it."""
        record = self.data.topics[topic][name]
        title = title_of(record) or name
        address = self._address(topic, name)
        return Find(
            key=f"{topic}.{name}",
            kind=LISTED[topic],
            address=address,
            title=title,
            named=named,
            texts=_texts(record),
            facts=facts,
        )

    def _find_term(self, term: Term) -> Find:
        """Give a term that the page of words explains; it may be asked for by what that page is."""
        page = self.site.page_of("terms")
        texts = [self.data.explanations[term.id], *filter(None, [page.keywords])]
        address = f"{page.uri}#{term.id}"
        return Find(key=f"terms.{term.id}", kind="term", address=address, title=term, named=[], texts=texts)

    def _find_page(self, page: Page) -> Find:
        """Give a page, and what it shows of topics whose records are not found by themselves."""
        texts = [page.summary, *self._blocks(page), *self._shown(page)]
        return Find(
            key=page.key,
            kind="about" if page.slots & OF_THE_SITE else "page",
            address=page.uri,
            title=page.title,
            named=[page.keywords],
            texts=texts,
            facts=[*self._names(page)],
        )

    def write(self, find: Find) -> list[str]:
        """Write one find as the script reads it; of what is no name, each word once, and none that says nothing."""
        keywords = [text for text in find.named if text]
        texts = [text for text in find.texts if text not in (find.title, *keywords)]
        title, own = self._titles(find.title)
        danish = "" if own == title else own
        met = self._terms([own, *(text.danish for text in keywords)])
        told = [term for term in self._terms([text.danish for text in texts]) if term not in met]
        keys = [self.say.plain(text) for text in keywords]
        keys += [self._word("kind_course")] if find.kind == "course" or find.key == self.courses_key else []
        body = [self.say.plain(text) for text in texts] + [fact for fact in find.facts if fact]
        keys += self._synonyms(met, " ".join([title, *keys, *body]))
        asked = [*self.asked.get(find.key, ()), *self._everyday(met)]
        body += [*self._synonyms(told, " ".join([title, *keys, *body])), *self._everyday(told)]
        plain = self.say.source_voice().plain
        own_words = [] if self.is_source else [*map(plain, keywords), *(term.name for term in [*met, *told])]
        key_words = words_once(keys, [title], self.stops)
        asked_words = words_once(asked, [title, *key_words], self.stops)
        return [
            find.kind,
            find.address,
            title,
            danish,
            " ".join(key_words),
            " ".join(asked_words),
            " ".join(words_once(body, [title, *key_words, *asked_words], self.stops)),
            " ".join(words_once(own_words, [danish], self.stops)),
        ]

    def _titles(self, title: Text | Term | str) -> tuple[str, str]:
        """Give what is found is called in the page's language and in the data's own."""
        if isinstance(title, str):
            return title, title
        if isinstance(title, Text):
            return self.say.plain(title), title.danish
        return term_word(title, self.language.tag) or title.name, title.name

    def _address(self, topic: str, name: str) -> str:
        page, anchor = self.site.place_of(topic, name)
        return f"{page.uri}#{anchor}" if anchor else page.uri

    def _plain(self, said: Said) -> str:
        return plain_text(said, self.language)

    def _word(self, name: str) -> str:
        return self._plain(self.say.word(name))

    def topic_words(self, contact: Contact) -> Iterator[str]:
        """Give what a contact is called about, and what else it is searched by."""
        yield self._plain(self.say(self._kind(contact)))
        if contact.keywords:
            yield self.say.plain(contact.keywords)
        terms = self._terms([self._kind(contact).danish, contact.title.danish if contact.title else ""])
        yield from self._synonyms(terms, "")
        yield from self._everyday(terms)

    def _kind(self, contact: Contact) -> Text:
        return self.data.kinds.contact_types[contact.contact_type].name

    def _numbers(self, one: Contact | Organization) -> Iterator[str]:
        """Give what one may know beside the name: the telephone numbers, spaced or not."""
        for phone in one.phones:
            number = self._plain(self.say.phone(phone.number))
            yield from dict.fromkeys((number, re.sub(r"\D", "", number), phone.number.removeprefix("+")))

    def spoken_words(self, one: Contact | Organization) -> Iterator[str]:
        """Give what it is asked for by whoever looks for someone who speaks a language, in the page's words and in Danish."""
        for tag in one.languages:
            yield from dict.fromkeys((self._plain(self.say.speaks(tag)), self.say.source_voice().speaks(tag).text))

    def _open_days(self, one: Contact | Organization) -> Iterator[str]:
        """Give the days and hours at which it is open, and the word for that."""
        schedules = self.site.schedules_of(one)
        for schedule in schedules:
            yield from self._times(schedule)
        if schedules:
            yield self._plain(self.say.label(one, "schedules"))

    def _times(self, schedule: Weekly) -> Iterator[str]:
        """Give the days of a schedule, each by its name, its hours, and the parts of the day that they lie in."""
        yield from (self.language.weekday(WEEKDAYS.index(day)) for day in schedule.byday)
        if schedule.opens_at and schedule.closes_at:
            parts = [self.language.part_of_day(time) for time in (schedule.opens_at, schedule.closes_at)]
            yield from (self._plain(self.say.hours(schedule)), *dict.fromkeys(parts))

    def _terms(self, danish: list[str]) -> list[Term]:
        """Give the glossary's terms that stand in the Danish of a record, each once."""
        return list({term.own: term for text in danish for term in terms_in(text, self.site.terms)}.values())

    def _synonyms(self, terms: list[Term], said: str) -> Iterator[str]:
        """Give the other right forms of terms, but those that are said already."""
        yield from (form for term in terms for form in term.also(self.language.tag) if form not in said)

    def _everyday(self, terms: list[Term]) -> Iterator[str]:
        """Give what people say for terms every day, in the page's language and in the data's own."""
        for tag in dict.fromkeys((self.language.tag, self.site.source.tag)):
            yield from dict.fromkeys(word for term in terms for word in term.asked.get(tag, ()))

    def _blocks(self, page: Page) -> list[Text]:
        return next(list(prose.texts.values()) for prose in self.site.prose if prose.name == page.name)

    def _topics(self, page: Page) -> Iterator[str]:
        """Give the topics that a page shows, but those whose records are found by themselves or on a page of their own."""
        for topic, _ in page.calls:
            is_elsewhere = self.site.has_page_of(topic) and self.site.page_of(topic) is not page
            if topic in TOPICS and topic not in LISTED and not is_elsewhere:
                yield topic

    def _shown(self, page: Page) -> Iterator[Text]:
        for topic in dict.fromkeys(self._topics(page)):
            yield from _texts(self.data.topics[topic])

    def _names(self, page: Page) -> Iterator[str]:
        for topic in dict.fromkeys(self._topics(page)):
            for record in self.data.topics[topic].values():
                name = getattr(record, "name", None)
                if isinstance(name, str):
                    yield name


def _texts(record: object) -> list[Text]:
    """Give every text inside a record."""
    return [leaf for _, leaf in walk(record) if isinstance(leaf, Text)]
