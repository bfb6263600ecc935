"""Measure the site beside stock Material with static-i18n and a bare page, in one run: `make bench`."""

from __future__ import annotations

import functools
import http.server
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
from playwright.sync_api import Error, sync_playwright

from filler import LANGUAGES, as_bare_page, make_filler, make_stock
from newcomer_guide.checks.browser import CHROMIUM_ARGUMENTS, QuietHandler, find_chromium
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.site.clock import read_today
from towns import ROOT, TODAY, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PAGES = {"home": "", "arrival": "ankomst/", "course": "kurser/jobcafe/", "contacts": "kontakt/"}
SIZES = [40, 160, 400, 640]
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
CPU_SLOWDOWN = 6
RUNS = 3


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


def serve(folder: Path, sent: dict[str, int]) -> http.server.ThreadingHTTPServer:
    """Serve a folder on this machine, writing what is sent into `sent`."""
    handler = functools.partial(type("Handler", (PackedHandler,), {"sent": sent}), directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def visit(browser: Browser, url: str, *, is_slow: bool) -> tuple[float, list[str]]:
    """Open a page as on a first visit.

    Returns:
        When the largest thing was painted, in milliseconds, and the addresses that the page asked for.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    session = context.new_cdp_session(page)
    if is_slow:
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(url, wait_until="load", timeout=120_000)
    page.wait_for_timeout(1000)
    painted = page.evaluate(
        """() => new Promise((give) => new PerformanceObserver((list) => give(list.getEntries().pop().startTime))
            .observe({type: "largest-contentful-paint", buffered: true}))"""
    )
    context.close()
    return float(painted), [url for url in requests if not url.startswith("data:")]


def measure_visits(folders: dict[str, Path]) -> Iterator[str]:
    """Compare first visits: requests, bytes, and the largest paint on slow 3G with a slow processor."""
    yield "| page | " + " | ".join(f"{name}: requests, bytes, paint" for name in folders) + " |"
    yield "| --- " * (len(folders) + 1) + "|"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        for title, uri in PAGES.items():
            for tag in LANGUAGES:
                place = ("" if tag == "da" else f"{tag}/") + uri
                cells = [_measure_visit(browser, folder, place) for folder in folders.values()]
                yield f"| {title} {tag} | " + " | ".join(cells) + " |"
        browser.close()


def _measure_visit(browser: Browser, folder: Path, uri: str) -> str:
    sent: dict[str, int] = {}
    with serve(folder, sent) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        _, requests = visit(browser, address + uri, is_slow=False)
        size = sum(size for path, size in sent.items() if not path.endswith((".woff2", ".woff")))
        paints = sorted(visit(browser, address + uri, is_slow=True)[0] for _ in range(RUNS))
        server.shutdown()
    outside = sum(not url.startswith(address) for url in requests)
    count = f"{len(sent)}" + (f" + {outside} elsewhere" if outside else "")
    return f"{count}, {size:,}, {paints[RUNS // 2] / 1000:.2f} s"


def cpu_seconds(command: list[str], cwd: Path) -> tuple[float, float]:
    """Run a command, and give the processor's seconds and the clock's."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    environment = os.environ | {"SITE_TODAY": TODAY.isoformat(), "PYTHONPATH": "hooks"}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    took = time.monotonic() - started
    if result.returncode:
        sys.exit(result.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, took


def measure_builds(folder: Path) -> Iterator[str]:
    """Compare builds of the same filler pages, and how they grow."""
    yield "| pages a language | ours: CPU, clock | stock: CPU, clock |"
    yield "| --- | --- | --- |"
    took: dict[str, list[float]] = {"ours": [], "stock": []}
    for size in SIZES:
        town = make_filler(folder / f"town-{size}", size)
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / f"ours-{size}")]
        ours = cpu_seconds(command, town)
        stock_path = make_stock(folder / f"stock-{size}", folder / f"ours-{size}", read_site(town, TODAY))
        command[-1] = str(folder / f"stock-{size}-built")
        stock = cpu_seconds(command, stock_path)
        took["ours"].append(ours[0])
        took["stock"].append(stock[0])
        yield f"| {size} | {ours[0]:.1f} s, {ours[1]:.1f} s | {stock[0]:.1f} s, {stock[1]:.1f} s |"
    growth = {name: math.log(times[3] / times[1]) / math.log(SIZES[3] / SIZES[1]) for name, times in took.items()}
    yield f"| growth from {SIZES[1]} to {SIZES[3]} | {growth['ours']:.2f} | {growth['stock']:.2f} |"


def measure_reload(folder: Path) -> str:
    """Measure from saving a YAML file to the reloaded page in `mkdocs serve`, on a copy of the real site."""
    project = folder / "served"
    ignored = shutil.ignore_patterns(".venv", "site", ".git", ".site.*", "tests")
    shutil.copytree(ROOT, project, ignore=ignored)
    port = "8765"
    environment = os.environ | {"SITE_TODAY": read_today(ROOT).isoformat(), "PYTHONPATH": "hooks"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(  # noqa: S603  # our own command
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        took = []
        path = project / "data" / "courses.yml"
        text = path.read_text(encoding="utf-8")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
            page = browser.new_context(service_workers="block").new_page()
            for _ in range(100):
                try:
                    page.goto(f"http://127.0.0.1:{port}/kurser/")
                    break
                except Error:  # not up yet
                    time.sleep(0.2)
            time.sleep(2)
            for run in range(RUNS):
                changed = f"Jobcafé {'x' * (run + 1)}"
                path.write_text(text.replace("name: Jobcafé", f"name: {changed}", 1), encoding="utf-8")
                started = time.monotonic()
                page.wait_for_function(f"document.body.innerText.includes('{changed}')", timeout=60_000, polling=20)
                took.append(time.monotonic() - started)
                time.sleep(1.5)
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return f"From saving to the reloaded page: {sorted(took)[RUNS // 2]:.2f} s (of {RUNS}: {sorted(took)})"


def main() -> None:
    """Print the tables."""
    parts = sys.argv[1:] or ["visits", "builds", "reload"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "visits" in parts:
            ours = folder / "ours"
            result = build(ROOT, ours, read_today(ROOT), site_url="https://by.example/ny/")
            if result.returncode:
                sys.exit(result.stderr)
            site = read_site(ROOT, read_today(ROOT))
            stock = make_stock(folder / "stock", ours, site)
            cpu_seconds([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "stock-built")], stock)
            bare = folder / "bare"
            for tag in LANGUAGES:
                for uri in PAGES.values():
                    place = ("" if tag == "da" else f"{tag}/") + uri + "index.html"
                    (bare / place).parent.mkdir(parents=True, exist_ok=True)
                    html = (ours / place).read_text(encoding="utf-8")
                    (bare / place).write_text(as_bare_page(html, tag), encoding="utf-8")
            for line in measure_visits({"ours": ours, "bare": bare, "stock": folder / "stock-built"}):
                print(line, flush=True)
        if "builds" in parts:
            for line in measure_builds(folder):
                print(line, flush=True)
        if "reload" in parts:
            print(measure_reload(folder))


if __name__ == "__main__":
    main()
