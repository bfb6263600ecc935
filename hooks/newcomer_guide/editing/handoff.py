"""Hand a language's texts to a translator as one spreadsheet; `editing/takeback.py` reads it again."""

from __future__ import annotations

import io
import itertools
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from newcomer_guide.sources.catalogue_notes import write_note
from newcomer_guide.sources.catalogues import Entry
from newcomer_guide.sources.glossary import terms_in
from newcomer_guide.sources.national import plural_category_of
from newcomer_guide.sources.native_questions import read_native_questions
from newcomer_guide.wording.choice import State, choose
from newcomer_guide.wording.coverage import FIRST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

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
    "help": ("Hjælp", 48),
}
"""The heading and the width of each column, in their order."""

ASKED = "Spørgsmål"
QUESTIONS = {
    "ask": ("Spørgsmål", 48),
    "da": ("På dansk", 48),
    "choices": ("Det, vi har set", 36),
    "answer": ("Svar (skriv her)", 44),
}
"""The sheet of what only a native speaker can decide; it stands first."""

MOST_BYTES = 50_000_000

UNREADABLE = (
    *(OSError, EOFError, KeyError, IndexError, ValueError, TypeError, AttributeError),
    *(zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException),
)
"""What reading a sheet raises, whatever somebody sends for one."""

STATES = {State.MISSING: "mangler", State.OUTDATED: "forældet", State.CURRENT: "ikke kontrolleret"}


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


def _rows(site: Site, language: Language, site_url: str) -> Iterator[dict[str, str]]:
    """Give a row for each text that is missing, outdated or not checked; those that are needed first come first."""
    entries = site.entries[language.tag]
    english = site.entries.get("en", {})
    first = {f"interface.{name}" for name in FIRST_WORDS}
    for text in sorted(site.texts_in(language), key=lambda text: text.key not in first):
        state = choose(site, language, text).state
        if state is State.CURRENT and text.key in site.reviews[language.tag]:
            continue
        entry, also = entries.get(text.key, Entry(text.danish, "")), english.get(text.key)
        yield {
            "key": text.key,
            "state": STATES[state],
            "danish": text.danish,
            "previous": entry.danish if entry.danish != text.danish else "",
            "english": also.words if also and also.holds_for(text.danish) else "",
            "present": entry.words,
            "new": "",
            "checked": "",
            "terms": "\n".join(_terms_in(text.danish, site, language)),
            "page": site_url + site.address(site.page_showing(text.key), language),
            "help": _help_with(text, language),
        }


def _help_with(text: Text, language: Language) -> str:
    """Tell what the catalogues tell of a text, and for which numbers it is."""
    numbers = language.plural_categories.get(plural_category_of(text.key), ())
    told = f"For tallet {numbers[0]}." if len(numbers) == 1 else f"For tal som {', '.join(map(str, numbers))}."
    listed = f"\n{told}" if numbers else ""
    return write_note(text.key, text.danish) + listed


def _terms_in(danish: str, site: Site, language: Language) -> Iterator[str]:
    """Give the glossary's words for the terms that stand in a text."""
    for term in terms_in(danish, site.terms):
        if term.word(language.tag):
            yield f"{term.own} = {term.word(language.tag)}"


def handoff(site: Site, lang: str) -> int:
    """Write the texts that need a translator to handoff-LANG.xlsx; one that somebody has written in is left alone."""
    language = next((one for one in site.translated if one.tag == lang), None)
    if language is None:
        print(f"{lang} er ikke et af sidens sprog.")
        return 1
    names = itertools.chain(
        [f"handoff-{lang}.xlsx"], (f"handoff-{lang}-{number}.xlsx" for number in itertools.count(2))
    )
    known = {entry.words for entry in site.entries[lang].values()}
    path = next(path for path in map(site.root.joinpath, names) if not _is_written_in(path, known))
    if path.name != f"handoff-{lang}.xlsx":
        print(f"handoff-{lang}.xlsx kan være i brug, så det bliver, som det er.")
    count = write_handoff(site, language, path, site.site_url or "/")
    print(f"Tekster i {path.name}: {count}. Send filen til oversætteren.")
    return 0


def open_book(path: Path) -> openpyxl.Workbook:
    """Open a spreadsheet that somebody has had.

    Raises:
        OSError: There is no such file; `UNREADABLE` has what else it can be.
        ValueError: It is much larger than a sheet of ours.
    """
    content = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(content) as packed:
        if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
            message = f"{path} is too large"
            raise ValueError(message)
    return openpyxl.load_workbook(content)


def _is_written_in(path: Path, known: AbstractSet[str]) -> bool:
    """Say whether a sheet that is there holds what a translator wrote, in whatever column, or cannot be read.

    Args:
        path: The sheet.
        known: The translations that there are.
    """
    if not path.exists():
        return False
    try:
        sheets = open_book(path).worksheets
    except UNREADABLE:
        return True
    return any(_has_answers(sheet.iter_rows(values_only=True), known) for sheet in sheets)


def _has_answers(rows: Iterator[tuple[object, ...]], known: AbstractSet[str]) -> bool:
    headings = list(next(rows, ()))
    written = {COLUMNS["new"][0], COLUMNS["checked"][0], QUESTIONS["answer"][0]}
    present = COLUMNS["present"][0]
    for row in rows:
        for heading, value in zip(headings, row, strict=False):
            if value and (heading in written or (heading == present and str(value) not in known)):
                return True
    return False
