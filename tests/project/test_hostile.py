"""A record that tries to be code in every place where it is printed comes out as the words that it is."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import icalendar
import pytest
import vobject
from bs4 import BeautifulSoup

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.problems import ProblemsError
from nodes import run_node
from serving import serve
from towns import TODAY, change, files_of, make_small_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from newcomer_guide.site.site import Site

MARK = "pwned"
EVIL = (
    "=1+1;,\\nATTENDEE:x]]>--></script></style></title></textarea><script>window.pwned=1</script>"
    "<img src=x onerror=window.pwned=1>\"' onmouseover=window.pwned=1 x='&lt;b&gt;&#39;&amp;` $ %0A \u2028 \u202e"
)
"""HTML, attributes, comments, CDATA, lines of calendars and cards, formulas, lines and directions that nobody sees."""

NAMED = ["contacts", "courses", "organizations", "locations", "housing", "events", "links", "arrival", "figures"]


def poison(site: Site) -> None:
    """Put the words before every text, every name and every translation, behind the back of all that checks them."""
    for text in {id(text): text for text in site.all_texts()}.values():
        text.danish = f"{EVIL} {text.danish}"
    for topic in NAMED:
        for record in getattr(site.data, topic).values():
            for field in ("name", "address_1", "city", "room"):
                if isinstance(getattr(record, field, None), str):
                    object.__setattr__(record, field, f"{EVIL} {getattr(record, field)}")
    arabic = site.entries["ar"]
    for key, entry in arabic.items():
        arabic[key] = replace(entry, danish=f"{EVIL} {entry.danish}", words=f"{EVIL} {entry.words}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a town all of whose words are hostile."""
    town = make_small_town(tmp_path_factory.mktemp("hostile") / "town", "da", "ar")
    site = read_site(town, TODAY, site_url="https://by.example/")
    poison(site)
    return site


@pytest.fixture(scope="module")
def written(hostile: Site) -> Path:
    """Write its site."""
    write_site(hostile, hostile.root / "site")
    return hostile.root / "site"


@pytest.fixture(scope="module")
def files(written: Path) -> dict[str, bytes]:
    """Read what was written."""
    return files_of(written)


@pytest.fixture(scope="module")
def read_pages(files: dict[str, bytes]) -> dict[str, BeautifulSoup]:
    """Read its pages as browsers do."""
    return {name: BeautifulSoup(content, "html5lib") for name, content in files.items() if name.endswith(".html")}


def test_the_words_are_everywhere(files: dict[str, bytes]) -> None:
    """Else this file proves nothing."""
    endings = {name.rpartition(".")[2] for name, content in files.items() if MARK.encode() in content}

    assert {"html", "json", "csv", "ics", "vcf", "xml", "webmanifest"} <= endings


def test_in_pages_they_are_text(read_pages: dict[str, BeautifulSoup]) -> None:
    """Each page has the elements and the attributes that it has with harmless words, and says the words as they are."""
    said = False
    for name, page in read_pages.items():
        scripts = [script for script in page.find_all("script") if script.get("type") != "application/ld+json"]
        assert all(script.get("src") for script in scripts), name
        assert not page.find_all(["img", "textarea"])
        handlers = [key for element in page.find_all() for key in element.attrs if key.startswith("on")]
        assert handlers == []
        hrefs = [str(link["href"]) for link in page.find_all(href=True)]
        assert not [href for href in hrefs if href.lower().startswith(("javascript:", "vbscript:"))]
        said = said or "<img src=x onerror=" in page.text

    assert said


def test_in_json_they_are_strings(files: dict[str, bytes], read_pages: dict[str, BeautifulSoup]) -> None:
    """Every JSON file and every block of JSON inside a page can be read."""
    for name, content in files.items():
        if name.endswith((".json", ".webmanifest")):
            json.loads(content)
    for page in read_pages.values():
        for script in page.find_all("script", type="application/ld+json"):
            json.loads(str(script.string))
            assert "<" not in str(script.string)


def test_in_scripts_they_are_strings(files: dict[str, bytes], tmp_path: Path) -> None:
    """Each script is still one that Node can read."""
    scripts = {name: content for name, content in files.items() if name.endswith(".js")}
    (tmp_path / "scripts.json").write_text(
        json.dumps({name: content.decode() for name, content in scripts.items()}), encoding="utf-8"
    )
    told = run_node("check_scripts.mjs", str(tmp_path / "scripts.json"))

    assert len(scripts) > 10
    assert json.loads(told) == []


def test_in_tables_no_cell_is_a_formula(files: dict[str, bytes]) -> None:
    """A spreadsheet shows them, and computes nothing."""
    cells = [
        cell
        for name, content in files.items()
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True)
        for cell in row
    ]

    assert [cell for cell in cells if MARK in cell]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_in_calendars_and_cards_they_are_one_value(files: dict[str, bytes]) -> None:
    """No line of their own, so nobody is invited by them."""
    for name, content in files.items():
        if name.endswith(".ics"):
            calendar = icalendar.Calendar.from_ical(content)
            assert not list(calendar.walk("VALARM"))
            assert not [event for event in calendar.walk("VEVENT") if "ATTENDEE" in event]
        if name.endswith(".vcf"):
            for card in vobject.readComponents(content.decode()):
                assert "attendee" not in card.contents


def test_in_feeds_and_maps_they_are_text(files: dict[str, bytes]) -> None:
    """Well-formed, with no element that nobody wrote."""
    for name, content in files.items():
        if name.endswith(".xml"):
            names = {element.tag.rpartition("}")[2] for element in ET.fromstring(content).iter()}  # noqa: S314  # our own
            assert not {"script", "img"} & names


@pytest.fixture
def town_address(written: Path) -> Iterator[str]:
    """Serve it."""
    with serve(written) as address:
        yield address


@pytest.mark.parametrize("tag", ["", "ar/"])
def test_in_a_browser_they_do_nothing(tag: str, browser: Browser, hostile: Site, town_address: str) -> None:
    """Every page is opened, searched, looked up, compared with its Danish, and touched."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for one in hostile.pages.values():
        page.goto(f"{town_address}{tag}{one.uri}")
        for selector, word in ((".search__field", "s"), ("#lookup", "s")):
            for field in page.locator(selector).all():
                if field.is_visible():
                    field.fill(word)
        if page.locator(".bilingual__switch").count():
            page.eval_on_selector(".bilingual__switch", "(button) => button.click()")
        page.mouse.move(180, 400)
        page.wait_for_timeout(150)
        assert page.evaluate("window.pwned") is None, one.name
        assert page.locator("h1").count() == 1, one.name
    context.close()

    assert errors == []


@pytest.mark.parametrize("words", [EVIL.partition("<")[0] + "\u202e", "<b>Syning</b>", "{syning}"])
def test_the_door_is_shut_to_them_too(words: str, town: Path) -> None:
    """What is no text is refused when it is read, so all the above is a second lock."""
    change(town / "data" / "courses.yml", "summary: Lær at sy.", f"summary: {json.dumps(words)}")

    with pytest.raises(ProblemsError, match=r"data/courses.yml:3: Her er "):
        read_site(town, TODAY)
