"""What only a browser shows is proved of any town, and told so that staff know what to change."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.built_files import READINGS
from newcomer_guide.checks.built_site import BuiltSite, read_built
from newcomer_guide.checks.journeys import is_answered, search_for, stays_readable
from newcomer_guide.checks.looks import SCREENS, write_accepted
from newcomer_guide.checks.proof import Proof, proof
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.checks.visits import VISITED, Visit, look_at
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.problems import Place
from serving import host
from towns import TODAY, change, read_spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


def visit(page: Page, built: BuiltSite, name: str) -> dict[str, list[str]]:
    """Visit one page, and give what each check finds, those that find nothing left out."""
    with host(built.path) as server:
        seen = Visit(name)
        look_at(page, seen, server.address, "da")
    found = {claim: [str(problem) for problem in check(built, seen)] for claim, check in VISITED.items()}
    return {claim: told for claim, told in found.items() if told}


@pytest.fixture
def changed(built: Path, tmp_path: Path) -> BuiltSite:
    """Give a copy of the built town, to break."""
    site = read_built(read_spoken(), built)
    for name, content in site.files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return BuiltSite(site.site, tmp_path / "site", site.files)


def break_page(built: BuiltSite, name: str, find: str, put: str) -> None:
    change(built.path / name, find, put)
    built.files[name] = (built.path / name).read_bytes()


FLAWS = {
    "Alle kan bruge siderne, i lyst og mørkt": (
        "</main>",
        '<button type="button"></button></main>',
        "Nogle kan ikke bruge siden",
    ),
    "Ingen side er bredere end en lille telefon": (
        "</main>",
        f"<pre>{'bred' * 40}</pre></main>",
        "Siden er bredere end en lille telefon",
    ),
    "Siderne spørger ingen andre, når de læses": (
        "</main>",
        '<img alt="x" src="http://localhost:9/x.png"></main>',
        "Siden henter noget fra andre.",
    ),
    "Browseren melder ingen fejl": (
        "</main>",
        '<p id="x">x</p><script>findesIkke()</script></main>',
        "Browseren melder en fejl.",
    ),
    "Et første besøg er billigt": (
        "</main>",
        "<p>" + " ".join(f"{hash(str(number)):x}" for number in range(3000)) + "</p></main>",
        "Højst 14000 er aftalt.",
    ),
}


@pytest.mark.parametrize("claim", FLAWS)
def test_a_flaw_is_told_with_its_page_and_the_file_to_change(claim: str, page: Page, changed: BuiltSite) -> None:
    """Each kind by its own check."""
    find, put, message = FLAWS[claim]
    break_page(changed, "kurser/index.html", find, put)

    found = visit(page, changed, "kurser/index.html")

    assert claim in found
    assert message in found[claim][0]
    assert found[claim][0].replace("Advarsel: ", "").startswith("docs/kurser.md:1: /kurser/index.html: ")


def test_a_page_that_looks_otherwise_than_it_was_accepted_is_told(page: Page, changed: BuiltSite) -> None:
    """As a warning; a page that looks as before, and a new one, are not told of."""
    accepted = {"kurser/index.html": dict.fromkeys(SCREENS, "f" * 192)}
    root = changed.path.parent
    (root / "data").mkdir()
    write_accepted(root, accepted)
    moved = BuiltSite(dataclasses.replace(changed.site, root=root), changed.path, changed.files)

    (told,) = visit(page, moved, "kurser/index.html")["Siderne ser ud som sidst"]

    assert "Advarsel" in told
    assert "Siden ser anderledes ud end sidst (telefon, skærm)" in told
    assert visit(page, moved, "bolig/index.html") == {}


def test_a_text_that_keeps_people_out_is_told_with_its_line(page: Page, changed: BuiltSite) -> None:
    """Its colours alone are wrong, and only in the dark."""
    style = "<style>@media (prefers-color-scheme: dark) { #boliger { color: #222; background: #111 } }</style></head>"
    break_page(changed, "kurser/index.html", "</head>", style)
    policy = '<meta http-equiv="Content-Security-Policy"'
    break_page(changed, "kurser/index.html", policy, '<meta name="x"')

    (told,) = visit(page, changed, "kurser/index.html")["Alle kan bruge siderne, i lyst og mørkt"]

    assert told.startswith("docs/kurser.md:9: /kurser/index.html: Nogle kan ikke bruge siden (color-contrast:")


@pytest.mark.parametrize("name", ["index.html", "ar/kontakt/index.html", "ti/presse/index.html"])
def test_a_whole_page_has_no_flaw(name: str, page: Page, built: Path) -> None:
    """Nothing is told of it."""
    assert visit(page, read_built(read_spoken(), built), name) == {}


@pytest.mark.parametrize("is_kept", [True, False])
def test_it_is_seen_whether_pages_open_without_a_connection(
    *, is_kept: bool, browser: Browser, changed: BuiltSite
) -> None:
    """A worker that keeps nothing is found out."""
    if not is_kept:
        (changed.path / "sw.js").write_text("", encoding="utf-8")
    page = browser.new_context().new_page()
    with host(changed.path) as server:
        assert stays_readable(page, server, "ar/", "ar/kontakt/", patience=20 if not is_kept else 100) == (
            is_kept,
            is_kept,
        )
    page.context.close()


def test_questions_are_asked_as_readers_ask(page: Page, town_address: str, town: Path) -> None:
    """Answered, not answered, or asked for what is gone; told beside the question."""
    (town / "data" / "questions.yml").write_text(
        "da:\n  syning: kurser/syning/\n  xqzxqz: kurser/syning/\n  strik: kurser/strikning/\n", encoding="utf-8"
    )
    site = read_site(town, TODAY)
    write_site(site, town / "site")
    built = read_built(site, town / "site")
    found = [search_for(page, town_address, question) for question in site.questions]

    told = [
        str(problem)
        for question, links in zip(site.questions, found, strict=True)
        for problem in is_answered(built, question, links)
    ]

    assert [one.split("\n")[0] for one in told] == [
        "data/questions.yml:3: Advarsel: Søgningen finder ikke »xqzxqz« blandt de tre første. Skriv ordet i data/asked.yml, under det, der er svaret.",
        "data/questions.yml:4: Advarsel: Svaret på »strik« findes ikke mere. Ret linjen, eller slet den.",
    ]


def test_the_command_tells_what_it_finds_and_ends_with_a_status(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line a check, each finding below it, a count at the end; `make proof` itself is run by tests/project/test_readme.py."""
    monkeypatch.setattr("newcomer_guide.checks.proof.browser_proofs", lambda _: iter(()))
    site = read_site(town, TODAY)
    assert proof(site) == 1
    assert capsys.readouterr().out == "Siden er ikke bygget. Kør make site.\n"

    write_site(site, town / "site")
    assert proof(site) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("✓ ") for line in lines[:-2])
    assert lines[-1] == f"{len(READINGS)} kontroller, 0 fejl, 0 advarsler. Siden kan udgives."

    change(town / "site" / "kurser" / "index.html", 'href="syning/"', 'href="strik/"')
    assert proof(site) == 1
    told = capsys.readouterr().out
    assert "✗ Alle links fører et sted hen. Fund: 1\n    docs/kurser.md:1: /kurser/index.html: Linket" in told
    assert told.endswith(
        f"{len(READINGS)} kontroller, 1 fejl, 0 advarsler. Siden må ikke udgives, før fejlene er rettet.\n"
    )


def test_many_warnings_of_a_kind_are_counted() -> None:
    """Each mistake is told, and so are a few warnings."""
    told = [Place(f"docs/a{number:02}.md").problem("Anderledes.", is_warning=number > 0) for number in range(21)]
    lines = str(Proof("Siderne ser ud som sidst", told)).splitlines()

    assert lines[0] == "✗ Siderne ser ud som sidst. Fund: 21"
    assert lines[1] == "    docs/a00.md:1: Anderledes."
    assert len(lines) == 1 + 1 + 5 + 1
    assert lines[-1] == "    … og 15 advarsler til af samme slags."
