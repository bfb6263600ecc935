"""What readers do with the site: find, call, change language, print, by hand and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740 without JavaScript: nothing here needs it."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


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
        written = "".join(digit[0] for digit in drawn)
        assert "tel:" + (written if written.startswith("+") else f"+45{written}") == href
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


def test_a_reader_finds_a_course_and_calls_in_arabic(phone: Page, town_address: str) -> None:
    """From the front page to the hour in three presses, and the number below it, without JavaScript."""
    phone.goto(town_address)
    phone.click("text=العربية")
    phone.click(".tile[href*='kurser']")
    phone.click("a:has-text('Syning') >> nth=0")

    assert phone.url == town_address + "ar/kurser/syning/"
    assert "من الساعة 10:00 إلى 12:00" in phone.inner_text(".facts")
    assert phone.get_attribute(".contact .call", "href") == "tel:+4534412345"


@pytest.mark.parametrize("tag", ["da", "ti"])
def test_the_language_row_leads_to_the_same_course(tag: str, phone: Page, town_address: str) -> None:
    """The reader stays where they are, in another language."""
    phone.goto(town_address + "ar/kurser/syning/")
    phone.click(f".languages__link[lang={tag}]")

    assert phone.url == town_address + ("" if tag == "da" else f"{tag}/") + "kurser/syning/"
    assert "Syning" in phone.inner_text("h1")


@pytest.mark.parametrize("name", ["ord/", "kurser/", ""])
def test_paper_has_the_words_and_whom_to_call(name: str, browser: Browser, address: str) -> None:
    """Whoever reads «call first» on paper sees which number."""
    page = browser.new_context().new_page()
    page.goto(address + name)
    page.emulate_media(media="print")

    assert page.is_visible(".bar__call")
    assert "32 12 34 56" in page.inner_text(".bar__call")
    assert name != "ord/" or page.locator(".terms dt:visible").count() > 3
    page.context.close()


def test_the_arrival_steps_print_without_the_furniture(browser: Browser, address: str) -> None:
    """On paper: the steps, their places and numbers, whom to call; no menus."""
    page = browser.new_context().new_page()
    page.goto(address + "ar/ankomst/")
    page.emulate_media(media="print")

    assert page.is_visible(".bar__call")
    assert page.locator(".bar a:visible").count() == 1
    assert not page.is_visible(".languages")
    assert page.is_visible(".steps__everyone .call")
    page.context.close()
