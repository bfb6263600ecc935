"""Lay pictures of every page beside each other, in all languages, on a phone and a desk, by day and by night."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Literal

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.checks.browser import serve_folder, start_chromium
from newcomer_guide.checks.built_site import read_built
from newcomer_guide.checks.looks import ACCEPTED, SCREENS, look_at_screens, write_accepted
from newcomer_guide.checks.visits import QUIET_MS
from newcomer_guide.records.values import YES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from newcomer_guide.checks.built_site import BuiltSite
    from newcomer_guide.site.site import Site

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def pictures(site: Site, accept: str = "") -> int:
    """Write `pictures/index.html`, and with `accept` (`yes`) note that the pages are meant to look like that."""
    if accept not in {"", *YES}:
        print(f"Skriv ACCEPT=yes, når siderne skal se sådan ud, og ellers ingenting. Der står: ACCEPT={accept}")
        return 1
    try:
        built = read_built(site, site.root / "site")
    except FileNotFoundError:
        print("Siden er ikke bygget. Kør make site.")
        return 1
    folder = site.root / "pictures"
    if (folder / "index.html").exists():  # ours, of before; another folder of that name stays
        shutil.rmtree(folder)
    folder.mkdir(exist_ok=True)
    with serve_folder(built.path) as server, start_chromium() as browser:
        looks = take_pictures(browser, built, server.address)
    html = make_environment().get_template("pictures.html").render(rows=_group_by_page(built))
    (folder / "index.html").write_text(html, encoding="utf-8")
    print(f"Sider med billeder: {len(looks)}. Åbn pictures/index.html.")
    if accept:
        write_accepted(site.root, looks)
        print(f"Sådan skal siderne se ud: {ACCEPTED} er opdateret.")
    return 0


def take_pictures(browser: Browser, built: BuiltSite, address: str) -> dict[str, dict[str, str]]:
    """Take the pictures of all pages, and describe the first screen of each as it is by day."""
    looks: dict[str, dict[str, str]] = {}
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme, service_workers="block")
        page = context.new_page()
        for name in built.pages:
            page.goto(address + name.removesuffix("index.html"), wait_until="load")
            page.wait_for_timeout(QUIET_MS)
            if scheme == "light":
                looks[name] = look_at_screens(page)
            for screen, size in SCREENS.items():
                page.set_viewport_size(size)
                path = built.site.root / "pictures" / file_of(name, screen, scheme)
                page.screenshot(path=path, type="jpeg", quality=60, clip={"x": 0, "y": 0, **size})
        context.close()
    return looks


def file_of(name: str, screen: str, scheme: str) -> str:
    """Name the picture of a page."""
    page = name.removesuffix("index.html").strip("/").replace("/", "-") or "forside"
    return f"{page}.{screen}.{scheme}.jpg"


def _group_by_page(built: BuiltSite) -> dict[str, list[tuple[str, list[str]]]]:
    """Give the pictures of each page in each language, by the page's title."""
    rows: dict[str, list[tuple[str, list[str]]]] = {}
    for name, (page, language, _) in built.pages.items():
        files = [file_of(name, screen, scheme) for screen in SCREENS for scheme in SCHEMES]
        rows.setdefault(page.title.danish, []).append((language.name, files))
    return rows
