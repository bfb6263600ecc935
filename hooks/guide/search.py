"""Gather what the search field looks through, one file a language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from guide.checking import walk
from guide.fields import Text
from guide.listing import DIRECTORY_KINDS
from guide.plain import plain_text
from guide.prose import SLOT_CALL
from guide.records import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guide.languages import Language
    from guide.site import Page, Site
    from guide.wording import Wording

LISTED = {"courses", "arrival", "contacts", "organizations"}
"""Topics of which each record is found by itself, not by the page that shows it."""


def make_search(site: Site, language: Language) -> bytes:
    """Write what is searched in a language.

    Returns:
        JSON: for each course, contact, step, organization and page its kind, its address below the
        language's own, its title, its Danish title, its keywords, its text, and its Danish text.
    """
    records = [[kind, address, *texts] for kind, address, *texts in _Gatherer(site, language).gather()]
    return json.dumps(records, ensure_ascii=False, separators=(",", ":")).encode()


class _Gatherer:
    """What one language's file is gathered with."""

    def __init__(self, site: Site, language: Language) -> None:
        self.site = site
        self.data = site.data
        self.language = language
        self.say: Wording = site.wording(language)

    def gather(self) -> Iterator[tuple[str, ...]]:
        data = self.data
        pages = {topic: self.site.page_of(topic).uri for topic in LISTED}
        for name, course in data.courses.items():
            location = data.locations[course.location]
            facts = [location.name, location.address_1, location.city]
            facts += [self.plain(self.say.days(course.schedule.byday))] if course.schedule.byday else []
            yield self._record("course", f"{pages['courses']}{name}/", course.name, [course.keywords], course, facts)
        for name, contact in data.contacts.items():
            numbers = [self.plain(self.say.phone(phone.number)) for phone in contact.phones]
            facts = [*numbers, *(number.replace(" ", "") for number in numbers), self.word(contact.contact_type)]
            address = f"{pages['contacts']}#{name}"
            yield self._record("contact", address, contact.name, [contact.title, contact.keywords], contact, facts)
        for name, step in data.arrival.items():
            facts = [self.plain(self.say.when(step.when))]
            yield self._record("step", f"{pages['arrival']}#{name}", step.title, [step.keywords], step, facts)
        for name, organization in data.organizations.items():
            if organization.kind in DIRECTORY_KINDS:
                address = f"{pages['organizations']}#{name}"
                yield self._record(
                    "organization", address, organization.name, [organization.keywords], organization, []
                )
        for page in self.site.pages.values():
            if not page.is_item and page.name != "index":
                texts = [page.summary, *self._blocks(page), *self._shown(page)]
                yield self._record("page", page.uri, page.title, [page.keywords], texts, self._names(page))

    def plain(self, said: object) -> str:
        return plain_text(said, self.language)  # type: ignore[arg-type]  # Markup, from the voice

    def word(self, name: str) -> str:
        return self.plain(self.say.word(name))

    def _record(
        self,
        kind: str,
        address: str,
        title: Text | str,
        named: list[Text | None],
        holder: object,
        facts: Iterable[str | None],
    ) -> tuple[str, ...]:
        """Make one record: its keywords, all other texts inside `holder`, and facts that have no language."""
        keywords = [text for text in named if text]
        leaves = holder if isinstance(holder, list) else [leaf for _, leaf in walk(holder)]
        texts = [leaf for leaf in leaves if isinstance(leaf, Text) and leaf not in (title, *keywords)]
        is_danish = self.language == self.site.languages[0]
        own = title if isinstance(title, str) else self.say.plain(title)
        danish = "" if is_danish or isinstance(title, str) else title.danish
        keys = [self.say.plain(text) for text in keywords]
        body = [self.say.plain(text) for text in texts] + [fact for fact in facts if fact]
        danish_texts = [] if is_danish else [text.danish for text in [*texts, *keywords]]
        keys += self._synonyms([text.danish for text in texts] + [danish or own], " ".join([own, *keys, *body]))
        return (kind, address, own, danish, " ".join(keys), " ".join(body), " ".join(danish_texts))

    def _synonyms(self, danish: list[str], said: str) -> Iterator[str]:
        """Give the glossary's other forms of the terms that stand in a record's Danish."""
        tag = self.language.tag
        for term in self.site.terms:
            also = getattr(term, f"also_{tag}", "")
            if also and any(term.stands_in(text) for text in danish):
                yield from (form.strip() for form in also.split(",") if form.strip() not in said)

    def _blocks(self, page: Page) -> list[Text]:
        return next(list(prose.texts.values()) for prose in self.site.prose if prose.name == page.name)

    def _topics(self, page: Page) -> Iterator[str]:
        """Give the topics that a page shows, but those whose records are found by themselves."""
        for match in SLOT_CALL.finditer(page.body):
            if match[1] in TOPICS and match[1] not in LISTED:
                yield match[1]

    def _shown(self, page: Page) -> Iterator[Text]:
        for topic in dict.fromkeys(self._topics(page)):
            for _, leaf in walk(getattr(self.data, topic)):
                if isinstance(leaf, Text):
                    yield leaf

    def _names(self, page: Page) -> Iterator[str]:
        for topic in dict.fromkeys(self._topics(page)):
            for record in getattr(self.data, topic).values():
                name = getattr(record, "name", None)
                if isinstance(name, str):
                    yield name
