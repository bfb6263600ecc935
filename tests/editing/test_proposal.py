"""Filled forms become right files, or Danish refusals; a form is a stranger's text, and changes what it may and no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.diff import compare_sites
from newcomer_guide.editing.forms import CHANGEABLE, NOTHING, STAFF_ONLY, changeable_fields, make_forms, write_forms
from newcomer_guide.editing.quoting import quote
from newcomer_guide.editing.yaml_format import format_text
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.records import TOPICS
from newcomer_guide.records.base import part_in
from towns import ENGINE_KINDS, ROOT, TODAY, change, files_of, make_small_town

if TYPE_CHECKING:
    from pathlib import Path

CASES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "cases" / "forms.yml").read_text(encoding="utf-8"))
LISTED = {"phones", "schedules"}
"""The parts of which a form asks for several, a line each."""

COMMENT = "# Denne linje bliver stående.\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a town whose files have comments; each case leaves it as it was."""
    town = make_small_town(tmp_path_factory.mktemp("forms") / "town", "da")
    for name in ("courses", "contacts", "organizations", "arrival", "site"):
        path = town / "data" / f"{name}.yml"
        path.write_text(COMMENT + path.read_text(encoding="utf-8"), encoding="utf-8")
    return town


def fill(case: dict[str, Any]) -> str:
    """Write a form as the forge does when somebody has filled it in."""
    if "body" in case:
        return str(case["body"])
    given = {"known_from": "Jeg har ringet i dag."} | case["answers"]
    if "long" in case:
        given[case["long"]] = "a" * 30_000
    questions = make_forms(ENGINE_KINDS)[case["form"]].questions
    assert set(given) <= {question.id for question in questions}
    return "\n".join(f"### {question.label}\n\n{given.get(question.id, NOTHING)}\n" for question in questions)


@pytest.mark.parametrize("name", CASES)
def test_a_form_gives_a_right_file_or_a_refusal(
    name: str, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In our form, with the comments kept, and nothing else changed."""
    case = CASES[name]
    form = tmp_path / "form.md"
    form.write_text(fill(case), encoding="utf-8", newline="\r\n")
    monkeypatch.chdir(shared)
    monkeypatch.setenv("SITE_TODAY", TODAY.isoformat())
    before = files_of(shared / "data")
    try:
        status = main(["propose", "--form", str(form)])
        said = capsys.readouterr().out
        after = files_of(shared / "data")
        changed = {path for path in after if after[path] != before.get(path)}
        if "told" in case:
            assert case["told"] in said
            assert (status, changed) == (1, set())
            return
        assert (status, changed) == (0, set() if case.get("same") else {f"{case['file']}.yml"})
        text = after[f"{case['file']}.yml"].decode()
        assert case.get("said", "") in said
        assert "    Jeg har ringet i dag." in said
        assert text.startswith(COMMENT)
        assert format_text(text) == text
        assert set(case.get("has", [])) <= set(text.split("\n"))
        assert not set(case.get("lacks", [])) & set(text.split("\n"))
        assert len(changed_records(before[f"{case['file']}.yml"], after[f"{case['file']}.yml"])) == (
            not case.get("same")
        )
        assert read_site(shared, TODAY)
    finally:
        for path, content in before.items():
            (shared / "data" / path).write_bytes(content)


def changed_records(before: bytes, after: bytes) -> list[str]:
    """Name the records that say something else, or are new."""
    old, new = (yaml.load(text, yaml.BaseLoader) for text in (before, after))  # noqa: S506  # text only
    return [name for name in {**old, **new} if old.get(name) != new.get(name)]


def test_there_are_enough_forms_and_enough_attacks() -> None:
    """As many as the promise says."""
    assert len(CASES) >= 40
    assert sum(bool(case.get("attack")) for case in CASES.values()) >= 12


@pytest.mark.parametrize(("form", "topic"), [("nyt-kursus", "courses"), ("ny-kontakt", "contacts")])
def test_a_form_asks_for_every_field_of_its_record(form: str, topic: str) -> None:
    """By its Danish title and description; what only staff may say, and parts in lists, it does not ask for."""
    asked = {question.steps: question for question in make_forms(ENGINE_KINDS)[form].questions if question.steps}
    kind = TOPICS[topic]
    for name, info in kind.model_fields.items():
        inner = {steps for steps in asked if steps[0] == name}
        if name in STAFF_ONLY or (part_in(info.annotation) and "list" in str(info.annotation) and name not in LISTED):
            assert inner == set()
        elif part_in(info.annotation) and name not in LISTED:
            part = part_in(info.annotation)
            assert part
            assert {steps[1] for steps in inner} == part.model_fields.keys() - STAFF_ONLY
        else:
            assert asked[name,].label == info.title
            assert asked[name,].is_needed == info.is_required()


def test_every_field_that_is_asked_for_can_be_changed() -> None:
    """Each has one name, and leads to one field."""
    fields = changeable_fields(ENGINE_KINDS)

    assert {topic for topic, _ in fields.values()} == set(CHANGEABLE)
    assert len(set(fields.values())) == len(fields)


def test_the_forge_has_the_forms_that_the_definitions_give(standing: Path) -> None:
    """`make fields` writes them, with the town's own kinds to choose from."""
    (standing / ".github").mkdir()

    assert main(["fields"]) == 0

    wanted = write_forms(read_site(standing, TODAY).data.kinds)
    assert {path: (standing / path).read_text(encoding="utf-8") for path in wanted} == wanted
    assert "- 'health: Sundhed'" in wanted[".github/ISSUE_TEMPLATE/ny-kontakt.yml"]


def test_a_part_can_be_confirmed_by_itself(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By hand, too; all of a record confirms its parts."""
    assert main(["confirm", "--record", "courses.syning", "--part", "schedule"]) == 0
    assert "courses.syning: schedule er bekræftet 2026-11-22" in capsys.readouterr().out
    course = read_site(standing, TODAY).data.courses["syning"]
    assert (course.hours_date, course.assured_date.isoformat()) == (TODAY, "2026-06-01")

    change(standing / "data" / "courses.yml", "    assured_date: 2026-11-22", "    assured_date: 2026-07-01")
    assert main(["confirm", "--record", "courses.syning"]) == 0
    course = read_site(standing, TODAY).data.courses["syning"]
    assert (course.hours_date, course.assured_date) == (TODAY, TODAY)
    assert main(["confirm", "--record", "courses.syning", "--part", "phones"]) == 1


def test_a_form_that_is_not_there_is_told(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 1."""
    assert main(["propose", "--form", str(standing / "none.md")]) == 1
    assert capsys.readouterr().out == "Formularen kan ikke læses.\n"


def propose(tmp_path: Path, **answers: str) -> int:
    form = tmp_path / "form.md"
    form.write_text(fill({"form": "ret", "answers": answers}), encoding="utf-8")
    return main(["propose", "--form", str(form)])


def test_comments_stay_where_they_stand(standing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those around the record, whatever is taken out of it; one beside what goes is told."""
    path = standing / "data" / "courses.yml"
    change(path, "\n\ndansk:", "\n  room: 3  # ved køkkenet\n\n# Husk at ringe.\n\ndansk:")

    assert propose(tmp_path, record="courses.syning", field="Kursus: Lokale", value="slet") == 0

    assert "\n\n# Husk at ringe.\n" in path.read_text(encoding="utf-8")
    assert "Denne kommentar stod ved det gamle og er væk: `# ved køkkenet`" in capsys.readouterr().out


OPENING = "Organisation: Åbningstid"
DATED = "valid_from: 2027-01-06\n      valid_to: 2027-06-16\n      except_dates: [2027-02-10]"


@pytest.mark.parametrize("value", ["onsdag 9-12\ntorsdag 12-17", "mandag og onsdag 10-13\ntorsdag 12-17"])
def test_opening_hours_keep_their_dates(value: str, standing: Path, tmp_path: Path) -> None:
    """Those of the same days, or in the same place: a season, and the days without."""
    path = standing / "data" / "organizations.yml"
    change(path, "byday: [MO, TU, WE]\n", f"byday: [WE]\n      {DATED}\n")

    assert propose(tmp_path, record="organizations.haven", field=OPENING, value=value) == 0

    first, second = read_site(standing, TODAY).data.organizations["haven"].schedules
    assert (str(first.valid_from), str(first.valid_to), len(first.except_dates)) == ("2027-01-06", "2027-06-16", 1)
    assert (second.valid_from, second.valid_to, second.except_dates) == (None, None, [])


def test_two_seasons_of_the_same_days_stay_two(standing: Path, tmp_path: Path) -> None:
    """Each keeps its own dates."""
    path = standing / "data" / "organizations.yml"
    change(path, "byday: [MO, TU, WE]\n", "byday: [TH]\n      valid_from: 2027-01-07\n      valid_to: 2027-06-17\n")
    change(path, "    - byday: [TH]\n      opens_at", "    - byday: [TH]\n      valid_from: 2027-08-05\n      opens_at")

    assert propose(tmp_path, record="organizations.haven", field=OPENING, value="torsdag 9-11\ntorsdag 13-16") == 0

    first, second = read_site(standing, TODAY).data.organizations["haven"].schedules
    assert (str(first.valid_from), str(first.valid_to)) == ("2027-01-07", "2027-06-17")
    assert (str(second.valid_from), second.valid_to) == ("2027-08-05", None)


@pytest.mark.parametrize("value", ["torsdag 12-17", "torsdag 12-17\ntirsdag 9-12"])
def test_opening_hours_whose_dates_would_be_lost_are_left_alone(
    value: str, standing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said which, and where they can be changed."""
    path = standing / "data" / "organizations.yml"
    change(path, "byday: [MO, TU, WE]\n", f"byday: [WE]\n      {DATED}\n")
    before = path.read_bytes()

    assert propose(tmp_path, record="organizations.haven", field=OPENING, value=value) == 1

    assert "Der står også datoer (valid_from, valid_to, except_dates)" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_a_number_that_stays_stays_what_it_is(standing: Path, tmp_path: Path) -> None:
    """Whoever only reads messages is not called since a second number came."""
    change(standing / "data" / "contacts.yml", "type: cell", "type: text")
    numbers = "+45 34 41 23 45\n32 12 34 56"

    assert propose(tmp_path, record="contacts.laereren", field="Kontakt: Telefon", value=numbers) == 0

    phones = read_site(standing, TODAY).data.contacts["laereren"].phones
    assert [phone.type for phone in phones] == ["text", None]


def test_what_a_stranger_wrote_calls_nobody(standing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The text of the proposal has it as code: no mention, no issue closed, no link; the forge's log reads no command."""
    words = "Ring til @octocat. Closes #1. https://svindel.example ![a][b] ##[error]x"
    before = read_site(standing, TODAY)

    assert propose(tmp_path, record="courses.syning", field="Kursus: Kort beskrivelse", value=words) == 0

    after = read_site(standing, TODAY)
    summary = compare_sites(before, after, (render_site(before), render_site(after)))
    assert words in summary
    assert "@octocat" not in re.sub(r"`[^`]*`", "", summary + capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("to\n ord", "to ord"), ("`@x`", "`` `@x` ``"), ("a ``` b", "````a ``` b````"), ("", "")],
)
def test_words_are_quoted_behind_a_fence_that_they_cannot_break(words: str, quoted: str) -> None:
    """Longer than any that stands in them."""
    assert quote(words) == quoted


def test_no_refusal_repeats_what_a_stranger_wrote_as_markup() -> None:
    """What is answered in the issue has no mark-up of theirs: such answers are refused without being shown."""
    assert not [name for name, case in CASES.items() if re.search(r"<script|\]\(http", str(case.get("told", "")))]
