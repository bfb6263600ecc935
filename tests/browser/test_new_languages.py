"""Languages that nobody thought of when the code was written: added by the command with thirty words, and read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from newcomer_guide.__main__ import main
from newcomer_guide.checks.built_files import READINGS
from newcomer_guide.checks.built_site import read_built
from newcomer_guide.checks.journeys import stays_readable
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.checks.visits import VISITED, Visit, look_at
from newcomer_guide.outputs.write_site import make_outputs, write_site
from phones import save
from serving import host
from towns import ROOT, TODAY, fill_first_words, make_translated_town, voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from newcomer_guide.checks.browser import Host
    from newcomer_guide.checks.built_site import BuiltSite

WORDS = yaml.safe_load((ROOT / "tests" / "cases" / "languages.yml").read_text(encoding="utf-8"))
TAGS = list(WORDS)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Write the town with eleven languages, and a page that shows them all."""
    town = make_translated_town(tmp_path_factory.mktemp("languages") / "town")
    (town / "docs" / "sprog.md").write_text(
        "---\ntitle: Sprog\nsummary: Alle sprog\nicon: translate\ntopic: languages\n---\n\n{{ languages }}\n",
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(town)
        patch.setenv("SITE_TODAY", TODAY.isoformat())
        for tag in TAGS:
            assert main(["language", "--lang", tag]) == 0
            fill_first_words(town, tag)
            assert main(["language", "--lang", tag]) == 0
        assert main(["check"]) == 0
    site = read_site(town, TODAY)
    assert [language.tag for language in site.shown] == ["da", "en", "ar", "ti", *TAGS]
    write_site(site, town / "site")
    return read_built(site, town / "site")


@pytest.fixture(scope="module")
def served(many: BuiltSite) -> Iterator[Host]:
    with host(many.path) as server:
        yield server


@pytest.mark.parametrize("tag", TAGS)
def test_without_a_connection_it_speaks_english_until_it_has_its_own_words(tag: str, many: BuiltSite) -> None:
    """Rather than the data's own language, which its readers know less."""
    html = (many.path / "offline" / f"{tag}.html").read_text(encoding="utf-8")
    english = voice_of(many.site, "en").word("offline_help").text

    assert f'<bdi lang="en" dir="ltr">{english}</bdi>' in html


def test_its_files_have_no_flaw(many: BuiltSite) -> None:
    """Links, addresses, letters, calendars, cards: what `make proof` reads."""
    told = {claim: [str(one) for one in check(many) if not one.is_warning] for claim, check in READINGS.items()}

    assert {claim: found for claim, found in told.items() if found} == {}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", ["index.html", "kurser/syning/index.html"])
def test_its_pages_show_no_flaw(tag: str, name: str, many: BuiltSite, served: Host, browser: Browser) -> None:
    """Access, width, bytes, console: what `make proof` looks at; and no sentence of two languages."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    seen = Visit(f"{tag}/{name}")
    page = context.new_page()
    look_at(page, seen, served.address, "da")
    told = {claim: [str(one) for one in check(many, seen) if not one.is_warning] for claim, check in VISITED.items()}
    html = many.files[f"{tag}/{name}"].decode()
    language = many.site.language(tag)

    assert {claim: found for claim, found in told.items() if found} == {}
    assert re.search(rf'<html lang="{tag}"\s+dir="{language.direction}"', html)
    assert not re.search(r'<bdi lang="da"[^<]*(?:<(?!/bdi)[^>]*>[^<]*)*<bdi lang="' + tag, html)
    if language.script != "Latn":
        for words in re.findall(r'<bdi lang="da" dir="ltr">([^<]*)', html):
            assert not any(map(language.owns, words)), words
    context.close()


@pytest.mark.parametrize("tag", TAGS)
def test_it_is_searched_saved_and_printed(tag: str, served: Host, page: Page) -> None:
    """The course by its Danish name, what is saved without a connection, and a page on paper."""
    home = f"{served.address}{tag}/"
    served.is_down = False
    page.goto(home)
    page.focus(".search:not(.lookup) input")
    page.wait_for_selector(".search__results[aria-busy=false]", state="attached")
    page.fill(".search:not(.lookup) input", "syning")
    assert "kurser/syning/" in str(page.locator(".search__link").first.get_attribute("href"))

    page.emulate_media(media="print")
    page.goto(f"{home}kurser/syning/")
    assert page.locator("h1").is_visible()
    assert not page.locator(".languages").is_visible()
    page.emulate_media(media="screen")

    save(page, home, tag)
    served.is_down = True
    page.goto(f"{home}kontakt/")
    assert page.get_attribute("html", "lang") == tag
    assert page.locator(f".languages__link[lang='{tag}']").get_attribute("aria-current") == "true"
    served.is_down = False


def test_a_page_that_was_read_opens_again(served: Host, page: Page) -> None:
    """In a language with a region or a script in its tag, too."""
    assert stays_readable(page, served, "sr-Latn/", "sr-Latn/kontakt/") == (True, True)
    served.is_down = False


def test_a_long_row_holds_few_and_the_way_to_all(many: BuiltSite) -> None:
    """The first four, the page's own, and a page with every one of them."""
    row = re.findall(r'languages__link"\s+href="([^"]*)"(?:\s+lang="([^"]*)")?', many.files["uk/index.html"].decode())
    everything = many.files["uk/sprog/index.html"].decode()

    assert [tag for _, tag in row] == ["da", "en", "ar", "ti", "uk", ""]
    assert row[-1][0] == "sprog/"
    assert all(f'lang="{tag}"' in everything for tag in TAGS)


def test_the_row_does_not_move_from_language_to_language(served: Host, page: Page) -> None:
    """What marks the page's own language takes no room."""
    heights = {}
    for tag in ("", "en/", "ar/", "ti/"):
        page.goto(served.address + tag)
        heights[tag] = page.evaluate("document.querySelector('.languages').offsetHeight")

    assert len(set(heights.values())) == 1, heights


def test_a_reader_is_offered_their_own_language_once(served: Host, browser: Browser) -> None:
    """In that language, leading to this very page in it; nobody is sent there, and it is not said again."""
    context = browser.new_context(locale="uk-UA", viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.goto(f"{served.address}kurser/syning/")
    offer = page.locator(".languages__offer")
    offer.wait_for()

    assert page.url == f"{served.address}kurser/syning/"
    assert offer.inner_text() == WORDS["uk"]["read_in"]
    assert (offer.get_attribute("lang"), offer.get_attribute("hreflang")) == ("uk", "uk")
    assert context.cookies() == []
    assert page.locator(".header + .languages__offer").count() == 1  # heard behind where languages are chosen
    colours = "one => [one, document.querySelector('.header')].map(each => getComputedStyle(each).color)"
    assert len(set(offer.evaluate(colours))) == 2  # on its own ground, not on that of the header
    box, bar = offer.bounding_box(), page.locator(".bar").bounding_box()
    assert box
    assert bar
    assert box["y"] + box["height"] < bar["y"]
    offer.click()
    page.wait_for_url("**/uk/kurser/syning/")
    assert page.locator(".languages__offer").count() == 0
    page.goto(served.address)
    page.wait_for_load_state("networkidle")
    assert page.locator(".languages__offer").count() == 0
    context.close()


@pytest.mark.parametrize(("locale", "path"), [("da", ""), ("eo", ""), ("ar-SY", "ar/"), ("sr-Latn", "sr-Latn/")])
def test_nobody_is_offered_what_they_have_or_what_is_not_there(
    locale: str, path: str, served: Host, browser: Browser
) -> None:
    """The page's own language, and one that the site does not have."""
    context = browser.new_context(locale=locale, service_workers="block")
    page = context.new_page()
    page.goto(served.address + path)
    page.wait_for_load_state("networkidle")

    assert page.locator(".languages__offer").count() == 0
    context.close()


def test_of_many_languages_open_data_has_a_folder_each(many: BuiltSite) -> None:
    """The root has the data's own language and says where the others are; each of those has it beside its own."""
    root, ukrainian = (json.loads(many.files[f"api/v1/{folder}index.json"]) for folder in ("", "uk/"))
    course = json.loads(many.files["api/v1/uk/courses.json"])["records"][0]

    assert root["languages"] == ["da"]
    assert root["translations"]["uk"] == "uk/index.json"
    assert set(root["translations"]) == {language.tag for language in many.site.translated}
    assert ukrainian["languages"] == ["da", "uk"]
    assert set(course["name"]) == {"da", "uk"}


def test_of_many_languages_the_sitemap_is_split(many: BuiltSite) -> None:
    """One each, and the list of them; every address stands in one, with all its sisters."""
    made = make_outputs(replace(many.site, site_url="https://by.example/"))
    addresses = re.findall("<loc>(.*)</loc>", made["sitemap.xml"].content.decode())
    ukrainian = made["sitemap-uk.xml"].content.decode()

    assert addresses == [f"https://by.example/sitemap-{language.tag}.xml" for language in many.site.shown]
    assert set(re.findall(r"<loc>https://by.example/(\w*)", ukrainian)) == {"uk"}
    assert ukrainian.count("<url>") == len(many.site.pages)
    assert ukrainian.count('hreflang="x-default"') == len(many.site.pages)
