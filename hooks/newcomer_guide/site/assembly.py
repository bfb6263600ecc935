"""Put a site together from what stands in its files: the order in which data flows is told here, once.

YAML, PO and Markdown files become values that keep their places (`sources`); facts and prose become pages (here); they
are checked as a whole (`checks.read_site`); whatever is made of them is made of one edition, the site in one language
(`wording.edition`): its words as values (`wording`), pages of those (`pages`), all other files (`outputs`). MkDocs, or
`make write`, writes them beside the old site, whose place the new one takes when it is whole (`publishing.swap`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.site.site import NO_FORGE, Forge, Page, Site
from newcomer_guide.site.slots import ITEM_SLOTS
from newcomer_guide.sources.catalogues import read_entries
from newcomer_guide.sources.change_log import read_changes
from newcomer_guide.sources.data import Data, read_data
from newcomer_guide.sources.glossary import read_glossary
from newcomer_guide.sources.languages import read_language
from newcomer_guide.sources.markdown_file import Prose, page_key, read_prose
from newcomer_guide.sources.native_checks import read_reviews
from newcomer_guide.sources.questions import read_questions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from newcomer_guide.problems import Problem


def assemble_site(
    root: Path, today: dt.date, problems: list[Problem], *, site_url: str = "", forge: Forge = NO_FORGE
) -> Site | None:
    """Read everything below `root`, adding what cannot be read to `problems`; None where its settings cannot be used."""
    data = read_data(root, today, problems)
    paths = [path for path in sorted((root / "docs").rglob("*.md")) if path.is_file()]
    prose = [one for path in paths if (one := read_prose(path, root, problems))]
    if data is None:
        return None
    whole = [one for one in prose if one.is_whole]
    languages = [read_language(tag) for tag in data.settings.languages]
    entries = {language.tag: read_entries(root, language.tag, problems) for language in languages[1:]}
    entries[languages[0].tag] = {}
    return Site(
        root=root,
        today=today,
        data=data,
        pages={page.name: page for one in whole for page in _make_pages(one, data)},
        languages=languages,
        entries=entries,
        sections=_list_sections(whole),
        prose=prose,
        terms=read_glossary(root, problems),
        changes=read_changes(root, problems),
        questions=read_questions(root, problems),
        reviews={tag: read_reviews(root, tag, entries[tag], problems) for tag in entries},
        has_all_pages=len(whole) == len(paths),
        site_url=site_url,
        forge=forge,
    )


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
        has_tile=front.tile is not None,
    )
    if front.topic in ITEM_SLOTS:
        for name, record in data.topics[front.topic].items():
            yield Page(
                name=f"{prose.name}/{name}",
                title=record.name,
                summary=record.summary,
                icon=record.icon,
                body=f"{{{{ {ITEM_SLOTS[front.topic]} {name} }}}}",
                key=f"{front.topic}.{name}",
                is_item=True,
            )
