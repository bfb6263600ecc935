"""Put a site together from what stands in its files: the order in which data flows is told here, once.

YAML, PO and Markdown files become values that keep their places (`sources`); facts and prose become pages (here); they
are checked as a whole (`checks.read_site`); whatever is made of them is made of one edition, the site in one language
(`wording.edition`): its words as values (`wording`), pages of those (`pages`), all other files (`outputs`). MkDocs, or
`make write`, writes them beside the old site, whose place the new one takes when it is whole (`publishing.swap`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newcomer_guide.problems import name_choices
from newcomer_guide.records.values import Text
from newcomer_guide.site.site import Page, Site
from newcomer_guide.site.slots import ITEM_SLOTS
from newcomer_guide.sources.asked import read_asked
from newcomer_guide.sources.catalogues import Entries, find_renamed, follow, read_entries
from newcomer_guide.sources.change_log import read_changes
from newcomer_guide.sources.data import Data, read_data
from newcomer_guide.sources.engine_language import lend_entries, say_engine_in
from newcomer_guide.sources.glossary import read_glossary
from newcomer_guide.sources.host import read_forge
from newcomer_guide.sources.languages import read_language
from newcomer_guide.sources.logo import read_logo
from newcomer_guide.sources.markdown_file import read_prose
from newcomer_guide.sources.national import NATIONAL, WRITTEN_IN, read_engine_words, read_explanations, read_kinds
from newcomer_guide.sources.native_checks import read_reviews
from newcomer_guide.sources.prose import Prose, page_key
from newcomer_guide.sources.questions import read_questions
from newcomer_guide.sources.recordings import read_recordings
from newcomer_guide.sources.slot_calls import calls_in, write_call
from newcomer_guide.sources.validation import walk
from newcomer_guide.sources.yaml_file import YamlFile

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from newcomer_guide.problems import Problem
    from newcomer_guide.sources.glossary import Term


class Words(NamedTuple):
    """What a language has for the texts: its entries, which of them are the engine's, which stand under an old key."""

    entries: Entries
    lent: AbstractSet[str]
    renamed: dict[str, str]


def assemble_site(root: Path, today: dt.date, problems: list[Problem], *, site_url: str = "") -> Site | None:
    """Read everything below `root`, adding what cannot be read to `problems`; None where its settings cannot be used."""
    data = read_data(root, today, problems)
    paths = _page_paths(root)
    prose = [one for path in paths if (one := read_prose(path, root, problems))]
    if data is None:
        return None
    terms = read_glossary(root, data.settings.languages[0], problems)
    lent_pages = _lend_pages(root, paths, _topics_without_need(prose, terms, data), data, problems)
    prose = sorted(prose + lent_pages, key=lambda one: Path(one.path))
    whole = [one for one in prose if one.is_whole]
    settings = data.settings
    languages = [read_language(tag) for tag in settings.languages]
    national = [text for text in data.texts if text.is_lent] + [
        text for one in prose if one.is_lent for text in one.all_texts()
    ]
    said = _say_engine(data, national, [one for one in prose if one.is_lent], problems)
    texts = [*data.texts, *data.withdrawn, *(text for one in prose for text in one.all_texts())]
    words = {settings.languages[0]: Words({}, frozenset(), {})} | {
        tag: _read_words(root, tag, lend_entries(tag, root, national, said, problems), texts, problems)
        for tag in settings.languages[1:]
    }
    return Site(
        root=root,
        today=today,
        data=data,
        pages={page.name: page for one in whole for page in _make_pages(one, data)},
        languages=languages,
        entries={tag: one.entries for tag, one in words.items()},
        renamed={tag: one.renamed for tag, one in words.items()},
        national=national,
        lent={tag: one.lent for tag, one in words.items()},
        sections=_list_sections(whole),
        prose=prose,
        terms=terms,
        changes=read_changes(root, problems),
        questions=read_questions(root, problems),
        asked=read_asked(root, []),  # what is wrong there shows nobody anything wrong: the inspection warns of it
        recordings={tag: read_recordings(root, tag, problems) for tag in words},
        reviews={
            tag: follow(read_reviews(root, tag, one.entries, problems), one.renamed) for tag, one in words.items()
        },
        has_all_pages=len([one for one in whole if not one.is_lent]) == len(paths),
        logo=read_logo(root, settings.logo, data.place_of("site", "logo"), problems) if settings.logo else "",
        site_url=site_url,
        forge=read_forge(root),
    )


def national_texts() -> list[Text]:
    """Give all texts of the engine's own, whatever a town says otherwise."""
    none = YamlFile("data/kinds.yml")
    pages = [one for path in _page_paths(NATIONAL) if (one := read_prose(path, NATIONAL, []))]
    kinds = [leaf for _, leaf in walk(read_kinds(none)) if isinstance(leaf, Text)]
    terms = read_explanations(YamlFile("data/terms.yml")).values()
    return [*read_engine_words().values(), *kinds, *terms, *(text for one in pages for text in one.all_texts())]


def _page_paths(root: Path) -> list[Path]:
    return [path for path in sorted((root / "docs").rglob("*.md")) if path.is_file()]


def _topics_without_need(prose: list[Prose], terms: list[Term], data: Data) -> set[str]:
    """Give the topics that need no page of the engine's: the town shows them itself, or explains no word."""
    shown = {one.front.topic for one in prose if one.front.topic}
    return shown if any(term.id in data.explanations for term in terms) else shown | {"terms"}


def _lend_pages(
    root: Path, paths: list[Path], topics: AbstractSet[str], data: Data, problems: list[Problem]
) -> list[Prose]:
    """Read the engine's pages that a town has none of its own for, by name or by topic, and has not said no to.

    Args:
        root: The town's folder.
        paths: Its own pages.
        topics: Those that need no page of the engine's.
        data: The town's data.
        problems: What is wrong is added to them.
    """
    own = {path.relative_to(root) for path in paths}
    lent = [path for path in _page_paths(NATIONAL) if path.relative_to(NATIONAL) not in own]
    pages = [one for path in lent if (one := read_prose(path, NATIONAL, problems))]
    known = [path.relative_to(NATIONAL / "docs").with_suffix("").as_posix() for path in _page_paths(NATIONAL)]
    for at, name in enumerate(data.settings.skip_pages):
        if name not in known:
            place = data.place_of("site", "skip_pages", at)
            problems.append(place.problem("Programmet har ingen side af det navn.", name, name_choices(name, known)))
    return [page for page in pages if page.name not in data.settings.skip_pages and page.front.topic not in topics]


def _say_engine(data: Data, texts: list[Text], pages: list[Prose], problems: list[Problem]) -> Entries | None:
    """Say the engine's texts in the town's first language; None where that is the engine's own."""
    tag = data.settings.languages[0]
    if tag == WRITTEN_IN:
        return None
    return say_engine_in(tag, texts, pages, data.place_of("site", "languages"), problems)


def _read_words(root: Path, tag: str, lent: Entries, texts: list[Text], problems: list[Problem]) -> Words:
    """Read a town's translations into a language, over those that the engine lends; a text takes them to its new key."""
    own = {key: entry for key, entry in read_entries(root, tag, problems).items() if entry.words}
    entries = lent | own
    renamed = find_renamed(texts, entries)
    return Words(follow(entries, renamed), lent.keys() - own.keys(), renamed)


def _list_sections(whole: list[Prose]) -> list[str]:
    """Name the pages that every page leads to: those with a tile first, in the order of their tiles."""
    return [one.name for one in sorted(whole, key=_section_order) if one.name != "index" and "/" not in one.name]


def _section_order(prose: Prose) -> tuple[bool, int, str]:
    """Sort those with a tile first, in the order of their tiles."""
    return (prose.front.tile is None, prose.front.tile or 0, prose.name)


def _make_pages(prose: Prose, data: Data) -> Iterator[Page]:
    """Make the page of a prose file, and those of the records below it."""
    front = prose.front
    yield Page(
        name=prose.name,
        title=front.title,
        summary=front.summary,
        icon=front.icon,
        body=prose.body,
        key=page_key(prose.name),
        topic=front.topic or "",
        keywords=front.keywords,
        redirect_from=tuple(front.redirect_from),
        has_tile=front.tile is not None and (data.settings.offline or ("saving", "") not in calls_in(prose.body)),
    )
    if front.topic in ITEM_SLOTS:
        for name, record in data.topics[front.topic].items():
            names = [
                f"{above}/{one}"
                for above in (prose.name, *front.redirect_from)
                for one in (name, *record.redirect_from)
            ]
            yield Page(
                name=f"{prose.name}/{name}",
                title=record.name,
                summary=record.summary,
                icon=record.icon,
                body=write_call(ITEM_SLOTS[front.topic], name),
                key=f"{front.topic}.{name}",
                is_item=True,
                redirect_from=tuple(names[1:]),
            )
