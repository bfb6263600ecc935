"""Tigrinya on a phone that has no Ethiopic letters."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from newcomer_guide.checks.browser import CHROMIUM_ARGUMENTS, find_chromium
from newcomer_guide.site.addresses import expected_files
from phones import wait_until
from towns import ROOT, read_spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright

FONT = ROOT / "overrides" / "assets" / "fonts" / "noto-sans-ethiopic.woff2"
BUDGET_BYTES = 40_000
PAGES = [name.removesuffix("index.html") for name in expected_files(read_spoken()) if name.startswith("ti/")]


def is_ethiopic(sign: str) -> bool:
    return "\u1200" <= sign <= "\u139f" or "\u2d80" <= sign <= "\u2ddf"


def system_fonts(pattern: str) -> list[str]:
    """List the files of the system's fonts that fit a pattern of fontconfig's, a line each."""
    program = shutil.which("fc-list")
    assert program, "fontconfig is missing: it comes with Chromium's package"
    command = [program, pattern, "file"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()  # noqa: S603


@contextlib.contextmanager
def browser_with(driver: Playwright, folder: Path, fonts: str) -> Iterator[Browser]:
    """Start a Chromium to which the system shows its fonts as `fonts`, a part of fontconfig's settings, says."""
    config = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
        <include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>{folder}</cachedir>
        {fonts}</fontconfig>"""
    (folder / "fonts.conf").write_text(config, encoding="utf-8")
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    chromium = driver.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS, env=dict(environment))
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def bare_browser(driver: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start a Chromium that has no font with Ethiopic letters."""
    rejected = "".join(f"<glob>{line.split(':')[0]}</glob>" for line in system_fonts(":charset=1200"))
    fonts = f"<selectfont><rejectfont>{rejected}</rejectfont></selectfont>"
    with browser_with(driver, tmp_path_factory.mktemp("fonts"), fonts) as browser:
        yield browser


@pytest.fixture
def lettered_browser(driver: Playwright, tmp_path: Path) -> Iterator[Browser]:
    """Start a Chromium that has Noto Sans Ethiopic of its own, as most phones have."""
    font = TTFont(FONT)
    font.flavor = None
    (tmp_path / "own").mkdir()
    font.save(tmp_path / "own" / "NotoSansEthiopic-Regular.ttf")
    with browser_with(driver, tmp_path, f"<dir>{tmp_path / 'own'}</dir>") as browser:
        yield browser


def test_every_tigrinya_page_shows_every_letter_on_a_phone_without_the_script(
    bare_browser: Browser, address: str
) -> None:
    """All Ethiopic letters of a page are drawn by the font that came with it."""
    page = bare_browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block").new_page()
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    letters = set(TTFont(FONT).getBestCmap())
    for name in PAGES:
        page.goto(address + name)
        wait_until(page, "[...document.fonts].some((font) => font.status === 'loaded')")
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        text = page.evaluate(
            "document.body.innerText + [...document.querySelectorAll('[hidden]')].map(e => e.textContent)"
        )
        assert {ord(sign) for sign in text if is_ethiopic(sign)} <= letters, name
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        heading = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]
        custom = [font for font in fonts if font["isCustomFont"]]
        assert [font["familyName"] for font in custom] == ["Noto Sans Ethiopic"], name
        assert page.evaluate(MISSING) == [], name
    page.context.close()


MISSING = """() => {
    // A letter that no font has is drawn as the same box as one that no font can have.
    const canvas = Object.assign(document.createElement("canvas"), {width: 40, height: 40});
    const brush = canvas.getContext("2d", {willReadFrequently: true});
    brush.font = getComputedStyle(document.body).font;
    const draw = (sign) => {
        brush.clearRect(0, 0, 40, 40);
        brush.fillText(sign, 8, 28);
        return brush.getImageData(0, 0, 40, 40).data.join();
    };
    const box = draw("\\u{10fffd}");
    const letters = new Set([...document.body.innerText].filter((sign) => /[\\u1200-\\u139f]/.test(sign)));
    return [...letters].filter((sign) => draw(sign) === box);
}"""


def test_the_box_of_a_missing_letter_would_be_seen(bare_browser: Browser, address: str) -> None:
    """On a Danish page, which brings no font, the same look finds the letters of the language's name missing."""
    page = bare_browser.new_context(service_workers="block").new_page()
    page.goto(address)

    assert set(page.evaluate(MISSING)) == set("ትግርኛ")
    page.context.close()


def test_a_phone_that_has_the_letters_fetches_nothing(lettered_browser: Browser, address: str) -> None:
    """The phone's own font comes first."""
    page = lettered_browser.new_context(service_workers="block").new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + "ti/")
    page.wait_for_load_state("networkidle")

    assert not any(url.endswith(".woff2") for url in requests)
    assert page.evaluate(MISSING) == []
    page.context.close()


def test_the_font_is_small_covers_the_alphabet_and_has_its_licence_beside_it() -> None:
    """Cut to the script's alphabet, not to today's words."""
    font = TTFont(io.BytesIO(FONT.read_bytes()))
    alphabet = (FONT.parent / "alphabet-ti.txt").read_text(encoding="utf-8")
    wanted = {ord(sign) for sign in alphabet if is_ethiopic(sign)}
    licence = (FONT.parent / "OFL.txt").read_text(encoding="utf-8")

    assert FONT.stat().st_size <= BUDGET_BYTES
    assert len(wanted) > 300
    assert wanted <= set(font.getBestCmap())
    assert "SIL OPEN FONT LICENSE" in licence.upper()
    assert "Copyright 2022 The Noto Project Authors" in licence


def test_only_tigrinya_pages_offer_the_font(built: Path) -> None:
    """No other page has a rule for it."""
    for path in built.rglob("index.html"):
        is_tigrinya = path.relative_to(built).as_posix().startswith("ti/")
        assert ("@font-face" in path.read_text(encoding="utf-8")) == is_tigrinya, path
