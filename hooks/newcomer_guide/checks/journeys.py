"""What readers do over several pages: lose the connection, and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Error

from newcomer_guide.checks.browser import serve_folder, start_chromium
from newcomer_guide.checks.visits import PHONE
from newcomer_guide.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from newcomer_guide.checks.browser import Host
    from newcomer_guide.checks.built_site import BuiltSite
    from newcomer_guide.sources.questions import Question


def stays_open_offline(built: BuiltSite) -> Iterator[Problem]:
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


def answers_questions(built: BuiltSite) -> Iterator[Problem]:
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
    page.wait_for_selector(".search__results[aria-busy=false]", state="attached")
    page.fill(FIELD, question.words)
    links = page.evaluate("[...document.querySelectorAll('.search__link')].slice(0, 3).map(link => link.href)")
    return [link.removeprefix(home) for link in links]


def is_answered(built: BuiltSite, question: Question, found: list[str]) -> Iterator[Problem]:
    """Judge the answers to a question: a warning where none is right, and another where the right one is gone."""
    if set(found) & set(question.answers):
        return
    there = [answer for answer in question.answers if _is_there(built, _home(built, question) + answer)]
    message = (
        f"Søgningen finder ikke »{question.words}« blandt de tre første. Skriv ordet i data/asked.yml, under det, der er svaret."
        if there
        else f"Svaret på »{question.words}« findes ikke mere. Ret linjen, eller slet den."
    )
    yield question.place.problem(message, ", ".join(found), ", ".join(there), is_warning=True)


def _is_there(built: BuiltSite, address: str) -> bool:
    path, _, fragment = address.partition("#")
    page = built.pages.get(f"{path}index.html")
    return page is not None and (not fragment or fragment in page[2].ids)
