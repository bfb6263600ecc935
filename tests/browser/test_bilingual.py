"""The page that a newcomer and a caseworker read together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.__main__ import main
from serving import serve
from towns import build, change, read_spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SPOKEN = read_spoken()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


def turn_on(page: Page) -> None:
    page.click(".bilingual__switch")
    page.wait_for_selector(".bilingual__danish")


@pytest.mark.parametrize("tag", ["en", "ar", "ti"])
def test_the_danish_stands_under_each_text(tag: str, page: Page, address: str) -> None:
    """Paired by key, marked as Danish, fetched only when it is asked for."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{address}{tag}/kontakt/")
    page.wait_for_load_state("networkidle")
    asked = len(requests)

    turn_on(page)

    assert [url for url in requests[asked:] if "/assets/" not in url] == [f"{address}kontakt/"]
    assert page.inner_text("h1 .bilingual__danish") == SPOKEN.pages["kontakt"].title.danish
    assert page.get_attribute("h1 .bilingual__danish", "lang") == "da"
    assert page.get_attribute("h1 .bilingual__danish", "dir") == "ltr"
    assert page.get_attribute(".bilingual__switch", "aria-pressed") == "true"


SHOWN = """() => [...document.querySelectorAll(".bilingual__danish")].map(danish => {
    const text = danish.closest("[data-key]"), own = danish.cloneNode(true);
    own.querySelectorAll("a").forEach(link => link.remove());
    return [text.dataset.key, own.textContent.trim()];
})"""
OUTERMOST = """() => [...document.querySelectorAll("main [data-key]")]
    .filter(text => !text.parentElement.closest("[data-key]") && !text.closest(".bilingual"))
    .map(text => [text.dataset.key, text.textContent.trim()])"""


@pytest.mark.parametrize("tag", ["en", "ar", "ti"])
def test_each_text_of_each_page_is_paired_with_its_own_danish(tag: str, page: Page, address: str) -> None:
    """By whole keys, on every page, those that are sorted by each language's alphabet too."""
    for one in SPOKEN.pages.values():
        page.goto(address + one.uri)
        danish: dict[str, list[str]] = {}
        for key, words in page.evaluate(OUTERMOST):
            danish.setdefault(key, []).append(words)
        page.goto(f"{address}{tag}/{one.uri}", wait_until="networkidle" if one.name == "gem" else "load")
        translated = {key for key, words in page.evaluate(OUTERMOST) if words not in danish.get(key, [words])}
        turn_on(page)
        shown: dict[str, list[str]] = {}
        for key, words in page.evaluate(SHOWN):
            shown.setdefault(key, []).append(words)
        page.click(".bilingual__switch")

        assert translated, one.name
        assert shown.keys() == translated, one.name
        for key, words in shown.items():
            assert words == danish[key], (one.name, key)


def test_the_choice_is_remembered_and_can_be_taken_back(page: Page, address: str) -> None:
    """On the next page the Danish is there already; turned off, it is gone on the one after."""
    page.goto(address + "ar/")
    turn_on(page)
    page.goto(address + "ar/bolig/")
    page.wait_for_selector(".bilingual__danish")

    page.click(".bilingual__switch")
    page.wait_for_selector(".bilingual__danish", state="detached")
    page.goto(address + "ar/kurser/", wait_until="networkidle")  # whatever it would fetch for that, it has

    assert page.locator(".bilingual__danish").count() == 0


def test_lines_stay_below_one_another(page: Page, address: str) -> None:
    """The Danish ends a line, so that no break makes an empty one; taken away, the lines are as they were."""
    page.goto(address + "ar/kurser/syning/")
    breaks = "[...document.querySelectorAll('main [data-key] + br')].map((one) => one.getClientRects().length)"
    before = page.evaluate(breaks)
    turn_on(page)
    between = page.evaluate(breaks)
    page.click(".bilingual__switch")
    page.wait_for_selector(".bilingual__danish", state="detached")

    assert before
    assert 0 in between
    assert page.evaluate(breaks) == before


def test_the_keyboard_turns_it_on(page: Page, address: str) -> None:
    """Space and Enter, as for any button."""
    page.goto(address + "ti/bolig/")
    page.focus(".bilingual__switch")
    page.keyboard.press("Space")
    page.wait_for_selector(".bilingual__danish")
    page.keyboard.press("Enter")

    page.wait_for_selector(".bilingual__danish", state="detached")


def test_without_javascript_the_switch_leads_to_the_danish_page(browser: Browser, address: str) -> None:
    """A link that works."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + "ar/kontakt/")
    page.click(".bilingual__switch")

    assert page.url == address + "kontakt/"
    page.context.close()


def test_without_a_connection_the_page_stays_as_it_was(page: Page, address: str) -> None:
    """A remembered choice that cannot be met breaks nothing."""
    page.goto(address + "ar/bolig/")
    page.evaluate("localStorage.danish = 1")
    page.route("**/bolig/", lambda route: route.continue_() if "/ar/" in route.request.url else route.abort())
    with page.expect_event("requestfailed"):
        page.goto(address + "ar/bolig/")

    assert page.is_visible("h1")
    assert page.locator(".bilingual__danish").count() == 0


def test_what_cannot_be_had_is_told_where_it_was_asked_for_and_nowhere_else(page: Page, address: str) -> None:
    """Connected, but to nothing: the page stays, and what is saved of its own language is not called into doubt."""
    page.goto(address + "ar/bolig/", wait_until="networkidle")
    page.route("**/bolig/", lambda route: route.continue_() if "/ar/" in route.request.url else route.abort())
    page.click(".bilingual__switch")
    page.wait_for_selector(".bilingual__missing")
    assert page.url == address + "ar/bolig/"
    assert page.get_attribute(".bilingual__switch", "aria-pressed") == "false"

    page.unroute("**/bolig/")
    page.goto(address + "ar/kurser/", wait_until="networkidle")
    assert page.locator(".bilingual__missing, .bilingual__danish").count() == 0


def test_another_language_begins_where_the_reader_is(page: Page, address: str) -> None:
    """At the same step, however far down; at the top, where the reader is there."""
    page.goto(address + "ankomst/", wait_until="networkidle")
    page.click(".languages a[lang=en]")
    assert page.url == address + "en/ankomst/"

    page.goto(address + "ankomst/#samtale", wait_until="networkidle")
    page.locator(".languages a[lang=ar]").dispatch_event("click")
    page.wait_for_url(address + "ar/ankomst/#samtale")


def test_paper_shows_both(page: Page, address: str) -> None:
    """Printing prints what is shown."""
    page.goto(address + "ar/kontakt/")
    turn_on(page)
    page.emulate_media(media="print")

    assert page.is_visible("h1 .bilingual__danish")
    assert not page.is_visible(".bilingual__switch")


def test_one_changed_sentence_marks_its_block_alone_and_shows_both(
    translated: Path, page: Page, tmp_path: Path
) -> None:
    """The whole loop: change the Danish, update the catalogues, build, and look."""
    change(
        translated / "docs" / "kurser.md", "Der er {figures.boliger} boliger.", "Byen har {figures.boliger} boliger."
    )
    main(["translations"])
    result = build(translated, tmp_path / "site")
    assert result.returncode == 0, result.stderr

    with serve(tmp_path / "site") as address:
        page.goto(address + "ar/kurser/")

        assert page.locator(".outdated").count() == 1
        assert page.locator("#boliger .outdated").count() == 1
        assert "كلمة" in page.inner_text("#boliger")
        assert "Byen har 4 boliger." in page.inner_text("#boliger .outdated + [lang=da]")
        assert page.locator(".notes p:not([hidden])").count() == 2


def test_better_words_can_be_suggested_where_the_forge_is_known(translated: Path, page: Page, tmp_path: Path) -> None:
    """Each block leads to its entry in the catalogue; without the forge's address there is no such link."""
    change(
        translated / "mkdocs.yml",
        "site_name:",
        "repo_url: https://forge.example/by/side\nedit_uri: edit/main/docs/\nsite_name:",
    )
    assert build(translated, tmp_path / "site").returncode == 0

    with serve(tmp_path / "site") as address:
        page.goto(address + "ar/kurser/")
        turn_on(page)
        link = page.get_attribute("#boliger .bilingual__danish a", "href")

    assert link == (
        "https://forge.example/by/side/edit/main/data/translations/ar/pages.po#:~:text=pages.kurser.boliger"
    )
    assert page.locator("a .bilingual__danish a").count() == 0
