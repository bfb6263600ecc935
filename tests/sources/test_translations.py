"""A translation belongs to its key and to the Danish that it was made from; nothing else is shown as current."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newcomer_guide.records.values import Text
from newcomer_guide.sources.catalogues import (
    Entry,
    catalogue_path,
    find_renamed,
    read_entries,
    update_entries,
    write_catalogues,
)
from newcomer_guide.wording.choice import State, choose_text

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem

KEYS = st.sampled_from(["a.one", "a.two", "b.one"])
WORDS = st.sampled_from(["Kaffe", "Te", "Mælk", 'Et "citat"\nmed to linjer'])


def chosen(danish: str, entries: dict[str, Entry]) -> tuple[str, State]:
    found = choose_text(Text(danish, "a.one"), "ar", "da", entries)
    return found.words, found.state


def test_a_translation_of_these_very_words_is_current() -> None:
    """The reader gets it without a mark."""
    assert chosen("Kaffe", {"a.one": Entry("Kaffe", "قهوة")}) == ("قهوة", State.CURRENT)


def test_a_translation_of_older_words_is_outdated() -> None:
    """The reader gets it with a mark."""
    assert chosen("Te", {"a.one": Entry("Kaffe", "قهوة")}) == ("قهوة", State.OUTDATED)


def test_a_translation_that_its_translator_doubts_is_marked() -> None:
    """Fuzzy without a previous Danish is the translator's own mark."""
    assert chosen("Kaffe", {"a.one": Entry("Kaffe", "قهوة", is_doubted=True)}) == ("قهوة", State.OUTDATED)


def test_an_outdated_translation_of_a_critical_text_is_not_shown() -> None:
    """The Danish stands in: the translation may name what no longer holds."""
    found = choose_text(Text("Te", "a.one", is_critical=True), "ar", "da", {"a.one": Entry("Kaffe", "قهوة")})

    assert (found.words, found.lang, found.state) == ("Te", "da", State.OUTDATED)


def test_no_translation_is_missing() -> None:
    """An empty entry is as good as none."""
    assert chosen("Kaffe", {}) == ("Kaffe", State.MISSING)
    assert chosen("Kaffe", {"a.one": Entry("Kaffe", "")}) == ("Kaffe", State.MISSING)


@given(st.lists(st.dictionaries(KEYS, WORDS, min_size=1), min_size=1, max_size=6))
def test_no_sequence_of_edits_loses_a_translation_or_shows_an_old_one(history: list[dict[str, str]]) -> None:
    """Change, add, remove and revert: a key that stays keeps its words, shown only beside the same Danish."""
    made_from = dict(history[0])
    entries = {key: Entry(danish, f"<{danish}>") for key, danish in history[0].items()}
    for danish_by_key in history[1:]:
        texts = [Text(danish, key) for key, danish in danish_by_key.items()]
        entries = update_entries(texts, entries)
        made_from = {key: danish for key, danish in made_from.items() if key in danish_by_key}

    assert {key: entry.words for key, entry in entries.items() if entry.words} == {
        key: f"<{danish}>" for key, danish in made_from.items()
    }
    for key, danish in history[-1].items():
        found = choose_text(Text(danish, key), "ar", "da", entries)
        older = made_from.get(key)
        expected = State.MISSING if older is None else State.CURRENT if older == danish else State.OUTDATED
        assert found.state is expected
        assert found.words == (danish if older is None else f"<{older}>")


@pytest.mark.parametrize(
    ("entries", "before"),
    [
        ({"a.old.name": Entry("Kaffe", "قهوة")}, "a.old.name"),
        ({"a.old.name": Entry("Te", "قهوة")}, None),
        ({"a.old.name": Entry("Kaffe", "")}, None),
        ({"a.old.other": Entry("Kaffe", "قهوة")}, None),
        ({"b.old.name": Entry("Kaffe", "قهوة")}, None),
        ({"a.name": Entry("Kaffe", "قهوة")}, None),
        ({"a.old.name": Entry("Kaffe", "قهوة"), "a.older.name": Entry("Kaffe", "بن")}, None),
        ({"a.old.name": Entry("Kaffe", "قهوة"), "a.new.name": Entry("Kaffe", "")}, None),
        ({"a.stays.name": Entry("Kaffe", "قهوة")}, None),
    ],
)
def test_a_text_is_known_again_by_its_danish_and_all_names_but_one(
    entries: dict[str, Entry], before: str | None
) -> None:
    """Where two might be meant that say it differently, neither is taken."""
    texts = [Text("Kaffe", "a.new.name"), Text("Kaffe", "a.stays.name")]
    known = {"a.stays.name": Entry("Kaffe", "قهوة")}

    assert find_renamed(texts, known | entries) == ({"a.new.name": before} if before else {})


def test_a_catalogue_reads_back_as_it_was_written_and_writes_the_same_bytes(tmp_path: Path) -> None:
    """Current, outdated, doubted and empty entries survive the round trip."""
    texts = [Text("Kaffe", "a.one"), Text('Te: "sød"', "a.two"), Text("Mælk", "b.one"), Text("Vand", "b.two")]
    entries = {
        "a.one": Entry("Kaffe", "قهوة"),
        "a.two": Entry("Gammel te", "شاي"),
        "b.one": Entry("Mælk", "حليب", is_doubted=True),
        "b.two": Entry("Vand", ""),
    }

    assert len(write_catalogues(tmp_path, "ar", texts, entries)) == 2
    before = catalogue_path(tmp_path, "ar", "a").read_bytes()

    assert read_entries(tmp_path, "ar", []) == entries
    assert write_catalogues(tmp_path, "ar", texts, read_entries(tmp_path, "ar", [])) == []
    assert catalogue_path(tmp_path, "ar", "a").read_bytes() == before


def test_a_broken_catalogue_is_a_problem_of_its_file(tmp_path: Path) -> None:
    """The message names the file and says how to mend it."""
    path = catalogue_path(tmp_path, "ar", "a")
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Kaffe"\nmsgid "Te"\n', encoding="utf-8")
    problems: list[Problem] = []

    read_entries(tmp_path, "ar", problems)

    (problem,) = problems
    assert "Har to rettet den samme tekst, så behold den ene." in problem.message


def test_the_catalogue_of_a_large_town_is_read(tmp_path: Path) -> None:
    """Of more than the megabyte that a file of data may have."""
    texts = [Text("Kaffe " * 40, f"a.{number}") for number in range(3000)]
    write_catalogues(tmp_path, "ar", texts, {text.key: Entry(text.danish, "قهوة " * 40) for text in texts})
    problems: list[Problem] = []

    assert catalogue_path(tmp_path, "ar", "a").stat().st_size > 1_000_000
    assert len(read_entries(tmp_path, "ar", problems)) == len(texts)
    assert problems == []


def test_a_merge_that_was_not_finished_is_told_as_what_it_is(tmp_path: Path) -> None:
    """At each line that it left, as in the other files of the town."""
    path = catalogue_path(tmp_path, "ar", "a")
    path.parent.mkdir(parents=True)
    one = 'msgctxt "a.one"\nmsgid "Kaffe"\n'
    path.write_text(f'{one}<<<<<<< HEAD\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> main\n', encoding="utf-8")
    problems: list[Problem] = []

    read_entries(tmp_path, "ar", problems)

    assert [problem.line for problem in problems] == [3, 5, 7]
    assert all("ikke er flettet sammen" in problem.message for problem in problems)


@pytest.mark.parametrize(
    "written", ["\ufeff{}", "{}", "  {}"], ids=["with a mark of its encoding", "plain", "indented"]
)
def test_a_catalogue_is_read_as_programs_write_it(written: str, tmp_path: Path) -> None:
    """With notes, what was before, plural forms, words over several lines, and what is gone."""
    text = (
        '# Ord\n#, fuzzy\n#| msgid "Kaf\\"fe"\nmsgctxt "a.one"\nmsgid ""\n"Kaffe"\nmsgstr[0] "a"\nmsgstr[1]\t"b"\n\n'
        '#~ msgid "Te"\n#~ msgstr "Tea"\n'
    )
    path = catalogue_path(tmp_path, "ar", "a")
    path.parent.mkdir(parents=True)
    path.write_text(
        "\n".join(written.format(line) if line else "" for line in text.split("\n")[:1]) + "\n" + text[6:],
        encoding="utf-8",
    )
    problems: list[Problem] = []

    assert list(read_entries(tmp_path, "ar", problems)) == ["a.one"]
    assert problems == []


@pytest.mark.parametrize("line", ["sludder", 'msgstr "Coffee', 'msgstr Coffee"', '"Coffee', 'msgstr "Cof"fee"'])
def test_a_line_without_its_quotation_marks_loses_no_letter(line: str, tmp_path: Path) -> None:
    """Whoever edits a catalogue by hand is told which line it is; the library takes the last letter for the mark."""
    path = catalogue_path(tmp_path, "ar", "a")
    path.parent.mkdir(parents=True)
    path.write_text(f'msgctxt "a.one"\nmsgid "Kaffe"\n{line}\n', encoding="utf-8")
    problems: list[Problem] = []

    assert read_entries(tmp_path, "ar", problems) == {}
    (problem,) = problems
    assert str(problem).startswith("data/translations/ar/a.po:3: Linjen i kataloget kan ikke læses.")
    assert str(problem).endswith(line)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "a",
            'msgid ""\nmsgstr "Language: ti\\n"\n\nmsgctxt "a.one"\nmsgid "Te"\nmsgstr "شاي"\n',
            "Kataloget er til et andet sprog end ar.",
        ),
        (
            "b",
            'msgctxt "a.one"\nmsgid "Te"\nmsgstr "شاي"\n',
            "Kataloget er et for meget: teksterne hører til i a.po. Slet filen, eller ret dens navn.",
        ),
        (
            "b",
            'msgctxt "a.one"\nmsgid "Te"\nmsgstr "شاي"\n\nmsgctxt "b.one"\nmsgid "Te"\nmsgstr "شاي"\n',
            "Teksten hører til i kataloget a.po.",
        ),
        (
            "a",
            'msgctxt "a.one"\nmsgid "Te"\nmsgstr "شاي"\n\nmsgctxt "a.one"\nmsgid "Te"\nmsgstr "قهوة"\n',
            "Teksten står to gange. Slet den ene.",
        ),
    ],
)
def test_an_entry_in_the_wrong_place_is_told(name: str, text: str, message: str, tmp_path: Path) -> None:
    """Another language's file, another topic's entry, or the same entry twice would win unseen."""
    path = catalogue_path(tmp_path, "ar", name)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []

    read_entries(tmp_path, "ar", problems)

    assert [problem.message for problem in problems] == [message]


def test_an_obsolete_entry_is_not_read(tmp_path: Path) -> None:
    """What an editor keeps as a comment is no translation."""
    path = catalogue_path(tmp_path, "ar", "a")
    path.parent.mkdir(parents=True)
    path.write_text('#~ msgctxt "a.one"\n#~ msgid "Te"\n#~ msgstr "شاي"\n', encoding="utf-8")

    assert read_entries(tmp_path, "ar", []) == {}


def test_an_outdated_translation_with_other_fields_gives_way_to_the_danish() -> None:
    """Its fields can no longer be filled, whatever they were."""
    text = Text("Gjort: {count}", "interface.steps_count")
    entries = {text.key: Entry("Gjort: {count} af {all}", "تم: {count} من {all}")}

    chosen = choose_text(text, "ar", "da", entries)

    assert (chosen.words, chosen.lang, chosen.state) == (text.danish, "da", State.OUTDATED)
