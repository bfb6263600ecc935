"""What only a browser knows: every page on a phone and a desk, in four languages, by eye, hand and ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from guide.pages import expected_files
from guide.site import read_site
from towns import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PAGES = [name.removesuffix("index.html") for name in expected_files(read_site(ROOT, TODAY))]
SIZES = {"phone": (360, 740), "narrow": (320, 640), "desk": (1280, 800)}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740 without JavaScript: nothing here needs it."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_no_page_scrolls_sideways_or_asks_for_more_than_itself(size: str, browser: Browser, address: str) -> None:
    """One request before the page is whole, none elsewhere, no complaint, no sideways scrolling."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    for name in PAGES:
        requests.clear()
        page.goto(address + name)
        assert address + name in requests
        assert [url for url in requests if not url.startswith((address, "data:"))] == []
        assert not page.evaluate(
            "performance.getEntriesByType('resource').some(one => one.renderBlockingStatus === 'blocking')"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert complaints == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tag", ["da", "en", "ar", "ti"])
def test_axe_finds_nothing(scheme: str, tag: str, browser: Browser, address: str) -> None:
    """WCAG 2.2 AA, as far as a machine can tell, on every page of a language."""
    width, height = SIZES["phone"]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for name in PAGES:
        if (name.split("/")[0] if name.split("/")[0] in {"en", "ar", "ti"} else "da") != tag:
            continue
        page.goto(address + name)
        result = Axe().run(page, options=WCAG)
        assert result.violations_count == 0, name + "\n" + result.generate_report()
    context.close()


def test_text_of_twice_the_size_fits_on_every_page(browser: Browser, address: str) -> None:
    """At 200 % text nothing scrolls sideways on a phone."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    for name in PAGES:
        page.goto(address + name)
        page.add_style_tag(content="html{font-size:2.125rem!important}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
    page.context.close()


@pytest.mark.parametrize("name", ["ar/", "ar/kontakt/", "ar/kurser/syning/", "ar/ankomst/"])
def test_digits_stand_in_dialling_order_in_arabic(name: str, browser: Browser, town_address: str) -> None:
    """Measured on the screen: each digit of each number lies to the right of the one before it."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(town_address + name)
    numbers = page.evaluate(
        """() => [...document.querySelectorAll("a[href^='tel:'] bdi.number")].map(number => {
            const node = number.firstChild, range = document.createRange();
            const digits = [...node.data].map((sign, at) => {
                range.setStart(node, at); range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                return [sign, box.left, box.top];
            }).filter(([sign]) => sign !== " ");
            return [number.closest("a").getAttribute("href"), digits];
        })"""
    )

    assert numbers
    for href, digits in numbers:
        drawn = sorted(digits, key=lambda digit: digit[1])
        assert len({digit[2] for digit in digits}) == 1
        assert "tel:+45" + "".join(digit[0] for digit in drawn) == href
    page.context.close()


@pytest.mark.parametrize("name", ["", "ar/", "kurser/", "ti/ankomst/", "en/kontakt/"])
def test_the_keyboard_reaches_everything_in_order(name: str, browser: Browser, address: str) -> None:
    """The first stop skips to the content; everything to press is a stop, is visible, and is not hidden by the bar."""
    page = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block").new_page()
    page.goto(address + name)
    page.wait_for_load_state("networkidle")
    count = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, [tabindex='0']")]
            .filter(one => one.checkVisibility()).map((one, at) => { one.stop = at; }).length"""
    )
    stops = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                """() => {
                    const here = document.activeElement, box = here.getBoundingClientRect();
                    const bar = document.querySelector(".bar");
                    const hidden = !bar.contains(here) && box.top >= bar.getBoundingClientRect().top;
                    return [here.stop, box.width > 0 && box.height > 0 && !hidden, getComputedStyle(here).outlineStyle];
                }"""
            )
        )

    assert page.evaluate("document.querySelector('.skip').stop") == 0
    assert [stop[0] for stop in stops] == list(range(count))
    assert all(is_visible and outline != "none" for _, is_visible, outline in stops)
    page.context.close()


def test_everything_to_press_is_large_enough(browser: Browser, address: str) -> None:
    """Links that stand by themselves are at least 44 pixels high; those inside a sentence are exempt."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    for name in PAGES:
        page.goto(address + name)
        small = page.evaluate(
            """() => [...document.querySelectorAll("a[href]:not(.skip), button, label:has(input)")]
                .filter(link => link.checkVisibility() && getComputedStyle(link).display !== "inline")
                .filter(link => link.getBoundingClientRect().height < 44)
                .map(link => link.outerHTML)"""
        )
        assert small == [], name
    page.context.close()


def test_a_reader_finds_a_course_and_calls_in_arabic(phone: Page, town_address: str) -> None:
    """From the front page to the hour in three presses, and the number below it, without JavaScript."""
    phone.goto(town_address)
    phone.click("text=العربية")
    phone.click(".tile >> nth=1")
    phone.click("a:has-text('Syning') >> nth=0")

    assert phone.url == town_address + "ar/kurser/syning/"
    assert "من 10:00 إلى 12:00" in phone.inner_text(".facts")
    assert phone.get_attribute(".contact .call", "href") == "tel:+4540175489"


@pytest.mark.parametrize("tag", ["da", "ti"])
def test_the_language_row_leads_to_the_same_course(tag: str, phone: Page, town_address: str) -> None:
    """The reader stays where they are, in another language."""
    phone.goto(town_address + "ar/kurser/syning/")
    phone.click(f".languages__link[lang={tag}]")

    assert phone.url == town_address + ("" if tag == "da" else f"{tag}/") + "kurser/syning/"
    assert "Syning" in phone.inner_text("h1")


def test_the_arrival_steps_print_without_the_furniture(browser: Browser, address: str) -> None:
    """On paper: the steps, their places and numbers; no bar, no menus."""
    page = browser.new_context().new_page()
    page.goto(address + "ar/ankomst/")
    page.emulate_media(media="print")

    assert not page.is_visible(".bar")
    assert not page.is_visible(".languages")
    assert page.is_visible(".step__calls")
    page.context.close()
