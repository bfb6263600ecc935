"""The catalogues: which words a language has for each text, and whether they are still right."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import polib

from newcomer_guide.problems import NOWHERE, Place
from newcomer_guide.sources.whole_file import write_whole
from newcomer_guide.sources.yaml_file import YamlFile, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from newcomer_guide.problems import Problem
    from newcomer_guide.records.values import Text


@dataclass(frozen=True)
class Entry:
    """A translation, and the Danish that it was made from.

    Attributes:
        danish: The Danish words when the translation was made.
        words: The translation; empty where there is none yet.
        is_doubted: The translator marked it as unfinished.
        place: Where it stands in its catalogue.
    """

    danish: str
    words: str
    is_doubted: bool = False
    place: Place = field(default=NOWHERE, compare=False)

    def holds_for(self, danish: str) -> bool:
        """Say whether there is a translation, of just these words, that its translator does not doubt."""
        return bool(self.words) and self.danish == danish and not self.is_doubted


MAX_BYTES = 20_000_000
"""A catalogue has each text of its topic, in two languages: those of a thousand courses are more than a megabyte."""

Entries = dict[str, Entry]

T = TypeVar("T")

Note = Callable[[str, str], str]
"""Tells a translator of a text, by its key and its Danish."""

CATALOGUE_LINE = re.compile(r'\s*|#.*|((msgctxt|msgid|msgid_plural|msgstr)(\[\d+\])?\s*)?"([^"\\]|\\.)*"')
"""A line of a catalogue: none, a note, or words in quotation marks, with what they are before them."""

PLACEHOLDER = re.compile(r"\{([a-z0-9_.-]+)\}")
"""A field in a text, which the page fills: `{count}`, or `{figures.…}`."""


@functools.lru_cache(maxsize=4096)
def placeholders_in(words: str) -> frozenset[str]:
    """Give the names of the fields in a text."""
    return frozenset(PLACEHOLDER.findall(words))


def topic_of(key: str) -> str:
    """Give the topic that a text's key belongs to: `courses` for `courses.syning.name`."""
    return key.partition(".")[0]


def catalogue_path(root: Path, lang: str, topic: str) -> Path:
    """Give the place of a language's catalogue for one topic."""
    return root / "data" / "translations" / lang / f"{topic}.po"


def read_entries(root: Path, lang: str, problems: list[Problem]) -> Entries:
    """Read all catalogues of a language, adding unreadable ones to `problems`.

    Source:
        GNU gettext, PO files; `msgctxt` holds the text's key.
    """
    entries: Entries = {}
    for path in sorted((root / "data" / "translations" / lang).glob("*.po")):
        whole = Place(path.relative_to(root).as_posix())
        source = YamlFile(whole.path)
        text = decode(path.read_bytes(), source, MAX_BYTES)
        if source.problems:
            problems.extend(source.problems)
            continue
        try:
            if (broken := _find_broken_line(text)) is not None:
                message = "Linjen i kataloget kan ikke læses. Ordene skal begynde og slutte med et citationstegn."
                problems.append(whole.below(broken).problem(message, text.splitlines()[broken]))
                continue
            tag, read = _read_catalogue(text, whole)
        except OSError as error:
            line = re.search(r"line (\d+)", str(error))
            message = (
                "Kataloget kan ikke læses. Har to rettet den samme tekst, så behold den ene. Ellers gem det igen fra "
                "oversættelsesprogrammet."
            )
            problems.append(whole.below(int(line[1]) - 1 if line else 0).problem(message))
            continue
        if tag not in {"", lang}:
            problems.append(whole.problem(f"Kataloget er til et andet sprog end {lang}.", f"Language: {tag}"))
        if read and all(topic_of(key) != path.stem for key, _ in read):
            message = f"Kataloget er et for meget: teksterne hører til i {topic_of(read[0][0])}.po. Slet filen, eller ret dens navn."
            problems.append(whole.problem(message))
            continue
        for key, entry in read:
            if topic_of(key) != path.stem:
                message = f"Teksten hører til i kataloget {topic_of(key)}.po."
                problems.append(entry.place.problem(message, key))
                continue
            if key in entries:
                problems.append(entry.place.problem("Teksten står to gange. Slet den ene.", key))
            entries[key] = entry
    return entries


def _find_broken_line(text: str) -> int | None:
    """Give the first line, from 0, that is none of a catalogue: the library that reads them takes a letter for the missing quote."""
    return next((at for at, line in enumerate(text.splitlines()) if not CATALOGUE_LINE.fullmatch(line.strip())), None)


@functools.lru_cache(maxsize=256)  # whoever serves or tests reads most catalogues again as they were
def _read_catalogue(text: str, whole: Place) -> tuple[str, list[tuple[str, Entry]]]:
    """Read the text of one catalogue: the tag of its language, and its entries by their keys."""
    catalogue = polib.pofile(text)
    lines = text.splitlines()
    entries = [
        (str(entry.msgctxt), _read_entry(entry, whole.below(_line_below_notes(lines, entry.linenum or 1) - 1)))
        for entry in catalogue
        if entry.msgctxt and not entry.obsolete
    ]
    return str(catalogue.metadata.get("Language", "")), entries


def _line_below_notes(lines: list[str], line: int) -> int:
    """Give the line of an entry's `msgctxt`; its notes and flags stand above it."""
    while line < len(lines) and lines[line - 1].startswith("#"):
        line += 1
    return line


def _read_entry(entry: polib.POEntry, place: Place) -> Entry:
    """Read one entry; fuzzy with a previous Danish means outdated, without one it is a doubt.

    All catalogues name the same Danish, which is kept once.
    """
    if entry.previous_msgid:
        return Entry(sys.intern(entry.previous_msgid), entry.msgstr.strip(), place=place)
    return Entry(sys.intern(entry.msgid), entry.msgstr.strip(), entry.fuzzy, place)


def update_entries(texts: Iterable[Text], entries: Entries) -> Entries:
    """Bring a language's entries in line with the Danish texts.

    Same key and changed Danish: the translation is kept, marked fuzzy, with the Danish it was made
    from. New key: empty. Vanished key: gone. Nothing is ever guessed from a similar text.
    """
    updated = {}
    for text in texts:
        entry = entries.get(text.key)
        updated[text.key] = entry if entry and entry.words else Entry(text.danish, "")
    return updated


def find_renamed(texts: Iterable[Text], entries: Entries) -> dict[str, str]:
    """Find the texts of which a record, a page or a paragraph has another key now: the same Danish, else the same names.

    Returns:
        The vanished key by the new one, where it is beyond doubt which it was.
    """
    danish = {text.key: text.danish for text in texts}
    vanished: dict[str, list[str]] = {}
    for key, entry in entries.items():
        if entry.words and key not in danish:
            vanished.setdefault(entry.danish, []).append(key)
    renamed = {}
    for key in danish.keys() - entries.keys():
        before = [other for other in vanished.get(danish[key], []) if _is_one_name_away(key, other)]
        if len({entries[other].words for other in before}) == 1:
            renamed[key] = before[0]
    return dict(sorted(renamed.items()))


def follow(values: Mapping[str, T], renamed: Mapping[str, str]) -> dict[str, T]:
    """Give what is kept by the keys of texts, by their present keys too; `renamed` has the vanished key by the new one."""
    return dict(values) | {key: values[before] for key, before in renamed.items() if before in values}


def _is_one_name_away(key: str, other: str) -> bool:
    """Say whether two keys of a topic differ in one of their names."""
    names, others = key.split(".")[1:], other.split(".")[1:]
    pairs = zip(names, others, strict=False)
    return topic_of(key) == topic_of(other) and len(names) == len(others) and sum(a != b for a, b in pairs) == 1


def write_catalogues(
    root: Path, lang: str, texts: Iterable[Text], entries: Entries, note: Note = lambda _key, _danish: ""
) -> list[Path]:
    """Write a language's entries, a file a topic, the same bytes for the same entries; no file for a topic without any.

    Args:
        root: The folder that they stand below.
        lang: The language's tag.
        texts: What they are made for.
        entries: The words, by key.
        note: What a translator is told beside each text, by its key and its Danish.

    Returns:
        The files that changed, were made or are gone.
    """
    danish = {text.key: text.danish for text in texts}
    paths = {topic: catalogue_path(root, lang, topic) for topic in sorted({topic_of(key) for key in entries})}
    made: dict[str, list[polib.POEntry]] = {topic: [] for topic in paths}
    for key in sorted(entries):
        made[topic_of(key)].append(_make_entry(key, danish[key], entries[key], note(key, danish[key])))
    changed = [path for topic, path in paths.items() if _write_catalogue(path, lang, made[topic])]
    for path in sorted((root / "data" / "translations" / lang).glob("*.po")):
        if path.stem not in paths:
            path.unlink()
            changed.append(path)
    return changed


def _write_catalogue(path: Path, lang: str, entries: list[polib.POEntry]) -> bool:
    """Write one file; no dates and no names, which would change without the words."""
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    catalogue.extend(entries)
    text = str(catalogue)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    write_whole(path, text)
    return True


def _make_entry(key: str, danish: str, entry: Entry, note: str) -> polib.POEntry:
    is_outdated = entry.danish != danish
    return polib.POEntry(
        msgctxt=key,
        msgid=danish,
        msgstr=entry.words,
        flags=["fuzzy"] if is_outdated or entry.is_doubted else [],
        previous_msgid=entry.danish if is_outdated else None,
        comment=note,
    )
