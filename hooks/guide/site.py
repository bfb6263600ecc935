"""All that a site is made of: its facts, its words, its prose, and the pages that follow from them."""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.changes import Change, read_changes
from guide.data import Data, read_data
from guide.glossary import Term, read_glossary
from guide.guards import guard_translations
from guide.languages import Language, read_language
from guide.loose_ends import find_loose_ends
from guide.problems import Place, Problem, ProblemsError
from guide.prose import Prose, page_key, read_prose
from guide.questions import Question, read_questions
from guide.reviews import read_reviews
from guide.schedule import ZONE
from guide.slots import ITEM_SLOTS
from guide.translations import Entries, read_entries, topic_of
from guide.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markupsafe import Markup

    from guide.fields import Text


BEGINNING = dt.date(2026, 1, 1)
"""No site was made before this day."""

LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?/")
"""Addresses that nobody else can open."""


@dataclass(frozen=True)
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

    @property
    def uri(self) -> str:
        """The address within one language: empty, or with a slash behind."""
        return "" if self.name == "index" else f"{self.name}/"


@dataclass(eq=False)
class Site:
    """Everything that pages are rendered from.

    Attributes:
        root: The project's folder.
        today: The day that the facts' age is counted to.
        data: The facts.
        pages: The pages by name, in the order of the files.
        languages: The languages, the data's own first.
        entries: The catalogue of each language, by its tag.
        sections: The names of the pages that every page leads to, in their order.
        prose: The Markdown files.
        edit_url: Where the project's files can be changed on the forge, ending in a slash; empty where it is not known.
        site_url: Where the site is published, ending in a slash; empty where it is not known.
        said: What voices have said already, by language and key.
        has_all_pages: Whether every Markdown file could be read.
        word_problems: The interface words that voices were asked for in vain.
        terms: The glossary.
        reviews: The day on which each text was checked by a native speaker, by language and key.
        changes: Which facts changed when, the oldest first.
        questions: What readers ask the search.
    """

    root: Path
    today: dt.date
    data: Data
    pages: dict[str, Page]
    languages: list[Language]
    entries: dict[str, Entries]
    sections: list[str]
    reviews: dict[str, dict[str, dt.date]]
    prose: list[Prose]
    terms: list[Term]
    changes: list[Change]
    questions: list[Question]
    edit_url: str = ""
    site_url: str = ""
    said: dict[str, dict[str, Markup]] = field(default_factory=dict)
    has_all_pages: bool = True
    word_problems: list[Problem] = field(default_factory=list)

    @property
    def stale_before(self) -> dt.date:
        """Facts that were confirmed before this day are old."""
        return self.today - dt.timedelta(days=self.data.settings.fresh_days)

    def texts(self) -> Iterator[Text]:
        """Give every text that stands on the site."""
        yield from self.data.texts
        for prose in self.prose:
            front = prose.front if prose.is_whole else None
            if front:
                yield from filter(None, (front.title, front.summary, front.keywords))
            yield from prose.texts.values()

    def all_texts(self) -> list[Text]:
        """Give every text that has translations, those of withdrawn records too."""
        return [*self.texts(), *self.data.withdrawn]

    def wording(self, language: Language) -> Wording:
        """Begin a page's voice in `language`."""
        tag = language.tag
        say = Wording(language, self.languages[0], self.entries[tag], self.reviews[tag], self.data.interface)
        say.figures = self.data.figures
        say.said = self.said.setdefault(tag, {})
        say.problems = self.word_problems
        return say

    def page_of(self, topic: str) -> Page:
        """Find the page that shows a topic; `read_site` has made sure that there is one."""
        return next(page for page in self.pages.values() if page.topic == topic)

    def has_page_of(self, topic: str) -> bool:
        """Say whether a page shows a topic; some need none."""
        return any(page.topic == topic for page in self.pages.values())

    def place_of(self, topic: str, name: str) -> tuple[Page, str]:
        """Find the page that shows a record, and the anchor on it; empty where the page shows nothing else.

        A record whose topic no page shows is on none; the list of everything is what comes closest.
        """
        if not self.has_page_of(topic):
            return self.page_of("everything"), ""
        page = self.page_of(topic)
        return (self.pages[f"{page.name}/{name}"], "") if topic in ITEM_SLOTS else (page, name)

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
        prefix = "" if language == self.languages[0] else f"{language.tag}/"
        return prefix + page.uri


def public_address(address: str) -> str:
    """Give an address that a site is published at, and nothing for one that nobody else can open."""
    return "" if LOCAL.match(address) else address


def read_today() -> dt.date:
    """Give the day that pages are built for: SITE_TODAY, or the date in Denmark.

    Raises:
        ProblemsError: SITE_TODAY is not a date such as 2026-11-22, or the clock of this machine is wrong.
    """
    given = os.environ.get("SITE_TODAY", "")
    try:
        if given:
            return dt.date.fromisoformat(given)
    except ValueError:
        raise ProblemsError([Problem("SITE_TODAY", 1, "Datoen kan ikke læses.", given, "2026-11-22")]) from None
    today = dt.datetime.now(ZONE).date()
    if today < BEGINNING:
        raise ProblemsError([Problem("SITE_TODAY", 1, "Uret på denne maskine går forkert.", str(today), "2026-11-22")])
    return today


def read_site(root: Path, today: dt.date) -> Site:
    """Read and check everything below `root`.

    Raises:
        ProblemsError: Something is wrong; it holds all problems at once.
    """
    problems: list[Problem] = []
    site = read_what_can_be_read(root, today, problems)
    if site is None or problems:
        raise ProblemsError(problems)
    return site


def read_what_can_be_read(root: Path, today: dt.date, problems: list[Problem]) -> Site | None:
    """Read and check everything below `root`, adding all that is wrong to `problems`; a mistake hides no other.

    Returns:
        The site without what is wrong; None where not even its settings can be used.
    """
    data = read_data(root, problems)
    paths = [path for path in sorted((root / "docs").rglob("*.md")) if path.is_file()]
    prose = [one for path in paths if (one := read_prose(path, root, problems))]
    if data is None:
        return None
    languages = [read_language(tag) for tag in data.settings.languages]
    entries = {language.tag: read_entries(root, language.tag, problems) for language in languages[1:]}
    entries[languages[0].tag] = {}
    whole = [one for one in prose if one.is_whole]
    sections = [one.name for one in sorted(whole, key=_section_order) if one.name != "index" and "/" not in one.name]
    terms = read_glossary(root, problems)
    changes = read_changes(root, problems)
    questions = read_questions(root, problems)
    reviews = {tag: read_reviews(root, tag, entries[tag], problems) for tag in entries}
    site = Site(root, today, data, {}, languages, entries, sections, reviews, prose, terms, changes, questions)
    site.has_all_pages = len(whole) == len(paths)
    for one in whole:
        site.pages.update((page.name, page) for page in _make_pages(one, data))
    problems.extend(find_loose_ends(site))
    for language in languages[1:]:
        problems.extend(guard_translations(language, site.texts(), entries[language.tag], terms))
    return site


def _section_order(prose: Prose) -> tuple[bool, int, str]:
    """Sort those with a tile first, in the order of their tiles."""
    return (prose.front.tile is None, prose.front.tile or 0, prose.name)


def _make_pages(prose: Prose, data: Data) -> Iterator[Page]:
    """Make the page of a prose file, and those of the records below it."""
    front = prose.front
    yield Page(
        prose.name,
        front.title,
        front.summary,
        front.icon,
        prose.body,
        key=page_key(prose.name),
        topic=front.topic or "",
        keywords=front.keywords,
        has_tile=front.tile is not None,
    )
    if front.topic in ITEM_SLOTS:
        for name, record in getattr(data, front.topic).items():
            body = f"{{{{ {ITEM_SLOTS[front.topic]} {name} }}}}"
            yield Page(
                f"{prose.name}/{name}",
                record.name,
                record.summary,
                record.icon,
                body,
                f"{front.topic}.{name}",
                is_item=True,
            )
