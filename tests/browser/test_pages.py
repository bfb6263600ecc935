"""Every page in every language, looked at once in every way: by size, by eye, by hand and by ear."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from barriers import find_barriers
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.rendering import render_site
from towns import ROOT, TODAY, read_spoken

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

SITE = read_spoken()
SOURCE = SITE.languages[0]
ADDRESSES = {SITE.address(page, language): language for language in SITE.languages for page in SITE.pages.values()}
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desk": {"width": 1280, "height": 1024},
    "desk at 400 %": {"width": 320, "height": 256},
}
TREES = sorted({language.tag for language in ADDRESSES.values()})
SCRIPTS = {"Arab": "\u0600-\u06ff", "Ethi": "\u1200-\u137f", "Latn": "A-Za-zÆØÅæøå"}
SIZE = re.compile(r"\d+(?= (?:KB|كيلوبايت|ኪሎባይት))")
"""What it costs to save a language: it changes with every word of the site."""

BLOCKING = "performance.getEntriesByType('resource').some(one => one.renderBlockingStatus === 'blocking')"
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
MOVING = "document.getAnimations().length || getComputedStyle(document.documentElement).scrollBehavior !== 'auto'"
SMALL = """[...document.querySelectorAll("a[href]:not(.skip), button, label:has(input)")]
    .filter(link => link.checkVisibility() && getComputedStyle(link).display !== "inline")
    .filter(link => link.getBoundingClientRect().height < 44)
    .map(link => link.outerHTML)"""

CONTROLS = """[...document.querySelectorAll("a[href], button, input, [tabindex='0']")]
    .filter(one => one.checkVisibility())
    .map(one => {
        const label = one.ariaLabel || (one.labels && one.labels[0] && one.labels[0].textContent) || one.textContent;
        const own = one.cloneNode(true);
        own.querySelectorAll(`[lang]:not([lang=${document.documentElement.lang}])`).forEach(other => other.remove());
        return [label.trim(), own.textContent.trim(), one.closest("[lang]").lang, Boolean(one.ariaLabel)];
    })"""
"""Each control's name, those of its words that are marked as no other language, its own language, whether it has a label."""

OUT_OF_ORDER = """[...document.querySelectorAll("body *")]
    .filter(box => ["flex", "grid"].includes(getComputedStyle(box).display) && !box.closest("svg"))
    .flatMap(box => {
        const places = [...box.children]
            .filter(one => one.checkVisibility() && getComputedStyle(one).position !== "absolute")
            .map(one => one.getBoundingClientRect());
        const start = (place) => document.documentElement.dir === "rtl" ? -place.right : place.left;
        return places.slice(1).flatMap((place, at) => {
            const before = places[at];
            const isBeside = place.top < before.bottom - 1 && before.top < place.bottom - 1;
            const isAfter = isBeside ? start(place) >= start(before) - 1 : place.top >= before.top - 1;
            return isAfter ? [] : [[box.className, at]];
        });
    })"""
"""The boxes of which two neighbours are drawn the other way round."""


@dataclass
class Look:
    """What one visit to a page showed.

    Attributes:
        requests: The addresses that it asked for.
        complaints: What the browser wrote to its console.
        blocking: Whether anything held up the drawing.
        small: What can be pressed and is lower than 44 pixels.
        controls: What can be pressed or filled: name, own words, language, whether it has a label.
        out_of_order: The boxes that are not drawn in the order of the text.
        moving: Whether anything moves.
        barriers: What axe found.
        overflow: By how many pixels the page is wider than the screen, by the size of the screen.
        tree: What a screen reader is told of it: roles, names, states, in their order.
    """

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    blocking: bool = False
    small: list[str] = field(default_factory=list)
    controls: list[tuple[str, str, str, bool]] = field(default_factory=list)
    out_of_order: list[Any] = field(default_factory=list)
    moving: bool = False
    barriers: list[str] = field(default_factory=list)
    overflow: dict[str, int] = field(default_factory=dict)
    tree: str = ""


@pytest.fixture(scope="module")
def looks(browser: Browser, address: str) -> dict[str, Look]:
    """Visit every page once."""
    context = browser.new_context(viewport=SIZES["phone"])
    page = context.new_page()
    looks = [Look()]
    page.on("request", lambda request: looks[-1].requests.append(request.url))
    page.on("console", lambda message: looks[-1].complaints.append(message.text))
    page.on("pageerror", lambda error: looks[-1].complaints.append(str(error)))
    for name, language in ADDRESSES.items():
        looks.append(Look())
        page.goto(address + name)
        look_at(page, looks[-1], is_source=language == SOURCE)
        tree = page.locator("html").aria_snapshot().replace(quote(address, safe=""), "%2F")
        looks[-1].tree = SIZE.sub("…", tree)
    context.close()
    return dict(zip(ADDRESSES, looks[1:], strict=True))


def look_at(page: Page, look: Look, *, is_source: bool) -> None:
    """Note what an open page shows; its colours in the dark in one language, for they are the same in all."""
    look.blocking, look.small, look.controls, look.out_of_order, look.moving = page.evaluate(
        f"[{BLOCKING}, {SMALL}, {CONTROLS}, {OUT_OF_ORDER}, {MOVING}]"
    )
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        look.overflow[size] = page.evaluate(OVERFLOW)
    page.set_viewport_size(SIZES["phone"])
    look.overflow["text of 200 %"] = page.evaluate(f"document.documentElement.style.fontSize = '212.5%', {OVERFLOW}")
    page.evaluate("document.documentElement.style.fontSize = ''")
    look.barriers = find_barriers(page, in_the_dark=is_source)


def test_no_page_scrolls_sideways(looks: dict[str, Look]) -> None:
    """On a phone, a desk, at 400 % zoom of a desk, and with text of twice the size."""
    sideways = {(name, size) for name, look in looks.items() for size, pixels in look.overflow.items() if pixels > 0}

    assert {len(look.overflow) for look in looks.values()} == {len(SIZES) + 1}
    assert sideways == set()


def test_a_new_point_that_nobody_has_translated_fits(page: Page, town: Path) -> None:
    """On a page from right to left too, or a caseworker's line would keep the site from being published."""
    path = town / "docs" / "bolig.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n- Hjælp til breve.\n  {#breve}\n", encoding="utf-8")
    pages = render_site(read_site(town, TODAY))
    page.set_viewport_size(SIZES["phone"])
    page.set_content(pages["ar/bolig/"])

    assert page.locator("[dir=rtl] #breve [lang=da]").inner_text() == "Hjælp til breve."
    assert page.evaluate(OVERFLOW) == 0


def test_a_page_asks_for_nothing_but_itself_before_it_is_whole(address: str, looks: dict[str, Look]) -> None:
    """One request, none elsewhere, nothing that holds up the drawing, and no complaint."""
    for name, look in looks.items():
        assert address + name in look.requests  # beside late ones of the page before
        assert [url for url in look.requests if not url.startswith((address, "data:"))] == []
        assert not look.blocking, name
        assert look.complaints == [], name


def test_everything_to_press_is_large_enough(looks: dict[str, Look]) -> None:
    """Links that stand by themselves are at least 44 pixels high; those inside a sentence are exempt."""
    assert {name: look.small for name, look in looks.items() if look.small} == {}


def test_axe_finds_nothing(looks: dict[str, Look]) -> None:
    """WCAG 2.2 AA and good practice, as far as a machine can tell."""
    assert {name: look.barriers for name, look in looks.items() if look.barriers} == {}


def test_every_control_has_a_name_in_the_readers_language(looks: dict[str, Look]) -> None:
    """Whatever can be pressed or filled; words of another language inside it are marked as such.

    A label cannot mark them: it may have names in it, and has to have words of the page's language too.
    """
    nameless = []
    for address, language in ADDRESSES.items():
        letters = SCRIPTS[language.script]
        for name, words, lang, is_labelled in looks[address].controls:
            if lang != language.tag and any(lang == other.tag for other in SITE.languages):
                continue
            is_said = re.search(f"[{letters}]", name if is_labelled else words)
            is_foreign = language.script != "Latn" and re.search("[A-Za-z]{4}", words)
            is_wordless = name and not is_labelled and not re.search(r"[^\W\d_]", words)
            if not is_wordless and (not is_said or (is_foreign and not is_labelled)):
                nameless.append((address, name, words))

    assert nameless == []


def test_what_is_seen_first_is_read_first(looks: dict[str, Look]) -> None:
    """On every page the boxes of a row stand in the order of the text: in Arabic from the right."""
    assert {name: look.out_of_order for name, look in looks.items() if look.out_of_order} == {}


def test_nothing_moves(looks: dict[str, Look]) -> None:
    """So whoever asked for less motion has none, and neither has anyone else."""
    assert {name for name, look in looks.items() if look.moving} == set()


@pytest.mark.parametrize("tag", TREES)
def test_screen_readers_are_told_what_was_accepted(
    tag: str, looks: dict[str, Look], request: pytest.FixtureRequest
) -> None:
    """Of each page, as text that a reviewer reads: what VoiceOver and TalkBack will say.

    `pytest tests/browser/test_pages.py --accept` writes these files anew.
    """
    told = [f"# /{name}\n{looks[name].tree}\n" for name, language in ADDRESSES.items() if language.tag == tag]
    path = ROOT / "tests" / "trees" / f"{tag}.txt"
    if request.config.getoption("accept"):
        path.write_text("\n".join(told), encoding="utf-8")

    assert "\n".join(told) == path.read_text(encoding="utf-8")


def test_a_number_is_never_all_that_is_said(looks: dict[str, Look]) -> None:
    """A link to a number says whose it is, and lists are lists."""
    links = [line.strip() for look in looks.values() for line in look.tree.splitlines() if "- link" in line]

    assert [line for line in links if re.match(r'- link "[+0-9 ]+"', line)] == []
    assert any("- listitem" in look.tree for look in looks.values())
