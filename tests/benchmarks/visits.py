"""Time first visits on a slow phone: when the largest thing is painted, beside a bare page with the same text."""

from __future__ import annotations

import functools
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
from playwright.sync_api import sync_playwright

from builds import ours
from filler import LANGUAGES, as_bare_page
from newcomer_guide.checks.browser import CHROMIUM_ARGUMENTS, QuietHandler, find_chromium
from newcomer_guide.site.clock import read_today
from timing import measure_in_turn
from towns import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PAGES = {"home": "", "arrival": "ankomst/", "course": "kurser/jobcafe/", "contacts": "kontakt/"}
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
CPU_SLOWDOWN = 6
PAINTED = """() => new Promise((give) => new PerformanceObserver((list) => give(list.getEntries().pop().startTime))
    .observe({type: "largest-contentful-paint", buffered: true}))"""


class PackedHandler(QuietHandler):
    """Serve files packed with brotli, as a careful host does, and count the bytes."""

    sent: dict[str, int]

    def do_GET(self) -> None:  # noqa: N802  # the name that http.server calls
        """Answer with the packed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = _pack(path)
        self.sent[self.path] = len(content)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@functools.cache
def _pack(path: Path) -> bytes:
    return bytes(brotli.compress(path.read_bytes()))


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serve a folder on this machine: its address, and the bytes of what is sent, by path."""
    sent: dict[str, int] = {}
    handler = functools.partial(type("Handler", (PackedHandler,), {"sent": sent}), directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()


def visit(browser: Browser, url: str) -> float:
    """Open a page as on a first visit, on a slow phone, and give when the largest thing was painted, in seconds."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(url, wait_until="load", timeout=120_000)
    page.wait_for_timeout(1000)
    painted = page.evaluate(PAINTED)
    context.close()
    return float(painted) / 1000


def lay_out_bare(site: Path, bare: Path, places: list[tuple[str, str]]) -> None:
    """Write the same texts as pages without anything else."""
    for tag, place in places:
        (bare / place).mkdir(parents=True, exist_ok=True)
        html = (site / place / "index.html").read_text(encoding="utf-8")
        (bare / place / "index.html").write_text(as_bare_page(html, tag), encoding="utf-8")


def measure_paint(folder: Path, runs: int, pages: dict[str, str] | None = None) -> Iterator[str]:
    """Compare each page with the bare one, in turn."""
    site, bare = folder / "ours", folder / "bare"
    ours(ROOT, site, "mkdocs", read_today(ROOT).isoformat())()
    found = pages or PAGES
    places = {
        f"{title} {tag}": (tag, ("" if tag == "da" else f"{tag}/") + uri)
        for title, uri in found.items()
        for tag in LANGUAGES
    }
    lay_out_bare(site, bare, list(places.values()))
    yield f"| page, in turn, {runs} runs | requests, bytes | painted | bare | ratio |"
    yield "| --- | --- | --- | --- | --- |"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        for name, (_, place) in places.items():
            with served(site) as (address, sent), served(bare) as (bare_address, _sent):
                ways = {
                    "ours": functools.partial(visit, browser, address + place),
                    "bare": functools.partial(visit, browser, bare_address + place),
                }
                took = measure_in_turn(ways, runs)
                size = sum(size for path, size in sent.items() if not path.endswith(".woff2"))
            ratio = took["ours"].median / took["bare"].median
            yield f"| {name} | {len(sent)}, {size:,} | {took['ours']} | {took['bare']} | {ratio:.2f} |"
        browser.close()
