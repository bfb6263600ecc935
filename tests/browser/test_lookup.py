"""Who answers for what is found while typing, in any of the four languages, and without a script by topic."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from phones import wait_until
from serving import serve
from towns import TODAY, change, make_town, read_spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SPOKEN = read_spoken()
CONTACTS = SPOKEN.data.contacts
HOUSING = {name for name, contact in CONTACTS.items() if contact.contact_type == "housing"}
PRESS = next(name for name, contact in CONTACTS.items() if contact.contact_type == "press")
FIRST_NAMES = Counter(contact.name.split()[0] for contact in CONTACTS.values())
LED, LEADER, TITLE = next(
    (name, contact, contact.title)
    for name, contact in CONTACTS.items()
    if contact.title and contact.phones and FIRST_NAMES[contact.name.split()[0]] == 1
)
FIRST_NAME = LEADER.name.split()[0]
DIGITS = LEADER.phones[0].number.removeprefix("+45")
LONGEST = max(CONTACTS, key=lambda name: len(CONTACTS[name].name.split()[-1]))
MISSPELLED = "".join(letter for at, letter in enumerate(CONTACTS[LONGEST].name.split()[-1]) if at != 3)
"""Whom the invented town has, whoever that is."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def look_up(page: Page, query: str) -> list[str]:
    """Type a query, and give the ids of the contacts that are left."""
    field = page.locator("#lookup")
    field.focus()
    field.fill(query)
    wait_until(page, "document.querySelector('.lookup [role=status]').textContent")
    return [contact.get_attribute("id") or "" for contact in page.locator(".contact:visible").all()]


@pytest.mark.parametrize("tag", ["da", "ti"])
@pytest.mark.parametrize(
    "query",
    [
        "bolig",
        "Hvem svarer for bolig?",
        "Who answers for housing?",
        "housing",
        "السكن",
        "من المسؤول عن السكن؟",
        "መንበሪ ገዛ",
        "Boligmedarbejder",
    ],
)
def test_who_answers_for_housing_is_one_step_away(query: str, tag: str, page: Page, address: str) -> None:
    """Whatever language the page is in, and whatever language the question."""
    page.goto(f"{address}{'' if tag == 'da' else f'{tag}/'}kontakt/")
    found = look_up(page, query)

    assert found[0] in HOUSING or set(found) >= HOUSING
    assert len(set(found) - HOUSING) <= 2
    assert str(len(found)) in page.inner_text(".lookup [role=status]")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (f"{DIGITS[4:6]} {DIGITS[6:]}", LED),
        (f"{DIGITS[2:6]} {DIGITS[6]}", LED),
        (f"+45 {DIGITS[:4]} {DIGITS[4:]}", LED),
        (f"0045 {DIGITS[:4]} {DIGITS[4:]}", LED),
        (DIGITS[4:], LED),
        (TITLE.danish.lower(), LED),
        (FIRST_NAME.lower(), LED),
        (MISSPELLED, LONGEST),
        ("press", PRESS),
        ("الصحافة", PRESS),
        ("ንጋዜጠኛታት", PRESS),
    ],
)
def test_a_name_a_role_or_part_of_a_number_is_enough(query: str, name: str, page: Page, address: str) -> None:
    """Misspelled, spaced otherwise, or with the country's code."""
    page.goto(address + "kontakt/")

    assert name in look_up(page, query)


def test_who_speaks_a_language_is_one_step_away(page: Page, tmp_path: Path) -> None:
    """Asked in Danish, in English or by the language's own name."""
    town = make_town(tmp_path / "town")
    change(town / "data" / "contacts.yml", "  title: Lærer\n", "  title: Lærer\n  languages: [arabisk]\n")
    write_site(read_site(town, TODAY), tmp_path / "site")
    with serve(tmp_path / "site") as address:
        page.goto(f"{address}en/kontakt/")

        assert "Speaks Arabic" in page.inner_text("#laereren")
        assert {query: look_up(page, query) for query in ("taler arabisk", "speaks Arabic", "العربية")} == {
            query: ["laereren"] for query in ("taler arabisk", "speaks Arabic", "العربية")
        }


def test_headings_of_empty_topics_go_and_come_back(page: Page, address: str) -> None:
    """Nothing is left of what does not fit; when the field is emptied, all is there again."""
    page.goto(address + "kontakt/")
    count = page.locator(".contact:visible").count()
    assert look_up(page, DIGITS) == [LED]
    heading = SPOKEN.data.kinds.contact_types[LEADER.contact_type].name.danish
    assert [one.inner_text() for one in page.locator("main h2:visible").all()] == [heading]
    assert not page.locator(".lookup__topics").is_visible()

    page.fill("#lookup", "")

    assert page.locator(".contact:visible").count() == count == len(SPOKEN.data.contacts)
    assert page.locator(".lookup__topics").is_visible()


def test_the_keyboard_leads_from_the_field_to_the_call(page: Page, address: str) -> None:
    """Type, Enter, and the first number has the focus; the count is announced."""
    page.goto(address + "kontakt/")
    look_up(page, DIGITS)
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.href") == f"tel:{LEADER.phones[0].number}"
    assert page.get_attribute(".lookup p", "role") == "status"


def test_what_is_not_there_is_said(page: Page, address: str) -> None:
    """With what to do."""
    page.goto(address + "kontakt/")

    assert look_up(page, "qqqqqq") == []
    assert page.inner_text(".lookup [role=status]") == SPOKEN.data.interface["search_none"].danish


def test_without_a_script_the_topics_lead_to_everyone(browser: Browser, address: str) -> None:
    """No field that does nothing; a link to each topic, and all contacts beneath."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + "ar/kontakt/")

    assert not page.locator(".lookup").is_visible()
    assert page.locator(".contact").count() == len(SPOKEN.data.contacts)
    page.click(".lookup__topics a[href='#housing']")
    assert page.locator("#housing").evaluate("(one) => one.getBoundingClientRect().top") < 740
    context.close()


def test_a_card_and_a_calendar_are_one_press_away(page: Page, address: str) -> None:
    """With the types that phones open them by."""
    page.goto(address + "kontakt/")
    card = page.request.get(page.locator(f"#{LED} .contact__save").evaluate("(link) => link.href"))
    course = next(name for name, course in SPOKEN.data.courses.items() if course.schedule.byday)
    page.goto(f"{address}kurser/{course}/")
    calendar = page.request.get(page.locator("a[href$='.ics']").evaluate("(link) => link.href"))

    assert card.text().startswith("BEGIN:VCARD")
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text().startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("tag", ["da", "ar"])
def test_the_press_copies_a_contact_and_a_figure(tag: str, page: Page, address: str) -> None:
    """With the source, its date or when it was confirmed, and the address where it stands; what is only spoken is not."""
    page.goto(f"{address}{'' if tag == 'da' else f'{tag}/'}presse/")
    name, figure = next((name, figure) for name, figure in SPOKEN.data.figures.items() if figure.quoted)
    page.click(f"#{name} button")
    wait_until(page, f"document.querySelector('#{name} [role=status]').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    page.click(f"#{PRESS} button")
    contact = page.evaluate("navigator.clipboard.readText()")

    assert str(figure.value) in copied
    assert str(SPOKEN.data.sources[figure.source].date.year) in copied
    assert copied.endswith(f"presse/#{name}")
    who, title, number, age, url = contact.splitlines()
    assert who == CONTACTS[PRESS].name
    assert title
    assert CONTACTS[PRESS].phones[0].number.removeprefix("+45") in number.replace(" ", "")
    assert "2026" in age
    assert url.endswith(f"presse/#{PRESS}")
    assert ("\u2066" in contact) == (tag == "ar")  # where all runs one way, a number is pasted as a number


def test_the_chart_has_the_numbers_of_the_table(page: Page, address: str) -> None:
    """Each bar is labelled, and as high as its number; a year without one has none."""
    page.goto(address + "presse/")
    bars = {
        (bar.get_attribute("class"), round(float(bar.get_attribute("height") or 0), 1))
        for bar in page.locator(".chart > svg rect").all()
    }
    figures = [figure for figure in SPOKEN.data.figures.values() if figure.kind in {"quota", "arrived"}]
    most = max(figure.value for figure in figures)
    labels = page.locator(".chart text").all_text_contents()

    assert bars == {(f"chart__{figure.kind}", round(140 * figure.value / most, 1)) for figure in figures}
    for figure in figures:
        assert str(figure.value) in labels
        assert str(figure.year) in labels
        assert page.locator(f"td:text-is('{figure.value}')").count() >= 1
