"""The recipes of CONTRIBUTING are followed to the letter, on the town, and give what they promise."""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from towns import ROOT, TODAY, build, change, make_town, run, surroundings

if TYPE_CHECKING:
    import subprocess

RECIPES = dict(
    re.findall(
        r"^#### (Add an? .+?)\n(.*?)(?=^###|\Z)",
        (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
)
STEP = re.compile(
    r"^(?:In `(?P<file>[^`]+)`, (?P<where>above|below) `(?P<anchor>[^`]+)`|New, `(?P<new>[^`]+)`|Then):\n\n"
    r"```\w+\n(?P<text>.*?)```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass
class Project:
    """A copy of the project that may be changed.

    Attributes:
        root: Its folder.
        files: The files that were changed or made by hand.
    """

    root: Path
    files: list[str]

    def check(self) -> str:
        """Ask `make check`, which has to find no mistake."""
        result = self.run("check")
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def write(self) -> Path:
        """Write the site, and give its folder."""
        result = self.run("site")
        assert result.returncode == 0, result.stdout + result.stderr
        return self.root / "site"

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of the project's commands."""
        return run([sys.executable, "-m", "newcomer_guide", *words], self.root, surroundings())

    def try_tests(self, *names: str) -> None:
        """Run some of the project's own tests in it."""
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *names]
        result = run(command, self.root, surroundings())
        assert result.returncode == 0, result.stdout


def follow(recipe: str, tmp_path: Path) -> Project:
    """Follow a recipe in a copy of the project with the data of the town."""
    root = make_town(tmp_path / "project")
    (root / "hooks").unlink()
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name)  # with what is compiled already
    shutil.copytree(ROOT / "tests", root / "tests", ignore=shutil.ignore_patterns("node", "browser"))
    for name in ("Makefile", "pyproject.toml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, root)
    project = Project(root, [])
    take_all(recipe, project)
    return project


def take_all(recipe: str, project: Project) -> None:
    """Take all steps of a recipe."""
    steps = list(STEP.finditer(RECIPES[recipe]))
    assert len(steps) == RECIPES[recipe].count("```") / 2  # each block is a step
    for step in steps:
        take(step, project)


def take(step: re.Match[str], project: Project) -> None:
    """Take one step: put text into a file, write a new one, or run commands."""
    if step["new"]:
        path = project.root / step["new"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(step["text"], encoding="utf-8")
        project.files.append(step["new"])
    elif step["file"]:
        path = project.root / step["file"]
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if line.startswith(step["anchor"]))
        lines.insert(at + (step["where"] == "below"), step["text"])
        path.write_text("".join(lines), encoding="utf-8")
        project.files.append(step["file"])
    else:
        for command in step["text"].splitlines():
            assert command.startswith("make ")
            result = project.run(command.removeprefix("make "))
            assert result.returncode == 0, result.stdout + result.stderr


def test_every_recipe_is_followed_here() -> None:
    """Each that CONTRIBUTING gives has a test below."""
    assert list(RECIPES) == ["Add a field", "Add an output", "Add a component", "Add a page", "Add a check"]


def test_a_field_is_added_in_three_files(tmp_path: Path) -> None:
    """Cost, on a course: on its page, in the open data and its schema, in HSDS, in the news, and for translators."""
    project = follow("Add a field", tmp_path)
    change(project.root / "data" / "courses.yml", "summary: Lær at sy.", "summary: Lær at sy.\n  cost: Det er gratis.")
    (project.root / "data" / "log.yml").write_text("2026-11-20:\n  courses.syning: {cost: {}}\n", encoding="utf-8")
    project.check()
    site = project.write()
    page, arabic = (
        (site / name).read_text("utf-8") for name in ("kurser/syning/index.html", "ar/kurser/syning/index.html")
    )
    course = json.loads((site / "api/v1/courses.json").read_text("utf-8"))["records"][0]
    schema = json.loads((site / "api/v1/schema/courses.json").read_text("utf-8"))
    (service,) = (
        one for one in json.loads((site / "api/v1/hsds/services.json").read_text("utf-8")) if one["name"] == "Syning"
    )

    assert sorted(project.files) == [
        "hooks/newcomer_guide/national/data/interface.yml",
        "hooks/newcomer_guide/records/activities.py",
        "overrides/slots/courses-item.html",
    ]  # fmt: skip
    assert "Det koster" in page
    assert "Det er gratis." in page
    assert '<bdi lang="da" dir="ltr">Det er gratis.</bdi>' in arabic
    assert course["cost"]["da"] == {"text": "Det er gratis.", "state": "source", "reviewed_date": None}
    assert schema["properties"]["records"]["items"]["properties"]["cost"]["title"] == "Pris"
    assert "cost.ar.state" in (site / "api/v1/courses.csv").read_text("utf-8").splitlines()[0]
    assert service["fees_description"] == "Det er gratis."
    assert "Det er gratis." in (site / "nyt.xml").read_text("utf-8")
    assert "`cost` | Pris" in (project.root / "data" / "README.md").read_text("utf-8")
    assert "interface.cost" in (
        project.root / "hooks/newcomer_guide/national/data/translations/ar/interface.po"
    ).read_text("utf-8")


def test_an_output_is_added_by_a_module_and_a_line(tmp_path: Path) -> None:
    """It is there in each language, hosts know its type, a phone that saves the language keeps it, and a page leads there."""
    project = follow("Add an output", tmp_path)
    site = project.write()
    pack = json.loads((site / "offline/ar.json").read_text("utf-8"))
    hosting = project.run("hosting")

    assert "Syning: Hver tirsdag 10:00–12:00\n" in (site / "kurser.txt").read_text("utf-8")
    assert "ar/kurser.txt" in pack["files"]
    assert "kurser.txt" not in pack["files"]
    assert pack["types"]["txt"] == "text/plain"
    assert hosting.returncode == 0, hosting.stdout
    assert "text/plain txt;" in (project.root / "hosting" / "nginx.conf").read_text("utf-8")
    assert (project.root / "hosting" / "site" / "kurser.txt.br").exists()
    assert 'href="../kurser.txt"' in (site / "ar/kurser/index.html").read_text("utf-8")


def test_a_component_brings_its_styles_where_it_is_used(tmp_path: Path) -> None:
    """And its examples are tried as all others are."""
    project = follow("Add a component", tmp_path)
    site = project.write()
    used = [path for path in site.rglob("index.html") if 'class="aside"' in path.read_text("utf-8")]
    styled = [path for path in site.rglob("index.html") if ".aside{" in path.read_text("utf-8")]

    assert used
    assert used == styled
    project.try_tests("tests/pages/test_components.py")


def test_a_page_is_there_in_all_languages(tmp_path: Path) -> None:
    """It is led to, found, kept, and waits for its translators."""
    project = follow("Add a page", tmp_path)
    project.check()
    site = project.write()
    arabic = (site / "ar/hjaelp/index.html").read_text("utf-8")

    assert re.search(r'<h2[^>]* id="spoerg"[^>]* lang="da"', arabic)
    assert 'href="../hjaelp/"' in (site / "ar/kurser/index.html").read_text("utf-8")
    assert "hjaelp/" in (site / "search.json").read_text("utf-8")
    assert "ti/hjaelp/" in json.loads((site / "offline/ti.json").read_text("utf-8"))["files"]
    assert "pages.hjaelp.ring" in (project.root / "data/translations/ar/pages.po").read_text("utf-8")
    assert build(project.root, tmp_path / "built", TODAY).returncode == 0
    assert (tmp_path / "built" / "en" / "hjaelp" / "index.html").exists()


def test_a_check_fires_on_its_case_and_on_nothing_else(tmp_path: Path) -> None:
    """As all other rules do."""
    project = follow("Add a check", tmp_path)

    project.check()
    project.try_tests("tests/checks/test_problems.py", "-k", "two-contacts or in_order")


def test_the_recipes_leave_the_linters_content(tmp_path: Path) -> None:
    """What they say to write is written as all else is."""
    project = follow("Add a field", tmp_path)
    for recipe in list(RECIPES)[1:]:
        take_all(recipe, project)
    tools = Path(sys.executable).parent
    known = ROOT / ".mypy_cache"  # of all that the recipes leave as it is
    if known.exists():
        shutil.copytree(known, project.root / known.name)

    for command in (
        ["ruff", "check", "hooks"],
        ["ruff", "format", "--check", "hooks"],
        ["mypy", "hooks"],
        ["djlint", "overrides", "--lint", "--check", "--quiet"],
    ):
        result = run([str(tools / command[0]), *command[1:]], project.root, surroundings())
        assert result.returncode == 0, result.stdout
