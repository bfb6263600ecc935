"""Everyone can use every state of the site: by eye, by ear and by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest

from barriers import find_barriers
from phones import VOICE, visit, wait_until
from serving import host
from towns import read_spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from serving import MoodyHost

SITE = read_spoken()
TAGS = [language.tag for language in SITE.languages]
COURSE_NAME, COURSE = next(iter(SITE.data.courses.items()))
CALLED = SITE.data.contacts[SITE.data.settings.call].phones[0].number[-4:]
NOTHING = "qwxzqwxz"


def folder_of(tag: str) -> str:
    return "" if tag == TAGS[0] else f"{tag}/"


@pytest.fixture
def server(built: Path) -> Iterator[MoodyHost]:
    """Serve the invented town's site, and be told how."""
    with host(built) as server:
        yield server


@pytest.fixture
def keeper(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740 that has a voice, may copy, and keeps pages."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, permissions=["clipboard-write"])
    context.add_init_script(VOICE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone of 360 by 740 that keeps no pages."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


def search_for(words: str) -> Callable[[Page], None]:
    """Type into the search."""

    def act(page: Page) -> None:
        page.focus("#q")
        page.wait_for_selector(".search__results[aria-busy=false]", state="attached")
        page.fill("#q", words)
        page.wait_for_selector(".search__results a")

    return act


def search_in_vain(page: Page) -> None:
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error()) }")
    page.focus("#q")
    page.wait_for_selector(".search + [role=status]:not(:empty)")


def look_up(words: str) -> Callable[[Page], None]:
    """Type into the contacts' lookup."""

    def act(page: Page) -> None:
        page.fill("#lookup", words)
        page.wait_for_selector(".lookup [role=status]:not(:empty)")

    return act


def show_the_danish(page: Page) -> None:
    if page.locator(".bilingual__switch").count():
        page.click(".bilingual__switch")
        page.wait_for_selector(".bilingual__danish", state="attached")


def tick(page: Page) -> None:
    page.check(".step__tick >> nth=0")


def copy(page: Page) -> None:
    page.click(".copied .button >> nth=0")
    page.wait_for_selector(".copied [role=status]:not(:empty)")


def save_all(page: Page) -> None:
    page.click(".saving button:visible >> nth=0")
    page.wait_for_selector(".saving__state:not(:empty)")


def read_aloud(page: Page) -> None:
    page.click(".tools__aloud")
    page.wait_for_selector(".is-read")


def print_out(page: Page) -> None:
    page.emulate_media(media="print")


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search results": ("", search_for(COURSE.name.danish)),
    "a search that finds nothing": ("alt/", search_for(NOTHING)),
    "a search that cannot be fetched": ("", search_in_vain),
    "contacts looked up": ("kontakt/", look_up(CALLED)),
    "nobody found": ("kontakt/", look_up(NOTHING)),
    "the Danish beside": ("ankomst/", show_the_danish),
    "the Danish beside a table": ("tal/", show_the_danish),
    "steps that are done": ("ankomst/", tick),
    "figures that were copied": ("presse/", copy),
    "everything saved": ("gem/", save_all),
    "a page read aloud": (f"kurser/{COURSE_NAME}/", read_aloud),
    "steps on paper": ("ankomst/", print_out),
    "the press page on paper": ("presse/", print_out),
}


@pytest.mark.parametrize("tag", ["da", "ar"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(state: str, tag: str, keeper: Page, server: MoodyHost) -> None:
    """What only shows when something was pressed, typed, lost or printed; from the left and from the right."""
    name, act = STATES[state]
    keeper.goto(f"{server.address}{folder_of(tag)}{name}")
    act(keeper)

    assert keeper.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert find_barriers(keeper, in_the_dark=tag == "da") == []  # colours are the same in all languages


@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing_without_a_connection(tag: str, keeper: Page, server: MoodyHost) -> None:
    """On a page that was kept, on the page for one that was not, and on the page for what is not there."""
    home = server.address + folder_of(tag)
    visit(keeper, f"{home}kurser/{COURSE_NAME}/")
    keeper.goto(server.address + "404.html")
    assert find_barriers(keeper) == []
    server.is_down = True
    keeper.goto(f"{home}kurser/{COURSE_NAME}/")
    keeper.wait_for_selector(".copy")
    assert find_barriers(keeper) == []
    keeper.goto(f"{home}presse/")
    assert keeper.locator("a[href='']").count() == 1
    assert find_barriers(keeper) == []


def test_a_screen_reader_reads_a_course_in_arabic_in_the_order_of_the_page(page: Page, town_address: str) -> None:
    """As Chromium hands it to a screen reader: the heading, when, where, whom to call; and each number is one piece."""
    page.goto(town_address + "ar/kurser/syning/", wait_until="load")
    said = spoken(page)
    pieces = ["متى", "10:00", "أين", "Bakken 1", "34 41 23 45"]
    places = [next(at for at, text in enumerate(said) if piece in text) for piece in pieces]

    assert said.index("Syning") < places[0]
    assert places == sorted(places)
    assert "34 41 23 45" in said


def spoken(page: Page) -> list[str]:
    """Give the pieces of text that Chromium hands to a screen reader, in their order."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node: dict[str, Any]) -> Iterator[str]:
        if node["role"]["value"] == "StaticText":
            yield node["name"]["value"]
        for child in node.get("childIds", []):
            yield from walk(by_id[child]) if child in by_id else ()

    return list(walk(nodes[0]))


PRESSES = {
    "save a language": ("gem/", ".saving button:visible >> nth=0", "Enter", ".saving__state:not(:empty)"),
    "show the Danish": ("ar/ankomst/", ".bilingual__switch", " ", ".bilingual__danish"),
    "copy a contact": ("presse/", ".copied .button >> nth=0", "Enter", ".copied [role=status]:not(:empty)"),
    "tick a step": ("ankomst/", ".step__tick >> nth=0", " ", ".step__tick:checked"),
}
"""Where something is pressed, with which key, and what then is there."""


@pytest.mark.parametrize("press", PRESSES)
def test_the_keyboard_is_where_it_was_after_a_press(press: str, keeper: Page, server: MoodyHost) -> None:
    """Nothing that is pressed lets go of who pressed it, when it has done what it does."""
    name, selector, key, done = PRESSES[press]
    keeper.goto(server.address + name)
    keeper.focus(selector)
    keeper.keyboard.press(key)
    keeper.wait_for_selector(done, state="attached")

    wait_until(keeper, "document.activeElement !== document.body && document.activeElement.checkVisibility()")


def test_who_presses_twice_does_not_lose_what_was_just_saved(keeper: Page, server: MoodyHost) -> None:
    """The keyboard stands on what is told, which names the language; not on what deletes."""
    keeper.goto(server.address + "gem/")
    keeper.focus(".saving [data-lang=ar] button:visible >> nth=0")
    keeper.keyboard.press("Enter")
    keeper.wait_for_selector("text=Alt er gemt.")
    keeper.keyboard.press("Enter")

    assert keeper.inner_text(".saving [data-lang=ar] .saving__state").startswith("العربية Gemt ")
    assert keeper.evaluate("document.activeElement.className") == "saving__state"


def test_the_keyboard_is_where_it_was_after_all_that_was_saved_is_deleted(keeper: Page, server: MoodyHost) -> None:
    """The button that deletes is gone; the one that saves is back."""
    keeper.goto(server.address + "gem/")
    save_all(keeper)
    keeper.focus(".saving__row button:visible >> nth=0")
    keeper.keyboard.press("Enter")
    wait_until(keeper, "document.querySelector('.saving__state').textContent === ''")

    wait_until(keeper, "document.activeElement.closest('.saving__row') && document.activeElement.checkVisibility()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["", f"ar/kurser/{COURSE_NAME}/", "kontakt/", "presse/", "ankomst/"])
def test_forced_colours_leave_everything_to_be_seen(
    name: str, scheme: Literal["light", "dark"], browser: Browser, address: str
) -> None:
    """Pictures are drawn in the reader's own colours, buttons have an edge, the focus a ring."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme, forced_colors="active")
    page = context.new_page()
    page.goto(address + name, wait_until="networkidle")
    unseen = page.evaluate(UNSEEN)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert unseen == []
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    context.close()


UNSEEN = """() => {
    const probe = document.body.appendChild(document.createElement("p"));
    const theirs = ["CanvasText", "LinkText", "ButtonText"].map(name => {
        probe.style.fill = name;
        return getComputedStyle(probe).fill;
    });
    probe.remove();
    const shapes = [...document.querySelectorAll("svg:not([hidden]) :is(use, path, rect, text)"), ...document.querySelectorAll(".icon")]
        .filter(one => one.checkVisibility() && !one.closest("symbol"))
        .filter(one => ![getComputedStyle(one).fill, getComputedStyle(one).stroke].some(one => theirs.includes(one)));
    const edgeless = [...document.querySelectorAll("button, .button, .call, .tile")]
        .filter(one => one.checkVisibility() && getComputedStyle(one).borderTopStyle === "none");
    return [...shapes, ...edgeless].map(one => one.outerHTML.slice(0, 80));
}"""
