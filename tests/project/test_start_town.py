"""Another town is begun by a command: it is real, holds nothing of anybody else's, and takes over what the engine learns."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from newcomer_guide import __version__
from newcomer_guide.__main__ import main
from newcomer_guide.checks.built_files import READINGS
from newcomer_guide.checks.built_site import BuiltSite, read_built
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.editing.upgrade import upgrade
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.problems import ProblemsError
from towns import ROOT, TODAY, change, files_of, run, surroundings

if TYPE_CHECKING:
    from pathlib import Path

NAME = "Ny i Byby"
NUMBER = "32 12 34 56"


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Begin a town."""
    monkeypatch.setenv("SITE_TODAY", TODAY.isoformat())
    town = tmp_path / "byby"
    assert main(["town", "--folder", str(town), "--name", NAME, "--phone", NUMBER]) == 0
    return town


def prove(town: Path) -> BuiltSite:
    """Write a town's site, in whose files there is no mistake."""
    site = read_site(town, TODAY)
    write_site(site, town / "site")
    built = read_built(site, town / "site")
    told = {claim: [str(one) for one in check(built) if not one.is_warning] for claim, check in READINGS.items()}
    assert {claim: found for claim, found in told.items() if found} == {}
    return built


def test_a_town_that_was_just_begun_can_be_published(begun: Path) -> None:
    """Each gap is a warning with its file and line; none of them is on a page; all else is there in four languages."""
    found = inspect(begun, TODAY)
    gaps = [problem for problem in found.problems if "Her mangler noget" in problem.message]
    files = prove(begun).files
    pages = {name: content.decode() for name, content in files.items() if name.endswith((".html", ".json", ".vcf"))}

    assert found.mistakes == []
    assert not [problem for problem in found.problems if "bliver ikke læst" in problem.message]
    assert len(gaps) >= 10
    for gap in gaps:
        line = (begun / gap.path).read_text(encoding="utf-8").splitlines()[gap.line - 1]
        assert "missing:" in line or line.startswith("Mangler:")
    assert not [name for name, text in pages.items() if "Mangler:" in text or "Modtagelsen" in text]
    for name in ("index.html", "ar/index.html", "ti/kontakt/index.html"):
        assert NAME in pages[name]
        assert NUMBER in pages[name]
    assert "Welcome." in pages["en/ankomst/index.html"]
    only_name = [problem.message for problem in found.problems if "Uden oversættelse" in problem.message]
    assert only_name == ["Uden oversættelse: 1. Siden viser dansk."] * 3


def test_it_holds_nothing_of_another_town(begun: Path) -> None:
    """No name, no number but the one that was given, no placeholder that was forgotten."""
    text = "\n".join(content.decode() for content in files_of(begun).values())

    assert not re.search(r"n(æ|ae)stved|نيستف|ኔስት", text, re.IGNORECASE)
    assert not re.search(r"@(id|name|phone|today|version)@", text)
    assert set(re.findall(r"\b\d\d \d\d \d\d \d\d\b", text)) == {NUMBER}


def test_a_gap_that_is_filled_is_shown(begun: Path) -> None:
    """A step without its line `missing` stands on the page that shows it, once somebody says when it was confirmed."""
    steps, page = begun / "data" / "arrival.yml", begun / "docs" / "ankomst.md"
    text = steps.read_text(encoding="utf-8")
    steps.write_text(re.sub(r"  missing: .*\n", "", text), encoding="utf-8")
    with pytest.raises(ProblemsError, match="Feltet assured_date mangler"):
        read_site(begun, TODAY)
    steps.write_text(re.sub(r"  missing: .*\n", f"  assured_date: {TODAY}\n", text), encoding="utf-8")
    text = re.sub(r"Mangler: .*\n", "## Du er flygtning {#flygtning}\n\n{{ steps refugee }}\n", page.read_text("utf-8"))
    page.write_text(text, encoding="utf-8")

    assert "Doctor and health card" in prove(begun).files["en/ankomst/index.html"].decode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"phone": "32 12"}, "PHONE: "),
        ({"phone": ""}, "PHONE: "),
        ({"name": "  "}, "Navnet skal begynde med et bogstav"),
        ({"name": "Ny: {by}"}, "Navnet skal begynde med et bogstav"),
        ({"name": "*Ny i Byby"}, "Navnet skal begynde med et bogstav"),
        ({"name": "&Ny"}, "Navnet skal begynde med et bogstav"),
        ({"folder": "/proc/x/y"}, "Mappen kan ikke skrives."),
        ({"folder": ""}, "Skriv, hvor den nye mappe skal ligge."),
    ],
)
def test_what_cannot_be_a_town_is_refused(
    words: dict[str, str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With an example, and nothing written."""
    given = {"folder": str(tmp_path / "byby"), "name": NAME, "phone": NUMBER} | words

    assert main(["town", *(part for name, value in given.items() for part in (f"--{name}", value))]) == 1
    said = capsys.readouterr().out
    assert told in said
    assert "make town DIR=" in said
    assert said.rstrip().endswith("1 fejl. Intet er skrevet.")
    assert not (tmp_path / "byby").exists()


def test_a_folder_with_something_in_it_is_left_alone(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is lost."""
    before = files_of(begun)

    assert main(["town", "--folder", str(begun), "--name", "Ny i Andenby", "--phone", NUMBER]) == 1
    assert "Mappen findes allerede" in capsys.readouterr().out
    assert files_of(begun) == before


@pytest.fixture
def next_engine(tmp_path: Path) -> Path:
    """Copy the engine, as its next version has it: a word says something else, a page, a word and a command are new."""
    engine = tmp_path / "engine"
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, engine / name, ignore=shutil.ignore_patterns("__pycache__"))
    package = engine / "hooks" / "newcomer_guide"
    change(package / "__init__.py", __version__, "9.9.9")
    change(package / "start" / "Makefile", "# Det, README", "# Nyt.\n# Det, README")
    change(package / "start" / "README.md", "Kommunens side", "Kommunens egen side")
    words = package / "national" / "data" / "interface.yml"
    change(words, "more: Flere sider", "more: Alle sider\nquite_new: Helt nyt")
    (package / "national" / "docs" / "ordbog.md").write_text(
        "---\ntitle: Ordbog\nsummary: Hvad ordene betyder\nicon: information-outline\n---\n\nMange ord er nye.\n{#ord}\n",
        encoding="utf-8",
    )
    return engine / "hooks"


def test_a_new_engine_brings_its_words_and_pages_and_changes_nothing_of_the_town_s(
    begun: Path, next_engine: Path
) -> None:
    """The town has a word of its own, another sentence on a page, a README; all of it stands after the upgrade."""
    (begun / "data" / "interface.yml").write_text(
        "home: Start\ncall: Ring\nold: Gammelt\nweeks_two: '{count} uger'\n", encoding="utf-8"
    )
    change(begun / "docs" / "kurser.md", "Find et kursus.", "Her er kurserne.")
    change(begun / "README.md", "# Ny i Byby", "# Vores side")
    before = files_of(begun)
    environment = surroundings() | {"PYTHONPATH": str(next_engine)}

    upgraded = run([sys.executable, "-m", "newcomer_guide", "upgrade"], begun, environment)
    written = run([sys.executable, "-m", "newcomer_guide", "site"], begun, environment)

    assert (upgraded.returncode, written.returncode) == (0, 0), upgraded.stdout + written.stderr
    for told in (
        f"newcomer-guide {__version__} → 9.9.9",
        "Nyt: Helt nyt (interface.quite_new)",
        "Ændret: Alle sider (interface.more)",
        "Nyt: Mange ord er nye. (pages.ordbog.ord)",
        "العربية mangler ord: ",
        "data/interface.yml: old bruges ikke. Linjen kan slettes.",
        "data/interface.yml: call er det samme som i programmet. Linjen kan slettes.",
        "README.md har I selv rettet, så den bliver stående.",
        "Makefile er opdateret.",
    ):
        assert told in upgraded.stdout
    assert "weeks_two bruges ikke" not in upgraded.stdout
    after = files_of(begun)
    page = after["site/kurser/index.html"].decode()
    assert all(words in page for words in ("Alle sider", "Start", "Her er kurserne."))
    assert "Mange ord er nye." in after["site/ordbog/index.html"].decode()
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed == {"Makefile", "data/engine.yml", "requirements.txt"}
    again = run([sys.executable, "-m", "newcomer_guide", "upgrade"], begun, environment)
    assert "Nyt" not in again.stdout
    assert "opdateret" not in again.stdout


def test_what_a_new_engine_does_not_take_is_told_after_what_is_new(begun: Path, next_engine: Path) -> None:
    """The town learns what has changed, and has the new commands to mend its data with."""
    with (begun / "data" / "contacts.yml").open("a", encoding="utf-8") as file:
        file.write("  fax: 32 12 34 56\n")
    environment = surroundings() | {"PYTHONPATH": str(next_engine)}

    upgraded = run([sys.executable, "-m", "newcomer_guide", "upgrade"], begun, environment)

    assert upgraded.returncode == 1
    told = [f"newcomer-guide {__version__} → 9.9.9", "Makefile er opdateret.", "Den nye udgave tager ikke imod", "fax"]
    places = [upgraded.stdout.find(words) for words in told]
    assert places == sorted(places)
    assert places[0] == 0


def test_the_engine_s_own_repository_is_not_upgraded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would write a town's commands over its own."""
    monkeypatch.chdir(ROOT)

    assert upgrade() == 1
    assert "Her ligger programmet selv." in capsys.readouterr().out
