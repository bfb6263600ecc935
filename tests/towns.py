"""A small invented town, and how tests build and change it."""

from __future__ import annotations

import atexit
import datetime as dt
import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.sources.catalogues import Entry, write_catalogues
from newcomer_guide.sources.national import read_kinds
from newcomer_guide.sources.yaml_file import YamlFile
from newcomer_guide.wording.edition import make_editions
from newcomer_guide.wording.facts import Wording

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language
from newcomer_guide.wording.edition import Edition

ROOT = Path(__file__).parent.parent
TOWN = ROOT / "tests" / "town"
TODAY = dt.date(2026, 11, 22)
"""The invented town's day."""

ENGINE_KINDS = read_kinds(YamlFile("data/kinds.yml"))
"""The kinds of a town that has none of its own."""

AFTER_THE_HOURS = dt.date(2027, 1, 28)
"""The day after the last one on which the hours of its courses hold."""


def make_town(path: Path) -> Path:
    """Lay out the invented town at `path`, with this project's code and templates."""
    shutil.copytree(TOWN, path)
    (path / "hooks").symlink_to(ROOT / "hooks")
    return path


def make_small_town(path: Path, *tags: str) -> Path:
    """Lay out the invented town in few of its languages, in which it is read, checked and looked at so much faster."""
    town = make_town(path)
    keep_languages(town, *tags)
    return town


def keep_languages(town: Path, *tags: str) -> None:
    """Leave all other languages out of a town's settings."""
    settings = town / "data" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^languages: \[.*\]$", f"languages: [{', '.join(tags)}]", text), encoding="utf-8")
    settings = town / "mkdocs.yml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not (found := re.search(r"locale: ([\w-]+)", line)) or found[1] in tags]
    settings.write_text("".join(kept), encoding="utf-8")


def make_translated_town(path: Path) -> Path:
    """Lay out the invented town with words in each language, as far as cases/words.yml has them."""
    town = make_town(path)
    words = yaml.safe_load((ROOT / "tests" / "cases" / "words.yml").read_text(encoding="utf-8"))
    site = read_site(town, TODAY)
    for at, language in enumerate(site.languages[1:]):
        said = {text.key: Entry(text.danish, words.get(text.danish, [""] * 3)[at]) for text in site.texts()}
        entries = said | {key: entry for key, entry in site.entries[language.tag].items() if entry.words}
        write_catalogues(town, language.tag, site.all_texts(), entries)
    return town


def fill_first_words(town: Path, tag: str, left_out: str = "") -> None:
    """Write the first words of a language, as cases/languages.yml has them, into its catalogue."""
    words = yaml.safe_load((ROOT / "tests" / "cases" / "languages.yml").read_text(encoding="utf-8"))[tag]
    site = read_site(town, TODAY)
    said = {f"interface.{name}": word for name, word in words.items() if name != left_out}
    texts = {text.key: text for text in site.all_texts()}
    entries = site.entries[tag] | {key: Entry(texts[key].danish, word) for key, word in said.items()}
    write_catalogues(town, tag, site.all_texts(), entries)


@functools.cache
def spoken_root() -> Path:
    """Lay out the invented town with its words in all languages, once a process; nobody changes it."""
    folder = Path(tempfile.mkdtemp(prefix="spoken"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return make_translated_town(folder / "town")


@functools.cache
def read_spoken() -> Site:
    """Read that town, once a process; nobody changes what is read."""
    return read_site(spoken_root(), TODAY)


def edition_of(site: Site, language: Language | str = "da") -> Edition:
    """Give a site's edition in a language, by itself or its tag."""
    tag = language if isinstance(language, str) else language.tag
    return next(edition for edition in make_editions(site) if edition.language.tag == tag)


def voice_of(site: Site, language: Language | str = "da", entries: dict[str, Entry] | None = None) -> Wording:
    """Begin a page in a language, with other translations than the site's, if they are given."""
    edition = edition_of(site, language)
    if entries:
        tag = edition.language.tag
        edition = replace(edition, site=replace(site, entries={**site.entries, tag: {**site.entries[tag], **entries}}))
    return Wording(edition)


def without_spans(html: str) -> str:
    """Leave out the elements that only carry a text's key."""
    return re.sub(r"</?span[^>]*>", "", html)


def build_command(site_path: Path, tool: str = "mkdocs") -> list[str]:
    """Give the command that builds the site of the folder that it is run in into `site_path`."""
    return [sys.executable, "-m", tool, "build", "--strict", "--site-dir", str(site_path)]


def surroundings(today: dt.date = TODAY, site_url: str = "") -> dict[str, str]:
    """Give what commands of the project are run with; published at `site_url`, if anywhere."""
    environment = os.environ | {"SITE_TODAY": today.isoformat(), "PYTHONPATH": "hooks"}
    environment.pop("SITE_URL", None)
    if site_url:
        environment["SITE_URL"] = site_url
    return environment


def run(
    command: list[str], root: Path, environment: dict[str, str], umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run one of our own commands in the project at `root`."""
    return subprocess.run(  # noqa: S603  # our own command
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False, umask=umask
    )


def build(root: Path, site_path: Path, today: dt.date = TODAY, site_url: str = "") -> subprocess.CompletedProcess[str]:
    """Build the project at `root` into `site_path`, as `make site` does."""
    return run(build_command(site_path), root, surroundings(today, site_url))


def files_of(site_path: Path) -> dict[str, bytes]:
    """Read all files below a folder, by their address within it."""
    paths = (path for path in sorted(site_path.rglob("*")) if path.is_file())
    return {path.relative_to(site_path).as_posix(): path.read_bytes() for path in paths}


def change(path: Path, find: str, put: str) -> None:
    """Put other words for some of a file, once; it is a mistake of the test if they are not there."""
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, as nobody in particular, and give what it says."""
    me = ["-c", "user.name=Test", "-c", "user.email=test@by.example", "-c", "commit.gpgsign=false"]
    command = [shutil.which("git") or "git", *me, *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603  # git, with words of ours


def make_site(town: Path) -> subprocess.CompletedProcess[str]:
    """Run `make site` in the town, with the tools of the tests' own environment."""
    shutil.copy(ROOT / "Makefile", town)
    tools = Path(sys.executable).parent
    command = ["make", "site", f"BIN={tools}", f"VENV={tools.parent}"]
    environment = os.environ | {"SITE_TODAY": TODAY.isoformat()}
    return subprocess.run(  # noqa: S603  # our own Makefile
        command, cwd=town, env=environment, capture_output=True, text=True, check=False
    )


def inside(*words: str) -> list[str]:
    """Give the command that runs words in a world of their own, with disks and without a network as told."""
    command = ["unshare", "--map-root-user", "--mount", "--net", *words]
    if subprocess.run([*command[:4], "true"], capture_output=True, check=False).returncode:  # noqa: S603  # our own words
        pytest.skip("this machine gives no one a world of their own")
    return command
