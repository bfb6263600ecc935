"""Prove a built site: read its files, then visit every page in a real browser as a reader does (`make proof`)."""

from __future__ import annotations

import functools
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error

from guide.checks.browser import serve_folder, start_chromium
from guide.checks.built_files import READINGS, BuiltSite
from guide.checks.rendered import packed
from guide.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, ViewportSize

    from guide.checks.browser import Host
    from guide.sources.questions import Question

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
    """

    name: str
    barriers: list[tuple[str, str, str, str]] = field(default_factory=list)
    wide: tuple[str, str] | None = None
    asked: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Proof:
    """What one check found.

    Attributes:
        claim: What is told when all is well.
        problems: What is wrong.
    """

    claim: str
    problems: list[Problem]

    def __str__(self) -> str:
        """Tell it in one line, and each finding below."""
        mistakes = [problem for problem in self.problems if not problem.is_warning]
        sign = "✗" if mistakes else "!" if self.problems else "✓"
        found = f" Fund: {len(self.problems)}" if self.problems else ""
        told = "".join("\n    " + str(problem).replace("\n", "\n    ") for problem in sorted(set(self.problems)))
        return f"{sign} {self.claim}.{found}{told}"


def read_proofs(built: BuiltSite) -> Iterator[Proof]:
    """Prove what its files show."""
    for claim, check in READINGS.items():
        yield Proof(claim, list(check(built)))


def browser_proofs(built: BuiltSite) -> Iterator[Proof]:
    """Prove what only a browser shows."""
    visits = _visit_all(built)
    for claim, check in VISITED.items():
        yield Proof(claim, [problem for visit in visits for problem in check(built, visit)])
    yield Proof("Siderne kan læses uden forbindelse", list(_offline(built)))
    yield Proof("Søgningen finder det, folk spørger om", list(_search(built)))


def tell_count(proofs: list[Proof]) -> str:
    """Count the checks and what they found, in one Danish line."""
    problems = {problem for proof in proofs for problem in proof.problems}
    mistakes = sum(not problem.is_warning for problem in problems)
    warnings = len(problems) - mistakes
    end = "Siden må ikke udgives, før fejlene er rettet." if mistakes else "Siden kan udgives."
    return f"{len(proofs)} kontroller, {mistakes} fejl, {warnings} advarsler. {end}"


def _visit_all(built: BuiltSite) -> list[Visit]:
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
    asked |= {"sw.js", f"offline/{language.tag}.html"}
    sizes = {path: packed(built.files[path]) for path in asked if path in built.files and not path.endswith(".woff2")}
    total = sum(sizes.values())
    if total > VISIT_BYTES:
        message = (
            f"/{visit.name}: Et første besøg henter {total} bytes i {len(sizes)} filer. Højst {VISIT_BYTES} er aftalt."
        )
        yield built.place_of(visit.name).problem(message, is_warning=True)


VISITED: dict[str, Callable[[BuiltSite, Visit], Iterator[Problem]]] = {
    "Alle kan bruge siderne, i lyst og mørkt": _are_usable,
    "Ingen side er bredere end en lille telefon": _are_narrow,
    "Siderne spørger ingen andre, når de læses": _ask_nobody_else,
    "Browseren melder ingen fejl": _are_silent,
    "Et første besøg er billigt": _are_cheap,
}
"""The checks of each visit, by what they tell when all is well."""


def _offline(built: BuiltSite) -> Iterator[Problem]:
    """In each language: a page that was seen opens again, and one that was not says what is kept."""
    site = built.site
    if not site.data.settings.offline:
        return
    with serve_folder(built.path) as server, start_chromium() as browser:
        for language in site.languages:
            home, other = (
                site.address(site.pages["index"], language),
                site.address(site.page_of("contacts"), language),
            )
            server.is_down = False
            context = browser.new_context(viewport=PHONE)
            page = context.new_page()
            seen, told = stays_readable(page, server, home, other)
            context.close()
            place = Place("data/site.yml")
            if not seen:
                yield place.problem(f"/{home}: Siden åbner ikke igen uden forbindelse.")
            if not told:
                yield place.problem(f"/{other}: Siden siger ikke, at forbindelsen er væk.")


KEPT = """async (lang) => {
    const held = await (await caches.open("seen")).keys();
    return held.some(({url}) => url === location.href) && held.some(({url}) => url.endsWith(`offline/${lang}.html`));
}"""


def stays_readable(page: Page, server: Host, home: str, other: str, patience: int = 100) -> tuple[bool, bool]:
    """Visit a page, lose the connection, and say whether it opens again and whether another says what is wrong.

    Args:
        page: A phone that has never been here.
        server: Where the site is; it goes down.
        home: The address of the page that is visited.
        other: The address of one that is not.
        patience: How many tenths of a second the worker has to keep the page.
    """
    page.goto(server.address + home)
    lang = page.get_attribute("html", "lang")
    for _ in range(patience):
        if page.evaluate(KEPT, lang):
            break
        page.wait_for_timeout(100)
    heading = page.inner_text("h1")
    server.is_down = True
    seen = _opens(page, server.address + home) and page.inner_text("h1") == heading
    told = _opens(page, server.address + other) and page.get_attribute("html", "lang") == lang
    return seen, told


def _opens(page: Page, url: str) -> bool:
    try:
        page.goto(url)
    except Error:
        return False
    return bool(page.locator("h1").count())


FIELD = ".search:not(.lookup) input"


def _search(built: BuiltSite) -> Iterator[Problem]:
    """Each question of data/questions.yml is answered among the first three, if its answer is still there."""
    if not built.site.questions:
        return
    with serve_folder(built.path) as server, start_chromium() as browser:
        page = browser.new_context(viewport=PHONE, service_workers="block").new_page()
        for question in built.site.questions:
            yield from is_answered(built, question, search_for(page, server.address + _home(built, question), question))


def _home(built: BuiltSite, question: Question) -> str:
    """Give the address of the front page in a question's language."""
    language = next((one for one in built.site.languages if one.tag == question.lang), built.site.source)
    return built.site.address(built.site.pages["index"], language)


def search_for(page: Page, home: str, question: Question) -> list[str]:
    """Ask the search of a front page, and give where the first three results lead, below its address."""
    if page.url != home:
        page.goto(home)
    if not page.locator(FIELD).count():
        return []
    page.focus(FIELD)
    page.wait_for_selector(".results[aria-busy=false]", state="attached")
    page.fill(FIELD, question.words)
    links = page.evaluate("[...document.querySelectorAll('.results a')].slice(0, 3).map(link => link.href)")
    return [link.removeprefix(home) for link in links]


def is_answered(built: BuiltSite, question: Question, found: list[str]) -> Iterator[Problem]:
    """Judge the answers to a question: a warning where none is right, and another where the right one is gone."""
    if set(found) & set(question.answers):
        return
    there = [answer for answer in question.answers if _is_there(built, _home(built, question) + answer)]
    message = (
        f"Søgningen finder ikke »{question.words}« blandt de tre første. Skriv ordet under keywords, hvor svaret står."
        if there
        else f"Svaret på »{question.words}« findes ikke mere. Ret linjen, eller slet den."
    )
    yield question.place.problem(message, ", ".join(found), ", ".join(there), is_warning=True)


def _is_there(built: BuiltSite, address: str) -> bool:
    path, _, fragment = address.partition("#")
    page = built.pages.get(f"{path}index.html")
    return page is not None and (not fragment or fragment in page[2].ids)
