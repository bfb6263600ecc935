"""What one built site says by the reader's clock: fresh, on the last day, past it, a year on, ten years on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from phones import VOICE, save, wait_until
from serving import MoodyHost, host
from towns import TODAY, change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FRESH, LAST_DAY, PAST, YEAR_ON, DECADE_ON = "2026-11-23", "2027-01-27", "2027-01-28", "2027-11-23", "2036-11-23"
OLD = [PAST, YEAR_ON, DECADE_ON]
SURE = "Hver tirsdag 10:00–12:00"
THEN = "I juni 2026: Hver tirsdag 10:00–12:00. Ring først."
DOUBT = "Noget her skulle være kontrolleret igen senest 27. januar 2027. Ring og spørg først."


@pytest.fixture
def server(built: Path, tmp_path: Path) -> Iterator[MoodyHost]:
    """Serve the site of one day on a host that can go away."""
    with host(shutil.copytree(built, tmp_path / "served")) as server:
        yield server


def open_at(page: Page, url: str, day: str) -> None:
    """Open a page at nine on a day, and wait until its hours have been looked at."""
    page.clock.set_fixed_time(f"{day}T09:00:00")
    page.goto(url)
    page.wait_for_selector(".times__next", state="attached")


def said(page: Page) -> tuple[str, str]:
    """Give when the course is, and what the page has to admit."""
    note = page.locator(".notes")
    return page.inner_text(".times"), note.inner_text() if note.is_visible() else ""


@pytest.mark.parametrize("day", [FRESH, LAST_DAY])
def test_what_holds_is_told_as_sure(day: str, page: Page, server: MoodyHost) -> None:
    """With the calendar, and no note; with the next time, if that comes before it is to be confirmed."""
    open_at(page, server.address + "kurser/syning/", day)
    times, doubt = said(page)

    assert times.startswith(
        f"{SURE}\nNæste gang: " if day == FRESH else f"{SURE}\nHvis intet er ændret siden 1. juni 2026: "
    )
    assert doubt == ""
    assert page.locator("text=Læg i kalenderen >> visible=true").inner_text() == "Læg i kalenderen"
    assert DOUBT not in unquote(page.get_attribute(".tools__share", "href") or "")


@pytest.mark.parametrize("day", OLD)
def test_what_is_past_its_day_is_told_as_it_was(day: str, page: Page, server: MoodyHost) -> None:
    """The next time is a condition, the calendar is not confirmed, and whoever passes it on passes on the doubt."""
    open_at(page, server.address + "kurser/syning/", day)
    times, doubt = said(page)

    assert times.startswith(f"{THEN}\nHvis intet er ændret siden 1. juni 2026: ")
    assert "Lige nu" not in times
    assert doubt == DOUBT
    assert page.locator("text=Læg i kalenderen >> visible=true").inner_text() == "Læg i kalenderen (ikke bekræftet)"
    assert DOUBT in unquote(page.get_attribute(".tools__share", "href") or "")


def test_right_now_is_never_said_of_what_is_old(page: Page, server: MoodyHost) -> None:
    """Not even in the middle of its hours."""
    page.clock.set_fixed_time("2027-02-02T10:30:00+01:00")
    page.goto(server.address + "kurser/syning/")
    page.wait_for_selector(".times__next")

    assert "Lige nu" not in page.inner_text("main")
    assert page.inner_text(".times__next").endswith("siden 1. juni 2026: i dag")


def test_the_front_page_takes_the_colour_away(page: Page, server: MoodyHost) -> None:
    """A confirmed time stands out; an old one does not, says of when it is, and projects nothing."""
    colours = []
    for day in (FRESH, PAST):
        open_at(page, server.address, day)
        colours.append(page.eval_on_selector(".weekly__time", "one => getComputedStyle(one).backgroundColor"))

    assert colours[0] != colours[1]
    assert page.locator(".weekly .times__next >> visible=true").count() == 0
    assert page.inner_text(".weekly__then") == "Sådan var det i juni 2026. Ring først."


@pytest.mark.parametrize(("day", "is_old"), [(LAST_DAY, False), (DECADE_ON, True)])
def test_a_saved_copy_grows_old_without_a_connection(day: str, *, is_old: bool, page: Page, server: MoodyHost) -> None:
    """Nobody built anything in between."""
    save(page, server.address)
    server.is_down = True
    open_at(page, server.address + "kurser/syning/", day)

    times, doubt = said(page)
    assert times.startswith(THEN if is_old else SURE)
    assert (doubt == DOUBT) == is_old


def test_both_languages_grow_old_together(page: Page, server: MoodyHost) -> None:
    """The Danish stands under the words that are true, and nothing else is shown."""
    open_at(page, server.address + "ar/kurser/syning/", PAST)
    page.click(".bilingual__switch")
    page.wait_for_selector(".times .bilingual__danish >> visible=true")

    assert page.locator(".times .bilingual__danish >> visible=true").all_inner_texts() == [THEN]
    assert "في حزيران/يونيو 2026" in page.inner_text(".times")
    assert DOUBT in page.inner_text(".notes")


def test_the_voice_reads_what_is_true(page: Page, server: MoodyHost) -> None:
    """Neither the times as if they were sure, nor both."""
    page.add_init_script(VOICE + "window.ends = true;")
    open_at(page, server.address + "kurser/syning/", PAST)
    page.click(".tools__aloud")
    wait_until(page, "window.said && document.querySelector('.tools__aloud').getAttribute('aria-pressed') === 'false'")
    read = "\n".join(page.evaluate("window.said"))

    assert THEN in read
    assert DOUBT in read
    assert read.count("10:00–12:00") == 1


def test_without_a_script_the_page_says_what_is_true_on_any_day(browser: Browser, server: MoodyHost) -> None:
    """When it was confirmed, and until when that holds."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + "kurser/syning/")

    assert page.inner_text(".assured") == "Oplysninger fra 1. juni 2026. Frist for ny kontrol: 27. januar 2027."
    assert page.inner_text(".times") == SURE
    context.close()


def test_a_page_that_one_comes_back_to_is_passed_on_with_its_doubt(page: Page, server: MoodyHost) -> None:
    """The phone had it open when the last day went by: the hours that are passed on are those of then."""
    open_at(page, server.address + "kurser/syning/", LAST_DAY)
    page.clock.set_fixed_time(f"{PAST}T09:00:00")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    text = unquote(page.get_attribute(".tools__share", "href") or "")

    assert DOUBT in text
    assert THEN in text


def test_what_has_ended_is_passed_on_as_ended_and_no_more(town: Path, page: Page, tmp_path: Path) -> None:
    """The site was built before: what was said of its old hours is over, too."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    valid_to: 2027-05-18\n")
    write_site(read_site(town, TODAY), tmp_path / "site")
    with host(tmp_path / "site") as ended:
        page.clock.set_fixed_time("2027-05-19T09:00:00")
        page.goto(ended.address + "kurser/syning/")
        page.wait_for_selector(".tools__share:visible")
        text = unquote(page.get_attribute(".tools__share", "href") or "")
        times = page.inner_text(".times")
        rest = page.inner_text("main")

    assert times == "Er slut"
    assert "Ring, før du går derhen" not in rest
    assert "\nEr slut\n" in text
    assert "Sådan var det" not in text


def test_the_next_time_beyond_the_last_day_is_no_promise(page: Page, server: MoodyHost) -> None:
    """Until it comes, the hours have to be confirmed again; calendars end there too."""
    open_at(page, server.address + "kurser/syning/", "2027-01-26")  # at nine of UTC, which is ten
    assert "Lige nu" in page.inner_text(".times")
    page.clock.set_fixed_time("2027-01-26T12:30:00+01:00")
    page.reload()
    page.wait_for_selector(".times__next")
    assert "Hvis intet er ændret siden 1. juni 2026: tirsdag 2. februar" in page.inner_text(".times")
