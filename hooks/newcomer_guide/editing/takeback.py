"""Take back the spreadsheet that a translator has written in, row by row, and refuse what does not fit, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.checks.translations import guard_entry
from newcomer_guide.editing.handoff import ASKED, COLUMNS, QUESTIONS, UNREADABLE, open_book
from newcomer_guide.editing.translate import take_entries
from newcomer_guide.records.languages import find_tag
from newcomer_guide.records.refusal import UNMEANT
from newcomer_guide.sources.catalogues import Entry
from newcomer_guide.sources.native_checks import write_reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language

CHECKED = "ja"
FORMULA = "="
MOST_ROWS, MOST_COLUMNS = 20_000, 50
"""A cell far away makes a sheet as large as that, with nothing in it."""

NEEDED = {COLUMNS[name][0] for name in ("key", "danish", "present", "new", "checked")}


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


def read_handoff(site: Site, language: Language, book: Workbook) -> Taken:
    """Read a spreadsheet that came back; what no longer fits is refused, and said."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    taken = Taken(answers=_read_answers(sheets[ASKED]) if ASKED in sheets else [])
    others = [title for title in sheets if title != language.tag and find_tag(title) == title]
    if language.tag not in sheets and others:
        taken.refused.append(f"Arket er på {others[0]}, ikke på {language.tag}.")
        return taken
    likely = [sheets[language.tag]] if language.tag in sheets else list(sheets.values())
    sheet = min(likely, key=lambda one: len(NEEDED - set(_headings(one))), default=None)
    missing = sorted(NEEDED - set(_headings(sheet) if sheet else []))
    if sheet is None or missing:
        taken.refused.append(f"Arket mangler kolonner: {', '.join(missing)}. Brug det ark, der blev sendt ud.")
        return taken
    texts = {text.key: text for text in site.texts()}
    seen: set[str] = set()
    for number, row in _read_rows(sheet):
        entry = site.entries[language.tag].get(row["key"])
        gone = "" if row["key"] in texts else row["present"]  # a text that is gone has nothing to lose
        words = entry.words if entry else gone
        if fault := _fault_of(row, number, seen, words):
            taken.refused.append(fault)
            continue
        if row["checked"].casefold() not in {"", CHECKED}:
            message = f"Skriv ja, hvis oversættelsen er kontrolleret. Der står: {row['checked']}"
            taken.refused.append(f"{row['key']}: {message}")
            row["checked"] = ""
        if row["new"] or row["checked"]:
            _take(row, texts.get(row["key"]), site, language, taken)
            seen.add(row["key"])
    return taken


def _headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in next(sheet.iter_rows(max_row=1, max_col=MOST_COLUMNS), ())]


def _read_rows(sheet: Worksheet) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the number of each row below the headings, and its words by the names of the columns."""
    names = {heading: name for name, (heading, _) in COLUMNS.items()}
    columns = [names.get(heading) for heading in _headings(sheet)]
    empty = dict.fromkeys(COLUMNS, "")
    for number, cells in enumerate(sheet.iter_rows(2, min(sheet.max_row, MOST_ROWS), max_col=MOST_COLUMNS), start=2):
        found = zip(columns, cells, strict=False)
        yield number, empty | {name: _words_of(cell) for name, cell in found if name}


def _words_of(cell: Cell | MergedCell) -> str:
    """Give the words of a cell in one line, without signs that nobody sees; a formula is `=` alone."""
    if cell.data_type == "f":
        return FORMULA
    return " ".join(UNMEANT.sub("", "" if cell.value is None else str(cell.value)).split())


def _fault_of(row: dict[str, str], number: int, seen: set[str], words: str) -> str:
    """Say why what somebody wrote in a row cannot be used, whatever its text is; nothing where nothing is wrong."""
    is_written = bool(row["new"] or row["checked"])
    if is_written and not row["key"]:
        return f"Række {number}: Nøglen mangler, så det ses ikke, hvilken tekst det er."
    if is_written and row["key"] in seen:
        return f"{row['key']}: Teksten står to gange i arket. Den første er brugt."
    if FORMULA in (row["new"], row["checked"]):
        return f"{row['key']}: Cellen begynder med et lighedstegn, så Excel tager den for en formel. Skriv den uden."
    if row["present"].split() not in ([], words.split()) and not is_written and row["key"]:
        advice = f"Skriv oversættelsen i kolonnen »{COLUMNS['new'][0]}«"
        return (
            f"{row['key']}: {advice}, hvis den er din. Siden har nu: {words}" if words else f"{row['key']}: {advice}."
        )
    return ""


def _read_answers(sheet: Worksheet) -> list[str]:
    """Give what a native speaker has answered, each with its question, as Danish sentences."""
    lines = sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=MOST_COLUMNS, values_only=True)
    headings = next(lines, ())
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
    is_same = row["new"].split() == present.words.split()
    if present.words and row["present"].split() != present.words.split() and not is_same:
        message = "Oversættelsen er en anden nu, end da arket blev sendt ud"
        both = f"Siden har nu »{present.words}«, arket har »{row['new'] or row['present']}«"
        taken.refused.append(f"{key}: {message}. {both}. Kør make handoff igen, og skriv den bedste dér.")
        return
    entry = Entry(text.danish, row["new"] or present.words)
    messages = guard_entry(entry, language, site.terms) if entry.words else ["Der er ingen oversættelse at kontrollere"]
    if not row["new"] and present.is_doubted:
        messages = ["Oversætteren var i tvivl om oversættelsen. Skriv den igen"]
    if not row["new"] and present.danish != text.danish:
        messages = ["Oversættelsen er af en ældre dansk tekst. Oversæt den igen"]
    if messages:
        taken.refused.append(f"{key}: {'. '.join(messages)}.")
        return
    if row["new"] and not (is_same and present.holds_for(text.danish)):
        taken.entries[key] = entry
    if row["checked"]:
        taken.checked.append(key)


def takeback(site: Site, lang: str, file: str) -> int:
    """Take a translator's spreadsheet back; what no longer fits is refused, and said."""
    language = next((one for one in site.translated if one.tag == lang), None)
    if language is None:
        print(f"{lang} er ikke et af sidens sprog.")
        return 1
    try:
        book = open_book(Path(file))
    except UNREADABLE:
        is_there = Path(file).is_file()
        print(f"{file} kan ikke læses. Gem det som et Excel-ark (.xlsx)." if is_there else f"{file} findes ikke.")
        return 1
    taken = read_handoff(site, language, book)
    take_entries(site, language, taken.entries)
    if taken.checked:
        held = {key: day for key, day in site.reviews[lang].items() if key not in taken.entries}
        checks = held | dict.fromkeys(taken.checked, site.today)
        write_reviews(site.root, lang, site.entries[lang] | taken.entries, checks)
    for answer in taken.answers:
        print(answer)
    for refusal in taken.refused:
        print(f"Ikke brugt: {refusal}")
    rest = " Resten er gemt." if taken.refused and (taken.entries or taken.checked) else ""
    print(f"{lang}: nye oversættelser: {len(taken.entries)}, kontrollerede: {len(taken.checked)}.{rest}")
    return 1 if taken.refused else 0
