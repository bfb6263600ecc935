"""Each command that README names does its work on a changed town, run as a user runs it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hosts import free_port
from tones import write_tone
from towns import ROOT, TODAY, change, git, make_small_town

if TYPE_CHECKING:
    from collections.abc import Callable

NAMED = re.findall(r"^\| `make ([a-z]+)([^`]*)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
TOOLS = Path(sys.executable).parent

OF_DEVELOPERS = {
    "audit": "tests/project/test_audit.py runs it",
    "earlier": "tests/publishing/test_earlier.py runs it, against a site that is published",
    "coverage": "is what runs now, with its lines counted",
    "bench": "takes a quarter of an hour; tests/project/test_bench.py runs a small one",
    "font": "fetches a package",
    "links": "tests/editing/test_links.py runs it, for it needs a network or none",
    "lock": "fetches lists of packages",
    "quick": "is what runs now",
    "serve": "does not end; a test of its own runs it, and tests/browser/test_serve.py looks at it",
}
"""The commands that are not run to their end here, and why."""


def make(town: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `make` in a town, with the tools of the tests' own environment."""
    command = ["make", *words, f"BIN={TOOLS}", f"VENV={TOOLS.parent}"]
    environment = os.environ | {"SITE_TODAY": TODAY.isoformat()}
    return subprocess.run(command, cwd=town, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our own Makefile


FORM = "### Post\n\ncourses.dansk\n\n### Hvad har du set efter?\n\nKun tiderne\n\n### Hvor ved du det fra?\n\nJeg har ringet.\n"
"""A filled form, as the forge writes it."""


@pytest.fixture(scope="module")
def changed_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a small town under git, and change an hour, a sentence and a contact, as staff do.

    It does without the pages that no command asks for: half of the pictures, and of what is proved.
    """
    town = make_small_town(tmp_path_factory.mktemp("readme") / "town", "da", "ar")
    for name in ("tal", "presse", "om", "om/oversaettelse", "tilgaengelighed", "privatliv", "gem"):
        (town / "docs" / f"{name}.md").unlink()
    change(town / "data" / "arrival.yml", "pages: [om]", "pages: [bolig]")
    change(town / "data" / "site.yml", "\ncall:", "\nskip_pages: [gem, billeder, ord, om/oversaettelse]\ncall:")
    shutil.copy(ROOT / "Makefile", town)
    git(town, "init", "--quiet")
    for old, new in (("12:00", "11:00"), ("11:00", "12:00")):  # a change that is history, for the log
        change(town / "data" / "courses.yml", f"closes_at: {old}", f"closes_at: {new}")
        git(town, "add", "data", "docs")
        git(town, "commit", "--quiet", "-m", "before")
    (town / "form.md").write_text(FORM, encoding="utf-8")
    write_tone(town / "tone.wav")
    change(town / "data" / "courses.yml", "closes_at: 12:00", "closes_at:   13:00")
    change(town / "data" / "courses.yml", "assured_date: 2026-05-31", "assured_date: 2025-05-31")
    change(town / "docs" / "kurser.md", "Der er {", "Byen har {")
    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")
    return town


def made(*names: str) -> Callable[[Path, str], bool]:
    return lambda town, _: all((town / name).exists() for name in names)


def said(*words: str) -> Callable[[Path, str], bool]:
    return lambda _, told: all(word in told for word in words)


ALL: dict[str, tuple[list[str], Callable[[Path, str], bool]]] = {
    "check": ([], said("Ingen fejl.")),
    "site": ([], made("site/index.html", "site/ar/index.html")),
    "proof": ([], said("kontroller, 0 fejl")),
    "write": ([], made("site/sw.js")),
    "hosting": ([], made("hosting/nginx.conf", "hosting/site/index.html.br")),
    "language": (["LANG=uk"], said("Українська (uk) er tilføjet som kladde.")),
    "town": (["DIR=../byby", "NAME=Ny i Byby", "PHONE=32 12 34 56"], said("Ny i Byby ligger i ../byby.")),
    "translations": ([], made("data/translations/ar/courses.po")),
    "same": (["KEY=courses.dansk"], said("forældede oversættelser, der gælder igen: ")),
    "recorded": (["LANG=da", "KEY=courses.dansk.summary", "FILE=tone.wav"], said("courses.dansk.summary kan høres")),
    "handoff": (["LANG=ar"], made("handoff-ar.xlsx")),
    "takeback": (["LANG=ar", "FILE=handoff-ar.xlsx"], said("nye oversættelser: 0")),
    "reviewed": (["LANG=ar", "KEY=interface.home"], said("oversættelser, der er kontrolleret 22. november 2026: 1.")),
    "format": ([], said("data/courses.yml er skrevet på den faste måde.")),
    "review": (
        ["BASE=HEAD"],
        said("Tid, slutter: 12:00 → 13:00", "Læreren (kontakt) er skjult", "Åbn review/index.html"),
    ),
    "pictures": (["ACCEPT=yes"], made("pictures/index.html", "data/looks.json")),
    "stale": ([], said("courses.dansk")),
    "confirm": (["RECORD=courses.dansk"], said("courses.dansk er bekræftet")),
    "propose": (["FORM=form.md"], said("`courses.dansk` er bekræftet 2026-11-22: kun tiderne.")),
    "fields": ([], made("data/README.md", "data/schema/courses.json")),
    "log": ([], made("data/log.yml")),
}
"""For each command the words that follow it, and whether it did its work."""


def test_each_command_of_the_readme_is_tried() -> None:
    """Or there is a reason why not."""
    assert {name for name, _ in NAMED} | {"site"} == {*ALL, *OF_DEVELOPERS}


PATH = re.compile(r"`((?:hooks|overrides|tests|data|docs|\.github)/[\w./-]*)`")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_what_the_guides_name_is_there(name: str) -> None:
    """A file that has moved is not looked for where it was."""
    text = (ROOT / name).read_text(encoding="utf-8").partition("### Recipes")[0]
    assert [path for path in PATH.findall(text) if not (ROOT / path).exists() and "log.yml" not in path] == []


def test_the_readme_names_every_room() -> None:
    """In the order in which they stand on one another."""
    rooms = re.findall(r"^\| `([a-z]+)/` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    package = ROOT / "hooks" / "newcomer_guide"

    assert len(rooms) == 10
    assert set(rooms) == {path.parent.name for path in package.glob("*/__init__.py")}
    listed = re.findall(r"^    ([a-z]+) ", (package / "__init__.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == ["problems", *rooms]


@pytest.mark.parametrize("name", ALL)
def test_a_command_does_its_work_on_a_changed_town(name: str, changed_town: Path) -> None:
    """It ends well, and there is what it is there for."""
    words, did = ALL[name]
    result = make(changed_town, name, *words)

    assert result.returncode == 0, result.stdout + result.stderr
    assert did(changed_town, result.stdout)
    assert "Traceback" not in result.stderr


def test_the_readmes_words_are_the_ones_that_each_command_takes() -> None:
    """What it shows behind a command's name is what the command asks for."""
    for name, words in NAMED:
        if name in ALL:
            shown = [word.partition("=")[0] for word in shlex.split(words)]
            assert shown == [word.partition("=")[0] for word in ALL[name][0]], name


def test_serve_shows_the_changed_town(changed_town: Path) -> None:
    """Until it is told to stop."""
    port = free_port()
    command = ["make", "serve", f"BIN={TOOLS}", f"VENV={TOOLS.parent}"]
    environment = os.environ | {"SITE_TODAY": TODAY.isoformat(), "PORT": str(port)}
    with subprocess.Popen(command, cwd=changed_town, env=environment, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            end = time.monotonic() + 30
            html = ""
            while not html and time.monotonic() < end:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/kurser/syning/", timeout=5) as answer:
                        html = answer.read().decode()
                except OSError:
                    time.sleep(0.2)
        finally:
            process.terminate()

    assert "13:00" in html
