"""The commands do what they say, say it in Danish, and leave the rest alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import polib
import pytest

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from towns import TODAY, change, keep_languages, run, surroundings

if TYPE_CHECKING:
    from pathlib import Path

COURSES = "data/translations/ar/courses.po"


def entry_of(town: Path, key: str) -> polib.POEntry | None:
    catalogue = polib.pofile(str(town / "data" / "translations" / "ar" / f"{key.split('.', maxsplit=1)[0]}.po"))
    return next((entry for entry in catalogue if entry.msgctxt == key), None)


@pytest.mark.usefixtures("translated")
def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 0, and what a reader can live with as warnings."""
    capsys.readouterr()

    assert main(["check"]) == 0
    told = capsys.readouterr().out
    assert "fejl" not in told.replace("Ingen fejl", "")
    assert told.endswith("Siden kan bygges.\n")


def test_check_tells_mistakes_and_exits_with_one(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mistakes, and how many."""
    change(translated / "data" / "courses.yml", "status: active", "status: aktiv")
    capsys.readouterr()

    assert main(["check"]) == 1
    assert "\n1 fejl. Siden bliver først bygget, når alt er rettet.\n" in capsys.readouterr().out


def test_changed_danish_keeps_its_translation_as_fuzzy_with_the_previous(translated: Path) -> None:
    """Nothing is lost, and nothing outdated passes as current."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")

    main(["translations"])
    entry = entry_of(translated, "courses.syning.summary")

    assert entry is not None
    assert (entry.fuzzy, entry.previous_msgid, entry.msgid, entry.msgstr) == (
        True,
        "Lær at sy.",
        "Lær at sy tøj.",
        "كلمة",
    )


def test_a_second_run_changes_no_byte(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No dates, no line numbers, no order but the keys'."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")
    main(["translations"])
    before = (translated / COURSES).read_bytes()
    capsys.readouterr()

    main(["translations"])

    assert (translated / COURSES).read_bytes() == before
    assert "opdateret" not in capsys.readouterr().out


def test_reverted_danish_is_current_again(translated: Path) -> None:
    """The translation was made from these very words."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")
    main(["translations"])
    change(translated / "data" / "courses.yml", "Lær at sy tøj.", "Lær at sy.")

    main(["translations"])
    entry = entry_of(translated, "courses.syning.summary")

    assert entry is not None
    assert not entry.fuzzy
    assert entry.previous_msgid is None


def test_a_vanished_key_is_gone_and_listed(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever removes a text sees which translation goes with it."""
    change(translated / "data" / "contacts.yml", "  title: Lærer\n", "")
    capsys.readouterr()

    main(["translations"])

    assert "ar: contacts.laereren.title findes ikke mere. Oversættelsen er slettet." in capsys.readouterr().out


def test_a_translation_follows_its_text_to_another_key(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And so does a check by a native speaker: neither side's words have changed."""
    main(["reviewed", "--lang", "ar", "--key", "courses.syning.name"])
    main(["reviewed", "--lang", "ar", "--key", "interface.home"])
    change(translated / "data" / "courses.yml", "syning:\n", "sy-sammen:\n")
    change(translated / "data" / "arrival.yml", "[syning]", "[sy-sammen]")
    capsys.readouterr()

    main(["translations"])

    told = capsys.readouterr().out
    assert "ar: courses.syning.name hedder nu courses.sy-sammen.name. Oversættelsen er flyttet med." in told
    assert "courses.syning.name findes ikke mere" not in told
    entry = entry_of(translated, "courses.sy-sammen.name")
    assert entry is not None
    assert (entry.msgstr, entry.fuzzy) == ("كلمة", False)
    reviews = (translated / "data" / "translations" / "ar" / "reviews.yml").read_text(encoding="utf-8")
    assert "courses.sy-sammen.name:" in reviews
    assert "interface.home:" in reviews
    assert "courses.syning.name:" not in reviews


def test_a_renamed_record_keeps_its_words_before_anybody_runs_a_command(translated: Path) -> None:
    """Publication does not wait for the catalogues, and readers do not either."""
    main(["reviewed", "--lang", "ar", "--key", "courses.syning.name"])
    change(translated / "data" / "courses.yml", "syning:\n", "sy-sammen:\n")
    change(translated / "data" / "arrival.yml", "[syning]", "[sy-sammen]")

    site = read_site(translated, TODAY)

    assert site.entries["ar"]["courses.sy-sammen.name"].words == "كلمة"
    assert "courses.sy-sammen.name" in site.reviews["ar"]


def test_a_topic_that_was_emptied_loses_its_catalogue_once(
    translated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said which translations go, and a second run has nothing to say."""
    (translated / "data" / "events.yml").write_text("{}\n", encoding="utf-8")
    change(translated / "docs" / "om.md", "{{ events }}\n", "")
    capsys.readouterr()

    main(["translations"])
    told = capsys.readouterr().out
    assert told.count("ar: events.fest.name findes ikke mere. Oversættelsen er slettet.") == 1
    assert "data/translations/ar/events.po er slettet." in told

    main(["translations"])
    told = capsys.readouterr().out
    assert "findes ikke mere" not in told
    assert "slettet" not in told


def test_moving_a_record_or_a_paragraph_changes_nothing(translated: Path) -> None:
    """Keys are names, not places."""
    main(["translations"])  # which writes the notes
    before = {path: path.read_bytes() for path in (translated / "data" / "translations").rglob("*.po")}
    path = translated / "data" / "contacts.yml"
    records = path.read_text(encoding="utf-8").strip().split("\n\n")
    path.write_text("\n\n".join(reversed(records)) + "\n", encoding="utf-8")
    page = translated / "docs" / "index.md"
    front, _, body = page.read_text(encoding="utf-8").rpartition("---\n")
    blocks = body.strip().split("\n\n")
    page.write_text(front + "---\n\n" + "\n\n".join(reversed(blocks)) + "\n", encoding="utf-8")

    main(["translations"])

    assert {path: path.read_bytes() for path in before} == before


def test_a_typo_that_changes_no_meaning_keeps_the_translations(translated: Path) -> None:
    """`make same` confirms them all, in every language."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at  sye.")
    main(["translations"])

    assert main(["same", "--key", "courses.syning"]) == 0
    entry = entry_of(translated, "courses.syning.summary")

    assert entry is not None
    assert not entry.fuzzy
    assert entry.msgstr == "كلمة"


@pytest.mark.usefixtures("translated")
def test_a_key_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Both commands say so and change nothing."""
    assert main(["same", "--key", "courses.strikning"]) == 1
    assert main(["reviewed", "--lang", "ar", "--key", "courses.strikning"]) == 1
    assert main(["reviewed", "--lang", "sv", "--key", "courses"]) == 1
    assert "courses.strikning findes ikke." in capsys.readouterr().out


@pytest.mark.parametrize("key", ["courses.syning.summary", "courses.syning", "courses", COURSES])
def test_a_review_holds_until_either_side_changes(key: str, translated: Path) -> None:
    """For a key, a record, a topic or a file."""
    name = "courses.syning.summary"
    assert main(["reviewed", "--lang", "ar", "--key", key]) == 0
    assert read_site(translated, TODAY).reviews["ar"][name] == TODAY

    change(translated / COURSES, 'msgid "Lær at sy."\nmsgstr "كلمة"', 'msgid "Lær at sy."\nmsgstr "جملة"')
    assert name not in read_site(translated, TODAY).reviews["ar"]

    change(translated / COURSES, 'msgid "Lær at sy."\nmsgstr "جملة"', 'msgid "Lær at sy."\nmsgstr "كلمة"')
    assert name in read_site(translated, TODAY).reviews["ar"]


def test_an_outdated_translation_cannot_be_reviewed(translated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check of words that the Danish has left behind would say nothing."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")

    assert main(["reviewed", "--lang", "ar", "--key", "courses.syning.summary"]) == 1
    assert "courses.syning.summary er forældet" in capsys.readouterr().out


def test_a_file_saved_by_another_program_reads_the_same(translated: Path) -> None:
    """Reordered, rewrapped and with headers, as Poedit and Weblate save it."""
    before = read_site(translated, TODAY).entries["ar"]
    catalogue = polib.pofile(str(translated / COURSES), wrapwidth=20)
    catalogue.metadata |= {"PO-Revision-Date": "2026-11-22 10:00+0100", "X-Generator": "Poedit 3.5"}
    catalogue.sort(key=lambda entry: entry.msgid, reverse=True)
    catalogue.save(str(translated / COURSES))

    assert read_site(translated, TODAY).entries["ar"] == before


def test_a_command_without_its_words_says_how_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """As the program is called, and as `make` is."""
    with pytest.raises(SystemExit):
        main(["town", "--name", "Ny i Byby"])

    told = capsys.readouterr().err
    assert "Skriv: guide town --folder … --name … --phone … [--engine …]\n" in told
    assert "eller: make town DIR=… NAME=… PHONE=…\n" in told


@pytest.mark.parametrize(("url", "told"), [("https://by.example/ny/", "under /ny/"), ("https://by.example/", "")])
def test_the_folder_that_a_site_lies_in_is_left_to_the_host(
    url: str, told: str, standing: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The written configurations serve it from the top, and say so; without a site there is nothing to serve."""
    keep_languages(standing, "da")
    assert main(["hosting"]) == 1
    assert "Siden er ikke bygget. Kør make site." in capsys.readouterr().out
    assert not (standing / "hosting").exists()

    monkeypatch.setenv("SITE_URL", url)
    main(["site"])
    assert main(["hosting"]) == 0
    said = capsys.readouterr().out
    assert told in said
    assert ("egen server" in said) == bool(told)


@pytest.mark.parametrize(("called", "tag"), [("farsi", "fa"), ("Dari", "fa-AF"), ("kurmanji", "ku"), ("sorani", "ckb")])
def test_a_language_is_known_by_what_people_call_it(called: str, tag: str, standing: Path) -> None:
    """Not only by the name that books have."""
    change(standing / "data" / "contacts.yml", "  title: Lærer\n", f"  title: Lærer\n  languages: [{called}]\n")

    assert read_site(standing, TODAY).data.contacts["laereren"].languages == [tag]


def test_help_costs_no_more_than_it_says(standing: Path) -> None:
    """Whoever asks which commands there are waits for nothing that reads a site."""
    code = (
        "import sys\nfrom newcomer_guide.__main__ import main\n"
        "try:\n    main(['check', '--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit('pydantic' in sys.modules)"
    )
    result = run([sys.executable, "-c", code], standing, surroundings())

    assert result.returncode == 0, result.stderr
    assert "usage: guide check" in result.stdout


def test_whoever_has_read_enough_gets_no_more(standing: Path) -> None:
    """`guide stale | head` ends without a word of the program's own."""
    guide = f"{sys.executable} -u -m newcomer_guide check"
    result = run(["bash", "-c", f"{guide} | true; {guide} >&-"], standing, surroundings())

    assert result.stderr == ""
