"""Everything that is wrong is found in one go, each at its own line, and nothing else is held back by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.plausibility import KEPT
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.assurance import list_stale
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.editing.yaml_format import format_data
from newcomer_guide.problems import tell_problems
from newcomer_guide.records import TOPICS
from newcomer_guide.site.slots import ITEM_SLOTS, SLOTS
from newcomer_guide.sources.catalogues import Entry, write_catalogues
from newcomer_guide.sources.national import NATIONAL, START
from newcomer_guide.sources.validation import walk
from towns import ROOT, TODAY, change, make_town, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Give the town in Danish alone, as `make write` builds it: most of what is found does not hang on other languages."""
    town = make_town(tmp_path / "town")
    change(town / "data" / "site.yml", "[da, en, ar, ti]", "[da]")
    (town / "mkdocs.yml").unlink()
    return town


def say_otherwise(town: Path, words: str) -> None:
    """Write the interface words that the town has otherwise than the engine."""
    (town / "data" / "interface.yml").write_text(words, encoding="utf-8")


def faults_of(town: Path) -> list[str]:
    """Give the first line of each mistake, without the warnings."""
    return [str(problem).split("\n")[0] for problem in inspect(town, TODAY).mistakes]


def warnings_of(town: Path) -> list[Problem]:
    return [problem for problem in inspect(town, TODAY).problems if problem.is_warning]


def test_the_town_has_no_faults(town: Path) -> None:
    """Every page of every language renders, and every anchor is there once."""
    found = inspect(town, TODAY)

    assert found.mistakes == []
    assert found.site
    assert len(found.rendered) == len(found.site.pages) * len(found.site.languages)


@pytest.mark.parametrize(
    ("file", "find", "put", "told"),
    [
        (
            "docs/kurser.md",
            "kontakt.md#office",
            "kontakt.md#kontoret",
            "docs/kurser.md:9: Der er ikke noget på siden, der hedder kontoret.",
        ),
        (
            "docs/kontakt.md",
            "{{ contacts }}",
            "Se her.\n{#office}\n\n{{ contacts }}",
            "docs/kontakt.md:8: To steder på siden har samme id. Giv det ene et andet.",
        ),
    ],
)
def test_a_fault_is_told(file: str, find: str, put: str, told: str, town: Path) -> None:
    """In Danish, with the file and the line."""
    change(town / file, find, put)

    assert faults_of(town) == [told]


def test_what_is_over_is_told_and_not_offered(town: Path) -> None:
    """A plan whose last day has been is no regular time, and has no calendar to fetch; it may be published all the same."""
    change(town / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 12:00\n    valid_to: 2026-06-24")
    found = inspect(town, TODAY)
    (told,) = [one for one in found.problems if "valid_to" in one.found]

    assert told.is_warning
    assert told.write == "status: ended"
    assert 'href="kurser/syning/"' not in found.rendered[""]
    assert "syning.ics" not in found.rendered["kurser/syning/"]
    assert "Er slut" in found.rendered["kurser/syning/"]

    change(town / "data" / "courses.yml", "valid_to: 2026-06-24", "valid_to: 2027-06-24")
    found = inspect(town, TODAY)
    assert "24. juni 2027" in found.rendered[""]
    assert "syning.ics" in found.rendered["kurser/syning/"]


def test_another_language_put_first_is_told(translated: Path) -> None:
    """The texts would be taken for it, and each page would call them so."""
    change(translated / "data" / "site.yml", "languages: [da, en, ar, ti]", "languages: [ar, da, en, ti]")
    told = [str(one) for one in inspect(translated, TODAY).mistakes if one.path == "data/site.yml"]

    assert any("Det første sprog er det, som data/ og docs/ er skrevet på." in one for one in told), told
    assert any("Skriv fx:   languages: [da, ar" in one for one in told), told


def test_words_in_other_letters_are_told_and_may_stand(town: Path) -> None:
    """An association may be called so; a whole text in them is one that stands in the wrong place."""
    change(town / "data" / "courses.yml", "summary: Lær dansk.", "summary: تعلم الدنماركية.")
    (told,) = [one for one in inspect(town, TODAY).problems if "et andet sprog" in one.message]

    assert told.is_warning


def test_what_falls_silent_is_told(town: Path) -> None:
    """It is gone from the pages; whoever looks after it is to know."""
    with (town / "data" / "site.yml").open("a", encoding="utf-8") as file:
        file.write("silence: {after_days: 100, then: withdraw}\n")
    told = [one.message for one in inspect(town, TODAY).problems]

    assert "Er taget af siden, for ingen har bekræftet det siden 1. juni 2026." in told
    listed = list_stale(read_site(town, TODAY))
    assert listed.startswith("# Taget af siden\n\n- [ ] `")
    assert "`courses.syning`: ingen har bekræftet det siden 1. juni 2026" in listed


def test_what_phones_keep_is_said(town: Path) -> None:
    """A newer program may keep something more than the page about it says."""
    change(town / "data" / "site.yml", "    came:", "    kom:")
    (told,) = [one for one in inspect(town, TODAY).problems if "Telefonen gemmer mere" in one.message]

    assert told.is_warning
    assert told.write.startswith("came: ")


def test_a_town_begins_with_all_that_phones_keep() -> None:
    """In the words that the check offers for it."""
    begun = (START / "data" / "site.yml").read_text(encoding="utf-8")
    stored = begun.partition("  stored:\n")[2].partition("\n\n")[0].splitlines()

    assert dict(line.strip().split(": ", 1) for line in stored if line.startswith("    ")) == KEPT


@pytest.mark.parametrize(
    ("more", "also", "write"),
    [
        ("byday: [WE], opens_at: 15:00, closes_at: 17:00", "", None),
        ("byday: [WE], opens_at: 14:00, closes_at: 16:00, valid_from: 2027-06-01", "", "valid_to: 2027-05-31"),
        (
            "byday: [WE], opens_at: 10:00, closes_at: 12:00, valid_from: 2027-06-28, valid_to: 2027-08-06",
            "",
            "except_dates: [2027-06-28/2027-08-06]",
        ),
        (
            "byday: [WE], opens_at: 10:00, closes_at: 12:00, valid_from: 2027-06-28, valid_to: 2027-08-06",
            ", except_dates: [2027-06-28/2027-08-06]",
            None,
        ),
        ("byday: [WE], opens_at: 10:00, closes_at: 12:00, valid_to: 2026-11-20", "", None),
        ("byday: [WE], opens_at: 14:00, closes_at: 17:00", "", ""),
        (
            "byday: [WE], opens_at: 10:00, closes_at: 12:00, valid_from: 2027-01-01, valid_to: 2028-06-30",
            "",
            "valid_to: 2026-12-31",
        ),
        (
            "byday: [WE], opens_at: 10:00, closes_at: 12:00, valid_from: 2027-06-28, valid_to: 2027-08-06",
            ", valid_from: 2027-01-01, valid_to: 2027-12-31",
            "except_dates: [2027-06-28/2027-08-06]",
        ),
    ],
)
def test_two_opening_hours_of_a_day_are_refused(more: str, also: str, write: str | None, town: Path) -> None:
    """The page would say two things; not those that come one after the other, on a day or in a year."""
    hours = f"  schedules:\n    - {{byday: [MO, WE], opens_at: 09:00, closes_at: 15:00{also}}}\n    - {{{more}}}\n"
    change(town / "data" / "contacts.yml", "  name: Læreren\n", f"  name: Læreren\n{hours}")
    told = [one.write for one in inspect(town, TODAY).mistakes if "gælder på samme dag" in one.message]

    assert told == ([] if write is None else [write])


def test_opening_hours_that_are_over_are_shown_no_more_and_told_where_none_is_left(town: Path) -> None:
    """Nobody stands there by a plan of last spring."""
    over = "{byday: [MO], opens_at: 09:00, closes_at: 15:00, valid_to: 2026-11-20}"
    path = town / "data" / "contacts.yml"
    before = path.read_text(encoding="utf-8")
    others = inspect(town, TODAY).rendered["kontakt/"].count('class="opening__line"')
    for more, is_told in (("", True), (", {byday: [TH], opens_at: 10:00, closes_at: 11:00}", False)):
        schedules = f"  schedules: [{over}{more}]\n"
        path.write_text(before.replace("  name: Læreren\n", f"  name: Læreren\n{schedules}"), encoding="utf-8")
        found = inspect(town, TODAY)
        assert found.rendered["kontakt/"].count('class="opening__line"') - others == (0 if is_told else 1)
        assert any("ingen af tiderne bliver vist" in one.message for one in found.problems) is is_told


def test_a_record_that_is_called_like_a_group_is_told_where_it_is(town: Path) -> None:
    """In its own file, and not on the page that only lists it."""
    change(town / "data" / "contacts.yml", "laereren:", "course:")
    for name in ("courses", "organizations", "arrival", "events"):
        path = town / "data" / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("laereren", "course"), encoding="utf-8")
    told = [str(one).split("\n")[0] for one in inspect(town, TODAY).problems if "samme id" in one.message]

    assert told == ["data/contacts.yml:10: To steder på siden har samme id. Giv det ene et andet."]


def test_an_event_that_lies_ahead_is_told(town: Path) -> None:
    """Events are told as what has been; next year's quota may be known already, how many came may not."""
    change(town / "data" / "events.yml", "date: 2026-06", "date: 2027-03-14")
    change(town / "data" / "figures.yml", "kind: quota\n  year: 2020", "kind: quota\n  year: 2027")
    assert faults_of(town) == []
    change(town / "data" / "figures.yml", "kind: arrived\n  year: 2020", "kind: arrived\n  year: 2027")
    assert faults_of(town) == ["data/figures.yml:19: Året er ikke kommet endnu."]
    (told,) = [one for one in warnings_of(town) if one.path == "data/events.yml"]

    assert "data/courses.yml" in told.message


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("data/courses kopi.yml", "courses.yml"),
        ("data/nye/courses.yml", "courses.yml"),
        ("data/contacts.yaml", "contacts.yml"),
        ("docs/skole.txt", "skole.md"),
        ("docs/kort.png", ""),
    ],
)
def test_a_file_that_nothing_reads_is_told(name: str, write: str, town: Path) -> None:
    """Else somebody waits in vain for what stands in it."""
    (town / name).parent.mkdir(exist_ok=True)
    (town / name).write_text("", encoding="utf-8")
    (told,) = [one for one in warnings_of(town) if one.path == name]

    assert told.write.split(", ")[0] == write


@pytest.mark.parametrize("name", ["data/engine.yml", "data/log.yml", "data/recordings/ar.yml", "data/schema/x.yml"])
def test_what_the_program_itself_keeps_there_is_not_told(name: str, town: Path) -> None:
    """What a town has taken over, what has changed, what was read aloud."""
    (town / name).parent.mkdir(exist_ok=True)
    (town / name).write_text("{}\n", encoding="utf-8")

    assert not [one for one in warnings_of(town) if "bliver ikke læst" in one.message]


def test_a_sentence_that_names_what_is_hidden_is_told(town: Path) -> None:
    """By the whole name: it is no longer found on the site."""
    change(town / "docs" / "kurser.md", "Der er {", "Syning er gratis, og syninger er sjove. Der er {")
    assert not [one for one in warnings_of(town) if "bliver ikke vist nu" in one.message]
    change(town / "data" / "courses.yml", "  name: Syning\n", "  name: Syning\n  published: nej\n")
    (told,) = [one for one in warnings_of(town) if "»Syning« bliver ikke vist nu" in one.message]

    assert (told.path, told.line) == ("docs/kurser.md", 9)

    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Syning\n")
    assert not [one for one in warnings_of(town) if "bliver ikke vist nu" in one.message]


def test_a_file_that_cannot_be_read_brings_no_false_advice(town: Path) -> None:
    """What it has may be there: no search word for it is called vain; and what has to be mended is told first."""
    (town / "data" / "asked.yml").write_text("courses.syning:\n  da: nål\n", encoding="utf-8")
    change(town / "data" / "courses.yml", "name: Syning", "name:Syning")
    problems = inspect(town, TODAY).problems

    assert not [one for one in problems if one.path == "data/asked.yml"]
    assert tell_problems(problems).startswith("data/courses.yml:")


def test_a_heading_is_not_empty_because_a_file_cannot_be_read(town: Path) -> None:
    """Nobody is told to delete it; once the file is read again, what is really empty is told."""
    change(town / "data" / "arrival.yml", "velkomst:\n", "velkomst:\n  en linje uden kolon\n")

    assert faults_of(town)
    assert not [problem for problem in warnings_of(town) if "Under overskriften" in problem.message]


def test_words_that_a_town_leaves_out_are_the_engine_s(town: Path) -> None:
    """All of them, or a few; and what it calls otherwise is its own."""
    assert voice_of(read_site(town, TODAY)).word("home").text == "Forside"

    say_otherwise(town, "home: Start\n")
    assert faults_of(town) == []
    assert voice_of(read_site(town, TODAY)).word("home").text == "Start"


def test_a_word_with_other_fields_is_told(town: Path) -> None:
    """What is filled into it would be lost."""
    say_otherwise(town, "call_who: Ring\n")

    assert faults_of(town) == ["data/interface.yml:1: call_who skal have netop disse felter: {name}."]


def test_mistakes_of_one_kind_are_told_each_at_its_own_line(town: Path) -> None:
    """Two courses that were confirmed tomorrow are two mistakes."""
    path = town / "data" / "courses.yml"
    path.write_text(re.sub(r"assured_date: .*", "assured_date: 2026-11-23", path.read_text(encoding="utf-8")), "utf-8")
    lines = [number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if "assured_date" in line]

    assert faults_of(town) == [f"data/courses.yml:{line}: Datoen er ikke kommet endnu." for line in lines]


def test_a_mistake_hides_no_other(town: Path) -> None:
    """A wrong date, a link that leads nowhere, a fragment that is not there, a wrong word, a wrong translation."""
    change(town / "data" / "courses.yml", "assured_date: 2026-06-01", "assured_date: i går")
    change(town / "docs" / "kurser.md", "kontakt.md#office", "kontakter.md")
    change(town / "docs" / "kurser.md", "Der er {", "Se [mere](kontakt.md#ingen). Der er {")
    change(town / "docs" / "alt.md", "icon: format-list-bulleted-square", "icon: findes-ikke")
    change(town / "data" / "contacts.yml", "34 41 23 45", "34 41")
    say_otherwise(town, 'floor: "{etage}. sal"\n')
    change(town / "data" / "site.yml", "[da]", "[da, ar]")
    site = inspect(town, TODAY).site
    assert site
    texts = {text.key: text for text in site.all_texts()}
    title = texts["courses.dansk.name"]
    write_catalogues(town, "ar", [title], {title.key: Entry(title.danish, "English دورة")})

    told = faults_of(town)

    assert [re.sub(r":\d+: .*", "", one) for one in told] == [
        "data/contacts.yml",
        "data/courses.yml",
        "data/interface.yml",
        "data/translations/ar/courses.po",
        "docs/alt.md",
        "docs/kurser.md",
        "docs/kurser.md",
    ]


def test_what_hangs_on_a_mistake_is_not_told_as_another(town: Path) -> None:
    """A course that cannot be read, a page whose head cannot: what names them is right."""
    change(town / "data" / "courses.yml", "opens_at: 10:00", "opens_at: ti")
    change(town / "data" / "figures.yml", "value: 4", "value: fire")
    change(town / "docs" / "kurser.md", "kontakt.md#office", "kurser/syning.md")
    change(town / "docs" / "kontakt.md", "icon:", "ikon:")

    assert [one.partition(":")[0] for one in faults_of(town)] == [
        "data/courses.yml",
        "data/figures.yml",
        "docs/kontakt.md",
    ]


def test_every_value_knows_its_line(example: Site) -> None:
    """Each text of the data and of the pages stands on the line that it is told by, and so does each other value."""
    for text in example.texts():
        root = NATIONAL if text in example.national else example.root
        line = (root / text.place.path).read_text("utf-8").splitlines()[text.place.line - 1]
        assert text.danish.split()[0] in line, text.key
    for topic in TOPICS:
        for steps, leaf in walk(getattr(example.data, topic)):
            place = example.data.place_of(topic, *steps)
            line = (example.root / place.path).read_text("utf-8").splitlines()[place.line - 1]
            if isinstance(leaf, str) and steps in example.data.files[topic].lines and not leaf.startswith("+"):
                assert leaf in line, (topic, steps)


@pytest.mark.parametrize(
    ("file", "find", "put", "told"),
    [
        (
            "docs/ankomst.md",
            "{{ tracks }}\n",
            "### For dybt {#dybt}\n\n{{ tracks }}\n",
            "docs/ankomst.md:9: Advarsel: Overskriften »For dybt« mangler en overskrift over sig. Skriv en med ##.",
        ),
        (
            "docs/ankomst.md",
            "{{ tracks }}\n",
            "{{ tracks }}\n\n## Om aftenen {#aften}\n\n## Om dagen {#dag}\n\nRing.\n{#ring}\n",
            "docs/ankomst.md:11: Advarsel: Under overskriften »Om aftenen« står der ikke noget nu. Skriv, hvad man så gør, eller slet den.",
        ),
        (
            "data/courses.yml",
            "Lær at sy.",
            "Lær at sy hver anden tirsdag.",
            "data/courses.yml:3: Advarsel: Kalenderen og »Næste gang« siger hver uge. Skriv de dage, hvor det ikke er, under except_dates i schedule.",
        ),
        (
            "docs/kurser.md",
            "kontakt.md#office",
            "kurser.md#syning",
            "docs/kurser.md:9: Advarsel: Det har sin egen side. Skriv dens navn i linket.",
        ),
        (
            "data/sources.yml",
            "date: 2026-06-01",
            "date: 2018-06-01",
            "data/figures.yml:7: Advarsel: Tallet er nyere end sin kilde fra 2018. Skriv den kilde, som det står i, i data/sources.yml.",
        ),
        (
            "data/courses.yml",
            "closes_at: 12:00",
            "closes_at: 12:00\n    valid_from: 2027-01-05\n    except_dates: [2027-02-09]\n  duration_weeks: 6",
            "data/courses.yml:11: Advarsel: Mellem den første og den sidste dag er der uger uden undervisning. Skriv den rigtige sidste dag.",
        ),
        (
            "docs/kurser.md",
            "Der er {figures.boliger} boliger.",
            " ".join(["ord"] * 26) + ".",
            "docs/kurser.md:9: Advarsel: Sætningen har 26 ord. Del den, så den har højst 20.",
        ),
        (
            "data/contacts.yml",
            "assured_date: 2026-06-01",
            "assured_date: 2019-10-15",
            "data/contacts.yml:7: Advarsel: Oplysninger, der ikke er bekræftet i tide: 1. Den første står her; make stale viser dem alle.",
        ),
    ],
)
def test_what_a_reader_can_live_with_is_a_warning(file: str, find: str, put: str, told: str, town: Path) -> None:
    """It is told, and the site is built."""
    change(town / file, find, put)

    assert told in [str(problem).split("\n")[0] for problem in warnings_of(town)]
    assert faults_of(town) == []


@pytest.mark.parametrize(
    ("file", "find", "put"),
    [
        ("docs/kurser.md", "{{ courses }}", "## Alle {#alle}\n\n{{ courses }}"),
        (
            "data/courses.yml",
            "closes_at: 12:00",
            "closes_at: 12:00\n    valid_from: 2027-01-05\n    except_dates: [2026-12-22]\n  duration_weeks: 6",
        ),
        (
            "data/courses.yml",
            "  summary: Lær at sy.\n  icon: needle\n  status: active\n  schedule:\n",
            "  summary: Hver anden tirsdag.\n  icon: needle\n  status: active\n  schedule:\n    except_dates: [2027-01-05]\n",
        ),
        ("docs/kurser.md", "boliger. Se", "boliger. Det har vi haft siden\n2019. Se"),
    ],
)
def test_what_is_right_is_not_warned_of(file: str, find: str, put: str, town: Path) -> None:
    """Cards below a heading, days off before the first day, weeks that are taken out, a year that begins a line."""
    known = {one.message for one in inspect(town, TODAY).problems}
    change(town / file, find, put)
    told = {one.message for one in inspect(town, TODAY).problems} - known

    assert not [one for one in told if "oversættelse" not in one.lower()]


def test_a_page_that_is_too_large_is_warned_of(town: Path) -> None:
    """With its bytes, and the language in which it has most."""
    blocks = "\n\n".join(
        f"{' '.join(str(hash((at, word)))[:9] for word in range(20))}.\n{{#b{at}}}" for at in range(90)
    )
    change(town / "docs" / "kurser.md", "{{ courses }}", f"{blocks}\n\n{{{{ courses }}}}")

    (told,) = [problem for problem in warnings_of(town) if "bytes" in problem.message]

    assert told.path == "docs/kurser.md"
    assert "En dårlig telefon henter 10000 ad gangen" in told.message


def test_files_that_the_program_writes_are_warned_of_when_they_are_old(town: Path) -> None:
    """A field guide that says other than the checks would mislead who follows it."""
    (town / "data" / "README.md").write_text("gammel\n", encoding="utf-8")

    assert "Filen passer ikke til programmet. Kør make fields." in [one.message for one in warnings_of(town)]


@pytest.mark.parametrize("named", [True, False])
def test_whoever_everyone_calls_may_be_named_by_nobody_else(town: Path, *, named: bool) -> None:
    """A contact that is withdrawn leaves the lists that name it; the one for everyone cannot be withdrawn."""
    name = "Borgerservice" if named else "Læreren"
    change(town / "data" / "contacts.yml", f"  name: {name}\n", f"  name: {name}\n  published: nej\n")

    faults = faults_of(town)

    assert faults == (
        [
            "data/site.yml:5: borgerservice er skjult (published: nej), men bruges her. Vis den igen, eller fjern den her."
        ]
        if named
        else []
    )


@pytest.mark.parametrize("topic", ["links", "events", "figures", "housing"])
def test_a_topic_without_records_leaves_its_page_standing(topic: str, town: Path) -> None:
    """Nothing to show is not a mistake."""
    (town / "data" / f"{topic}.yml").write_text("{}\n", encoding="utf-8")
    page = (town / "docs" / "kurser.md").read_text(encoding="utf-8")
    (town / "docs" / "kurser.md").write_text(page.replace("{figures.boliger}", "fire"), encoding="utf-8")
    (town / "docs" / "bolig.md").write_text(
        (town / "docs" / "bolig.md").read_text(encoding="utf-8").replace("{{ housing plan }}", "{{ sources }}"),
        encoding="utf-8",
    )

    assert faults_of(town) == []


def test_a_course_whose_contacts_are_all_withdrawn_leads_to_the_one_for_everyone(town: Path) -> None:
    """No course page is without a number to call."""
    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")

    assert read_site(town, TODAY).data.courses["syning"].contacts == ["borgerservice"]


def test_withdrawing_a_record_keeps_its_translations(town: Path) -> None:
    """Its texts leave the pages, not the catalogues."""
    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")
    site = read_site(town, TODAY)

    assert "contacts.laereren.title" not in {text.key for text in site.texts()}
    assert "contacts.laereren.title" in {text.key for text in site.all_texts()}


def test_every_slot_has_a_template_and_every_template_a_slot() -> None:
    """Whatever a page may call can be shown."""
    templates = {path.stem for path in (ROOT / "overrides" / "slots").glob("*.html")}

    assert templates == {*SLOTS, *ITEM_SLOTS.values()}


def test_a_link_to_a_group_that_lost_its_last_member_holds_nothing_back(town: Path) -> None:
    """Whoever withdraws a person is warned that a link leads to the top of the page, and the person is gone."""
    change(town / "docs" / "kurser.md", "kontakt.md#office", "kontakt.md#course")
    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")

    assert faults_of(town) == []
    assert "course bliver ikke vist nu. Linket fører til toppen af siden." in [one.message for one in warnings_of(town)]


def test_one_wrong_word_is_one_mistake(town: Path) -> None:
    """The other words of its file are there all the same."""
    say_otherwise(town, 'home: ""\nmore: Mere\n')

    assert faults_of(town) == ["data/interface.yml:1: home: Feltet er tomt."]


def test_a_page_whose_head_cannot_be_read_is_told_once(town: Path) -> None:
    """Nothing is said of words that stand in for it."""
    change(town / "data" / "site.yml", "[da]", "[da, ar]")
    change(town / "docs" / "tal.md", "title: Tal", "title: Tal: nye")
    found = inspect(town, TODAY).problems

    assert [problem.path for problem in found if not problem.is_warning] == ["docs/tal.md"]
    assert not [problem for problem in found if problem.path.endswith("/.po")]


def test_a_withdrawn_course_that_a_sentence_links_to_is_withdrawn(town: Path) -> None:
    """The link leads to the page above it, and whoever withdrew it is warned."""
    change(town / "docs" / "kurser.md", "kontakt.md#office", "kurser/syning.md")
    change(town / "data" / "courses.yml", "syning:\n", "syning:\n  published: nej\n")
    found = inspect(town, TODAY)

    assert found.mistakes == []
    assert "Siden er skjult nu (published: nej). Linket fører til siden over den." in [
        one.message for one in found.problems
    ]
    assert 'href="./"' in found.rendered["kurser/"] or 'href="../kurser/"' in found.rendered["kurser/"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("noter.yml", b"husk: ring: nu\n"),
        ("README.md", "# Fælles\n".encode("latin-1")),
        ("log.yml", b"2026-11-20:\n  courses.syning: {x: {old: [y]}}\n"),
    ],
)
def test_a_strange_file_beside_the_data_stops_nothing(
    name: str, content: bytes, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the check nor what it says about the form of the files."""
    (town / "data" / name).write_bytes(content)

    assert inspect(town, TODAY).mistakes == []
    list(format_data(town))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("written", ["staff_note: 2019-02-30", "staff_note: 2019-02-28"])
def test_a_note_that_looks_like_a_day_is_a_note(written: str, town: Path) -> None:
    """Whether there is such a day or not."""
    change(town / "data" / "courses.yml", "  name: Syning", f"  name: Syning\n  {written}")

    assert faults_of(town) == []
    list(format_data(town))


def test_line_ends_of_another_system_are_no_other_form(town: Path) -> None:
    """Nobody is shown a difference that cannot be seen."""
    path = town / "data" / "courses.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert "courses.yml" not in [one.name for one, _, _ in format_data(town)]


def test_a_placeholder_of_nobodys_is_told_and_stops_no_other_check(town: Path) -> None:
    """The page that has it is rendered all the same."""
    change(town / "data" / "courses.yml", "Lær at sy.", '"Lær at sy, {navn}."')
    change(town / "data" / "links.yml", "name: Jobnet", "name: <Jobnet>")

    assert [fault.partition(":")[0] for fault in faults_of(town)] == ["data/courses.yml", "data/links.yml"]


def test_two_pages_whose_texts_would_have_one_key_are_told(town: Path) -> None:
    """A translator could not tell them apart."""
    (town / "docs" / "om-x.md").write_text("---\ntitle: Et\nsummary: To\nicon: home\n---\n", encoding="utf-8")
    (town / "docs" / "om").mkdir(exist_ok=True)
    (town / "docs" / "om" / "x.md").write_text("---\ntitle: Tre\nsummary: Fire\nicon: home\n---\n", encoding="utf-8")

    assert [fault for fault in faults_of(town) if "samme nøgle" in fault]


def test_a_word_that_the_engine_does_not_have_is_a_warning(town: Path) -> None:
    """Nobody would translate a slip of the finger."""
    say_otherwise(town, "homee: Start\n")

    told = [problem for problem in inspect(town, TODAY).problems if problem.path == "data/interface.yml"]
    assert [problem.message for problem in told] == ["Ordet findes ikke i programmet, så det bliver ikke vist."]
    assert told[0].write.startswith("home")


def test_a_language_that_is_shown_without_its_first_words_is_a_warning(town: Path) -> None:
    """Whoever takes it out of the drafts by hand is told."""
    change(town / "data" / "site.yml", "[da]", "[da, uk]")
    told = [str(problem) for problem in inspect(town, TODAY).problems if "bruges først" in problem.message]
    assert len(told) == 1
    assert "make language LANG=uk" in told[0]

    change(town / "data" / "site.yml", "[da, uk]", "[da, uk]\ndrafts: [uk]")
    assert not [problem for problem in inspect(town, TODAY).problems if "bruges først" in problem.message]


def test_everyday_words_for_what_is_not_there_are_told(town: Path) -> None:
    """With what may have been meant; they keep nothing from being published, for whoever removes a course forgets them."""
    change(town / "data" / "site.yml", "\ncall:", "\nskip_pages: [ord]\ncall:")
    words = (
        "courses.syningg:\n  da: nål\ncourses.syning:\n  dk: tråd\n  da: saks\n"
        "pages.index:\n  da: forside\nterms.mitid:\n  da: kode\npages.kurser:\n  da: aftenskole\n"
    )
    (town / "data" / "asked.yml").write_text(words, encoding="utf-8")

    told = [problem for problem in map(str, warnings_of(town)) if problem.startswith("data/asked.yml")]

    assert [int(re.findall(r":(\d+):", one)[0]) for one in told] == [2, 4, 7, 9]
    assert "ingen finder det med de ord" in told[0]
    assert "Skriv fx:   courses.syning, courses.dansk" in told[0]
    assert "Siden har ikke det sprog." in told[1]
    assert faults_of(town) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("- nål og tråd\n", "data/asked.yml:1: Advarsel: Filen skal have det, der søges efter, yderst."),
        ("courses.syning: nål\n", "data/asked.yml:1: Advarsel: Her skal stå sprog med hver sine ord, adskilt af komma."),
        ("courses.syning:\n  da: [nål]\n", "data/asked.yml:2: Advarsel: Her skal stå sprog med hver sine ord, adskilt af komma."),
        ("courses.syning:\n  da nål\n  ar: x\n", "data/asked.yml:2: Advarsel: Linjen mangler et kolon og et mellemrum."),
        ("# endnu ingen\n", "data/asked.yml:1: Advarsel: "),
    ],
)  # fmt: skip
def test_everyday_words_that_cannot_be_read_hold_nothing_back(words: str, told: str, town: Path) -> None:
    """The page shows nothing of them; a change of an hour is published all the same."""
    (town / "data" / "asked.yml").write_text(words, encoding="utf-8")

    assert any(problem.startswith(told) for problem in map(str, warnings_of(town)))
    assert faults_of(town) == []
    assert read_site(town, TODAY)
