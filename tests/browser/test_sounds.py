"""What was read aloud is fetched when somebody asks for it, and saved when they ask for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.recording import recorded
from newcomer_guide.outputs.write_site import write_site
from phones import save, wait_until
from serving import serve
from tones import write_tone
from towns import TODAY, change, make_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

IS_KEPT = """async () => {
    for (const name of await caches.keys()) {
        if ((await (await caches.open(name)).keys()).some(({url}) => url.endsWith(".wav"))) return true;
    }
    return false;
}"""


@pytest.fixture(scope="module")
def heard_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a town in which a step was read aloud."""
    town = make_town(tmp_path_factory.mktemp("heard") / "town")
    tone = write_tone(town / "tone.wav")
    recorded(read_site(town, TODAY), "da", "arrival.velkomst.text", str(tone))
    write_site(read_site(town, TODAY), town / "site")
    with serve(town / "site") as address:
        yield address


def test_a_page_fetches_no_sound_before_the_press(page: Page, heard_address: str) -> None:
    """Then it fetches that one."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(heard_address + "ankomst/", wait_until="networkidle")
    assert not [url for url in asked if url.endswith(".wav")]

    with page.expect_request(lambda request: request.url.endswith(".wav")):
        page.click(".listen >> nth=0")
    page.goto(heard_address + "ankomst/")

    assert not page.evaluate(IS_KEPT)


def test_sounds_are_saved_when_they_are_asked_for(page: Page, heard_address: str) -> None:
    """With their price on the button, which goes then."""
    save(page, heard_address)
    assert not page.evaluate(IS_KEPT)
    button = page.locator("[data-lang=da] .saving__sounds")
    assert button.inner_text() == "Gem også lyden: 25 KB"

    button.click()

    wait_until(page, IS_KEPT)
    button.wait_for(state="hidden")


def test_sounds_that_were_saved_stay_with_the_next_update(page: Page, tmp_path: Path) -> None:
    """Whoever asked for them once has asked for good."""
    town = make_town(tmp_path / "town")
    recorded(read_site(town, TODAY), "da", "arrival.velkomst.text", str(write_tone(town / "tone.wav")))
    write_site(read_site(town, TODAY), tmp_path / "site")
    with serve(tmp_path / "site") as address:
        save(page, address)
        page.locator("[data-lang=da] .saving__sounds").click()
        wait_until(page, IS_KEPT)
        change(town / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 13:30")
        write_site(read_site(town, TODAY), tmp_path / "site")
        page.goto(address + "gem/")
        before = page.evaluate("async () => (await caches.keys()).join()")
        page.click(".saving [data-lang=da] button >> nth=0")
        wait_until(page, f"async () => (await caches.keys()).join() !== '{before}'")
        page.wait_for_selector("text=Alt er gemt.")

        wait_until(page, IS_KEPT)


def test_what_was_not_read_aloud_offers_nothing(page: Page, address: str) -> None:
    """Where nobody has, there is no button."""
    save(page, address)

    assert page.locator(".saving__sounds").count() == 0
