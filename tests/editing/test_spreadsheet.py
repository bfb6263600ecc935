"""What goes to a translator comes back whole, and nothing that no longer fits is taken."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import openpyxl
import polib
import pytest

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.handoff import COLUMNS, _rows
from newcomer_guide.sources.catalogue_notes import write_note
from newcomer_guide.sources.catalogues import Entry
from towns import TODAY, change

if TYPE_CHECKING:
    from pathlib import Path

KEY = "courses.syning.summary"


def column(name: str) -> int:
    return list(COLUMNS).index(name) + 1


def write_in(town: Path, text: str, **cells: str | None) -> None:
    """Write into a row of the sheet, as a translator would."""
    path = town / "handoff-ar.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["ar"]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == text)
    for name, words in cells.items():
        sheet.cell(row, column(name)).value = words
    book.save(path)


def take(town: Path) -> int:
    return main(["takeback", "--lang", "ar", "--file", str(town / "handoff-ar.xlsx")])


def test_the_sheet_holds_all_that_a_translator_needs(translated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Key, state, Danish now and before, the present words and the page that they stand on."""
    monkeypatch.setenv("SITE_URL", "https://bakkeby.example/")
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")
    main(["translations"])
    main(["handoff", "--lang", "ar"])
    rows = openpyxl.load_workbook(translated / "handoff-ar.xlsx")["ar"].iter_rows(values_only=True)
    headings = next(rows)
    row = next(row for row in rows if row[0] == KEY)

    assert list(headings) == [heading for heading, _ in COLUMNS.values()]
    assert dict(zip(COLUMNS, row, strict=True)) == {
        "key": KEY,
        "state": "forældet",
        "danish": "Lær at sy tøj.",
        "previous": "Lær at sy.",
        "english": None,
        "present": "كلمة",
        "new": None,
        "checked": None,
        "terms": None,
        "page": "https://bakkeby.example/ar/kurser/syning/",
        "help": write_note(KEY, "Lær at sy tøj."),
    }


def test_what_has_not_changed_had_no_other_words(translated: Path) -> None:
    """A translator is shown what the Danish was only where it was something else."""
    site = read_site(translated, TODAY)

    assert {row["previous"] for row in _rows(site, site.language("ar"), "")} == {""}


def test_older_english_words_are_not_translated_from(translated: Path) -> None:
    """Whoever works from the English would hand in what is not so any more, and nobody would see it."""
    seen = []
    for danish in ("Lær at sy.", "Lær at sy tøj."):
        entry = Entry("Lær at sy.", "Learn to sew.")
        site = read_site(translated, TODAY)
        site.entries["en"][KEY] = entry
        rows = {row["key"]: row["english"] for row in _rows(site, site.language("ar"), "")}
        seen.append(rows[KEY])
        change(translated / "data" / "courses.yml", danish, "Lær at sy tøj.")

    assert seen == ["Learn to sew.", ""]


def test_no_cell_of_the_sheet_is_a_formula(translated: Path) -> None:
    """Read without the library that wrote it: a text that begins with = stays a text."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "=1+1")
    main(["handoff", "--lang", "ar"])
    with zipfile.ZipFile(translated / "handoff-ar.xlsx") as book:
        names = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        sheets = [ET.fromstring(book.read(name)) for name in names]  # noqa: S314  # our own file
        words = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))

    assert len(sheets) == 2
    assert not [element for sheet in sheets for element in sheet.iter() if element.tag.endswith("}f")]
    assert "=1+1" in words


def test_a_new_translation_is_taken(translated: Path) -> None:
    """It is current, and in the catalogue."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.")

    assert take(translated) == 0
    entry = read_site(translated, TODAY).entries["ar"][KEY]
    assert (entry.danish, entry.words) == ("Lær at sy tøj.", "تعلّم الخياطة.")


def test_a_check_is_taken(translated: Path) -> None:
    """A native speaker who writes ja has checked these very words."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, checked="Ja")

    assert take(translated) == 0
    assert read_site(translated, TODAY).reviews["ar"] == {KEY: TODAY}


def test_what_has_changed_meanwhile_is_refused_and_said(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The Danish is another than the one that was translated."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.")
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")

    assert take(translated) == 1
    assert (
        f"Ikke brugt: {KEY}: Den danske tekst er en anden nu, eller den er rettet i arket." in capsys.readouterr().out
    )
    assert read_site(translated, TODAY).entries["ar"][KEY].words == "كلمة"


def test_what_is_wrong_is_refused_and_the_rest_is_taken(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The guards read each row by itself."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="Learn to sew")
    write_in(translated, "courses.syning.name", new="الخياطة")

    assert take(translated) == 1
    assert "Her er ord med latinske bogstaver: learn, sew" in capsys.readouterr().out
    entries = read_site(translated, TODAY).entries["ar"]
    assert (entries[KEY].words, entries["courses.syning.name"].words) == ("كلمة", "الخياطة")


def test_a_text_that_is_gone_is_refused(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The record was removed while the sheet was away."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, "contacts.laereren.title", new="معلّم")
    change(translated / "data" / "contacts.yml", "  title: Lærer\n", "")

    assert take(translated) == 1
    assert "contacts.laereren.title: Teksten findes ikke mere." in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"no spreadsheet"])
def test_another_kind_of_file_is_refused_in_words(
    content: bytes, translated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, whatever comes back."""
    (translated / "handoff-ar.xlsx").write_bytes(content)

    assert take(translated) == 1
    assert "kan ikke læses. Gem det som et Excel-ark (.xlsx)." in capsys.readouterr().out


def test_a_sheet_without_its_columns_is_refused(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another sheet is not taken for ours."""
    openpyxl.Workbook().save(translated / "handoff-ar.xlsx")

    assert take(translated) == 1
    assert "Arket mangler kolonner: Dansk, " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "cells", "told"),
    [
        (KEY, {"key": None, "new": "تعلّم"}, "Nøglen mangler, så det ses ikke, hvilken tekst det er."),
        (KEY, {"key": "courses.syning.name", "new": "تعلّم"}, "courses.syning.name: Teksten står to gange i arket."),
        (KEY, {"checked": "x"}, f"{KEY}: Skriv ja, hvis oversættelsen er kontrolleret. Der står: x"),
        ("figures.boliger.note", {"present": "تعلّم"}, "Skriv oversættelsen i kolonnen »Ny oversættelse (skriv her)«."),
        (KEY, {"present": "تعلّم"}, "»Ny oversættelse (skriv her)«, hvis den er din. Siden har nu: كلمة"),
        ("figures.boliger.note", {"checked": "ja"}, "Der er ingen oversættelse at kontrollere."),
        (KEY, {"new": "?????"}, f"{KEY}: Her er ingen bogstaver."),
        (KEY, {"new": "=كلمة"}, f"{KEY}: Cellen begynder med et lighedstegn"),
    ],
)
def test_what_was_written_and_cannot_be_used_is_named(
    key: str, cells: dict[str, str | None], told: str, translated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing that a translator wrote vanishes without a word."""
    catalogue = translated / "data" / "translations" / "ar" / "figures.po"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace('msgstr "كلمة"', 'msgstr ""'), encoding="utf-8")
    if key.startswith("figures"):
        key = next(iter(polib.pofile(str(catalogue)))).msgctxt
    main(["handoff", "--lang", "ar"])
    write_in(translated, "courses.syning.name", new="الخياطة")
    write_in(translated, key, **cells)

    assert take(translated) == 1
    said = capsys.readouterr().out
    assert told in said
    assert "Ikke brugt: " in said
    assert read_site(translated, TODAY).entries["ar"]["courses.syning.name"].words == "الخياطة"


def test_the_same_words_for_a_changed_text_are_current_again(translated: Path) -> None:
    """The translator has read the new Danish, and says that they still hold."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")
    main(["translations"])
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="كلمة", checked="ja")

    assert take(translated) == 0
    site = read_site(translated, TODAY)
    assert site.entries["ar"][KEY].danish == "Lær at sy tøj."
    assert site.reviews["ar"][KEY] == TODAY


def test_a_row_that_stands_twice_counts_where_it_is_written(translated: Path) -> None:
    """The first one is empty."""
    main(["handoff", "--lang", "ar"])
    path = translated / "handoff-ar.xlsx"
    book = openpyxl.load_workbook(path)
    rows = list(book["ar"].iter_rows(values_only=True))
    row = list(next(row for row in rows if row[0] == KEY))
    row[column("new") - 1] = "تعلّم الخياطة."
    book["ar"].append(row)
    book.save(path)

    assert take(translated) == 0
    assert read_site(translated, TODAY).entries["ar"][KEY].words == "تعلّم الخياطة."


def test_a_sheet_of_another_language_is_refused(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two sheets came back, and one was called by the other's name."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.")

    assert main(["takeback", "--lang", "ti", "--file", str(translated / "handoff-ar.xlsx")]) == 1
    assert "Ikke brugt: Arket er på ar, ikke på ti." in capsys.readouterr().out


def test_a_newer_translation_is_not_overwritten(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody mended it while the sheet was away."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.")
    path = translated / "data" / "translations" / "ar" / "courses.po"
    text = path.read_text(encoding="utf-8")
    at = text.index(f'msgctxt "{KEY}"')
    path.write_text(text[:at] + text[at:].replace('msgstr "كلمة"', 'msgstr "الجديد"', 1), encoding="utf-8")

    assert take(translated) == 1
    said = capsys.readouterr().out
    assert f"{KEY}: Oversættelsen er en anden nu, end da arket blev sendt ud." in said
    assert "Siden har nu »الجديد«, arket har »تعلّم الخياطة.«" in said
    assert read_site(translated, TODAY).entries["ar"][KEY].words == "الجديد"


def test_better_words_for_the_engine_s_are_the_town_s_own(translated: Path) -> None:
    """They stand on its pages from then on, and stay when the catalogues are brought up to date."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, "interface.share", new="أرسل إلى صديق", checked="ja")

    assert take(translated) == 0
    main(["translations"])
    site = read_site(translated, TODAY)
    assert site.entries["ar"]["interface.share"].words == "أرسل إلى صديق"
    assert site.reviews["ar"]["interface.share"] == TODAY


def test_a_packed_file_that_is_no_book_is_refused(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever its name says."""
    with zipfile.ZipFile(translated / "handoff-ar.xlsx", "w") as book:
        book.writestr("x.txt", "x")

    assert take(translated) == 1
    assert "kan ikke læses" in capsys.readouterr().out


@pytest.mark.usefixtures("translated")
def test_a_language_that_the_site_does_not_have_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Danish is the source, and Swedish is none of ours."""
    assert main(["handoff", "--lang", "sv"]) == 1
    assert main(["takeback", "--lang", "da", "--file", "x.xlsx"]) == 1
    assert "sv er ikke et af sidens sprog." in capsys.readouterr().out


def test_what_only_a_native_speaker_can_decide_comes_first(translated: Path) -> None:
    """In their own language with the Danish beside: the engine's questions, then the town's, which may say one otherwise."""
    path = translated / "data" / "translations" / "ar" / "questions.yml"
    path.write_text(
        "kommune: {ask: بلدية؟, da: Forstår I ordet?}\nbyen: {ask: اسم؟, da: Hvad hedder byen?, choices: [أ, ب]}\n",
        "utf-8",
    )
    main(["handoff", "--lang", "ar"])
    book = openpyxl.load_workbook(translated / "handoff-ar.xlsx")
    rows = list(book.worksheets[0].iter_rows(values_only=True))

    assert book.sheetnames == ["Spørgsmål", "ar"]
    assert rows[0] == ("Spørgsmål", "På dansk", "Det, vi har set", "Svar (skriv her)")
    assert rows[-1] == ("اسم؟", "Hvad hedder byen?", "أ\nب", None)
    assert ("بلدية؟", "Forstår I ordet?", None, None) in rows
    assert len(rows) > 5


def test_answers_are_told(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its question; they change nothing by themselves."""
    main(["handoff", "--lang", "ar"])
    path = translated / "handoff-ar.xlsx"
    book = openpyxl.load_workbook(path)
    question = book.worksheets[0].cell(2, 2).value
    book.worksheets[0].cell(2, 4).value = "مسؤول\nالملف"
    book.save(path)
    capsys.readouterr()

    assert take(translated) == 0
    assert f"{question} Svar: مسؤول الملف\n" in capsys.readouterr().out


def test_questions_that_cannot_be_read_are_told_and_keep_nothing_back(
    translated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With their line."""
    path = translated / "data" / "translations" / "ar" / "questions.yml"
    path.write_text("byen: {ask: اسم؟}\n", encoding="utf-8")

    assert main(["check"]) == 0
    assert "data/translations/ar/questions.yml:1: Advarsel: Feltet da mangler." in capsys.readouterr().out


def test_a_sheet_that_comes_back_twice_is_refused_for_nothing_that_was_taken(
    translated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody mended the one row that was wrong; the others hold what the site has."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.")
    write_in(translated, "courses.syning.name", new="Syning")
    take(translated)
    write_in(translated, "courses.syning.name", new="الخياطة", checked="ja")
    write_in(translated, KEY, checked="ja")
    capsys.readouterr()

    assert take(translated) == 0
    assert capsys.readouterr().out.endswith("ar: nye oversættelser: 1, kontrollerede: 2.\n")
    assert set(read_site(translated, TODAY).reviews["ar"]) == {KEY, "courses.syning.name"}


def test_what_is_written_beside_a_wrong_mark_is_taken(translated: Path) -> None:
    """The mark alone is refused."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.", checked="x")

    assert take(translated) == 1
    site = read_site(translated, TODAY)
    assert (site.entries["ar"][KEY].words, site.reviews["ar"]) == ("تعلّم الخياطة.", {})


def test_new_words_are_checked_by_nobody_yet(translated: Path) -> None:
    """Whoever checked the old ones has not seen them, though another row was checked."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, checked="ja")
    take(translated)
    (translated / "handoff-ar.xlsx").unlink()
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")
    main(["translations"])
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.")
    write_in(translated, "courses.syning.name", checked="ja")

    assert take(translated) == 0
    assert set(read_site(translated, TODAY).reviews["ar"]) == {"courses.syning.name"}


@pytest.mark.parametrize("column", ["new", "present"])
def test_a_sheet_that_somebody_has_written_in_is_not_written_over(
    column: str, translated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was refused stands there alone, and so does what stands in the wrong column."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, **{column: "Learn to sew"})
    before = (translated / "handoff-ar.xlsx").read_bytes()
    main(["handoff", "--lang", "ar"])

    assert (translated / "handoff-ar.xlsx").read_bytes() == before
    assert (translated / "handoff-ar-2.xlsx").exists()
    assert "handoff-ar.xlsx kan være i brug, så det bliver, som det er." in capsys.readouterr().out


def test_signs_that_a_keyboard_puts_in_keep_nothing_back(translated: Path) -> None:
    """Nobody sees them in a cell, nor a line that was broken there."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="\u200fتعلّم\n\u200bالخياطة.\ufeff")

    assert take(translated) == 0
    assert read_site(translated, TODAY).entries["ar"][KEY].words == "تعلّم الخياطة."


def test_the_sheet_is_known_by_its_headings(translated: Path) -> None:
    """Its name was lost when it was copied, and the questions stand before it."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.")
    book = openpyxl.load_workbook(translated / "handoff-ar.xlsx")
    book["ar"].title = "Ark2"
    book.save(translated / "handoff-ar.xlsx")

    assert take(translated) == 0
    assert read_site(translated, TODAY).entries["ar"][KEY].words == "تعلّم الخياطة."


def test_a_language_may_be_called_by_its_danish_name(translated: Path) -> None:
    """By every command."""
    assert main(["handoff", "--lang", "Arabisk"]) == 0
    assert (translated / "handoff-ar.xlsx").exists()


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row"),
        ("xl/more.bin", b"0" * 60_000_000),
    ],
    ids=["cut off", "too large"],
)
def test_a_damaged_sheet_is_told_in_words(
    part: str, content: bytes, translated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a program or a connection has done to it."""
    main(["handoff", "--lang", "ar"])
    path = translated / "handoff-ar.xlsx"
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, held in (parts | {part: content}).items():
            book.writestr(name, held)

    assert take(translated) == 1
    assert "kan ikke læses. Gem det som et Excel-ark (.xlsx)." in capsys.readouterr().out


def test_a_cell_far_away_keeps_nobody_waiting(translated: Path) -> None:
    """Some programs leave one behind."""
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, new="تعلّم الخياطة.")
    book = openpyxl.load_workbook(translated / "handoff-ar.xlsx")
    book["ar"]["XFD3000"] = "x"
    book.save(translated / "handoff-ar.xlsx")

    assert take(translated) == 0
    assert read_site(translated, TODAY).entries["ar"][KEY].words == "تعلّم الخياطة."


def test_the_same_words_take_a_doubt_away(translated: Path) -> None:
    """Of a translator who was not sure; a mark alone does not."""
    path = translated / "data" / "translations" / "ar" / "courses.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'msgctxt "{KEY}"', f'#, fuzzy\nmsgctxt "{KEY}"'), encoding="utf-8")
    main(["handoff", "--lang", "ar"])
    write_in(translated, KEY, checked="ja")
    assert take(translated) == 1

    write_in(translated, KEY, new="كلمة", checked="ja")
    assert take(translated) == 0
    site = read_site(translated, TODAY)
    assert not site.entries["ar"][KEY].is_doubted
    assert site.reviews["ar"] == {KEY: TODAY}
