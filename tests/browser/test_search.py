"""Find things by typing, in four languages, with and without slips of the finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from towns import ROOT, read_spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

SPOKEN = read_spoken()
QUERIES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests" / "cases" / "search").glob("*.yml"))
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


def home(address: str, tag: str) -> str:
    return address if tag == "da" else f"{address}{tag}/"


def found(page: Page) -> list[str]:
    """Give where the results lead, in the order in which they stand."""
    links: list[str] = page.evaluate("[...document.querySelectorAll('.search__link')].map(link => link.href)")
    return links


def open_search(page: Page, url: str) -> None:
    page.goto(url)
    page.focus(".search__field")
    page.wait_for_selector(".search__results[aria-busy=false]", state="attached")


def test_a_number_is_typed_from_left_to_right(page: Page, address: str) -> None:
    """Also among Arabic words; those run from right to left."""
    open_search(page, f"{address}ar/")
    ways = []
    for typed in ("32 12 34 56", "سكن"):
        page.fill(".search__field", typed)
        ways.append(page.eval_on_selector(".search__field", "(field) => getComputedStyle(field).direction"))

    assert ways == ["ltr", "rtl"]


def test_where_nothing_is_found_there_is_no_empty_list(page: Page, address: str) -> None:
    """Only whom to call."""
    open_search(page, address)
    page.fill(".search__field", "xyzzyqq")

    assert page.is_visible(".search__results .call")
    assert page.locator(".search__list").count() == 0


@pytest.mark.parametrize("tag", QUERIES)
def test_every_query_is_answered_in_the_first_three(tag: str, page: Page, address: str) -> None:
    """In the order that the reader sees them."""
    open_search(page, home(address, tag))
    missed = {}
    for query, wanted in QUERIES[tag].items():
        page.fill(".search__field", str(query))
        base = home(address, tag)
        first = [link.removeprefix(base) for link in found(page)[:3]]
        if not set(first) & set(wanted if isinstance(wanted, list) else [wanted]):
            missed[query] = first

    assert missed == {}


def test_who_comes_back_finds_what_was_found(page: Page, address: str) -> None:
    """A phone with little memory has forgotten the page meanwhile; the address says nothing of it."""
    open_search(page, address)
    page.fill(".search__field", "syning")
    before = found(page)
    page.click(".search__link >> nth=0")
    page.wait_for_url(before[0])
    page.go_back()
    page.wait_for_selector(".search__link")

    assert page.url == address
    assert page.input_value(".search__field") == "syning"
    assert found(page) == before
    page.goto(address + "bolig/")
    page.goto(address)
    assert page.input_value(".search__field") == ""


def test_where_no_script_comes_the_list_of_everything_answers(page: Page, address: str) -> None:
    """As without JavaScript: a field that does nothing helps nobody."""
    page.route("**/field.*.js", lambda route: route.abort())
    page.goto(address, wait_until="networkidle")
    page.fill(".search__field", "syning")
    page.press(".search__field", "Enter")

    page.wait_for_url(address + "alt/?**")


def test_nothing_is_fetched_before_the_field_is_used(page: Page, address: str) -> None:
    """One file, once, when the reader first puts the finger into the field."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not any("search" in url for url in requests)

    open_search(page, address)
    page.fill(".search__field", "cv")
    page.fill(".search__field", "bolig")

    assert [url.removeprefix(address) for url in requests if url.endswith("search.json")] == ["search.json"]


def test_results_stand_in_their_order_and_lead_where_they_say(page: Page, town_address: str) -> None:
    """Each says what kind of thing it is; a press opens the page."""
    open_search(page, town_address)
    page.fill(".search__field", "sy")

    assert page.inner_text(".search__kind >> nth=0") == "Kursus"
    page.click(".search__link >> nth=0")

    assert page.url == town_address + "kurser/syning/"


def test_the_keyboard_goes_from_the_field_to_the_first_result(page: Page, town_address: str) -> None:
    """Enter does not leave the page while there are results; it goes to the first."""
    open_search(page, town_address)
    page.type(".search__field", "syning")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.className") == "search__link"


def test_the_count_is_said_to_a_screen_reader(page: Page, town_address: str) -> None:
    """A status that changes with each letter."""
    open_search(page, town_address)
    page.fill(".search__field", "syning")

    assert page.get_by_role("status").first.inner_text().startswith("Resultater: ")


@pytest.mark.parametrize("tag", QUERIES)
def test_no_result_says_whom_to_call(tag: str, page: Page, address: str) -> None:
    """Words in the reader's language, and a number to press."""
    open_search(page, home(address, tag))
    page.fill(".search__field", "xqzxqzxqz")

    assert page.get_by_role("status").first.inner_text().strip()
    number = SPOKEN.data.contacts[SPOKEN.data.settings.call].phones[0].number
    assert page.get_attribute(".search__results a", "href") == f"tel:{number}"


def test_what_is_not_found_is_said_above_what_is(page: Page, town_address: str) -> None:
    """With whom to call; the results stay, and what was typed is text, whatever it looks like."""
    open_search(page, town_address)
    page.fill(".search__field", "syning tandlægevagt <img src=x onerror=alert(1)>")
    told = page.get_by_role("status").first.inner_text()

    assert told.startswith("Vi fandt ikke »tandlægevagt")
    assert "Ring, hvis svaret" in told
    assert page.locator(".search__results img").count() == 0
    assert page.locator(".search__results .call").count() == 1
    assert found(page)[0] == town_address + "kurser/syning/"

    page.fill(".search__field", "hvornår er syning")
    assert page.get_by_role("status").first.inner_text().startswith("Resultater: ")


def test_what_has_no_letter_is_answered_with_whom_to_call(page: Page, town_address: str) -> None:
    """There is nothing to name that was not found."""
    open_search(page, town_address)
    page.fill(".search__field", "?!")

    assert page.get_by_role("status").first.inner_text().startswith("Vi fandt ikke noget.")
    assert page.locator(".search__results .call").count() == 1


def test_without_javascript_the_field_leads_to_the_list(browser: Browser, town_address: str) -> None:
    """And nothing that was typed stands in the address."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(town_address)
    page.fill(".search__field", "syning")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url.rstrip("?") == town_address + "alt/"
    assert page.is_visible("text=Syning")
    context.close()


@pytest.mark.parametrize("is_pressed", [False, True])
def test_what_is_typed_before_the_answers_have_come_is_not_sent(
    page: Page, town_address: str, *, is_pressed: bool
) -> None:
    """Enter, or the button, waits; then the answers stand there."""
    held: list[Route] = []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search.json", hold)
    page.goto(town_address)
    page.fill(".search__field", "syning")
    if is_pressed:
        page.click(".search__go")
    else:
        page.press(".search__field", "Enter")
    page.wait_for_timeout(200)
    assert page.url == town_address

    for route in held:
        route.continue_()
    page.wait_for_selector(".search__results a")

    assert found(page)[0] == town_address + "kurser/syning/"
    assert not any("syning" in url for url in asked)


def test_a_search_that_cannot_be_fetched_says_so(page: Page, town_address: str) -> None:
    """And the list of everything is one press away."""
    page.route("**/search.json", lambda route: route.abort())
    page.goto(town_address)
    page.focus(".search__field")
    page.wait_for_selector("text=Søgningen kan ikke hentes")


def test_a_search_whose_script_does_not_come_says_so_and_is_tried_again(page: Page, town_address: str) -> None:
    """As on a page that opens without a connection, before anything was searched for."""
    page.route("**/search.da.*.js", lambda route: route.abort())
    page.goto(town_address)
    page.focus(".search__field")
    page.wait_for_selector("[role=status] >> text=Søgningen kan ikke hentes")

    page.unroute("**/search.da.*.js")
    page.focus(".search__go")
    page.focus(".search__field")
    page.fill(".search__field", "syning")
    page.wait_for_selector(".search__link")

    assert not page.is_visible("text=Søgningen kan ikke hentes")
