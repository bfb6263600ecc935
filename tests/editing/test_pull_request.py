"""What a change means for readers, and what nobody has confirmed: told in Danish, as a caseworker reads it."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from newcomer_guide.__main__ import main
from newcomer_guide.editing.before_after import compare_page
from newcomer_guide.editing.field_guide import FILES
from newcomer_guide.editing.forms import make_forms
from newcomer_guide.records.base import part_in, read_meanings
from towns import ENGINE_KINDS, change, git, keep_languages, run, surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from newcomer_guide.records import Part

GIT = shutil.which("git") or "git"


@pytest.fixture
def proposal(standing: Path) -> Path:
    """Give a town under git, to propose a change in."""
    return put_under_git(standing)


@pytest.fixture
def danish_proposal(standing: Path) -> Path:
    """Give such a town in Danish alone, of which much less has to be made."""
    keep_languages(standing, "da")
    return put_under_git(standing)


def put_under_git(town: Path) -> Path:
    git(town, "init", "--quiet")
    git(town, "add", "data", "docs")
    git(town, "commit", "--quiet", "-m", "before")
    return town


@pytest.fixture
def unpictured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the pictures out; one test takes them."""
    monkeypatch.setattr("newcomer_guide.editing.pull_request._show_pictures", lambda _: "")


def told_of(capsys: pytest.CaptureFixture[str], status: int = 0) -> str:
    assert main(["review", "--base", "HEAD"]) == status
    return capsys.readouterr().out


@pytest.mark.usefixtures("unpictured")
def test_a_changed_hour_is_told_and_needs_no_translator(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the names that staff know, old and new, with the pages that show it."""
    change(proposal / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 13:00")
    told = told_of(capsys)

    assert "### Syning (kursus)\n- Tid, slutter: 12:00 → 13:00\n" in told
    assert "- Syning: `/kurser/syning/`" in told
    assert "- Kurser: `/kurser/`" in told
    assert "`/kontakt/`" not in told
    assert "`/alt/`" not in told
    assert "Ingen tekster skal oversættes." in told
    assert "Det, der stadig er gammelt" not in told


@pytest.mark.usefixtures("unpictured")
@pytest.mark.parametrize(
    ("put", "is_told"),
    [
        ("closes_at: 13:00", True),
        ("closes_at: 13:00\n    assured_date: 2026-11-22", False),
        ("closes_at: 12:00\n    assured_date: 2026-06-10", False),
        ("closes_at:  12:00\n    except_dates: []", False),
        ("closes_at: 13:00\n  room: 4", True),
    ],
    ids=["only the hour", "the hour and its day", "only the day", "only how it is written", "two facts"],
)
def test_a_fact_that_changed_under_an_old_day_is_told(
    put: str, danish_proposal: Path, capsys: pytest.CaptureFixture[str], *, is_told: bool
) -> None:
    """Else the page says that it was so on that day; what only stands on another line has not changed."""
    change(danish_proposal / "data" / "courses.yml", "closes_at: 12:00", put)
    text = (danish_proposal / "data" / "contacts.yml").read_text(encoding="utf-8")
    (danish_proposal / "data" / "contacts.yml").write_text(f"# Vores kontakter\n\n{text}", encoding="utf-8")
    told = told_of(capsys).partition("## Ændret, men ikke bekræftet\n")[2]

    fields = "Tid, Lokale" if "room" in put else "Tid"
    assert told.startswith(f"- Syning: {fields}. Dagen er stadig 1. juni 2026") is is_told
    assert bool(told) is is_told


@pytest.mark.usefixtures("unpictured")
def test_a_step_that_follows_another_one_now_is_told(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new step between two takes the second with it, whatever its own time is."""
    keep_languages(standing, "da")
    path = standing / "data" / "arrival.yml"
    change(path, "when: {unit: first, byday: [TH, FR]}", "when: {unit: then}")
    put_under_git(standing)
    change(path, "velkomst:", "velkommen:")
    assert "kommer nu efter" not in told_of(capsys)  # it is called otherwise in the file alone

    first = path.read_text(encoding="utf-8").partition("samtale:")[0]
    school = first.replace("velkommen:", "skole:").replace("{unit: day}", "{unit: week, amount: 2}")
    change(path, "samtale:", f"{school.replace('title: Velkommen', 'title: Skolestart')}samtale:")
    told = told_of(capsys)
    assert "- En samtale kommer nu efter Skolestart; før kom det efter Velkommen. Trinnet følger det" in told


@pytest.mark.usefixtures("unpictured")
def test_a_new_contact_is_shown_whole(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each field by its Danish name, each code by its words, and nothing that was not written."""
    with (proposal / "data" / "contacts.yml").open("a", encoding="utf-8") as file:
        file.write(
            "\nny:\n  name: Nora Ny\n  title: Vejleder\n  organization: byen\n  contact_type: caseworker\n"
            "  phones: [{number: 32 12 34 56}]\n  assured_date: 2026-06-01\n  source: plan\n"
        )
    told = told_of(capsys)

    assert (
        "### Nora Ny (kontakt) er ny\n- Navn: Nora Ny\n- Stilling: Vejleder\n- Hører til: Bakkeby\n- Emne: Sagsbehandlere\n"
        "- Telefon, nummer: 32 12 34 56\n- Sidst bekræftet: 1. juni 2026\n- Kilde: Byens plan\n"
    ) in told
    assert "- Nora Ny, Stilling: Vejleder (English, العربية, ትግርኛ)" in told


@pytest.mark.usefixtures("unpictured")
def test_a_changed_sentence_is_shown_before_and_after(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the page that it stands on."""
    change(proposal / "docs" / "om.md", "Siden er skrevet på dansk.", "Siden er skrevet på let dansk.")
    told = told_of(capsys)

    assert (
        "- Siden »Om siden«\n"
        "  - før: `Siden er skrevet på dansk. [Se, hvor meget der er oversat](om/oversaettelse.md).`\n"
        "  - nu: `Siden er skrevet på let dansk. [Se, hvor meget der er oversat](om/oversaettelse.md).`\n"
    ) in told
    assert "Det her holder ikke ændringen tilbage." in told
    assert "(English, العربية, ትግርኛ)" in told


@pytest.mark.usefixtures("unpictured")
def test_a_confirmation_says_what_keeps_its_page_old(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The place and the contacts that are shown with it, and where they are written."""
    change(proposal / "data" / "courses.yml", "assured_date: 2026-06-01", "assured_date: 2026-11-22")
    told = told_of(capsys)

    assert "Syning er bekræftet 22. november 2026, men siden siger stadig 1. juni 2026." in told
    assert "Bakken 1 (data/locations.yml), Læreren (data/contacts.yml)" in told


@pytest.mark.usefixtures("unpictured")
def test_what_the_whole_site_shares_is_told(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whom everyone calls, and how long a fact is fresh; and which part of a page changed."""
    change(proposal / "data" / "site.yml", "call: borgerservice", "call: skolen")
    change(proposal / "data" / "site.yml", "hours: 240", "hours: 90")
    change(proposal / "docs" / "om.md", "title: Om siden", "title: Om os")
    change(proposal / "data" / "site.yml", "id: ny-i-bakkeby", "id: ny-i-by")
    told = told_of(capsys)

    assert "`id` må aldrig ændres: " in told

    assert "### Hele siden (data/site.yml)\n- " in told
    assert "- Alle ringer til: Borgerservice → Skolen\n- Ses efter igen, tider: 240 → 90\n" in told
    assert "- Siden »Om os«, overskrift\n  - før: Om siden\n  - nu: Om os" in told


@pytest.mark.usefixtures("unpictured")
def test_new_hidden_and_vanished_records_are_told(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their names, with what they are."""
    text = (proposal / "data" / "courses.yml").read_text(encoding="utf-8")
    (proposal / "data" / "courses.yml").write_text(text.replace("dansk:", "dansk-igen:"), encoding="utf-8")
    change(proposal / "data" / "arrival.yml", "[dansk]", "[dansk-igen]")
    change(proposal / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")
    told = told_of(capsys)

    assert "### Dansk (kursus) er ny" in told
    assert "### Dansk (kursus) er væk\n- Kurset bliver stående i kalenderen" in told
    assert "### Læreren (kontakt) er skjult" in told
    assert "- Dansk: `/kurser/dansk/` er væk." in told


def test_the_pages_are_shown_before_and_after_with_what_changed_marked(proposal: Path, browser: Browser) -> None:
    """In one file that opens by itself, Danish first; the whole site beside it opens from the disk too."""
    change(proposal / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 13:00")
    result = run([sys.executable, "-m", "newcomer_guide", "review", "--base", "HEAD"], proposal, surroundings())
    assert result.returncode == 0, result.stderr
    told = result.stdout
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((proposal / "review" / "index.html").as_uri())
    titles = page.locator("h2").all_inner_texts()
    sizes = page.evaluate("[...document.images].map(one => one.naturalWidth)")

    assert "Åbn review/index.html:" in told
    assert len(titles) == 2 * len([line for line in told.splitlines() if line.startswith("- ") and "`/" in line])
    assert titles[0].startswith("Når du kommer")
    assert len(sizes) == 2 * len(titles)
    assert set(sizes) == {360}
    page.goto((proposal / "review" / "siden" / "index.html").as_uri())
    page.click("text=Kurser >> nth=0")
    page.click("text=Syning >> nth=0")
    assert "10:00–13:00" in page.inner_text(".facts")
    page.click("text=العربية")
    assert page.get_attribute("html", "lang") == "ar"
    page.context.close()


def test_what_changed_is_marked_in_both_pictures_and_nothing_else(browser: Browser, tmp_path: Path) -> None:
    """The line with the hour, and not the lines around it."""
    for name, hour in (("before", "12:00"), ("after", "13:00")):
        lines = f"<h1>Syning</h1><p>Tid: {hour}</p><p>Sted: Bakken 1</p><p>Sted: Bakken 1</p>"
        page = f"<meta charset=utf-8><main>{lines}</main><p class=bar></p>"
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    marked: list[str] = []
    context = browser.new_context()

    class Watching:
        """A browser whose pages tell what is marked on them when a picture is taken."""

        def new_context(self, **_: object) -> Watching:
            self.page = context.new_page()
            self.page.screenshot = self.screenshot  # type: ignore[method-assign]
            return self

        def new_page(self) -> object:
            return self.page

        def screenshot(self, **_: object) -> bytes:
            pieces = (
                "[...document.querySelectorAll('main *')].filter(one => one.style.outline).map(one => one.innerText)"
            )
            marked.extend(self.page.evaluate(pieces))
            return b""

    compare_page(Watching(), tmp_path / "before.html", tmp_path / "after.html")  # type: ignore[arg-type]

    assert marked == ["Tid: 12:00", "Tid: 13:00"]


def test_without_a_browser_the_summary_comes_all_the_same(proposal: Path, tmp_path: Path) -> None:
    """And it is said that the pictures are missing."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").symlink_to(GIT)
    environment = surroundings() | {"PATH": str(tmp_path / "bin"), "CHROMIUM": ""}
    change(proposal / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 13:00")
    result = run([sys.executable, "-m", "newcomer_guide", "review", "--base", "HEAD"], proposal, environment)

    assert result.returncode == 0, result.stderr
    assert "Tid, slutter: 12:00 → 13:00" in result.stdout
    assert "Her er ingen browser" in result.stdout


@pytest.mark.usefixtures("unpictured")
def test_what_has_to_be_mended_stands_beside_its_line_and_hides_nothing(
    proposal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the forge's annotations, and all of it in the job's summary, above what the rest of the change means."""
    change(proposal / "data" / "courses.yml", "[TU]", "[tuesday]")
    change(proposal / "data" / "contacts.yml", "34 41 23 45", "3441 23")
    change(proposal / "data" / "housing.yml", "units: 4", "units: 5")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    told = told_of(capsys, status=1)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")

    assert "::error file=data/courses.yml,line=7::" in told
    assert "%0A" in told
    assert summary.startswith("# Der er noget, der skal rettes")
    assert "data/contacts.yml" in summary
    assert "data/courses.yml:7" in summary
    assert "- Antal: 4 → 5" in summary
    assert not (proposal / "review" / "siden").exists()


@pytest.mark.usefixtures("unpictured")
def test_an_old_state_that_followed_other_rules_is_compared_as_far_as_it_can_be_read(
    proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake in it hides only what hangs on it."""
    change(proposal / "data" / "figures.yml", "value: 12", "value: tolv")
    git(proposal, "commit", "--quiet", "--all", "-m", "wrong")
    change(proposal / "data" / "figures.yml", "value: tolv", "value: 13")
    change(proposal / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 13:00")
    told = told_of(capsys)

    assert "### Kvote 2020" in told or "2020 (tal) er ny" in told
    assert "Tid, slutter: 12:00 → 13:00" in told


def test_an_unknown_commit_is_told(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback."""
    assert proposal.is_dir()
    assert main(["review", "--base", "findes-ikke"]) == 1
    assert "findes-ikke findes ikke i projektets historie." in capsys.readouterr().out


def test_every_field_has_a_danish_name_and_every_code_its_words() -> None:
    """What a pull request is answered in, and what the field guide says may be written."""

    def fields(kind: type[Part]) -> list[tuple[str, object, str, str]]:
        own = [
            (name, info.annotation, str(info.title), info.description or "") for name, info in kind.model_fields.items()
        ]
        inner = (part_in(annotation) for _, annotation, _, _ in own)
        return own + [field for part in inner if part for field in fields(part)]

    for name, annotation, title, description in (field for kind in FILES.values() for field in fields(kind)):
        assert title, name
        assert title[0].isupper(), name
        codes = [code for code in codes_of(annotation) if not code.isupper()]
        assert set(codes) <= read_meanings(description).keys(), name


def codes_of(annotation: object) -> list[str]:
    """Give the words that a field may hold, if only some are allowed."""
    arguments = getattr(annotation, "__args__", ())
    if getattr(annotation, "__origin__", None).__class__.__name__ == "_LiteralSpecialForm" or "Literal" in str(
        getattr(annotation, "__origin__", "")
    ):
        return [one for one in arguments if isinstance(one, str)]
    return [code for inner in arguments for code in codes_of(inner)]


def test_what_is_old_is_listed_by_who_answers_for_it(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those for whom nobody answers come last; where all is fresh, there is no list."""
    main(["stale"])
    assert capsys.readouterr().out == ""

    path = standing / "data" / "courses.yml"
    text = path.read_text(encoding="utf-8").replace("2026-06-01", "2025-06-01\n  assured_by: Kursuskontoret")
    path.write_text(text.replace("2026-05-31", "2025-05-31"), encoding="utf-8")
    change(
        standing / "data" / "site.yml", "privacy:\n  assured_date: 2026-06-01", "privacy:\n  assured_date: 2025-06-01"
    )
    main(["stale"])
    told = capsys.readouterr().out

    assert (
        "## Kursuskontoret\n\n- [ ] `courses.syning`: tiderne skulle bekræftes senest 27. januar 2026 (sidst 1. juni 2025)"
        in told
    )
    assert told.index("Kursuskontoret") < told.index("Ingen står som ansvarlig")
    assert "make confirm" in told
    assert "- [ ] `site.privacy`: erklæringen skulle bekræftes senest 1. juni 2026 (sidst 1. juni 2025)" in told


def test_each_line_opens_a_filled_form_where_the_forge_is_known(
    standing: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What falls due within a month is listed too; the form is there, and so is its question."""
    monkeypatch.setenv("FORGE_URL", "https://forge.example/by/side")
    monkeypatch.setenv("SITE_TODAY", "2027-01-01")
    main(["stale"])
    without = capsys.readouterr().out
    (standing / ".github").mkdir()
    main(["fields"])
    capsys.readouterr()
    main(["stale"])
    told = capsys.readouterr().out
    (link,) = re.findall(r"\[`courses.syning`\]\((\S+)\): tiderne bekræftes senest 27. januar 2027", told)
    given = parse_qs(urlsplit(link).query)

    assert link.startswith("https://forge.example/by/side/issues/new?")
    assert given["template"] == ["stadig-rigtigt.yml"]
    assert given["record"] == ["courses.syning"]
    assert "record" in {question.id for question in make_forms(ENGINE_KINDS)["stadig-rigtigt"].questions}
    assert "make confirm" not in told
    assert "make confirm" in without
    assert "issues/new" not in without
