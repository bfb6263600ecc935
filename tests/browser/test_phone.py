"""What the phone itself counts, keeps, passes on and says."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
import zxingcpp
from PIL import Image

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.records.country import DENMARK
from newcomer_guide.records.dates import WEEKDAYS
from newcomer_guide.records.recurrence import occurrences
from phones import VOICE, wait_until
from serving import serve
from towns import TODAY, change, make_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ISOLATED = "\u2066{}\u2069"


@pytest.fixture(scope="module")
def busy_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a town whose sewing is held twice a week, not on one day, and ends, and is sure all that time."""
    town = make_town(tmp_path_factory.mktemp("busy") / "town")
    change(town / "data" / "courses.yml", "  name: Syning\n", "  check_after_days: 900\n  name: Syning\n")
    change(
        town / "data" / "courses.yml",
        "byday: [TU]\n",
        "byday: [TU, TH]\n    except_dates: [2026-12-01]\n    valid_to: 2027-05-20\n",
    )
    return town


@pytest.fixture(scope="module")
def busy_address(busy_town: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve that town."""
    site_path = tmp_path_factory.mktemp("busy-built") / "site"
    write_site(read_site(busy_town, TODAY), site_path)
    with serve(site_path) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740, far from Denmark."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, timezone_id="America/New_York", service_workers="block"
    )
    yield context.new_page()
    context.close()


def open_at(page: Page, url: str, time: dt.datetime) -> None:
    """Open a page at one moment."""
    page.clock.set_fixed_time(time)
    page.goto(url)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T12:00", "Næste gang: i morgen"),
        ("2026-11-24T00:30", "Næste gang: i dag"),
        ("2026-11-24T10:00", "Lige nu"),
        ("2026-11-24T11:59", "Lige nu"),
        ("2026-11-24T12:00", "Næste gang: torsdag 26. november"),
        ("2026-11-28T09:00", "Næste gang: torsdag 3. december"),  # the first of December is excepted
        ("2027-05-05T09:00", "Næste gang: tirsdag 11. maj"),  # the sixth is Ascension Day
        ("2027-05-20T13:00", ""),  # it has ended
    ],
)
def test_the_next_time_is_counted_in_danish_time(moment: str, said: str, page: Page, busy_address: str) -> None:
    """To the minute, over holidays and excepted days, wherever the phone is."""
    time = dt.datetime.fromisoformat(moment).replace(tzinfo=DENMARK.zone)

    open_at(page, busy_address + "kurser/syning/", time)
    if not said:
        page.wait_for_load_state("networkidle")

    assert said == (
        page.inner_text(".facts .times__next") if said else "".join(page.locator(".times__next").all_inner_texts())
    )


def test_the_phone_counts_the_same_days_as_the_build(page: Page, busy_address: str, busy_town: Path) -> None:
    """From many days of a year, before and after each holiday, the next day is the one that Python derives.

    A day on which many have closed is in no calendar; the page says to call first.
    """
    schedule = read_site(busy_town, TODAY).data.courses["syning"].schedule
    last = dt.date(2027, 5, 20)
    days = {TODAY + dt.timedelta(days=number) for number in range(0, 200, 9)}
    days |= {day - dt.timedelta(days=1) for day in DENMARK.holidays_in(range(2026, 2028)) if TODAY < day <= last}
    years = range(2026, 2028)
    unsure = {
        day
        for day in set(DENMARK.days_often_off_in(years)) - set(DENMARK.holidays_in(years))
        if WEEKDAYS[day.weekday()] in schedule.byday
    }
    for day in sorted(days):
        held = {*occurrences(schedule, DENMARK, day, last), *(one for one in unsure if day <= one <= last)}
        if not held:
            continue
        expected = min(held)
        open_at(page, busy_address + "en/kurser/syning/", dt.datetime.combine(day, dt.time(8), tzinfo=DENMARK.zone))
        ahead = (expected - day).days
        wanted = {0: "today", 1: "tomorrow"}.get(ahead, f"{expected:%A} {expected.day} {expected:%B}")
        doubt = " (Call first)" if expected in unsure else ""
        assert page.inner_text(".facts .times__next") == f"Next time: {wanted}{doubt}", day


def test_the_days_that_are_excepted_are_said_without_javascript(browser: Browser, busy_address: str) -> None:
    """And the weekly hours, which need nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(busy_address + "kurser/syning/")
    text = page.inner_text(".facts")

    assert "10:00–12:00" in text
    assert "Ikke 1. december 2026" in text
    assert "Til og med 20. maj 2027" in text
    assert page.locator(".times__next").count() == 0
    context.close()


NEXT_DAY = {
    "da": "tirsdag 24. november",
    "en": "Tuesday 24 November",
    "ar": "الثلاثاء 24 تشرين الثاني/نوفمبر",
    "ti": "ሰሉስ፣ 24 ሕዳር",
}


@pytest.mark.parametrize("name", ["", "kurser/", "kurser/syning/"])
@pytest.mark.parametrize("tag", NEXT_DAY)
def test_the_next_time_stands_on_home_list_and_course(tag: str, name: str, page: Page, town_address: str) -> None:
    """In each language, in its own words and digits."""
    page.goto(town_address + ("" if tag == "da" else f"{tag}/") + name)
    page.wait_for_selector(".times__next")

    assert page.inner_text(".times__next").endswith(NEXT_DAY[tag])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_a_course_that_is_not_held_has_no_times(status: str, town: Path, page: Page, tmp_path: Path) -> None:
    """Neither the weekly ones nor a next one."""
    change(town / "data" / "courses.yml", "status: active", f"status: {status}")
    write_site(read_site(town, TODAY), tmp_path / "site")
    with serve(tmp_path / "site") as address:
        for name in ["", "kurser/", "kurser/syning/"]:
            page.goto(address + name)
            assert page.locator("[data-days], .times__next").count() == 0
            assert "10:00" not in page.inner_text("main")


def test_steps_can_be_ticked_and_stay_ticked(page: Page, town_address: str) -> None:
    """The page says that it is kept on this phone alone, counts, and can forget."""
    page.goto(town_address + "ankomst/")
    page.check(".step__tick >> nth=0")
    assert "kun på denne telefon" in page.inner_text(".steps__count")
    assert page.get_by_role("status").first.inner_text() == "Gjort: 1 af 2"

    page.reload()
    page.wait_for_selector(".step__tick")
    assert page.is_checked(".step__tick >> nth=0")

    page.click("text=Fjern alle flueben")
    assert not page.is_checked(".step__tick >> nth=0")
    assert page.evaluate("document.activeElement.className") == "step__tick"
    page.reload()
    page.wait_for_selector(".step__tick")
    assert not page.is_checked(".step__tick >> nth=0")


def test_ticks_of_two_windows_are_all_kept(page: Page, town_address: str) -> None:
    """Whoever goes on in another language and comes back, or has the page open twice, loses none."""
    page.goto(town_address + "ankomst/")
    page.check("#velkomst .step__tick")
    other = page.context.new_page()
    other.goto(town_address + "ar/ankomst/")
    other.check("#samtale .step__tick")
    page.uncheck("#velkomst .step__tick")

    assert json.loads(page.evaluate("localStorage.steps")) == ["samtale"]
    assert page.is_checked("#samtale .step__tick")


def test_a_phone_that_cannot_keep_ticks_says_so(browser: Browser, town_address: str) -> None:
    """No promise that is not held."""
    context = browser.new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); }")
    page = context.new_page()
    page.goto(town_address + "ankomst/")
    page.wait_for_selector(".steps__count")

    assert "kan ikke gemme fluebenene" in page.inner_text(".steps__count")
    context.close()


def test_a_course_is_passed_on_with_its_essentials(browser: Browser, town_address: str) -> None:
    """By the phone's own sheet: name, when, where, whom to call, and the address."""
    context = browser.new_context()
    context.add_init_script("navigator.share = (given) => { window.given = given; return Promise.resolve(); }")
    page = context.new_page()
    page.goto(town_address + "kurser/syning/")
    page.click(".tools__share")

    assert page.evaluate("window.given.url") == town_address + "kurser/syning/"
    assert page.evaluate("window.given.text").split("\n") == [
        "Syning",
        "Hver tirsdag 10:00–12:00",
        "Bakken 1, Bakkeby, 2. sal",
        "Ring til Læreren: 34 41 23 45",
        "Oplysninger fra 1. juni 2026. Frist for ny kontrol: 27. januar 2027.",
    ]
    context.close()


def test_without_a_sheet_a_message_opens_with_its_signs_in_order(page: Page, town_address: str) -> None:
    """In Arabic, numbers and Danish names are isolated, so that they are not turned around."""
    page.goto(town_address + "ar/kurser/syning/")
    page.wait_for_selector(".tools__share")
    href = page.get_attribute(".tools__share", "href") or ""
    text = unquote(href.removeprefix("sms:?body="))

    assert ISOLATED.format("34 41 23 45") in text
    assert text.count("\u2066") == text.count("\u2069")
    assert text.endswith(f"\n{town_address}ar/kurser/syning/")


@pytest.mark.parametrize("place", ["ankomst/", "ar/ankomst/"])
def test_other_pages_are_passed_on_with_where_they_are_from_and_the_number(
    place: str, page: Page, town_address: str
) -> None:
    """Whatever the page is, there is someone to call; in Arabic words the number is not turned around."""
    page.goto(town_address + place)
    page.wait_for_selector(".tools__share")
    text = unquote(page.get_attribute(".tools__share", "href") or "").removeprefix("sms:?body=")

    assert page.inner_text("h1") in page.title()
    assert text.split("\n")[:2] == [page.title(), ISOLATED.format("32 12 34 56")]


@pytest.mark.parametrize("tag", ["da", "ar"])
def test_paper_has_a_code_that_opens_the_page(tag: str, browser: Browser, example_root: Path, tmp_path: Path) -> None:
    """Read back by another library than the one that drew it."""
    site = read_site(example_root, TODAY, site_url="https://by.example/ny/")
    write_site(site, tmp_path / "site")
    folder = "" if tag == "da" else f"{tag}/"
    with serve(tmp_path / "site") as address:
        page = browser.new_context().new_page()
        page.goto(f"{address}{folder}kurser/syning/")
        page.emulate_media(media="print")
        page.locator(".code").screenshot(path=tmp_path / "code.png")
        page.context.close()

    (code,) = zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))
    assert code.text == f"https://by.example/ny/{folder}kurser/syning/"


def test_without_a_public_address_there_is_no_code(page: Page, address: str) -> None:
    """A code that opens nothing would pretend."""
    page.goto(address + "ankomst/")

    assert page.locator(".code").count() == 0


def test_a_page_is_read_aloud_where_there_is_a_voice(browser: Browser, town_address: str) -> None:
    """From the heading on, piece by piece, and the button comes back up at the end."""
    context = browser.new_context()
    context.add_init_script(VOICE)
    context.add_init_script("window.ends = true; window.voices = ['da_DK']")
    page = context.new_page()
    page.goto(town_address + "kurser/syning/")
    page.click(".tools__aloud")
    wait_until(page, "window.said && document.querySelector('.tools__aloud').ariaPressed === 'false'")
    said = page.evaluate("window.said")

    assert said[0] == "Syning"
    assert any("10:00–12:00" in piece for piece in said)
    assert not any("Udskriv" in piece for piece in said)
    page.goto(town_address + "ti/kurser/syning/")
    page.wait_for_load_state("networkidle")
    assert not page.is_visible(".tools__aloud")
    context.close()


def test_who_is_read_to_can_stop_and_scroll(browser: Browser, town_address: str) -> None:
    """The button stays in reach, Escape ends it, and a page that was moved by its reader is not moved by the voice."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(VOICE)
    context.add_init_script("window.ends = false; window.voices = ['da_DK']")
    page = context.new_page()
    page.goto(town_address + "ankomst/")
    page.click(".tools__aloud")
    page.evaluate("scrollTo(0, 0)")
    wait_until(page, "window.said")
    box, bar = page.locator(".tools__aloud").bounding_box(), page.locator(".bar").bounding_box()
    assert box
    assert bar
    page.keyboard.press("Escape")

    assert 0 < box["y"] < box["y"] + box["height"] < bar["y"]
    assert page.get_attribute(".tools__aloud", "aria-pressed") == "false"
    assert page.evaluate("getComputedStyle(document.querySelector('.tools__aloud')).position") == "static"

    page.evaluate("speechSynthesis.speak = (speech) => { window.speech = speech; }")
    page.click(".tools__aloud")
    wait_until(page, "window.speech")
    page.evaluate("dispatchEvent(new Event('wheel'))")
    page.evaluate("scrollTo(0, 0)")
    pieces = [page.evaluate("speech.onend(), speech.text") for _ in range(30)]
    assert page.evaluate("scrollY") == 0
    assert all(piece.strip() for piece in pieces)
    context.close()


def test_without_a_voice_there_is_no_button(page: Page, town_address: str) -> None:
    """Chromium here has none."""
    page.goto(town_address + "kurser/syning/")
    page.wait_for_selector(".tools__print")

    assert not page.is_visible(".tools__aloud")


def test_without_javascript_no_button_is_shown_that_does_nothing(browser: Browser, town_address: str) -> None:
    """Sharing, printing by a button and reading aloud need a script; the browser's own menu prints."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(town_address + "kurser/syning/")

    assert page.locator(".tools .button:visible").count() == 0
    assert page.locator("input[type=checkbox]").count() == 0
    context.close()
