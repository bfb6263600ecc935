"""Visit every page of a built site in a real browser, as a reader's phone does, and judge what it showed."""

from __future__ import annotations

import functools
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from axe_playwright_python.base import AXE_SCRIPT

from newcomer_guide.checks.browser import serve_folder, start_chromium
from newcomer_guide.checks.looks import look_at_screens, tell_changed
from newcomer_guide.checks.rendered import packed, packed_well
from newcomer_guide.site.addresses import WORKER_URI, offline_page_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, ViewportSize

    from newcomer_guide.checks.built_site import BuiltSite
    from newcomer_guide.problems import Problem


VISIT_BYTES = 14_000
"""What a first visit may cost with all that follows it, packed with brotli, the web font excepted."""

PHONE: ViewportSize = {"width": 360, "height": 740}
NARROW: ViewportSize = {"width": 320, "height": 640}
WORKERS = 2
QUIET_MS = 150
BARRIERS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
ASK_AXE = """async (rules) => (await axe.run(document, {...rules, resultTypes: ["violations"]})).violations
    .flatMap(({id, help, nodes}) => nodes.map(({target, html}) => {
        const element = document.querySelector(target[0]);
        const text = element && (element.closest("[data-key]") || element.querySelector("[data-key]"));
        return [id, help, html.slice(0, 120), text ? text.dataset.key : ""];
    }))"""
OVERFLOW = """() => {
    if (document.documentElement.scrollWidth <= innerWidth) return null;
    const wide = [...document.querySelectorAll("main *, header *, footer *")]
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1).pop();
    const text = wide && (wide.closest("[data-key]") || wide.querySelector("[data-key]"));
    return [wide ? wide.textContent.trim().slice(0, 80) : "", text ? text.dataset.key : ""];
}"""


@dataclass
class Visit:
    """What one visit to a page showed.

    Attributes:
        name: The address of the page's file.
        barriers: What axe found: rule, what it asks for, the element, and the key of its text.
        wide: What is wider than the narrowest screen, and the key of its text; None where nothing is.
        asked: The paths that were asked for, those of the worker excepted.
        elsewhere: The addresses of others that were asked for.
        complaints: What the browser wrote to its console.
        looks: How its first screen looks, on a phone and on a desk.
    """

    name: str
    barriers: list[tuple[str, str, str, str]] = field(default_factory=list)
    wide: tuple[str, str] | None = None
    asked: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    looks: dict[str, str] = field(default_factory=dict)


def visit_all(built: BuiltSite) -> list[Visit]:
    """Visit every page, in two browsers at once: most of the time is spent in them."""
    names = list(built.pages)
    with serve_folder(built.path) as server:
        anew = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(WORKERS, anew) as pool:
            visit = functools.partial(visit_pages, address=server.address, source=built.site.source.tag)
            parts = pool.map(visit, [names[at::WORKERS] for at in range(WORKERS)])
            return sorted((visit for part in parts for visit in part), key=lambda visit: names.index(visit.name))


def visit_pages(names: list[str], address: str, source: str) -> list[Visit]:
    """Visit pages one after the other, each as if for the first time.

    Args:
        names: The addresses of their files.
        address: Where they are served.
        source: The tag of the data's own language, whose pages are looked at in the dark too: colours are the same
            in all languages.
    """
    visits = []
    with start_chromium() as browser:
        context = browser.new_context(viewport=PHONE, service_workers="block")
        for name in names:
            page = context.new_page()
            page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
            visits.append(Visit(name))
            look_at(page, visits[-1], address, source)
            page.close()
    return visits


def look_at(page: Page, visit: Visit, address: str, source: str) -> None:
    """Visit one page, and note all that is judged of it; what the page asks for and complains of is noted meanwhile."""
    page.on("request", lambda request: _note(visit, request.url, address))
    page.on("console", lambda told: visit.complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.goto(address + visit.name.removesuffix("index.html"), wait_until="load")
    before = -1
    while len(visit.asked) != before:  # until it asks for no more
        before = len(visit.asked)
        page.wait_for_timeout(QUIET_MS)
    visit.looks = look_at_screens(page)
    page.set_viewport_size(NARROW)
    wide = page.evaluate(OVERFLOW)
    visit.wide = tuple(wide) if wide else None
    page.set_viewport_size(PHONE)
    page.evaluate(AXE_SCRIPT)
    visit.barriers = [tuple(one) for one in page.evaluate(ASK_AXE, BARRIERS)]
    if page.get_attribute("html", "lang") == source:
        page.emulate_media(color_scheme="dark")
        visit.barriers += [tuple(one) for one in page.evaluate(ASK_AXE, COLOURS)]
        page.emulate_media(color_scheme="light")


def _note(visit: Visit, url: str, address: str) -> None:
    if url.startswith(address):
        visit.asked.append(url.removeprefix(address).partition("?")[0].partition("#")[0])
    elif not url.startswith("data:"):
        visit.elsewhere.append(url)


def _are_usable(built: BuiltSite, visit: Visit) -> Iterator[Problem]:
    for rule, help_text, html, key in visit.barriers:
        message = f"/{visit.name}: Nogle kan ikke bruge siden ({rule}: {help_text})."
        yield built.place_of(visit.name, key).problem(message, html)


def _are_narrow(built: BuiltSite, visit: Visit) -> Iterator[Problem]:
    if visit.wide is not None:
        words, key = visit.wide
        message = f"/{visit.name}: Siden er bredere end en lille telefon. Del det lange ord, eller gør det kortere."
        yield built.place_of(visit.name, key).problem(message, words)


def _ask_nobody_else(built: BuiltSite, visit: Visit) -> Iterator[Problem]:
    for url in visit.elsewhere:
        yield built.place_of(visit.name).problem(f"/{visit.name}: Siden henter noget fra andre.", url)


def _are_silent(built: BuiltSite, visit: Visit) -> Iterator[Problem]:
    for complaint in visit.complaints:
        yield built.place_of(visit.name).problem(f"/{visit.name}: Browseren melder en fejl.", complaint[:160])


def _are_cheap(built: BuiltSite, visit: Visit) -> Iterator[Problem]:
    _, language, _ = built.pages[visit.name]
    asked = {f"{path}index.html" if path.endswith("/") or not path else path for path in visit.asked}
    asked |= {WORKER_URI, offline_page_uri(language)}
    files = [built.files[path] for path in asked if path in built.files and not path.endswith(".woff2")]
    total = sum(map(packed, files))
    if total > VISIT_BYTES:
        total = sum(map(packed_well, files))
    if total > VISIT_BYTES:
        message = (
            f"/{visit.name}: Et første besøg henter {total} bytes i {len(files)} filer. Højst {VISIT_BYTES} er aftalt."
        )
        yield built.place_of(visit.name).problem(message, is_warning=True)


def _look_as_accepted(built: BuiltSite, visit: Visit) -> Iterator[Problem]:
    yield from tell_changed(built, visit.name, visit.looks)


VISITED: dict[str, Callable[[BuiltSite, Visit], Iterator[Problem]]] = {
    "Alle kan bruge siderne, i lyst og mørkt": _are_usable,
    "Ingen side er bredere end en lille telefon": _are_narrow,
    "Siderne spørger ingen andre, når de læses": _ask_nobody_else,
    "Browseren melder ingen fejl": _are_silent,
    "Et første besøg er billigt": _are_cheap,
    "Siderne ser ud som sidst": _look_as_accepted,
}
"""The checks of each visit, by what they tell when all is well."""
