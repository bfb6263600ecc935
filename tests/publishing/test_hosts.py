"""The same site comes from MkDocs, from ProperDocs, and from no host at all."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.publishing.swap import place
from newcomer_guide.sources.host import NO_FORGE, read_address, read_forge
from towns import build_command, change, files_of, make_translated_town, run, spoken_root, surroundings

if TYPE_CHECKING:
    from pathlib import Path


def test_mkdocs_makes_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """As the plain writer does."""
    result = run(build_command(tmp_path / "site"), spoken_root(), surroundings())

    assert result.returncode == 0, result.stderr
    assert files_of(tmp_path / "site") == files_of(built)


def test_properdocs_makes_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """MkDocs can be left for its successor from one day to the next."""
    result = run(build_command(tmp_path / "site", "properdocs"), spoken_root(), surroundings())

    assert result.returncode == 0, result.stderr
    assert files_of(tmp_path / "site") == files_of(built)


def test_a_town_with_a_forge_and_an_address_has_the_same_bytes_without_mkdocs(town: Path, tmp_path: Path) -> None:
    """Staff are led to the files, and machines to the pages, whoever writes them."""
    said = "repo_url: https://forge.example/by/side\nsite_url: https://by.example/ny/\n"
    path = town / "mkdocs.yml"
    rest = re.sub(r"(?m)^site_url:.*\n", "", path.read_text(encoding="utf-8"))
    path.write_text(said + rest, encoding="utf-8")
    result = run(build_command(tmp_path / "site"), town, surroundings())
    assert result.returncode == 0, result.stderr
    assert run([sys.executable, "-m", "newcomer_guide", "site"], town, surroundings()).returncode == 0

    made = files_of(town / "site")
    assert made == files_of(tmp_path / "site")
    assert b"https://forge.example/by/side/edit/main/docs/kontakt.md" in made["kontakt/index.html"]
    assert b"https://by.example/ny/kontakt/" in made["sitemap.xml"]


@pytest.mark.parametrize(
    "said", ["repo_url: null\nsite_url: null", "repo_url:", "repo_url: https://f.example\nedit_uri: ''"]
)
def test_what_is_not_said_is_no_forge_and_no_address(said: str, town: Path) -> None:
    """Nothing leads to an address of which nobody knows."""
    (town / "mkdocs.yml").write_text(f"{said}\n", encoding="utf-8")

    assert read_forge(town) == NO_FORGE
    assert read_address(town) == ""


def test_properdocs_tells_a_mistake_as_mkdocs_does(town: Path, tmp_path: Path) -> None:
    """In Danish, with file, line and remedy, and no site."""
    change(town / "data" / "courses.yml", "opens_at: 10:00", "opens_at: 10.00")
    result = run(build_command(tmp_path / "site", "properdocs"), town, surroundings())

    assert result.returncode != 0
    assert "data/courses.yml:8: Klokkeslættet kan ikke læses." in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


def test_write_makes_the_same_bytes_without_mkdocs(built: Path, tmp_path: Path) -> None:
    """Not even installed: a module of that name that cannot be imported stands in its way."""
    copy = make_translated_town(tmp_path / "copy")
    (tmp_path / "barred").mkdir()
    for name in ("mkdocs", "mkdocs_static_i18n", "properdocs"):
        (tmp_path / "barred" / f"{name}.py").write_text("raise ImportError\n", encoding="utf-8")
    environment = surroundings() | {"PYTHONPATH": f"{tmp_path / 'barred'}:hooks"}
    result = run([sys.executable, "-m", "newcomer_guide", "site"], copy, environment)

    assert result.returncode == 0, result.stdout + result.stderr
    assert files_of(copy / "site") == files_of(built)


def test_write_leaves_the_old_site_when_the_data_are_wrong(town: Path) -> None:
    """And says what is to be mended."""
    command = [sys.executable, "-m", "newcomer_guide", "site"]
    assert run(command, town, surroundings()).returncode == 0
    before = files_of(town / "site")
    change(town / "data" / "courses.yml", "opens_at: 10:00", "opens_at: 10.00")
    result = run(command, town, surroundings())

    assert result.returncode == 1
    assert "data/courses.yml:8:" in result.stdout
    assert files_of(town / "site") == before


def test_a_system_that_cannot_exchange_folders_has_one_site_or_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In two steps, and a third that takes the first back."""
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    monkeypatch.setattr("newcomer_guide.publishing.swap._exchange", lambda *_: False)
    place(tmp_path / "new", tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
