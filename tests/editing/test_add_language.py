"""A language is data: one command adds it as a draft, shows it when its first words are there, and takes it away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.handoff import COLUMNS
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.wording.coverage import FIRST_WORDS
from towns import TODAY, change, files_of, fill_first_words

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

HOME = re.compile(r'<a class="languages__link"\s+href="[^"]*"\s+lang="([^"]+)"')


def write(town: Path) -> dict[str, bytes]:
    write_site(read_site(town, TODAY, site_url="https://by.example/"), town / "site")
    return files_of(town / "site")


def row_of(files: dict[str, bytes], name: str) -> list[str]:
    return HOME.findall(files[name].decode())


def test_every_first_word_is_an_interface_word(example: Site) -> None:
    """Nobody is asked for one that is not there."""
    assert set(FIRST_WORDS) <= example.data.interface.keys()


def test_a_new_language_is_a_draft_that_only_its_own_pages_lead_to(
    standing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Built whole, in Danish; in no row, sitemap, or list of what can be saved, and kept from search engines."""
    assert main(["language", "--lang", "uk"]) == 0

    told = capsys.readouterr().out
    files = write(standing)
    assert "Українська (uk) er tilføjet som kladde." in told
    assert "call_who: Ring til {name}" in told
    assert "- {locale: uk, name: Українська, build: true}" in (standing / "mkdocs.yml").read_text(encoding="utf-8")
    assert (standing / "data" / "translations" / "uk" / "interface.po").exists()
    assert row_of(files, "index.html") == ["da", "en", "ar", "ti"]
    assert row_of(files, "uk/index.html") == ["da", "en", "ar", "ti", "uk"]
    assert b'content="noindex"' in files["uk/index.html"]
    assert b'content="noindex"' not in files["index.html"]
    for name in ("sitemap.xml", "offline/index.json", "404.html"):
        assert b"uk" not in re.findall(rb"\b[a-z]{2}\b", files[name])
    assert "uk/kurser/index.html" in files


def test_a_language_whose_first_words_are_there_is_shown(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same command says what is missing, and shows it when nothing is."""
    main(["language", "--lang", "ukrainsk"])
    fill_first_words(standing, "uk", left_out="ask_first")
    capsys.readouterr()

    assert main(["language", "--lang", "uk"]) == 0
    assert "  ask_first: Ring først\n" in capsys.readouterr().out
    assert read_site(standing, TODAY).data.settings.drafts == ["uk"]

    fill_first_words(standing, "uk")
    assert main(["language", "--lang", "uk"]) == 0
    assert "Læserne ser sproget fra nu af." in capsys.readouterr().out
    files = write(standing)
    assert row_of(files, "index.html")[-1] == "uk"
    assert b"https://by.example/uk/" in files["sitemap.xml"]
    assert "drafts" not in (standing / "data" / "site.yml").read_text(encoding="utf-8")


def test_a_language_is_taken_away_and_the_work_of_others_stays(
    standing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a word of it, all is as before; its words, where somebody has written some, wait in their folder."""
    before = {name: content for name, content in files_of(standing / "data").items() if "/" not in name}
    host = (standing / "mkdocs.yml").read_bytes()
    main(["language", "--lang", "uk"])
    assert main(["language", "--lang", "uk", "--remove", "yes"]) == 0
    assert {name: content for name, content in files_of(standing / "data").items() if "/" not in name} == before
    assert (standing / "mkdocs.yml").read_bytes() == host
    assert not (standing / "data" / "translations" / "uk").exists()

    main(["language", "--lang", "uk"])
    fill_first_words(standing, "uk")
    main(["language", "--lang", "uk", "--remove", "yes"])
    assert "Oversættelserne ligger stadig i data/translations/uk" in capsys.readouterr().out
    main(["language", "--lang", "uk"])
    assert "De første ord er der allerede." in capsys.readouterr().out
    main(["language", "--lang", "uk"])
    assert "Læserne ser sproget fra nu af." in capsys.readouterr().out


@pytest.mark.parametrize(("called", "told"), [("klingonsk", "Sproget findes ikke."), ("", "Sproget findes ikke.")])
def test_what_is_no_language_is_refused(
    called: str, told: str, standing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written."""
    before = files_of(standing / "data")

    assert main(["language", "--lang", called]) == 1
    assert told in capsys.readouterr().out
    assert files_of(standing / "data") == before


@pytest.mark.usefixtures("standing")
def test_the_data_s_own_language_stays(capsys: pytest.CaptureFixture[str]) -> None:
    """It is none that is translated into."""
    assert main(["language", "--lang", "da", "--remove", "yes"]) == 1
    assert "er ikke et af de sprog" in capsys.readouterr().out


def test_the_host_is_told_of_a_language_that_it_does_not_build(standing: Path) -> None:
    """`make check` compares, for whoever writes the files by hand."""
    change(standing / "data" / "site.yml", "[da, en, ar, ti]", "[da, en, ar, ti, uk]")

    assert main(["check"]) == 1


def test_a_term_may_have_a_word_in_any_language(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are named by tags; a term without a word in a language is skipped there."""
    main(["language", "--lang", "fa-AF"])
    path = standing / "data" / "translations" / "glossary.yml"
    path.write_text("kursus:\n  da: kursus\n  fa-AF: کورس\n  also_fa-AF: درس\n  uk_translit: kurs\n", encoding="utf-8")
    capsys.readouterr()

    assert main(["check"]) == 0
    term = next(term for term in read_site(standing, TODAY).terms if term.own == "kursus")
    assert (term.word("fa-AF"), term.also("fa-AF"), term.word("uk")) == ("کورس", ("درس",), "")

    path.write_text("kursus:\n  da: kursus\n  klingon: x\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert "Feltet klingon findes ikke her." in capsys.readouterr().out


def test_a_translator_finds_the_first_words_on_top(standing: Path) -> None:
    """Of the spreadsheet that the command names."""
    main(["language", "--lang", "uk"])
    assert main(["handoff", "--lang", "uk"]) == 0

    rows = openpyxl.load_workbook(standing / "handoff-uk.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True)
    keys = [str(row[0]) for row, _ in zip(rows, FIRST_WORDS, strict=False)]

    assert set(keys) == {f"interface.{name}" for name in FIRST_WORDS}


@pytest.mark.parametrize(
    ("tag", "asked", "numbers"),
    [
        ("uk", {"weeks", "weeks_one", "weeks_few", "weeks_many"}, "For tal som 2, 3, 4, 22."),
        ("fa", {"weeks", "weeks_one"}, "For tallet 1."),
        ("zh", {"weeks"}, ""),
    ],
)
def test_a_translator_is_asked_for_the_plural_forms_that_the_language_has(
    tag: str, asked: set[str], numbers: str, standing: Path
) -> None:
    """For no other ones, and with the numbers that they are for."""
    main(["language", "--lang", tag])
    main(["handoff", "--lang", tag])
    rows = openpyxl.load_workbook(standing / f"handoff-{tag}.xlsx").worksheets[0].iter_rows(values_only=True)
    place = next(rows).index(COLUMNS["help"][0])
    helps = {str(row[0]).removeprefix("interface."): str(row[place]) for row in rows}

    assert {name for name in helps if name == "weeks" or name.startswith("weeks_")} == asked
    assert numbers in (helps.get("weeks_few") or helps.get("weeks_one") or "")


def test_a_language_goes_alone(standing: Path) -> None:
    """Not with one whose tag begins like its own."""
    for tag in ("fa", "fa-AF"):
        main(["language", "--lang", tag])
    assert main(["language", "--lang", "fa", "--remove", "yes"]) == 0

    assert [tag for tag in ("fa,", "fa-AF,") if f"locale: {tag}" in (standing / "mkdocs.yml").read_text("utf-8")] == [
        "fa-AF,"
    ]
    assert read_site(standing, TODAY).data.settings.languages == ["da", "en", "ar", "ti", "fa-AF"]


def test_a_language_is_taken_away_by_a_clear_yes_alone(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`REMOVE=nej` takes nothing away."""
    assert main(["language", "--lang", "ti", "--remove", "nej"]) == 1
    assert "Skriv REMOVE=yes for at fjerne sproget, og ellers ingenting." in capsys.readouterr().out
    assert "ti" in (standing / "data" / "site.yml").read_text(encoding="utf-8")
