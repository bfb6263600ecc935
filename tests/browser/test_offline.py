"""The site without a connection: on a slow one, on one that breaks, and on a phone that is full."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.publishing.deltas import write_deltas
from newcomer_guide.publishing.swap import place
from newcomer_guide.site.addresses import expected_files
from phones import save, visit, wait_until
from serving import MoodyHost, host
from towns import TODAY, change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture
def folder(example_built: Path, tmp_path: Path) -> Path:
    """Give a copy of the built town, to change under the reader."""
    return shutil.copytree(example_built, tmp_path / "served")


@pytest.fixture
def server(folder: Path) -> Iterator[MoodyHost]:
    """Serve the town on a host that can misbehave."""
    with host(folder) as server:
        yield server


def update(page: Page, server: MoodyHost, lang: str = "da") -> set[str]:
    """Come back on another day, and give what was fetched for the pack."""
    home = "" if lang == "da" else f"{lang}/"
    page.evaluate(f"localStorage.packs = JSON.stringify({{{lang}: '2020-01-01'}})")
    server.seen.clear()
    page.goto(server.address + home)
    wait_until(page, f"JSON.parse(localStorage.packs).{lang} > '2026'")
    return set(server.seen) - {home, "sw.js"}


def wait_for(page: Page, has_come: Callable[[], object]) -> None:
    """Wait until the server was asked for something, while the page goes on."""
    end = time.monotonic() + 15
    while not has_come():
        assert time.monotonic() < end
        page.wait_for_timeout(50)


def rebuild(town: Path, folder: Path) -> None:
    """Publish the town again, after a change."""
    write_site(read_site(town, TODAY), folder)


def test_a_page_that_was_seen_once_opens_without_a_connection(page: Page, server: MoodyHost) -> None:
    """Even the very first one, whole, with its script; it says from which day it is."""
    visit(page, server.address + "kurser/syning/")
    server.is_down = True
    page.reload()
    page.wait_for_selector(".copy")

    assert page.inner_text("h1") == "Syning"
    assert re.search(r"gemte udgave fra \d+\. [a-z]+ 20\d\d", page.inner_text(".copy"))
    assert page.is_visible(".times__next")


def test_a_host_that_is_out_of_order_does_not_hide_what_is_kept(page: Page, server: MoodyHost) -> None:
    """An answer that is its own excuse is none."""
    address = server.address + "kurser/syning/"
    visit(page, address)
    server.is_broken = True
    page.reload()
    page.wait_for_selector(".copy")

    assert page.inner_text("h1") == "Syning"


def test_a_copy_is_as_old_as_it_is(page: Page, server: MoodyHost) -> None:
    """Not as the day on which it is looked at."""
    address = server.address + "kurser/syning/"
    visit(page, address)
    made = "Wed, 04 Nov 2026 10:00:00 GMT"
    page.evaluate(
        """async ([address, made]) => {
            const cache = await caches.open("seen");
            const kept = await cache.match(address);
            const headers = {"content-type": "text/html; charset=utf-8", date: made};
            await cache.put(address, new Response(await kept.text(), {headers}));
        }""",
        [address, made],
    )
    server.is_down = True
    page.reload()
    page.wait_for_selector(".copy")

    assert "gemte udgave fra 4. november 2026" in page.inner_text(".copy")


def test_a_page_that_is_gone_is_kept_no_longer(page: Page, server: MoodyHost, folder: Path) -> None:
    """What the town has withdrawn is not shown from the phone for ever; once it is known, there is nothing to open."""
    address = server.address + "kurser/syning/"
    visit(page, address)
    shutil.rmtree(folder / "kurser" / "syning")
    page.goto(address)
    wait_until(page, f"async () => !(await (await caches.open('seen')).match('{address}'))")
    server.is_down = True
    page.goto(address)

    assert page.locator("h1").count() == 1
    assert "Syning" not in page.inner_text("body")


@pytest.mark.parametrize("tag", ["da", "ar"])
def test_a_page_that_was_not_kept_says_what_is(tag: str, page: Page, server: MoodyHost) -> None:
    """In the reader's language, with the number to call, and the way to what is kept."""
    home = server.address + ("" if tag == "da" else f"{tag}/")
    visit(page, home + "kurser/")
    title = page.inner_text("h1")
    server.is_down = True
    page.goto(home + "ankomst/")

    assert page.get_attribute("html", "lang") == tag
    assert page.get_attribute("a[href^=tel]", "href") == "tel:+4532123456"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click(f"text={title}")
    assert page.url == home + "kurser/"
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("way", ["a press", "an address"])
def test_another_language_that_was_not_kept_is_told_of_in_the_one_that_is_read(
    way: str, page: Page, server: MoodyHost
) -> None:
    """With what is kept; before, the browser's own page of an error came."""
    visit(page, server.address + "kurser/")
    visit(page, server.address + "ar/kurser/")
    title = page.inner_text("h1")
    server.is_down = True
    if way == "a press":
        page.click(".languages__link[lang=en]")
    else:
        page.goto(server.address + "en/kurser/")

    assert page.get_attribute("html", "lang") == "ar"
    assert page.locator("main p[hidden]").count() == 0
    assert page.is_visible(f"text={title}")
    assert page.get_attribute("a[href^=tel]", "href") == "tel:+4532123456"


def test_a_language_that_was_kept_is_shown_in_itself(page: Page, server: MoodyHost) -> None:
    """Though another one is read now."""
    visit(page, server.address + "ar/kurser/")
    visit(page, server.address + "kurser/")
    server.is_down = True
    page.goto(server.address + "ar/bolig/")

    assert page.get_attribute("html", "lang") == "ar"
    assert page.locator("main p[hidden]").count() == 1


def test_what_was_seen_before_is_never_shown_instead_of_what_is_new(
    page: Page, server: MoodyHost, folder: Path
) -> None:
    """When the network answers, its answer is shown."""
    visit(page, server.address + "kurser/")
    path = folder / "kurser" / "index.html"
    change(path, "Syning", "Broderi")
    os.utime(path, (time.time() + 2, time.time() + 2))  # the server of the tests tells changes by whole seconds
    page.reload()

    assert "Broderi" in page.inner_text("main")
    assert page.locator(".copy").count() == 0


def test_a_network_that_says_nothing_gives_way_to_the_copy_and_then_tells_of_the_newer(
    page: Page, server: MoodyHost, folder: Path
) -> None:
    """After five seconds the copy; when the answer comes at last, and is another, a word that it is there."""
    visit(page, server.address + "kurser/")
    change(folder / "kurser" / "index.html", "Syning", "Broderi")
    server.held.clear()
    page.reload()
    page.wait_for_selector(".copy")
    assert "Syning" in page.inner_text("main")

    server.held.set()
    page.wait_for_selector("text=Der er en nyere udgave")
    page.click("text=Der er en nyere udgave")

    page.wait_for_selector("main >> text=Broderi")


def test_a_page_cut_in_the_middle_does_not_replace_the_copy(page: Page, server: MoodyHost) -> None:
    """Half a page is not kept."""
    visit(page, server.address + "kurser/")
    server.cut.add("kurser/")
    server.seen.clear()
    page.goto(server.address + "kurser/", wait_until="commit")
    wait_for(page, lambda: "kurser/" in server.seen)
    page.wait_for_timeout(500)  # for what the worker makes of it
    server.cut.clear()
    server.is_down = True
    page.goto(server.address + "kurser/")

    assert "Syning" in page.inner_text("main")


def test_everything_in_a_language_opens_without_a_connection(page: Page, server: MoodyHost, example_root: Path) -> None:
    """Pages, styles, scripts, search and font, after one press, for the price that was named."""
    page.goto(server.address + "gem/")
    button = page.locator(".saving [data-lang=ti] button >> nth=0")
    button.wait_for()
    sizes = json.loads(page.request.get(server.address + "offline/index.json").text())
    assert f"{-(-sizes['ti'] // 1000)} KB" in button.inner_text()
    save(page, server.address, "ti")
    server.is_down = True

    site = read_site(example_root, TODAY)
    for name in expected_files(site):
        if name.startswith("ti/"):
            page.goto(server.address + name.removesuffix("index.html"))
            assert page.get_attribute("html", "data-copy"), name
    held = page.evaluate(
        """async () => {
            const [name] = (await caches.keys()).filter((key) => key.startsWith("ti."));
            return (await (await caches.open(name)).keys()).map(({url}) => url);
        }"""
    )
    assert any(url.endswith(".woff2") for url in held)
    page.goto(server.address + "ti/")
    page.fill(".search__field", "syning")
    page.wait_for_selector(".search__results a")


def test_a_pack_travels_as_few_requests_and_its_price_holds(page: Page, server: MoodyHost, folder: Path) -> None:
    """A list, a bundle, and the font: what is sent, packed, is what was said."""
    page.goto(server.address + "gem/")
    page.wait_for_selector(".saving [data-lang=ti] button")
    server.seen.clear()
    save(page, server.address, "ti")
    fetched = [path for path in server.seen if path.startswith("offline/ti") or path.endswith(".woff2")]

    assert len(fetched) == 3
    manifest = json.loads((folder / "offline" / "ti.json").read_text(encoding="utf-8"))
    assert manifest["bytes"] <= 120_000


def test_an_update_fetches_only_what_changed(page: Page, server: MoodyHost, folder: Path, town: Path) -> None:
    """A sentence changed: the list, its page and the search; then, with nothing changed, the list alone."""
    save(page, server.address, "da")
    change(town / "docs" / "kurser.md", "Der er {", "Byen har {")
    rebuild(town, folder)

    assert update(page, server) == {"offline/da.json", "kurser/", "search.json"}
    assert update(page, server) == {"offline/da.json"}
    server.is_down = True
    page.goto(server.address + "kurser/")
    assert "Byen har 4 boliger" in page.inner_text("main")


def publish(town: Path, folder: Path) -> None:
    """Publish the town again, in the place of the old site, as every build does."""
    staged = folder.with_name("next")
    write_site(read_site(town, TODAY), staged)
    write_deltas(folder, staged)
    place(staged, folder)


def test_one_changed_hour_takes_three_kilobytes(page: Page, server: MoodyHost, folder: Path, town: Path) -> None:
    """Of the language that was saved, packed as hosts do: also two sites later, and it is what a phone new to it gets."""
    save(page, server.address, "ar")
    for hour in ("13:00", "14:30"):
        change(
            town / "data" / "courses.yml",
            "closes_at: " + {"13:00": "12:00", "14:30": "13:00"}[hour],
            f"closes_at: {hour}",
        )
        publish(town, folder)
    fetched = update(page, server, "ar")
    sent = sum(len(gzip.compress((folder / name).read_bytes(), mtime=0)) for name in fetched)

    assert all(name.startswith("offline/ar.") for name in fetched)
    assert len(fetched) == 2  # the list, and what changed since
    assert sent <= 3000
    server.is_down = True
    page.goto(server.address + "ar/kurser/syning/")
    assert "14:30" in page.inner_text("main")


def test_a_step_that_is_not_right_is_mended_by_the_file(
    page: Page, server: MoodyHost, folder: Path, town: Path
) -> None:
    """What does not become what it should is fetched whole."""
    save(page, server.address, "da")
    change(town / "docs" / "kurser.md", "Der er {", "Byen har {")
    publish(town, folder)
    (delta,) = (folder / "offline").glob("da.*.*.json")
    delta.write_text('{"kurser/": ["<p>noget andet</p>"]}', encoding="utf-8")

    assert update(page, server) == {"offline/da.json", f"offline/{delta.name}", "kurser/", "search.json"}
    server.is_down = True
    page.goto(server.address + "kurser/")
    assert "Byen har 4 boliger" in page.inner_text("main")


def test_a_step_that_is_gone_is_done_without(page: Page, server: MoodyHost, folder: Path, town: Path) -> None:
    """As between two publications: the files themselves are fetched."""
    save(page, server.address, "da")
    change(town / "docs" / "kurser.md", "Der er {", "Byen har {")
    publish(town, folder)
    (delta,) = (folder / "offline").glob("da.*.*.json")
    delta.unlink()

    assert update(page, server) == {"offline/da.json", f"offline/{delta.name}", "kurser/", "search.json"}


def test_a_change_of_everything_comes_in_one_file(page: Page, server: MoodyHost, folder: Path, town: Path) -> None:
    """Not page by page."""
    save(page, server.address, "da")
    change(town / "data" / "site.yml", "name:", "name: Nye")
    rebuild(town, folder)
    fetched = update(page, server)

    assert len([name for name in fetched if name.startswith("offline/da.")]) == 2
    assert not [name for name in fetched if name.endswith("/")]


@pytest.mark.parametrize("broken", ["list", "file"])
def test_an_update_that_fails_leaves_the_old_copy_whole(
    broken: str, page: Page, server: MoodyHost, folder: Path, town: Path
) -> None:
    """Cut in the middle: what was saved is still there, every page of it."""
    save(page, server.address, "da")
    change(town / "docs" / "kurser.md", "Der er {", "Byen har {")
    rebuild(town, folder)
    server.cut.add("offline/da.json" if broken == "list" else "kurser/")
    page.evaluate("localStorage.packs = JSON.stringify({da: '2020-01-01'})")
    server.seen.clear()
    page.goto(server.address)
    wait_for(page, lambda: server.cut & {*server.seen})
    page.wait_for_timeout(500)  # for what it makes of half a file
    server.is_down = True

    page.goto(server.address + "kurser/")
    assert "Byen har" not in page.inner_text("main")
    page.goto(server.address + "kontakt/")
    assert page.get_attribute("html", "data-copy")
    assert page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('da.')).length)") == 1


def test_a_full_phone_says_so_and_still_shows_the_page(page: Page, server: MoodyHost) -> None:
    """Nothing half is left behind."""
    page.goto(server.address + "gem/")
    page.wait_for_selector(".saving [data-lang=da] button")
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": server.address.rstrip("/"), "quotaSize": 60_000})
    page.click(".saving [data-lang=da] button >> nth=0")
    page.wait_for_selector("text=Der er ikke plads på telefonen.")

    page.goto(server.address + "kurser/")
    assert page.is_visible("h1")
    assert page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('da.')).length)") == 0


def test_a_phone_that_refuses_storage_still_shows_everything(browser: Browser, server: MoodyHost) -> None:
    """No worker, no caches, no local storage: the pages work, and the offer says that it cannot be met."""
    context = browser.new_context()
    context.add_init_script(
        """Object.defineProperty(window, "localStorage", {get() { throw new DOMException("no", "SecurityError"); }});
        Object.defineProperty(navigator, "serviceWorker", {value: undefined});"""
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(server.address + "gem/")
    page.wait_for_selector("text=Denne telefon kan ikke gemme siderne.")
    page.goto(server.address + "kurser/syning/")
    page.wait_for_selector(".times__next")

    assert complaints == []
    context.close()


def test_what_was_saved_can_be_deleted(page: Page, server: MoodyHost) -> None:
    """One press, and the phone has its room back."""
    save(page, server.address, "en")
    page.click(".saving [data-lang=en] button >> nth=1")
    page.wait_for_selector(".saving [data-lang=en] button >> nth=0")

    assert page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('en.')).length)") == 0


def test_a_language_that_the_site_has_no_more_is_dropped(page: Page, server: MoodyHost, folder: Path) -> None:
    """With the next look at what is saved: nobody would be told what changes in it."""
    save(page, server.address, "en")
    costs = json.loads((folder / "offline" / "index.json").read_text(encoding="utf-8"))
    (folder / "offline" / "index.json").write_text(json.dumps({"da": costs["da"]}), encoding="utf-8")
    kept = "caches.keys().then(names => names.filter(name => name.startsWith('en.')).length)"
    page.goto(server.address + "gem/")
    page.wait_for_selector(".saving [data-lang=da] .saving__save:visible")
    assert page.evaluate(kept) == 1  # a draft, which is offered to nobody, but is there

    for script in (folder / "assets").glob("saving.da.*.js"):
        script.write_text(script.read_text(encoding="utf-8").replace(',"en":"en/"', ""), encoding="utf-8")
        script.write_text(script.read_text(encoding="utf-8").replace(',en:"en/"', ""), encoding="utf-8")
    page.evaluate("caches.delete('seen')")
    page.goto(server.address + "gem/")
    page.wait_for_selector(".saving [data-lang=da] .saving__save:visible")
    assert page.evaluate(kept) == 0


def test_what_is_corrected_on_the_day_it_was_saved_can_be_fetched(page: Page, server: MoodyHost) -> None:
    """The way to it stays."""
    save(page, server.address, "da")
    page.goto(server.address + "gem/")

    page.wait_for_selector(".saving [data-lang=da] .saving__save:has-text('Hent det, der er ændret')")


def test_who_presses_twice_saves_once(page: Page, server: MoodyHost) -> None:
    """On a slow line: a second copy would stay for ever."""
    page.goto(server.address + "gem/")
    page.wait_for_selector(".saving [data-lang=en] .saving__save:visible")
    page.eval_on_selector(".saving [data-lang=en] .saving__save", "(button) => { button.click(); button.click(); }")
    page.wait_for_selector(".saving [data-lang=en] .saving__remove:visible")
    page.wait_for_timeout(500)

    assert page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('en.')).length)") == 1


def test_one_line_takes_the_worker_and_all_copies_back(page: Page, server: MoodyHost, folder: Path, town: Path) -> None:
    """The kill switch: `offline: nej`, and with the next deploy no phone keeps anything of this site."""
    save(page, server.address, "da")
    page.evaluate("caches.open('other').then((cache) => cache.put('https://other.example/', new Response('')))")
    with (town / "data" / "site.yml").open("a", encoding="utf-8") as file:
        file.write("offline: nej\n")
    shutil.rmtree(folder / "offline")
    rebuild(town, folder)
    page.goto(server.address)
    wait_until(
        page,
        "async () => !(await navigator.serviceWorker.getRegistrations()).length && `${await caches.keys()}` === 'other'",
    )

    assert not (folder / "offline").exists()
    server.is_down = True
    with pytest.raises(Error, match="ERR_EMPTY_RESPONSE"):
        page.goto(server.address + "kurser/")


@pytest.mark.parametrize("way", ["no script", "no storage"])
def test_a_phone_that_cannot_save_says_so(way: str, page: Page, server: MoodyHost) -> None:
    """Whatever it lacks."""
    if way == "no script":
        page.route("**/saving.*.js", lambda route: route.abort())
    else:
        page.add_init_script("caches.open = () => Promise.reject(new DOMException('no', 'SecurityError'))")
    page.goto(server.address + "gem/")

    page.wait_for_selector("text=Denne telefon kan ikke gemme siderne.")
    assert page.locator(".saving button:visible").count() == 0


def test_without_javascript_the_page_says_that_nothing_can_be_saved(browser: Browser, server: MoodyHost) -> None:
    """An offer that cannot be met is not made."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + "gem/")

    assert page.inner_text(".saving noscript") == "Denne telefon kan ikke gemme siderne."
    assert page.locator(".saving button:visible").count() == 0
    context.close()


def test_what_was_withdrawn_is_gone_with_the_next_update(
    page: Page, server: MoodyHost, folder: Path, town: Path
) -> None:
    """Also the page of it that was opened once: without a connection it would go on as if nothing had happened."""
    address = server.address + "kurser/syning/"
    save(page, server.address)
    page.goto(address)
    wait_until(page, f"async () => Boolean(await (await caches.open('seen')).match('{address}'))")
    change(town / "data" / "courses.yml", "  name: Syning\n", "  name: Syning\n  published: nej\n")
    site = read_site(town, TODAY)
    write_site(site, town / "site")
    shutil.rmtree(folder)
    shutil.copytree(town / "site", folder)
    update(page, server)

    assert page.evaluate(f"async () => !(await caches.match('{address}'))")
