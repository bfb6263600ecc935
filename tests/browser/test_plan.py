"""A reader's own plan: dates from the day on which they came, on the phone alone, by the reader's clock."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from phones import save, visit, wait_until
from serving import MoodyHost, host, serve
from towns import TODAY, change, make_town, read_spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CAME = "2026-11-19"
FAMILY, REFUGEE = "family", "refugee"


@pytest.fixture(scope="module")
def spoken_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the town with all its words."""
    folder = tmp_path_factory.mktemp("plan") / "site"
    write_site(read_spoken(), folder)
    return folder


@pytest.fixture
def server(spoken_site: Path) -> Iterator[MoodyHost]:
    """Serve it on a host that can go away."""
    with host(spoken_site) as server:
        yield server


def open_at(page: Page, url: str, day: str = TODAY.isoformat(), hour: str = "09:00:00") -> None:
    """Open a page on a day."""
    page.clock.set_fixed_time(f"{day}T{hour}+01:00")
    page.goto(url)
    page.wait_for_load_state("networkidle")


def make_plan(page: Page, url: str, day: str = TODAY.isoformat(), came: str = CAME) -> None:
    """Say when one came, on the page with the steps."""
    open_at(page, url, day)
    page.click("button.plan")
    page.fill(".plan [name=day]", came)
    page.click("form.plan button")
    page.wait_for_selector(".plan__date")


def dates_of(page: Page, step: str) -> str:
    """Give what stands at a step; nothing where it has no dates."""
    found = page.locator(f"[id='{step}'] .plan__date")
    return (found.text_content() or "") if found.count() else ""


@pytest.mark.parametrize(("track", "step"), [(REFUGEE, "samtale"), (FAMILY, "family-velkomst")])
def test_the_plan_leads_to_its_next_step(track: str, step: str, page: Page, server: MoodyHost) -> None:
    """Those who came to their family have theirs below all others."""
    open_at(page, server.address + "ankomst/", "2026-11-19" if track == FAMILY else TODAY.isoformat())
    page.click("button.plan")
    page.fill(".plan [name=day]", CAME)
    page.check(f"[value={track}]")
    page.click("form.plan button")
    page.click(".plan a")

    assert page.evaluate("location.hash") == f"#{step}"
    assert page.locator(f"#{step}").get_attribute("aria-current") == "step"
    assert "Dit næste trin" in page.inner_text(".plan")
    page.check(f"#{step} .step__tick")
    assert page.locator(f".plan a[href='#{step}']").count() == 0


def test_without_a_day_the_page_is_as_it_was(page: Page, server: MoodyHost) -> None:
    """But for an offer, whose script comes when it is asked for."""
    open_at(page, server.address + "ankomst/")

    assert page.locator(".plan__date, [data-plan], [aria-current=step]").count() == 0
    assert page.inner_text("button.plan") == "Se dine egne datoer"
    assert not [name for name in server.seen if "plan." in name]


def test_without_scripts_nothing_is_offered(browser: Browser, server: MoodyHost) -> None:
    """And the page says when after the arrival each step comes."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + "ankomst/")

    assert page.locator(".plan").count() == 0
    assert "Den første torsdag eller fredag efter ankomst" in page.inner_text("#samtale")
    context.close()


@pytest.mark.parametrize(
    ("came", "first", "second"),
    [
        ("2026-11-21", "lørdag 21. november (er gået). Ring, hvis det ikke er sket.", "torsdag 26. november eller fredag 27. november. Ring først."),
        ("2026-11-22", "Nu: søndag 22. november", "torsdag 26. november eller fredag 27. november. Ring først."),
        ("2026-11-01", "søndag 1. november (er gået). Ring, hvis det ikke er sket.", "torsdag 5. november eller fredag 6. november (er gået). Ring, hvis det ikke er sket."),
        ("2025-11-22", "lørdag 22. november 2025 (er gået). Ring, hvis det ikke er sket.", "torsdag 27. november 2025 eller fredag 28. november 2025 (er gået). Ring, hvis det ikke er sket."),
        ("2026-12-01", "tirsdag 1. december", "torsdag 3. december eller fredag 4. december. Ring først."),
    ],
)  # fmt: skip
def test_each_step_has_its_own_dates(came: str, first: str, second: str, page: Page, server: MoodyHost) -> None:
    """What is past, what is now, what comes; today is the 22nd of November."""
    make_plan(page, server.address + "ankomst/", came=came)

    assert dates_of(page, "velkomst") == first
    assert dates_of(page, "samtale") == second
    assert dates_of(page, "family-velkomst") == ""


def test_the_way_on_which_one_came_has_the_dates(page: Page, server: MoodyHost) -> None:
    """And the other has none."""
    open_at(page, server.address + "ankomst/")
    page.click("button.plan")
    page.fill(".plan [name=day]", CAME)
    page.check(f".plan [value={FAMILY}]")
    page.click("form.plan button")
    page.wait_for_selector(".plan__date")

    assert dates_of(page, "velkomst") == ""
    assert dates_of(page, "family-velkomst").startswith("torsdag 19. november (er gået).")


def test_the_town_counts_the_day_not_the_phone(browser: Browser, server: MoodyHost) -> None:
    """It is half past ten in the evening of the 25th on the Azores, and the 26th in Denmark."""
    context = browser.new_context(timezone_id="Atlantic/Azores")
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-25T23:30:00Z")
    page.goto(server.address + "ankomst/")
    page.click("button.plan")
    page.fill(".plan [name=day]", "2026-11-26")
    page.click("form.plan button")

    assert dates_of(page, "velkomst") == "Nu: torsdag 26. november"
    context.close()


def test_the_next_step_is_marked_and_moves_on_when_it_is_ticked(page: Page, server: MoodyHost) -> None:
    """One at a time, for those who cannot see the frame too."""
    make_plan(page, server.address + "ankomst/", came="2026-11-22")
    assert page.locator("[aria-current=step]").get_attribute("id") == "velkomst"

    page.check("#velkomst .step__tick")

    assert page.locator("[aria-current=step]").get_attribute("id") == "samtale"


def test_the_front_page_shows_the_next_step(page: Page, server: MoodyHost) -> None:
    """With its dates and the way to it; once all are past, nothing."""
    make_plan(page, server.address + "ankomst/")
    open_at(page, server.address)
    page.wait_for_selector(".plan")
    assert page.inner_text(".plan").split("\n\n") == [
        "Dit næste trin", "En samtale", "Torsdag 26. november. Ring først.",
    ]  # fmt: skip

    page.click(".plan a")
    assert page.url == server.address + "ankomst/#samtale"

    open_at(page, server.address, "2027-11-22")
    assert page.locator(".plan").count() == 0


def test_the_day_stays_on_the_phone_and_goes_with_one_press(page: Page, server: MoodyHost) -> None:
    """No request has it; it is said where it stays; afterwards the page is as before."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    make_plan(page, server.address + "ankomst/")
    assert "kun på denne telefon" in page.inner_text(".plan")
    assert json.loads(page.evaluate("localStorage.came")) == {"day": CAME, "track": REFUGEE}
    page.reload()
    page.wait_for_selector(".plan__date")

    page.click("text=Slet dagen")

    assert page.evaluate("localStorage.came") == "null"
    assert page.locator(".plan__date, [data-plan], [aria-current=step], .plan__made").count() == 0
    page.reload()
    page.wait_for_selector("button.plan")
    assert not [url for url in asked if CAME in url or "2026" in url]


def test_another_towns_site_at_the_same_address_has_its_own_day(page: Page, spoken_site: Path, tmp_path: Path) -> None:
    """A host may have several, a folder each."""
    for town in ("ny", "other"):
        (tmp_path / town).symlink_to(spoken_site)
    with host(tmp_path) as server:
        make_plan(page, server.address + "ny/ankomst/")
        open_at(page, server.address + "other/ankomst/")
        assert page.locator(".plan__date").count() == 0

        open_at(page, server.address + "ny/ar/ankomst/")
        assert page.locator(".plan__date").count() > 0


@pytest.mark.parametrize("kept", [
    '{"day": "2026-13-45", "track": "refugee"}', '{"day": "2026-11-19", "track": "__proto__"}', '"x"', "[1]", "{broken",
    '{"day": "<img src=x onerror=alert(1)>", "track": "refugee"}', '{"day": "1926-11-19", "track": "refugee"}', "7",
    '{"day": "2026-11-19", "track": "constructor"}', '{"day": "2026-11-19", "track": {"toString": 1}}',
])  # fmt: skip
def test_what_no_reader_can_have_said_is_as_if_nothing_was(kept: str, page: Page, server: MoodyHost) -> None:
    """Whatever the phone has kept."""
    page.goto(server.address + "offline/da.html")
    page.evaluate("(kept) => localStorage.came = kept", kept)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_at(page, server.address)
    assert page.locator(".plan").count() == 0
    open_at(page, server.address + "ankomst/")

    assert complaints == []
    assert page.locator(".plan__said, .plan__date, form.plan").count() == 0
    assert page.is_visible("button.plan")


FAR = "Vælg en dag, der ikke ligger for langt tilbage eller for langt fremme."


@pytest.mark.parametrize(("written", "told"), [("", "Vælg en dag."), ("2036-01-01", FAR), ("1990-01-01", FAR)])
def test_a_day_on_which_nobody_came_is_asked_for_again(written: str, told: str, page: Page, server: MoodyHost) -> None:
    """In words, and where the field is."""
    open_at(page, server.address + "ankomst/")
    page.click("button.plan")
    page.fill(".plan [name=day]", written)
    page.click("form.plan button")

    assert page.inner_text(".plan [role=alert]") == told
    assert page.evaluate("document.activeElement.name") == "day"
    assert page.evaluate("localStorage.came") is None


@pytest.mark.parametrize("written", ["19.11.2026", "19/11/2026", " 19-11-2026 ", "19. 11. 2026"])
def test_a_phone_without_a_calendar_of_its_own_takes_a_day_as_it_is_written(
    written: str, page: Page, server: MoodyHost
) -> None:
    """As people here write it."""
    open_at(page, server.address + "ankomst/")
    page.click("button.plan")
    page.locator(".plan [name=day]").evaluate("field => field.type = 'text'")
    page.fill(".plan [name=day]", written)
    page.click("form.plan button")

    assert page.evaluate("JSON.parse(localStorage.came).day") == CAME


def test_a_reader_without_styles_has_a_plan_all_the_same(page: Page, server: MoodyHost) -> None:
    """Some programs leave them out."""
    open_at(page, server.address + "ankomst/")
    page.evaluate("document.querySelectorAll('style').forEach((style) => style.remove())")
    page.click("button.plan")
    page.fill(".plan [name=day]", CAME)
    page.click("form.plan button")

    assert page.inner_text(".plan__said") == "Du kom torsdag 19. november. Her er dine datoer."


def test_it_can_be_made_with_the_keyboard_alone(page: Page, server: MoodyHost) -> None:
    """The field has the focus when it comes, what was said has it afterwards."""
    open_at(page, server.address + "ankomst/")
    page.focus("button.plan")
    page.keyboard.press("Enter")
    page.wait_for_selector("form.plan")
    assert page.evaluate("document.activeElement.name") == "day"
    page.fill(":focus", CAME)
    page.keyboard.press("Enter")
    page.wait_for_selector(".plan__date")

    assert page.evaluate("document.activeElement.className") == "plan__said"
    assert page.inner_text(".plan__said") == "Du kom torsdag 19. november. Her er dine datoer."


def test_a_phone_that_keeps_nothing_shows_the_plan_and_says_so(browser: Browser, server: MoodyHost) -> None:
    """No promise that is not held."""
    context = browser.new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); }")
    page = context.new_page()
    make_plan(page, server.address + "ankomst/")

    assert "kan ikke gemme dagen" in page.inner_text(".plan")
    page.check("#samtale .step__tick")
    assert page.locator("[aria-current=step]").count() == 0
    context.close()


def test_an_early_press_does_not_show_the_plan_twice(page: Page, server: MoodyHost) -> None:
    """On a slow phone the offer is there before the plan."""
    make_plan(page, server.address + "ankomst/")
    page.add_init_script("""new MutationObserver(() => {
        const offer = document.querySelector("button.plan");
        if (offer && !window.isPressed) {
            window.isPressed = true;
            offer.click();
        }
    }).observe(document, {childList: true, subtree: true})""")
    page.reload()
    page.wait_for_selector(".plan__date")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.isPressed")
    assert page.locator("#samtale .plan__date").count() == 1
    assert page.locator("#samtale .step__calls button").count() == 1


def test_a_page_of_before_a_publication_leads_on(page: Page, server: MoodyHost, spoken_site: Path) -> None:
    """What it would fetch has another name by now: the press brings the new page, and the next one the form."""
    open_at(page, server.address + "ankomst/")
    (script,) = (spoken_site / "assets").glob("plan.da.*.js")
    away = script.rename(script.with_suffix(".away"))
    with page.expect_navigation():
        page.click("button.plan")
    away.rename(script)
    page.click("button.plan")

    page.wait_for_selector("form.plan")


def test_who_comes_later_is_told_so(page: Page, server: MoodyHost) -> None:
    """Nobody came on a day that is not there yet."""
    make_plan(page, server.address + "ankomst/", came="2026-12-01")

    assert page.inner_text(".plan__said") == "Du kommer tirsdag 1. december. Her er dine datoer."


@pytest.mark.parametrize(
    ("tag", "dates", "said"),
    [
        (
            "en",
            "Thursday 26 November. Call first.",
            "You arrived on Thursday 19 November. Here are your dates.",
        ),
        (
            "ar",
            "الخميس 26 تشرين الثاني/نوفمبر. اتصل أولًا.",
            "وصلت يوم الخميس 19 تشرين الثاني/نوفمبر. هذه تواريخ خطواتك.",
        ),
        ("ti", "ሓሙስ፣ 26 ሕዳር። ፈለማ ደውሉ።", "ሓሙስ፣ 19 ሕዳር መጺእኩም። ዕለታትኩም እዞም እዮም።"),
    ],
)
def test_every_language_has_the_dates(tag: str, dates: str, said: str, page: Page, server: MoodyHost) -> None:
    """In its own words; what was said in one language holds in the others."""
    make_plan(page, server.address + "ankomst/")
    open_at(page, f"{server.address}{tag}/ankomst/")
    page.wait_for_selector(".plan__date")

    assert dates_of(page, "samtale") == dates
    assert page.inner_text(".plan__said") == said


def test_what_is_past_its_day_is_no_sure_date(page: Page, server: MoodyHost) -> None:
    """The first step was confirmed in June 2026, which holds until the 28th of March 2027."""
    make_plan(page, server.address + "ankomst/", "2027-03-20", "2027-03-28")
    assert dates_of(page, "velkomst") == "søndag 28. marts"
    assert page.inner_text("#velkomst .step__calls button") == "Læg i kalenderen"
    page.click("text=Slet dagen")

    make_plan(page, server.address + "ankomst/", "2027-03-20", "2027-03-29")
    assert dates_of(page, "velkomst") == "mandag 29. marts. Ring først."
    assert page.inner_text("#velkomst .step__calls button") == "Læg i kalenderen (ikke bekræftet)"


def test_what_the_town_has_to_confirm_is_no_sure_date(page: Page, server: MoodyHost) -> None:
    """Whenever somebody confirmed the rest; a day on which many have closed is no first day."""
    make_plan(page, server.address + "ankomst/", "2026-12-20", "2026-12-24")

    assert dates_of(page, "velkomst") == "torsdag 24. december. Ring først."
    assert dates_of(page, "samtale") == "torsdag 7. januar 2027 eller fredag 8. januar 2027. Ring først."


def test_a_page_left_open_over_midnight_has_the_dates_of_the_day(page: Page, server: MoodyHost) -> None:
    """It is drawn anew when it is looked at again."""
    make_plan(page, server.address + "ankomst/", "2026-11-22", "2026-11-22")
    page.clock.set_fixed_time("2026-11-23T09:00:00+01:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector("text=er gået")

    assert dates_of(page, "velkomst").startswith("søndag 22. november (er gået).")


def test_taking_all_ticks_away_takes_the_mark_back(page: Page, server: MoodyHost) -> None:
    """It moves with them."""
    make_plan(page, server.address + "ankomst/", came="2026-11-22")
    page.check("#velkomst .step__tick")
    page.click("text=Fjern alle flueben >> nth=0")

    assert page.locator("[aria-current=step]").get_attribute("id") == "velkomst"


def test_of_what_is_done_nobody_asks_whether_it_has_been(page: Page, server: MoodyHost) -> None:
    """Neither on the page nor on paper, which has a box for each step; without its tick the question is back."""
    page.add_init_script("window.print = () => {}")
    make_plan(page, server.address + "ankomst/", came="2026-11-18")
    page.check("#velkomst .step__tick")
    assert dates_of(page, "velkomst") == "onsdag 18. november"

    page.click(".plan button >> nth=0")
    rows = page.locator(".plan__sheet tr").all_text_contents()
    assert [row[0] for row in rows] == ["☑", "☐"]
    assert "er gået" not in rows[0]

    page.uncheck("#velkomst .step__tick")
    assert "(er gået). Ring, hvis det ikke er sket." in dates_of(page, "velkomst")


def read_download(page: Page, press: str) -> icalendar.Calendar:
    """Press, and read the calendar that comes."""
    with page.expect_download() as waiting:
        page.click(press)
    assert waiting.value.suggested_filename.endswith(".ics")
    return icalendar.Calendar.from_ical(Path(waiting.value.path()).read_bytes())


def test_a_step_goes_to_the_calendar_of_the_phone(page: Page, server: MoodyHost) -> None:
    """On its whole day, with when it is and whom to call; what is past has nothing to go there."""
    make_plan(page, server.address + "ankomst/", came="2026-12-01")
    [event] = read_download(page, "#velkomst .step__calls button").walk("VEVENT")

    assert (str(event.decoded("DTSTART")), str(event.decoded("DTEND"))) == ("2026-12-01", "2026-12-02")
    assert (str(event["SUMMARY"]), str(event["STATUS"])) == ("Velkommen", "CONFIRMED")
    assert "Den første dag: tirsdag 1. december" in str(event["DESCRIPTION"])
    assert "Vi viser dig byen." in str(event["DESCRIPTION"])
    assert "32 12 34 56" in str(event["DESCRIPTION"])
    assert page.get_attribute("#velkomst .step__calls button", "aria-describedby") == "velkomst-title"
    page.click("text=Slet dagen")
    make_plan(page, server.address + "ankomst/")
    assert page.locator("#velkomst .step__calls button").count() == 0


def test_one_of_two_days_says_so_in_the_calendar(page: Page, server: MoodyHost) -> None:
    """On both, whole, each with the other in its title; without the ways to a map."""
    make_plan(page, server.address + "ankomst/")
    events = read_download(page, "#samtale .step__calls button").walk("VEVENT")

    assert [str(event.decoded("DTSTART")) for event in events] == ["2026-11-20", "2026-11-26"]
    assert [str(event.decoded("DTEND")) for event in events] == ["2026-11-21", "2026-11-27"]
    assert {str(event["SUMMARY"]) for event in events} == {
        "En samtale, fredag 20. november eller torsdag 26. november (Ring først)"
    }
    assert "Bakken 1" in str(events[0]["DESCRIPTION"])
    assert "openstreetmap" not in str(events[0]["DESCRIPTION"])


def test_what_has_to_be_done_within_a_week_stands_on_its_last_day(page: Page, tmp_path: Path) -> None:
    """Once, and not over seven days that somebody would take for busy; the title says until when."""
    town = make_town(tmp_path / "town")
    change(town / "data" / "arrival.yml", "when: {unit: day}", "when: {unit: week}")
    write_site(read_site(town, TODAY), tmp_path / "site")
    with serve(tmp_path / "site") as address:
        make_plan(page, address + "ankomst/", came="2026-12-01")
        [event] = read_download(page, "#velkomst .step__calls button").walk("VEVENT")

    assert (str(event.decoded("DTSTART")), str(event.decoded("DTEND"))) == ("2026-12-07", "2026-12-08")
    assert str(event["SUMMARY"]) == "Velkommen, før tirsdag 8. december"


@pytest.mark.parametrize(
    ("day", "doubts"),
    [
        (TODAY.isoformat(), ("Vi ved ikke, om det stadig er sådan.", "لا نعرف هل ما زال الأمر كذلك")),
        ("2027-08-01", ("1. juni 2026", "1 حزيران/يونيو 2026")),
    ],
    ids=["one step is in doubt", "all are old"],
)
def test_a_doubt_goes_on_paper_too(day: str, doubts: tuple[str, str], page: Page, server: MoodyHost) -> None:
    """Above the steps, once in each of the two languages."""
    page.add_init_script("window.print = () => {}")
    make_plan(page, server.address + "ar/ankomst/", day, day)
    page.click(".plan button >> nth=0")
    sheet = page.inner_text(".plan__sheet")

    assert [sheet.count(doubt) for doubt in doubts] == [1, 1]


def test_a_doubt_goes_there_with_it(page: Page, server: MoodyHost) -> None:
    """As tentative, to be asked first, with the reason."""
    make_plan(page, server.address + "ar/ankomst/", "2027-03-20", "2027-03-29")
    [first] = read_download(page, "#velkomst .step__calls button").walk("VEVENT")
    [other, _] = read_download(page, "#samtale .step__calls button").walk("VEVENT")

    assert (str(first["STATUS"]), str(other["STATUS"])) == ("TENTATIVE", "TENTATIVE")
    assert "(اتصل أولًا)" in str(first["SUMMARY"])
    assert "1 حزيران/يونيو 2026" in str(first["DESCRIPTION"])
    assert "1 حزيران/يونيو 2026" not in str(other["DESCRIPTION"])
    assert str(other["DESCRIPTION"]).count("لا نعرف هل ما زال الأمر كذلك") == 1
    assert "\u206632 12 34 56\u2069" in str(first["DESCRIPTION"])
    assert "SUMMARY;LANGUAGE=ar:" in first.to_ical().decode()


@pytest.mark.parametrize("tag", ["da", "ar"])
def test_it_prints_on_one_page_in_both_languages(tag: str, browser: Browser, server: MoodyHost, tmp_path: Path) -> None:
    """The steps of one's own way with their dates and numbers, and nothing else; afterwards the page is as it was."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("window.print = () => { window.printed = true; }")
    make_plan(page, f"{server.address}{'' if tag == 'da' else f'{tag}/'}ankomst/")
    page.click(".plan button >> nth=0")
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    sheet = page.inner_text(".plan__sheet")
    rows = page.locator(".plan__sheet tr")

    assert rows.count() == 2
    assert "Torsdag 26. november" in sheet
    assert "32 12 34 56" in sheet
    assert "Du kom torsdag 19. november." in sheet
    assert ("الخميس 26 تشرين الثاني/نوفمبر" in sheet) == (tag == "ar")
    assert not page.is_visible("#samtale")
    printed = page.pdf(path=tmp_path / "plan.pdf", format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.is_visible("#samtale")
    context.close()


def test_it_works_without_a_connection(page: Page, server: MoodyHost) -> None:
    """On both pages, once it was made."""
    page.goto(server.address)
    visit(page, server.address)
    make_plan(page, server.address + "ankomst/")
    visit(page, server.address + "ankomst/")
    wait_until(
        page, "(async () => (await (await caches.open('seen')).keys()).some(({url}) => url.includes('/plan.')))()"
    )
    server.is_down = True
    page.goto(server.address + "ankomst/")
    page.wait_for_selector(".plan__date")
    assert "torsdag 26. november" in dates_of(page, "samtale")

    page.goto(server.address)
    page.wait_for_selector(".plan")
    assert "En samtale" in page.inner_text(".plan")


def test_it_can_be_made_without_a_connection(page: Page, server: MoodyHost) -> None:
    """By who has saved everything in a language."""
    save(page, server.address)
    server.is_down = True
    page.goto(server.address + "ankomst/")
    page.click("button.plan")
    page.fill(".plan [name=day]", CAME)
    page.click("form.plan button")
    page.wait_for_selector(".plan__date")

    assert "november" in dates_of(page, "samtale")


def test_a_tick_and_a_plan_leave_each_other_alone(page: Page, server: MoodyHost) -> None:
    """Deleting the day keeps the ticks."""
    make_plan(page, server.address + "ankomst/")
    page.check("#velkomst .step__tick")
    page.click("text=Slet dagen")

    assert page.is_checked("#velkomst .step__tick")
    assert json.loads(page.evaluate("localStorage.steps")) == ["velkomst"]


def test_the_front_page_goes_on_with_the_days(page: Page, server: MoodyHost) -> None:
    """A phone keeps it open; who comes back to it days later reads what comes next then."""
    make_plan(page, server.address + "ankomst/", came=TODAY.isoformat())
    page.goto(server.address)
    page.wait_for_selector(".plan")
    assert "Velkommen" in page.inner_text(".plan")
    page.clock.set_fixed_time("2026-11-25T09:00:00+01:00")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")

    assert page.locator(".plan").count() == 1
    assert "En samtale" in page.inner_text(".plan")
    page.focus(".plan a")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    assert page.evaluate("document.activeElement.matches('.plan a')")  # who only looked away stays where they were
    page.evaluate("localStorage.clear()")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    assert page.locator(".plan").count() == 0
