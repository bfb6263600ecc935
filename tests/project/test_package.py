"""The engine is one distribution: installed in an empty environment, it builds a town that holds no line of code."""

from __future__ import annotations

import os
import re
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest

from newcomer_guide import __version__
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from towns import ROOT, TODAY, TOWN, change, files_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, as building leaves things behind."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # pip, with paths of ours
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install it where nothing of this repository can be imported; what it needs is borrowed from the tests' own environment."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")
    command = [
        sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install",
        "--quiet", "--no-deps", "--no-index", str(wheel),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # pip, with paths of ours
    return folder / "bin"


@pytest.fixture
def bare_town(tmp_path: Path) -> Path:
    """Lay out a town as its own repository has it: data, words, and one line that hands MkDocs the engine."""
    town = tmp_path / "town"
    shutil.copytree(TOWN, town)
    (town / "hooks").mkdir()
    (town / "hooks" / "events.py").write_text("from newcomer_guide.events import *\n", encoding="utf-8")
    return town


def run(bin_path: Path, town: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "SITE_URL"}}
    environment["SITE_TODAY"] = TODAY.isoformat()
    command = (
        [str(bin_path / words[0]), *words[1:]] if words[0] == "guide" else [str(bin_path / "python"), "-m", *words]
    )
    return subprocess.run(  # noqa: S603  # our own command
        command, cwd=town, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_the_command_says_which_version_it_is(installed: Path, bare_town: Path) -> None:
    """The one that the changelog tells of."""
    assert run(installed, bare_town, "guide", "--version").stdout == f"newcomer-guide {__version__}\n"
    assert f"\n## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_town_installs_what_the_engine_was_tried_with(wheel: Path) -> None:
    """By hash: the list of it travels in the wheel, and the town's Makefile takes it from there."""
    with zipfile.ZipFile(wheel) as packed:
        lock = packed.read("newcomer_guide/requirements-proof.txt")
        makefile = packed.read("newcomer_guide/start/Makefile").decode()

    assert lock == (ROOT / "hooks" / "requirements-proof.txt").read_bytes()
    assert b"--hash=sha256:" in lock
    assert "--require-hashes -r .venv/program/newcomer_guide/requirements-proof.txt" in makefile


def test_an_installed_engine_checks_and_writes_a_town(installed: Path, bare_town: Path, tmp_path: Path) -> None:
    """The same bytes as beside its sources, by itself and by MkDocs."""
    checked = run(installed, bare_town, "guide", "check")
    written = run(installed, bare_town, "guide", "site")
    assert (checked.returncode, written.returncode) == (0, 0), checked.stdout + written.stderr
    by_itself = files_of(bare_town / "site")
    write_site(read_site(bare_town, TODAY), tmp_path / "beside")
    assert by_itself == files_of(tmp_path / "beside")

    built = run(installed, bare_town, "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert files_of(bare_town / "site") == by_itself


def move_in(installed: Path, town: Path) -> None:
    """Lay the installed engine where the town's own Makefile installs it: inside the town."""
    folder = town / ".venv"
    shutil.copytree(installed.parent, folder, symlinks=True)
    change(folder / "bin" / "guide", str(installed), str(folder / "bin"))
    (folder / "ready").touch()


def test_an_installed_engine_begins_a_town(installed: Path, bare_town: Path, tmp_path: Path) -> None:
    """Whole, checked and written by the commands that it brings; what Python compiled stays where it is."""
    begun = run(installed, bare_town, "guide", "town", "--folder", str(tmp_path / "by"), "--name", "Ny i Byby", "--phone", "32 12 34 56")  # fmt: skip
    assert begun.returncode == 0, begun.stdout + begun.stderr
    town = tmp_path / "by"
    assert not list(town.rglob("__pycache__"))

    environment = os.environ | {"SITE_TODAY": TODAY.isoformat()}
    environment.pop("PYTHONPATH", None)
    command = ["make", "check", f"PYTHON={sys.executable}"]
    early = subprocess.run(command, cwd=town, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  # the town's own Makefile
    assert early.returncode
    assert f"Programmet mangler: læg filen newcomer_guide-{__version__}-py3-none-any.whl i denne mappe." in early.stderr
    move_in(installed, town)
    few = [f"language LANG={tag} REMOVE=yes" for tag in ("en", "ti", "ar")]  # half of the pages to prove
    for target in ("check", "language LANG=uk", *few, "site", "proof", "format", "stale", "fields", "upgrade"):
        made = subprocess.run(  # noqa: S603  # the town's own Makefile
            ["make", *target.split()],  # noqa: S607
            cwd=town, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stdout + made.stderr
    assert (town / "site" / "uk" / "index.html").exists()
    assert "Her ligger programmet selv" not in made.stdout


def test_the_wheel_holds_the_engine_and_nothing_of_a_town(wheel: Path) -> None:
    """No test, and no word of the municipality beside whose data it was built."""
    names = subprocess.run(  # noqa: S603  # Python's own
        [sys.executable, "-m", "zipfile", "-l", str(wheel)], capture_output=True, text=True, check=True
    ).stdout
    folders = set(re.findall(r"^(\S+?)/", names, re.MULTILINE))

    assert folders == {"newcomer_guide", f"newcomer_guide-{__version__}.dist-info"}
    assert "newcomer_guide/overrides/main.html" in names
    assert "newcomer_guide/events.py" in names
    assert "newcomer_guide/start/data/site.yml" in names
    assert "test_" not in names
    with zipfile.ZipFile(wheel) as archive:
        texts = (archive.read(name) for name in archive.namelist() if name.startswith("newcomer_guide/"))
        assert not [text for text in texts if "næstved".encode() in text.lower()]
