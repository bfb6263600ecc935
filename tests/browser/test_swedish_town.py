"""A town in another country that writes in another language: Swedish words, Swedish clocks, holidays, numbers and codes."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from newcomer_guide.checks.built_files import READINGS
from newcomer_guide.checks.built_site import read_built
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.checks.visits import VISITED, Visit, look_at
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.problems import ProblemsError
from newcomer_guide.site.assembly import national_texts
from newcomer_guide.sources.catalogues import read_entries
from newcomer_guide.sources.national import NATIONAL, START
from serving import host
from towns import ROOT, TODAY, change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from newcomer_guide.checks.browser import Host
    from newcomer_guide.checks.built_site import BuiltSite

PAGES = ["index", "ankomst/index", "kurser/svenska/index", "kontakt/index", "halsa/index", "alt/index", "gem/index"]


def make_swedish_town(path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "swedish", path)
    (path / "hooks").symlink_to(ROOT / "hooks")
    return path


@pytest.fixture(scope="module")
def swedish(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Write the Swedish town's site."""
    town = make_swedish_town(tmp_path_factory.mktemp("swedish") / "town")
    site = read_site(town, TODAY, site_url="https://backaby.example/")
    write_site(site, town / "site")
    return read_built(site, town / "site")


@pytest.fixture(scope="module")
def served(swedish: BuiltSite) -> Iterator[Host]:
    """Serve it."""
    with host(swedish.path) as server:
        yield server


def words_on(built: BuiltSite, name: str) -> str:
    return " ".join(BeautifulSoup(built.files[f"{name}.html"], "html.parser").get_text(" ").split())


@pytest.mark.parametrize("name", PAGES)
def test_no_danish_word_of_the_engine_stands_on_a_swedish_page(name: str, swedish: BuiltSite) -> None:
    """All that the engine brings is said in Swedish, its pages too."""
    said = {text.danish for text in swedish.site.texts()}
    danish = {text.danish for text in national_texts()} - said
    told = words_on(swedish, name)
    found = [
        words for words in danish if len(words) > 5 and "{" not in words and re.search(rf"\b{re.escape(words)}\b", told)
    ]

    assert found == []
    assert '<html lang="sv"' in swedish.files[f"{name}.html"].decode()


@pytest.mark.parametrize("tag", ["sv", "en", "ar", "ti"])
def test_the_engine_has_every_word_in_each_language_that_it_brings(tag: str) -> None:
    """None is missing, and none was made from other words."""
    entries = read_entries(NATIONAL, tag, [])
    missing = [
        text.key
        for text in national_texts()
        if not (one := entries.get(text.key)) or one.danish != text.danish or not one.words
    ]

    assert missing == []


def test_the_other_languages_name_swedish(swedish: BuiltSite) -> None:
    """Where something is not translated it is in Swedish, and Danish is a language like any other."""
    assert "It is in Swedish." in words_on(swedish, "en/kontakt/index")
    assert "Show Swedish too" in words_on(swedish, "en/kontakt/index")
    assert "وهو مكتوب باللغة السويدية" in words_on(swedish, "ar/kontakt/index")
    assert "Det står på svensk." in words_on(swedish, "da/kontakt/index")
    assert "Tirsdag og fredag" in words_on(swedish, "da/kurser/svenska/index")
    assert "Gem på telefonen" in words_on(swedish, "da/gem/index")


def test_numbers_codes_and_days_are_swedish(swedish: BuiltSite) -> None:
    """As they are dialled, written and kept there."""
    page = swedish.files["kontakt/index.html"].decode()
    assert 'href="tel:+468123456"' in page
    assert "08-12 34 56" in page
    assert "Uppgifter från 1 juni 2026" in words_on(swedish, "kontakt/index")
    assert "123 45 Backaby" in words_on(swedish, "kurser/svenska/index")


def test_machines_are_told_the_country(swedish: BuiltSite) -> None:
    """schema.org, HSDS and calendars; Epiphany is a holiday there, Maundy Thursday is none."""
    course = swedish.files["kurser/svenska/index.html"].decode()
    thing = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', course, re.DOTALL)[0])
    (service,) = json.loads(swedish.files["api/v1/hsds/services.json"])
    calendar = swedish.files["kurser/svenska.ics"].decode().replace("\r\n ", "")

    assert thing["hasCourseInstance"]["location"]["address"]["addressCountry"] == "SE"
    assert thing["hasCourseInstance"]["courseSchedule"]["scheduleTimezone"] == "Europe/Stockholm"
    assert service["service_at_locations"][0]["location"]["addresses"][0]["country"] == "SE"
    assert "DTSTART;TZID=Europe/Stockholm:" in calendar
    assert "20260619T170000" in calendar.split("EXDATE")[1].split("\n")[0]


def test_a_phone_passes_over_swedish_holidays(page: Page, served: Host) -> None:
    """The health centre is closed on Epiphany."""
    page.clock.set_fixed_time("2027-01-05T18:00:00+01:00")
    page.goto(f"{served.address}halsa/")
    page.wait_for_selector("#vardcentralen .times__next")

    assert page.inner_text("#vardcentralen .times__next").startswith("Nästa gång: torsdag 7 januari 08:00")


def test_its_files_pass_the_proof(swedish: BuiltSite) -> None:
    """What `make proof` reads without a browser."""
    told = {claim: [str(one) for one in check(swedish) if not one.is_warning] for claim, check in READINGS.items()}

    assert {claim: found for claim, found in told.items() if found} == {}


@pytest.mark.parametrize("name", ["index.html", "halsa/index.html", "ar/halsa/index.html"])
def test_its_pages_show_no_flaw(name: str, swedish: BuiltSite, served: Host, browser: Browser) -> None:
    """Access in its own colours, width, bytes, console."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    seen = Visit(name)
    look_at(context.new_page(), seen, served.address, "sv")
    told = {claim: [str(one) for one in check(swedish, seen) if not one.is_warning] for claim, check in VISITED.items()}
    context.close()

    assert {claim: found for claim, found in told.items() if found} == {}


def test_the_check_warns_of_the_towns_own_words_alone(swedish: BuiltSite) -> None:
    """What lacks a translation is the town's; the engine lacks nothing, and the glossary knows no Danish in Swedish texts."""
    found = inspect(swedish.site.root, TODAY)

    assert found.mistakes == []
    assert not any("interface.po" in problem.path for problem in found.problems)
    assert any("Siden viser svensk" in problem.message for problem in found.problems)


def test_no_page_of_words_is_there_where_none_is_explained(swedish: BuiltSite) -> None:
    """The engine explains Danish words; a town that writes Swedish may explain its own."""
    assert not [name for name in swedish.files if "ord/index.html" in name]
    assert not swedish.site.has_page_of("terms")


def test_what_a_town_began_with_is_told_while_it_is_danish(tmp_path: Path) -> None:
    """It speaks of Danish law, too."""
    make_swedish_town(tmp_path / "town")
    shutil.copy(START / "docs" / "tilgaengelighed.md", tmp_path / "town" / "docs")
    told = [one for one in inspect(tmp_path / "town", TODAY).problems if "fra programmets begyndelse" in one.message]

    assert [(one.path, one.is_warning) for one in told] == [("docs/tilgaengelighed.md", True)]


def test_a_first_language_that_the_engine_does_not_speak_is_told(tmp_path: Path) -> None:
    """Rather than pages of two languages."""
    town = make_swedish_town(tmp_path / "town")
    change(town / "data" / "site.yml", "[sv, en, ar, ti, da]", "[nb, en, ar, ti, da]")
    change(town / "mkdocs.yml", "locale: sv, name: Svenska", "locale: nb, name: Norsk bokmål")

    with pytest.raises(ProblemsError, match="Programmet har ikke alle sine ord på nb") as refused:
        read_site(town, TODAY)
    assert [problem.path for problem in refused.value.problems] == ["data/site.yml"]
