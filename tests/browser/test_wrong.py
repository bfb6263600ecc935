"""A reader tells in one press that something is wrong, in any language, from a kept copy too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from phones import save
from serving import MoodyHost, host
from towns import TODAY, make_translated_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TOLD = "feedback:\n  phone: 32 12 34 56\n  email: fejl@by.example\n"
FORGE = "repo_url: https://forge.example/by/side\n"
ISSUES = "https://forge.example/by/side/issues/new"
HOSTILE = '"><zqxjv zqxjv=zqxjv> &zqxjv=zqxjv&zqxjv # %zqxjv'


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MoodyHost]:
    """Serve a town that names whom to tell, and its forge."""
    folder = tmp_path_factory.mktemp("wrong")
    town = make_translated_town(folder / "town")
    path = town / "data" / "site.yml"
    path.write_text(path.read_text(encoding="utf-8") + TOLD, encoding="utf-8")
    host_path = town / "mkdocs.yml"
    host_path.write_text(FORGE + host_path.read_text(encoding="utf-8"), encoding="utf-8")
    write_site(read_site(town, TODAY, site_url="https://by.example/"), folder / "site")
    with host(folder / "site") as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone that opens no message, but keeps what it would have opened."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script(
        "document.addEventListener('click', (event) => event.target.closest('.wrong__way') && event.preventDefault())"
    )
    yield page
    context.close()


def press(page: Page, inside: str, way: int) -> str:
    """Press one of the ways, and give where it leads."""
    page.wait_for_load_state("networkidle")
    link = page.locator(f"{inside} .wrong__way").nth(way)
    link.click()
    return link.get_attribute("href") or ""


@pytest.mark.parametrize("tag", ["", "en/", "ar/", "ti/"])
def test_each_record_and_each_page_has_its_own_message(tag: str, page: Page, server: MoodyHost) -> None:
    """With the record, the page, the day of what was read, and what was shown."""
    page.goto(f"{server.address}{tag}kontakt/")
    sms, mail, form = (press(page, "#laereren", way) for way in range(3))
    name, shown = (
        unquote(sms.partition("?body=")[2]).strip().split("\n")[:3],
        page.inner_text("#laereren .contact__who"),
    )

    assert sms.startswith("sms:+4532123456?body=")
    assert name == ["contacts.laereren", f"https://by.example/{tag}kontakt/#laereren", "2026-11-22"]
    assert "34 41 23 45" in unquote(sms)
    assert shown.split("\n")[0] in unquote(sms)
    assert mail.startswith("mailto:fejl@by.example?subject=contacts.laereren&body=")
    assert unquote(mail.partition("&body=")[2]) == unquote(sms.partition("?body=")[2])
    given = parse_qs(urlsplit(form).query)
    assert form.startswith(f"{ISSUES}?")
    assert given["template"] == ["noget-er-forkert.yml"]
    assert given["page"] == [f"https://by.example/{tag}kontakt/#laereren (2026-11-22)"]
    assert "34 41 23 45" in given["wrong"][0]
    assert page.locator("#laereren .wrong").inner_text().split("\n")[0]


def test_a_second_press_says_the_same(page: Page, server: MoodyHost) -> None:
    """And not twice."""
    page.goto(f"{server.address}kurser/syning/")

    assert press(page, "main > .wrong", 0) == press(page, "main > .wrong", 0)


def test_every_page_has_it(page: Page, server: MoodyHost) -> None:
    """Prose too, and the front page."""
    for name in ("", "kurser/", "kurser/syning/", "om/", "ankomst/"):
        page.goto(server.address + name)
        assert page.locator("main > .wrong .wrong__way").count() == 3, name


def test_a_search_that_finds_nothing_can_be_told(page: Page, server: MoodyHost) -> None:
    """With what was searched for, whatever that holds: it stays one message, and one field of the form."""
    page.goto(server.address)
    page.fill(".search input", HOSTILE)
    page.wait_for_selector(".search__results .wrong__way")
    sms, form = press(page, ".search__results", 0), press(page, ".search__results", 2)

    assert unquote(sms.partition("?body=")[2]).endswith(f"\n{HOSTILE}")
    assert parse_qs(urlsplit(form).query)["wrong"] == [HOSTILE]
    assert page.locator(".search__results zqxjv").count() == 0


def test_a_contact_that_is_not_there_can_be_told(page: Page, server: MoodyHost) -> None:
    """And the offer goes when somebody is found."""
    page.goto(server.address + "kontakt/")
    page.focus("#lookup")
    page.fill("#lookup", "zqxjv")
    page.wait_for_selector(".lookup .wrong__way")

    assert unquote(press(page, ".lookup", 0)).endswith("\nzqxjv")
    page.fill("#lookup", "Læreren")
    page.wait_for_selector(".lookup .wrong__way", state="detached")


def test_a_kept_copy_tells_of_which_day_it_is(page: Page, server: MoodyHost) -> None:
    """Without a connection, months later."""
    save(page, server.address)
    server.is_down = True
    try:
        page.clock.set_fixed_time("2027-06-01T09:00:00")
        page.goto(server.address + "kurser/syning/")

        assert "2026-11-22" in unquote(press(page, "main > .wrong", 0))
    finally:
        server.is_down = False


def test_without_a_script_the_message_names_record_and_day(browser: Browser, server: MoodyHost) -> None:
    """What was shown then, that day's data know."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + "kontakt/")

    assert "contacts.laereren\nhttps://by.example/kontakt/#laereren\n2026-11-22" in unquote(
        page.locator("#laereren .wrong__way").first.get_attribute("href") or ""
    )
    context.close()


def test_where_nobody_is_named_nothing_is_offered(built: Path) -> None:
    """No address is invented, and no page has a byte of it."""
    assert not [path for path in built.rglob("*.html") if "wrong" in path.read_text(encoding="utf-8")]
