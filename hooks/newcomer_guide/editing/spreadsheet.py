"""Hand a language's texts to a translator as one spreadsheet, and take it back, checked."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from newcomer_guide.checks.translations import guard_entry
from newcomer_guide.editing.translate import take_entries
from newcomer_guide.records.languages import find_tag
from newcomer_guide.sources.catalogues import Entry
from newcomer_guide.sources.glossary import terms_in
from newcomer_guide.sources.native_checks import write_reviews
from newcomer_guide.sources.native_questions import read_native_questions
from newcomer_guide.wording.choice import State, choose_text
from newcomer_guide.wording.coverage import FIRST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language

COLUMNS = {
    "key": ("Nøgle", 28),
    "state": ("Tilstand", 16),
    "danish": ("Dansk", 44),
    "previous": ("Dansk før", 32),
    "english": ("Engelsk", 44),
    "present": ("Oversættelse nu", 44),
    "new": ("Ny oversættelse (skriv her)", 44),
    "checked": ("Kontrolleret af modersmålstaler (skriv ja)", 18),
    "terms": ("Ord fra ordlisten", 36),
    "page": ("Siden, den står på", 36),
}
"""The heading and the width of each column, in their order."""

YES = "ja"
ASKED = "Spørgsmål"
QUESTIONS = {
    "ask": ("Spørgsmål", 48),
    "da": ("På dansk", 48),
    "choices": ("Det, vi har set", 36),
    "answer": ("Svar (skriv her)", 44),
}
"""The sheet of what only a native speaker can decide; it stands first."""

STATES = {State.MISSING: "mangler", State.OUTDATED: "forældet", State.CURRENT: "ikke kontrolleret"}


@dataclass
class Taken:
    """What a spreadsheet that came back holds.

    Attributes:
        entries: The new translations, by key.
        checked: The keys that a native speaker has checked.
        refused: Why other rows cannot be used, as Danish sentences.
        answers: What was answered to the questions that only a native speaker can decide, as Danish sentences.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    checked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)


def write_handoff(site: Site, language: Language, path: Path, site_url: str) -> int:
    """Write the texts that need a translator or a check to a spreadsheet.

    Args:
        site: The site.
        language: The translator's language.
        path: The .xlsx file to write.
        site_url: The address that the site is published at, for the links to its pages.

    Returns:
        How many texts there are.

    Source:
        ECMA-376 (Office Open XML), by openpyxl.
    """
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]  # a new book has one worksheet
    questions = read_native_questions(site.root, language.tag, [])
    if questions:
        sheet.title = ASKED
        asked = ({"ask": one.ask, "da": one.da, "choices": "\n".join(one.choices)} for one in questions.values())
        _write_rows(sheet, QUESTIONS, asked)
        sheet = book.create_sheet()
    sheet.title = language.tag
    _write_rows(sheet, COLUMNS, _rows(site, language, site_url))
    book.save(path)
    return sheet.max_row - 1


def _write_rows(sheet: Worksheet, columns: Mapping[str, tuple[str, int]], rows: Iterable[dict[str, str]]) -> None:
    """Write the headings, and a row each."""
    sheet.append([heading for heading, _ in columns.values()])
    for place, (_, width) in enumerate(columns.values(), start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([row.get(name, "") for name in columns])
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"  # a text that begins with = is no formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def read_handoff(site: Site, language: Language, path: Path) -> Taken:
    """Read a spreadsheet that came back; what no longer fits is refused, and said.

    Raises:
        OSError: There is no such file.
        zipfile.BadZipFile: The file is no spreadsheet.
        KeyError: It is packed as one, and has none in it.
    """
    book = openpyxl.load_workbook(path, data_only=True)
    taken = Taken(answers=_read_answers(book[ASKED]) if ASKED in book.sheetnames else [])
    sheet = next((one for one in book.worksheets if one.title == language.tag), None)
    others = [title for title in book.sheetnames if title != language.tag and find_tag(title) == title]
    if sheet is None and others:
        taken.refused.append(f"Arket er på {others[0]}, ikke på {language.tag}.")
        return taken
    rows = (sheet or book.worksheets[0]).iter_rows(values_only=True)
    headings = [str(heading) for heading in next(rows, ())]
    names = {heading: name for name, (heading, _) in COLUMNS.items()}
    if not {COLUMNS[name][0] for name in ("key", "danish", "present", "new", "checked")} <= set(headings):
        taken.refused.append("Arket mangler kolonner. Brug det ark, der blev sendt ud.")
        return taken
    texts = {text.key: text for text in site.texts()}
    seen: set[str] = set()
    for number, values in enumerate(rows, start=2):
        row = {
            names[heading]: "" if value is None else str(value).strip()
            for heading, value in zip(headings, values, strict=False)
            if heading in names
        }
        entry = site.entries[language.tag].get(row["key"])
        gone = "" if row["key"] in texts else row["present"]  # a text that is gone has nothing to lose
        words = entry.words if entry else gone
        if fault := _fault_of(row, number, seen, words):
            taken.refused.append(fault)
        elif row["new"] or row["checked"]:
            _take(row, texts.get(row["key"]), site, language, taken)
            seen.add(row["key"])
    return taken


def _fault_of(row: dict[str, str], number: int, seen: set[str], words: str) -> str:
    """Say why what somebody wrote in a row cannot be used, whatever its text is; nothing where nothing is wrong."""
    is_written = bool(row["new"] or row["checked"])
    if is_written and not row["key"]:
        return f"Række {number}: Nøglen mangler, så det ses ikke, hvilken tekst det er."
    if is_written and row["key"] in seen:
        return f"{row['key']}: Teksten står to gange i arket. Den første er brugt."
    if row["checked"].casefold() not in {"", YES}:
        return f"{row['key']}: Skriv ja, hvis oversættelsen er kontrolleret. Der står: {row['checked']}"
    if row["present"].split() not in ([], words.split()) and not is_written and row["key"]:
        advice = f"Skriv oversættelsen i kolonnen »{COLUMNS['new'][0]}«"
        return (
            f"{row['key']}: {advice}, hvis den er din. Siden har nu: {words}" if words else f"{row['key']}: {advice}."
        )
    return ""


def _read_answers(sheet: Worksheet) -> list[str]:
    """Give what a native speaker has answered, each with its question, as Danish sentences."""
    headings, *lines = sheet.iter_rows(values_only=True)
    names = {heading: name for name, (heading, _) in QUESTIONS.items()}
    rows = ({names.get(str(head)): value for head, value in zip(headings, line, strict=False)} for line in lines)
    return [
        f"{row['da']} Svar: {' '.join(str(row['answer']).split())}"
        for row in rows
        if row.get("answer") and row.get("da")
    ]


def _take(row: dict[str, str], text: Text | None, site: Site, language: Language, taken: Taken) -> None:
    """Take one row that a translator has written in, or say why not."""
    key = row["key"]
    if text is None:
        taken.refused.append(f"{key}: Teksten findes ikke mere.")
        return
    if " ".join(row["danish"].split()) != " ".join(text.danish.split()):
        taken.refused.append(f"{key}: Den danske tekst er en anden nu, eller den er rettet i arket.")
        return
    present = site.entries[language.tag].get(key, Entry(text.danish, ""))
    if present.words and row["present"].split() != present.words.split():
        taken.refused.append(f"{key}: Oversættelsen er en anden nu, end da arket blev sendt ud.")
        return
    entry = Entry(text.danish, row["new"] or present.words)
    messages = guard_entry(entry, language, site.terms) if entry.words else ["Der er ingen oversættelse at kontrollere"]
    if not row["new"] and present.danish != text.danish:
        messages = ["Oversættelsen er af en ældre dansk tekst. Oversæt den igen"]
    if messages:
        taken.refused.append(f"{key}: {'. '.join(messages)}.")
        return
    if row["new"]:
        taken.entries[key] = entry
    if row["checked"]:
        taken.checked.append(key)


def _rows(site: Site, language: Language, site_url: str) -> Iterator[dict[str, str]]:
    """Give a row for each text that is missing, outdated or not checked; those that are needed first come first."""
    source = site.source.tag
    entries = site.entries[language.tag]
    english = site.entries.get("en", {})
    first = {f"interface.{name}" for name in FIRST_WORDS}
    for text in sorted(site.texts(), key=lambda text: text.key not in first):
        state = choose_text(text, language.tag, source, entries).state
        if state is State.CURRENT and text.key in site.reviews[language.tag]:
            continue
        entry = entries.get(text.key, Entry(text.danish, ""))
        yield {
            "key": text.key,
            "state": STATES[state],
            "danish": text.danish,
            "previous": entry.danish if entry.danish != text.danish else "",
            "english": english[text.key].words if text.key in english else "",
            "present": entry.words,
            "new": "",
            "checked": "",
            "terms": "\n".join(_terms_in(text.danish, site, language)),
            "page": site_url + site.address(site.page_showing(text.key), language),
        }


def _terms_in(danish: str, site: Site, language: Language) -> Iterator[str]:
    """Give the glossary's words for the terms that stand in a text."""
    for term in terms_in(danish, site.terms):
        if term.word(language.tag):
            yield f"{term.own} = {term.word(language.tag)}"


def handoff(site: Site, lang: str) -> int:
    """Write the texts that need a translator to handoff-LANG.xlsx."""
    language = next((one for one in site.translated if one.tag == lang), None)
    if language is None:
        print(f"{lang} er ikke et af sidens sprog.")
        return 1
    path = site.root / f"handoff-{lang}.xlsx"
    count = write_handoff(site, language, path, site.site_url or "/")
    print(f"Tekster i {path.name}: {count}. Send filen til oversætteren.")
    return 0


def takeback(site: Site, lang: str, file: str) -> int:
    """Take a translator's spreadsheet back; what no longer fits is refused, and said."""
    language = next((one for one in site.translated if one.tag == lang), None)
    if language is None:
        print(f"{lang} er ikke et af sidens sprog.")
        return 1
    try:
        taken = read_handoff(site, language, Path(file))
    except (OSError, KeyError, zipfile.BadZipFile, InvalidFileException):
        print(f"{file} kan ikke læses. Gem det som et Excel-ark (.xlsx).")
        return 1
    take_entries(site, language, taken.entries)
    if taken.checked:
        write_reviews(
            site.root,
            lang,
            site.entries[lang] | taken.entries,
            site.reviews[lang] | dict.fromkeys(taken.checked, site.today),
        )
    for answer in taken.answers:
        print(answer)
    for refusal in taken.refused:
        print(f"Ikke brugt: {refusal}")
    print(f"{lang}: nye oversættelser: {len(taken.entries)}, kontrollerede: {len(taken.checked)}.")
    return 1 if taken.refused else 0
