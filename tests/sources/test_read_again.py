"""Files that are read again as they were are read as new: nothing that was made of them before is left in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.sources.glossary import read_glossary
from newcomer_guide.sources.markdown_file import read_prose
from newcomer_guide.sources.national import NATIONAL
from newcomer_guide.sources.yaml_file import read_yaml
from towns import TODAY, change

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem


def test_a_page_that_was_said_in_another_language_is_read_as_it_stands() -> None:
    """As that of a Swedish town was, which the next town in the same process does not get."""
    path = next(iter(sorted((NATIONAL / "docs").rglob("*.md"))))
    first, second = (read_prose(path, NATIONAL, []) for _ in range(2))
    assert first
    assert second
    first.body = first.front.title.danish = "Något annat"

    assert second == read_prose(path, NATIONAL, [])
    assert second.body != first.body
    assert second.front.title.danish != first.front.title.danish


def test_a_mistake_is_told_each_time(town: Path) -> None:
    """Of a page, a file of data, and the glossary; and no more once it is mended."""
    (town / "docs" / "Foreninger.md").write_text("---\ntitle: Foreninger\n---\n", encoding="utf-8")
    glossary = town / "data" / "translations" / "glossary.yml"
    glossary.parent.mkdir(parents=True, exist_ok=True)
    glossary.write_text("- et\n", encoding="utf-8")
    (town / "data" / "links.yml").write_text("et: [\n", encoding="utf-8")
    for _ in range(2):
        problems: list[Problem] = []
        read_prose(town / "docs" / "Foreninger.md", town, problems)
        read_glossary(town, "da", problems)
        problems += read_yaml(town / "data" / "links.yml", town).problems

        assert {one.path for one in problems} == {
            "docs/Foreninger.md",
            "data/translations/glossary.yml",
            "data/links.yml",
        }
    (town / "data" / "links.yml").write_text("{}\n", encoding="utf-8")
    assert read_yaml(town / "data" / "links.yml", town).problems == []


def test_the_same_town_read_twice_is_the_same(town: Path) -> None:
    """And a changed hour is another."""
    first, second = read_site(town, TODAY), read_site(town, TODAY)
    assert first.data == second.data
    change(town / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 13:30")

    assert read_site(town, TODAY).data != first.data
