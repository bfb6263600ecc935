"""Tell what a change of the data means for readers: facts, pages, and what needs a translator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.apischema import NEVER_SHOWN
from guide.checking import walk
from guide.fields import Text
from guide.records import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guide.data import Data
    from guide.site import Site


def compare_sites(before: Site, after: Site, rendered: tuple[Mapping[str, str], Mapping[str, str]]) -> str:
    """Write a Danish summary of a change, as Markdown.

    Args:
        before: The site as it was.
        after: The site as it is proposed.
        rendered: The HTML of all pages by address, before and after.
    """
    facts = list(_changed_facts(before.data, after.data))
    pages = changed_pages(after, *rendered)
    gone = [page for name, page in before.pages.items() if name not in after.pages]
    parts = [
        "# Hvad ændringen betyder for læserne",
        "## Oplysninger",
        *(facts or ["Ingen oplysninger er ændret."]),
        "## Sider",
        *(f"- {after.pages[name].title.danish} (`/{after.pages[name].uri}`)" for name in pages),
        *(f"- {page.title.danish} (`/{page.uri}`) er væk." for page in gone),
        *([] if pages or gone else ["Ingen sider er ændret."]),
        "## Oversættelser",
        *_translations(before, after),
    ]
    return re.sub(r"\n(?=#)", "\n\n", "\n".join(parts)) + "\n"


def changed_pages(after: Site, old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Name the pages whose content differs in any language, new ones too; styles and scripts do not count."""
    return [
        name
        for name, page in after.pages.items()
        if any(
            _content(old.get(after.address(page, language), "")) != _content(new[after.address(page, language)])
            for language in after.languages
        )
    ]


def _content(html: str) -> str:
    main = re.search(r"<main.*</main>", html, re.DOTALL)
    return main[0] if main else ""


def _facts(data: Data) -> dict[str, dict[str, str]]:
    """Give every fact and Danish text of every record: field and value, by topic and id."""
    return {
        f"{topic}.{name}": {
            ".".join(map(str, place)): leaf.danish if isinstance(leaf, Text) else _say(leaf)
            for place, leaf in walk(record)
            if leaf is not None and leaf != "" and place[0] not in NEVER_SHOWN
        }
        for topic in TOPICS
        for name, record in getattr(data, topic).items()
    }


def _say(leaf: object) -> str:
    if isinstance(leaf, bool):
        return "ja" if leaf else "nej"
    return re.sub(r"^(\d\d:\d\d):00$", r"\1", str(leaf))


def _changed_facts(before: Data, after: Data) -> Iterator[str]:
    old, new = _facts(before), _facts(after)
    for key in [*new, *(key for key in old if key not in new)]:
        if key not in old:
            yield f"- **{key}** er ny."
        elif key not in new:
            yield f"- **{key}** er væk."
        else:
            fields = dict.fromkeys([*new[key], *old[key]])
            for name in fields:
                was, now = old[key].get(name, "ikke angivet"), new[key].get(name, "ikke angivet")
                if was != now:
                    yield f"- **{key}**, {name}: {was} → {now}"


def _translations(before: Site, after: Site) -> Iterator[str]:
    """Say which changed texts need new words in which languages; facts never do."""
    old = {text.key: text.danish for text in before.texts()}
    changed = [text for text in after.texts() if old.get(text.key) != text.danish]
    lacking = []
    for text in changed:
        tags = [
            language.name
            for language in after.languages[1:]
            if (entry := after.entries[language.tag].get(text.key)) is None
            or not entry.words
            or entry.danish != text.danish
        ]
        if tags:
            lacking.append(f"- `{text.key}`: {text.danish} ({', '.join(tags)})")
    if lacking:
        yield "Disse tekster skal oversættes. Indtil da ser læserne dansk eller den gamle oversættelse med et mærke."
        yield from lacking
    else:
        yield "Ingen tekster skal oversættes."
