"""Whoever follows an old link comes to where the page is now, in their language, on any host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site, read_what_can_be_read
from newcomer_guide.editing.diff import compare_sites
from newcomer_guide.editing.preview import Preview
from newcomer_guide.outputs.icalendar import make_calendars
from newcomer_guide.outputs.moved import make_moved
from newcomer_guide.outputs.output import HTML
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.pages.rendering import render_site
from serving import serve
from towns import TODAY, build, change, edition_of, make_town

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from newcomer_guide.problems import Problem


@pytest.fixture
def renamed(town: Path) -> Path:
    """Give a town whose list of courses and one of these have other names than before."""
    (town / "docs" / "kurser.md").rename(town / "docs" / "forloeb.md")
    change(town / "docs" / "forloeb.md", "topic: courses\n", "topic: courses\nredirect_from: [kurser]\n")
    change(town / "data" / "courses.yml", "syning:\n", "sy:\n  redirect_from: [syning]\n")
    change(town / "data" / "arrival.yml", "syning", "sy")
    for path in (town / "docs").rglob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("kurser.md", "forloeb.md"), encoding="utf-8")
    return town


def test_every_old_address_leads_to_the_new_one(renamed: Path) -> None:
    """Those of records below a page that has moved, too; and search engines learn the whole one."""
    site = read_site(renamed, TODAY, site_url="https://by.example/ny/")
    made = {uri: content.decode() for uri, content in make_moved(edition_of(site, "ar")).items()}

    assert {uri for uri in made if "kurser" in uri or "forloeb" in uri} == {
        f"ar/{name}/index.html"
        for name in ("kurser", "kurser/sy", "kurser/syning", "kurser/dansk", "forloeb/syning")
    }  # fmt: skip
    html = made["ar/kurser/syning/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../forloeb/sy/">' in html
    assert '<link rel="canonical" href="https://by.example/ny/ar/forloeb/sy/">' in html
    assert 'lang="ar" dir="rtl"' in html
    assert '<meta name="robots" content="noindex">' in html


def test_a_browser_goes_on_by_itself(renamed: Path, page: Page) -> None:
    """And leaves no step behind, to which the way back would lead again."""
    write_site(read_site(renamed, TODAY), renamed / "site")
    with serve(renamed / "site") as address:
        page.goto(f"{address}en/kurser/syning/")
        page.wait_for_url(f"{address}en/forloeb/sy/")

        assert page.locator("h1").inner_text() == "Syning"


def test_it_is_there_by_mkdocs_and_while_one_writes(renamed: Path) -> None:
    """As in the published site."""
    assert build(renamed, renamed / "out").returncode == 0
    published = (renamed / "out" / "kurser" / "syning" / "index.html").read_bytes()
    preview = Preview(renamed)
    preview.read()

    answer = preview.answer("kurser/syning/")
    assert (answer.content, answer.media_type) == (published, HTML)


def test_a_calendar_under_the_old_name_is_empty(renamed: Path) -> None:
    """Whoever subscribes to it loses the hours, which are under the new one."""
    made = make_calendars(edition_of(read_site(renamed, TODAY)))

    assert b"BEGIN:VEVENT" not in made["forloeb/syning.ics"]
    assert b"BEGIN:VEVENT" in made["forloeb/sy.ics"]


def test_a_review_says_where_an_old_link_leads(town: Path, renamed: Path) -> None:
    """Once, and nothing that was done already."""
    after = read_site(renamed, TODAY)
    before = read_site(make_town(town.parent / "before"), TODAY)
    told = compare_sites(before, after, (render_site(before), render_site(after)))

    assert "`/kurser/` er væk. Et gammelt link fører nu til `/forloeb/`." in told
    assert "`/kurser/syning/` er væk. Et gammelt link fører nu til `/forloeb/sy/`." in told
    assert "så skriv `redirect_from" not in told


@pytest.mark.parametrize("taken", ["kontakt", "kurser", "bolig", "ar/bolig", "en"])
def test_an_address_is_that_of_one_page(taken: str, renamed: Path) -> None:
    """Another page has it or leads there already, or it is the page's own, or in another language."""
    change(renamed / "docs" / "bolig.md", "topic: housing\n", f"topic: housing\nredirect_from: [{taken}]\n")
    problems: list[Problem] = []
    read_what_can_be_read(renamed, TODAY, problems)

    assert {(problem.found, "Slet navnet" in problem.message) for problem in problems} == {(taken, True)}
