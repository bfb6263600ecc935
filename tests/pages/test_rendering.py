"""A large site is rendered on several cores, by processes that share nothing with the one that started them."""

from __future__ import annotations

import multiprocessing
import re
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.problems import ProblemsError
from towns import TODAY, build, files_of

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = r"app\.da\.\w+"
"""Another name, where other courses name whom one looks up."""


def test_processes_render_the_same_pages(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page, in each language; and no process is left behind."""
    alone = render_site(read_site(town, TODAY))
    monkeypatch.setattr("newcomer_guide.pages.rendering.MANY_PAGES", 1)
    monkeypatch.setenv("SITE_CORES", "2")

    assert render_site(read_site(town, TODAY)) == alone
    assert multiprocessing.active_children() == []


def test_words_that_are_wrong_are_told_by_processes_too(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of them met them."""
    (town / "data" / "interface.yml").write_text("floor: sal\n", encoding="utf-8")
    monkeypatch.setattr("newcomer_guide.pages.rendering.MANY_PAGES", 1)
    monkeypatch.setenv("SITE_CORES", "2")

    with pytest.raises(ProblemsError, match=r"floor skal have netop"):
        render_site(read_site(town, TODAY))


def test_a_build_by_mkdocs_starts_them_too(
    town: Path, tmp_path: Path, example_built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the program is on no path but MkDocs' own, which it takes away again."""
    monkeypatch.setenv("SITE_CORES", "2")
    courses = town / "data" / "courses.yml"
    text = courses.read_text(encoding="utf-8")
    record = text[text.index("dansk:") :]
    copies = "\n".join(record.replace("dansk:", f"dansk-{number}:", 1) for number in range(100))
    courses.write_text(f"{text}\n{copies}", encoding="utf-8")
    result = build(town, tmp_path / "site")

    assert result.returncode == 0, result.stderr
    made = files_of(tmp_path / "site")
    assert len([name for name in made if name.startswith("ti/kurser/dansk-") and name.endswith("index.html")]) == 100
    same, other = (files["bolig/index.html"].decode() for files in (made, files_of(example_built)))
    assert re.sub(SCRIPT, "app", same) == re.sub(SCRIPT, "app", other)
