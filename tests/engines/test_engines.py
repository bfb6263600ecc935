"""What a reader does, in the engines that no other test starts: Firefox, that of every iPhone, and one of 2020."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest

from engines.reading import wait_for
from towns import read_spoken

if TYPE_CHECKING:
    from pathlib import Path

    from engines.reading import Reader
    from serving import MoodyHost

TAGS = [language.tag for language in read_spoken().languages]

LOOK = """(() => {
    const texts = [...document.querySelectorAll(".number")].filter((one) => one.getClientRects().length);
    const isScrambled = (number) => {
        const [node] = [...number.childNodes].filter((one) => one.nodeType === 3);
        const places = [...node.data].map((letter, at) => {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return /\\d/.test(letter) ? range.getBoundingClientRect().left : null;
        }).filter((place) => place !== null);
        return places.some((place, at) => at && place < places[at - 1]);
    };
    const {left, bottom} = document.querySelector(".bar__call").getBoundingClientRect();
    return {
        complaints: window.complaints,
        isWide: document.documentElement.scrollWidth > innerWidth,
        scrambled: texts.filter(isScrambled).map((one) => one.textContent),
        isCallSeen: left >= 0 && bottom <= innerHeight && bottom > innerHeight - 120,
        headingAt: document.querySelector("h1").getBoundingClientRect().left >= 8
            || document.documentElement.dir === "rtl",
        touching: [...document.querySelectorAll(".call")].filter((one) => {
            const [icon, words] = [...one.children].map((part) => part.getBoundingClientRect());
            return words && icon.width && words.left < icon.right + 4 && words.right > icon.left - 4;
        }).length,
        swollen: [...document.querySelectorAll("svg.icon")].filter((one) => one.getBoundingClientRect().width > 100).length,
    };
})()"""
"""What a page looks like: nothing wrong, nothing beside the screen, numbers in the order in which they are dialled."""

RIGHT = {
    "complaints": [],
    "isWide": False,
    "scrambled": [],
    "isCallSeen": True,
    "headingAt": True,
    "touching": 0,
    "swollen": 0,
}


def home(host: MoodyHost, tag: str) -> str:
    return host.address if tag == "da" else f"{host.address}{tag}/"


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_looks_as_it_should(tag: str, reader: Reader, host: MoodyHost, built: Path) -> None:
    """It says nothing to the console, is not wider than the phone, and its number to call is at hand."""
    others = {other for other in TAGS if other not in {tag, "da"}}
    folder = built if tag == "da" else built / tag
    pages = [path.parent.relative_to(built).as_posix() for path in sorted(folder.rglob("index.html"))]
    wrong = {}
    for page in pages:
        if page.split("/")[0] in others:
            continue
        reader.open(f"{host.address}{'' if page == '.' else page + '/'}")
        looks = reader.ask(LOOK)
        if looks != RIGHT:
            wrong[page] = {name: value for name, value in looks.items() if value != RIGHT[name]}

    assert wrong == {}


def test_something_is_found_by_typing(reader: Reader, host: MoodyHost) -> None:
    """In the reader's own words, with a slip of the finger."""
    reader.open(host.address)
    reader.click(".search__field")
    reader.write(".search__field", "synning")

    assert "kurser/syning/" in wait_for(reader, "(document.querySelector('.search__link') || {}).href")


def test_a_number_is_found_by_digits_of_any_script(reader: Reader, host: MoodyHost) -> None:
    """Arabic keyboards write their own."""
    reader.open(home(host, "ar") + "kontakt/")
    reader.click("#lookup")
    reader.write("#lookup", "٤٤ ١٢")
    seen = "[...document.querySelectorAll('.contact')].filter((one) => !one.hidden && one.offsetParent).map((one) => one.id)"

    assert wait_for(reader, f"(({{length}}) => length === 1)({seen})")
    assert reader.ask(seen) == ["laereren"]


def test_somebody_can_be_called(reader: Reader, host: MoodyHost) -> None:
    """From the bar, and from a card, whose number has a name."""
    reader.open(host.address + "kontakt/")

    assert reader.ask("document.querySelector('.bar__call').href") == "tel:+4532123456"
    assert reader.ask("document.querySelector('#laereren .call').href") == "tel:+4534412345"
    assert "Læreren" in reader.ask("document.querySelector('#laereren .call').textContent")


def test_another_language_is_one_press_away(reader: Reader, host: MoodyHost) -> None:
    """The same page in it."""
    reader.open(host.address + "kurser/")
    reader.click(".languages__link[lang=ar]")

    assert wait_for(reader, "location.pathname === '/ar/kurser/'")
    assert wait_for(reader, "document.documentElement.dir === 'rtl'")


def test_the_danish_stands_under_each_text(reader: Reader, host: MoodyHost) -> None:
    """One press shows it, another takes it away."""
    count = "document.querySelectorAll('.bilingual__danish').length"
    reader.open(home(host, "ti") + "kurser/")
    wait_for(reader, "document.querySelector('.bilingual__switch').getAttribute('aria-pressed')")
    reader.click(".bilingual__switch")
    assert wait_for(reader, count) > 3
    reader.click(".bilingual__switch")

    assert wait_for(reader, f"!{count}")


def test_a_step_stays_ticked(reader: Reader, host: MoodyHost) -> None:
    """On the next visit it still is."""
    reader.open(host.address + "ankomst/")
    wait_for(reader, "Boolean(document.querySelector('.step__tick'))")
    reader.click(".step__tick")
    reader.open(host.address + "ankomst/")

    assert wait_for(reader, "(document.querySelector('.step__tick') || {}).checked")


def test_a_page_is_passed_on_and_printed(reader: Reader, host: MoodyHost) -> None:
    """By a message, or by what the phone has for it; on paper, no bar."""
    reader.open(host.address + "kurser/syning/")
    assert wait_for(reader, "document.querySelector('.tools__share').href").startswith("sms:?body=")
    reader.ask("{ window.print = () => { window.isPrinted = true; }; }")
    reader.click(".tools__print")

    assert wait_for(reader, "window.isPrinted")


def test_one_comes_back_to_what_the_field_says(reader: Reader, host: MoodyHost) -> None:
    """An empty field has everyone under it; one with words in it, those who were found."""
    seen = "[...document.querySelectorAll('.contact')].filter((one) => one.getClientRects().length).length"
    reader.open(host.address + "kontakt/")
    everyone = reader.ask(seen)
    reader.click("#lookup")
    reader.write("#lookup", "lærer")
    wait_for(reader, f"{seen} < {everyone}")
    reader.click(".languages__link[lang=en]")
    wait_for(reader, "document.documentElement.lang === 'en' && document.readyState === 'complete'")
    reader.back()
    wait_for(reader, "document.documentElement.lang === 'da' && document.readyState === 'complete'")

    assert wait_for(reader, f"(document.querySelector('#lookup').value === '') === ({seen} === {everyone})")


def test_half_a_page_takes_no_whole_ones_place(reader: Reader, host: MoodyHost) -> None:
    """A connection broke in the middle; the copy of before is still what opens without one."""
    page = host.address + "foreninger/"
    reader.open(page)
    wait_for(reader, f"caches.open('seen').then((seen) => seen.match('{page}')).then(Boolean)")
    host.cut.add("foreninger/")
    try:
        with contextlib.suppress(Exception):  # some engines show half of it, some that it broke
            reader.open(page)
        time.sleep(0.5)
        host.is_down = True
        reader.open(page)
        assert wait_for(reader, "Boolean(document.querySelector('.footer')) && document.documentElement.dataset.copy")
    finally:
        host.is_down = False
        host.cut.clear()


def test_what_was_saved_opens_without_a_connection(reader: Reader, host: MoodyHost) -> None:
    """Pages that were never seen, too; and half a page takes no whole one's place."""
    reader.open(host.address + "gem/")
    wait_for(reader, "navigator.serviceWorker.ready.then(({active}) => Boolean(active))")
    wait_for(reader, "Boolean(document.querySelector('.saving__save:not([hidden])'))")
    reader.click(".saving [data-lang=da] .saving__save")
    wait_for(reader, "document.querySelector('.saving [role=status]').textContent === 'Alt er gemt.'")
    host.is_down = True
    try:
        reader.open(host.address + "kurser/dansk/")
        assert wait_for(reader, "document.querySelector('h1').textContent.trim()") == "Dansk"
        assert wait_for(reader, "(document.querySelector('.copy') || {}).textContent")
    finally:
        host.is_down = False
