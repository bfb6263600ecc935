"""Put the engine's own words and pages into the first language of a town that writes in another one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newcomer_guide.sources.catalogues import Entries, Entry, read_entries
from newcomer_guide.sources.national import NATIONAL, WRITTEN_IN, is_engine_at

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Place, Problem
    from newcomer_guide.records.values import Text
    from newcomer_guide.sources.prose import Prose

FEW = 3


def say_engine_in(tag: str, texts: list[Text], pages: list[Prose], place: Place, problems: list[Problem]) -> Entries:
    """Say the engine's texts in a language, where the engine has words in it.

    Args:
        tag: The town's first language.
        texts: The engine's texts; they get their words in it.
        pages: The engine's pages, whose Markdown gets them too.
        place: Where the town names its languages.
        problems: What the engine has no words for is added to them: a page would be of two languages.

    Returns:
        By key, the words in that language and the Danish that they were made from.
    """
    entries = read_entries(NATIONAL, tag, problems)
    blocks = {block.key: page for page in pages for block in page.texts.values()}
    said: Entries = {}
    missing = []
    for text in texts:
        entry = entries.get(text.key)
        if entry is None or not entry.holds_for(text.danish):
            missing.append(text.key)
            continue
        if text.key in blocks:
            blocks[text.key].body = put_words(blocks[text.key].body, text, entry.words)
        said[text.key] = entry
        text.danish = entry.words
    if missing:
        names = ", ".join(missing[:FEW]) + (" …" if len(missing) > FEW else "")
        message = f"Programmet har ikke alle sine ord på {tag}; der mangler {len(missing)}. Skriv dem i data/interface.yml, data/kinds.yml og docs/."
        problems.append(place.problem(message, names))
    return said


def put_words(body: str, text: Text, words: str) -> str:
    """Put other words into the block of a Markdown file that a text stands in: just above its id, on any number of lines."""
    written = r"\s+".join(map(re.escape, text.danish.split()))
    block = text.key.rpartition(".")[2]
    return re.sub(rf"(?<!\S){written}(?=\s*\{{#{block}[ }}])", lambda _: words, body)


def lend_entries(tag: str, root: Path, texts: list[Text], said: Entries | None, problems: list[Problem]) -> Entries:
    """Read the engine's translations into a language of the town.

    In the engine's own repository those that are still to be made belong to it too.

    Args:
        tag: The language.
        root: The town's folder.
        texts: The engine's texts, as the town says them.
        said: What they were before, if the town's first language is not the engine's.
        problems: What cannot be read is added to them.
    """
    entries = read_entries(NATIONAL, tag, problems)
    if said is not None:
        in_danish = {key: Entry(entry.words, entry.danish) for key, entry in said.items()}
        held = {key: entry for key, entry in entries.items() if key in said and entry.danish == said[key].danish}
        entries = (
            in_danish if tag == WRITTEN_IN else {key: replace(one, danish=said[key].words) for key, one in held.items()}
        )
    is_its_own = bool(entries) and is_engine_at(root)
    lent = {}
    for text in texts:
        entry = entries.get(text.key, Entry(text.danish, ""))
        if is_its_own or entry.holds_for(text.danish):
            lent[text.key] = entry
    return lent
