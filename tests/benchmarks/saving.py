"""Time how long it takes from saving a file to the page in the browser, on a copy of the real site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

from hosts import free_port
from newcomer_guide.checks.browser import CHROMIUM_ARGUMENTS, find_chromium
from newcomer_guide.site.clock import read_today
from timing import Measured, summarize
from towns import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

COMMANDS = {
    "`make serve`": ["newcomer_guide", "serve"],
    "`mkdocs serve`": ["mkdocs", "serve", "--quiet", "--dev-addr", "127.0.0.1:{port}"],
}
SHOWN = {
    "a record's file": ("data/courses.yml", "name: Jobcafé", "kurser/"),
    "a page's text": ("docs/kurser.md", "title: ", "kurser/"),
}
"""Which file is saved, what is put behind, and the page that shows it."""

PAINTED = """() => new Promise((give) => new PerformanceObserver((list) => list.getEntries()
    .filter(({name}) => name === "first-contentful-paint")
    .forEach(({startTime}) => give(performance.timeOrigin + startTime))).observe({type: "paint", buffered: true}))"""
"""When the page was painted, by the machine's clock."""

QUIET = 600
"""So many milliseconds nothing happens before the next file is saved."""


@contextmanager
def served(project: Path, command: list[str]) -> Iterator[str]:
    """Run a command that serves a project."""
    port = free_port()
    words = [sys.executable, "-m", *(word.format(port=port) for word in command)]
    surroundings = {"SITE_TODAY": read_today(ROOT).isoformat(), "PYTHONPATH": str(ROOT / "hooks"), "PORT": str(port)}
    nowhere = subprocess.DEVNULL
    server = subprocess.Popen(words, cwd=project, env=os.environ | surroundings, stdout=nowhere, stderr=nowhere)  # noqa: S603  # our own command
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def measure_saving(folder: Path, runs: int) -> Iterator[str]:
    """Save a file again and again, and look when the page shows it."""
    project = folder / "saved"
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in ("hooks", "overrides"):
        (project / name).symlink_to(ROOT / name)
    yield f"| from saving to the page, {runs} runs | " + " | ".join(COMMANDS) + " |"
    yield "| --- | --- | --- |"
    took: dict[tuple[str, str], Measured] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        for command, words in COMMANDS.items():
            with served(project, words) as address:
                page = browser.new_context(service_workers="block").new_page()
                _open(page, address)
                for what, (name, mark, uri) in SHOWN.items():
                    page.goto(address + uri)
                    took[what, command] = _save_again(page, project / name, mark, runs)
        browser.close()
    for what in SHOWN:
        yield f"| {what} | " + " | ".join(str(took[what, command]) for command in COMMANDS) + " |"


def _open(page: Page, address: str) -> None:
    """Open a page as soon as the server is there."""
    until = time.monotonic() + 60
    while True:
        try:
            page.goto(address)
        except Error:  # not yet
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _save_again(page: Page, path: Path, mark: str, runs: int) -> Measured:
    text = path.read_text(encoding="utf-8")
    took = []
    for run in range(runs):
        word = "x" * (run + 3)
        page.wait_for_timeout(QUIET)
        with page.expect_event("domcontentloaded", timeout=60_000):
            started = time.time()
            path.write_text(text.replace(mark, f"{mark}{word} ", 1), encoding="utf-8")
        took.append(page.evaluate(PAINTED) / 1000 - started)
        if word not in (page.text_content("main") or ""):
            message = f"{path.name} was saved, and the page does not show it"
            raise RuntimeError(message)
    path.write_text(text, encoding="utf-8")
    return summarize(took)
