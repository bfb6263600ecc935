"""Pages run and load what was built and nothing else, and no one but the host hears of a reader."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from hosts import serve_by
from newcomer_guide.checks.plausibility import KEPT
from newcomer_guide.site.addresses import expected_files
from phones import wait_until
from serving import serve
from towns import read_spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request, Response

    from newcomer_guide.site.site import Site

TAGS = [language.tag for language in read_spoken().languages]
LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective));
"""
ATTACKS = {
    "an inline script": (
        "script-src-elem",
        "const s = document.createElement('script'); s.text = 'window.bad = 1'; document.body.append(s)",
    ),
    "a handler in an attribute": (
        "script-src-attr",
        "document.body.setAttribute('onclick', 'window.bad = 1'); document.body.click()",
    ),
    "a script from elsewhere": (
        "script-src-elem",
        "const s = document.createElement('script'); s.src = 'https://ondt.example/x.js'; document.body.append(s)",
    ),
    "code in a string": ("script-src", "setTimeout('window.bad = 1')"),
    "a style that was not built": (
        "style-src-elem",
        "const s = document.createElement('style'); s.textContent = 'body { display: none }'; document.head.append(s)",
    ),
    "a style in an attribute": ("style-src-attr", "document.body.setAttribute('style', 'display: none')"),
    "a picture from elsewhere": ("img-src", "new Image().src = 'https://ondt.example/x.png'"),
    "words sent elsewhere": ("connect-src", "fetch('https://ondt.example/').catch(() => {})"),
    "another site in a frame": (
        "frame-src",
        "const f = document.createElement('iframe'); f.src = 'https://ondt.example/'; document.body.append(f)",
    ),
    "a form that leads elsewhere": (
        "form-action",
        "const f = document.createElement('form'); f.action = 'https://ondt.example/'; document.body.append(f); f.submit()",
    ),
    "another base for all links": (
        "base-uri",
        "const b = document.createElement('base'); b.href = 'https://ondt.example/'; document.head.append(b)",
    ),
    "something to play": (
        "object-src",
        "const o = document.createElement('object'); o.data = 'https://ondt.example/x'; document.body.append(o)",
    ),
}


@pytest.fixture(scope="module", params=["the page's own policy", "and the host's headers"])
def served(request: pytest.FixtureRequest, spoken: Site, built: Path) -> Iterator[str]:
    """Serve the site without and with headers."""
    if request.param == "the page's own policy":
        with serve(built) as address:
            yield address
    elif shutil.which("nginx"):
        with serve_by("nginx", spoken, built) as address:
            yield f"http://{address}/"
    else:
        pytest.skip("nginx is not installed")


@pytest.fixture(scope="module")
def hosted(spoken: Site, built: Path) -> Iterator[str]:
    """Serve the site with the headers of a host; where there is none, with the pages' own policies alone."""
    if not shutil.which("nginx"):
        with serve(built) as address:
            yield address
        return
    with serve_by("nginx", spoken, built) as address:
        yield f"http://{address}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone that notes what its pages were kept from."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_not_built_is_blocked(attack: str, page: Page, served: str) -> None:
    """And the page is there still."""
    directive, code = ATTACKS[attack]
    page.goto(served + "ar/kurser/")
    page.evaluate(f"() => {{ {code} }}")
    wait_until(page, "window.violations.length")

    violated = page.evaluate("window.violations")
    assert directive in violated or violated[0].startswith(directive)
    assert page.evaluate("window.bad") is None
    assert page.is_visible("h1")
    assert page.url == served + "ar/kurser/"


def test_no_other_site_may_show_ours_in_a_frame(page: Page, hosted: str, built: Path) -> None:
    """Which only a header can forbid."""
    if not shutil.which("nginx"):
        pytest.skip("nginx is not installed")
    with serve(built) as other:
        page.goto(other)
        page.evaluate(
            """(address) => { document.body.innerHTML = ""; const frame = document.createElement("iframe");
            document.querySelector("meta[http-equiv]").remove(); frame.src = address; document.body.append(frame) }""",
            hosted,
        )
        page.wait_for_timeout(500)
        assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"]


@pytest.mark.parametrize("tag", ["da", "ar"])
def test_everything_that_was_built_is_let_through_and_nobody_else_hears_of_it(
    tag: str, browser: Browser, hosted: str, spoken: Site
) -> None:
    """Every page, its search, its lookup, its Danish, its pack: all from here, by GET, with no cookie and no way back."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(LISTEN)
    requests: list[Request] = []
    context.on("request", lambda request: requests.append(request))  # noqa: PLW0108  # Playwright cannot call a built-in
    answers: list[Response] = []  # asking each request for its own would wait for ever for one that was cut off
    context.on("response", lambda response: answers.append(response))  # noqa: PLW0108
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    folder = "" if tag == spoken.languages[0].tag else f"{tag}/"
    violations = []
    for name in expected_files(spoken):
        address = name.removesuffix("index.html")
        if not address.startswith(folder) or (not folder and address.split("/")[0] in TAGS):
            continue
        page.goto(hosted + address, wait_until="load")
        for field in page.locator("input[type=search]").all():
            field.focus()
            field.fill("55")
        if page.locator(".bilingual__switch").count():
            page.click(".bilingual__switch")
            page.wait_for_selector(".bilingual__danish", state="attached")
            page.click(".bilingual__switch")
        if page.locator(".saving button:visible").count():
            page.locator(".saving button:visible").first.click()
            wait_until(page, "async () => (await (await caches.open('packs')).keys()).length > 0")
        violations += page.evaluate("window.violations")

    assert violations == []
    assert errors == []
    assert {request.method for request in requests} == {"GET"}
    assert not [request.url for request in requests if not request.url.startswith((hosted, "data:"))]
    assert context.cookies() == []
    assert len(answers) > len(spoken.pages)
    assert not [answer.url for answer in answers if "set-cookie" in answer.headers]
    kept = set(page.evaluate("Object.keys(localStorage)"))
    kept |= {name.partition(".")[0] for name in page.evaluate("caches.keys()")} - {tag}
    assert spoken.data.settings.privacy
    assert kept <= KEPT.keys() == spoken.data.settings.privacy.stored.keys()  # the page on privacy tells of all of it
    context.close()


@pytest.mark.parametrize("tag", TAGS)
def test_a_phone_offers_to_keep_the_site_among_its_apps(tag: str, page: Page, hosted: str, spoken: Site) -> None:
    """Chromium reads the manifest of each language without an error and finds nothing missing."""
    page.goto(hosted + ("" if tag == spoken.languages[0].tag else f"{tag}/"))
    devtools = page.context.new_cdp_session(page)
    read = devtools.send("Page.getAppManifest")
    lacking = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert read["errors"] == []
    assert json.loads(read["data"])["lang"] == tag
    assert [one["errorId"] for one in lacking if one["errorId"] != "in-incognito"] == []
