"""Whoever saves a file sees it, or what is wrong in it, in the browser that shows the page."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from hosts import free_port
from towns import ROOT, TODAY, change, make_small_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

COMMANDS = {"guide": ["newcomer_guide", "serve"], "mkdocs": ["mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"]}


def command(by: str, port: int) -> list[str]:
    """Give a command that serves the town where it is run."""
    return [sys.executable, "-m", *(word.format(port=port) for word in COMMANDS[by])]


def surroundings(port: int) -> dict[str, str]:
    """Give what it is run with."""
    return os.environ | {"SITE_TODAY": TODAY.isoformat(), "PYTHONPATH": str(ROOT / "hooks"), "PORT": str(port)}


@contextmanager
def served(town: Path, by: str) -> Iterator[str]:
    """Run a command that serves a town until the test is over."""
    port = free_port()
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command(by, port), cwd=town, env=surroundings(port), stdout=nowhere, stderr=nowhere)  # noqa: S603
    try:
        address = f"http://127.0.0.1:{port}/"
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(address, timeout=30).close()
                break
            except OSError:
                assert time.monotonic() < until, "it does not answer"
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize("by", COMMANDS)
def test_an_open_page_follows_what_is_saved(by: str, tmp_path: Path, browser: Browser) -> None:
    """An hour, a mistake beside the hour that was last right, and the mended one; under the page's own policy."""
    town = make_small_town(tmp_path / "town", "da", "ar")
    courses = town / "data" / "courses.yml"
    with served(town, by) as address:
        page = browser.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto(f"{address}kurser/syning/")
        change(courses, "closes_at: 12:00", "closes_at: 13:30")
        page.get_by_text("13:30").first.wait_for()
        change(courses, "closes_at: 13:30", "closes_at: 25:00")
        alert = page.get_by_role("alert").filter(has_text="Der står:   25:00")
        alert.wait_for()

        assert page.get_by_text("13:30").first.is_visible()
        assert "Siden her er, som den var" in alert.inner_text()
        assert alert.evaluate("box => getComputedStyle(box).position") == "fixed"

        change(courses, "closes_at: 25:00", "closes_at: 14:30")
        page.get_by_text("14:30").first.wait_for()

        assert alert.count() == 0
        assert told == []
        page.close()


def test_it_goes_on_as_long_as_one_writes(tmp_path: Path, browser: Browser) -> None:
    """Ten saves, more than a browser holds connections; also after the folder is another one, as after a checkout."""
    town = make_small_town(tmp_path / "town", "da")
    courses = town / "data" / "courses.yml"
    with served(town, "guide") as address:
        page = browser.new_page()
        page.goto(f"{address}kurser/syning/")
        for minute in range(10, 20):
            closes = re.sub(r"closes_at: 1[23]:\d\d", f"closes_at: 13:{minute}", courses.read_text(encoding="utf-8"))
            courses.write_text(closes, encoding="utf-8")
            page.get_by_text(f"13:{minute}").first.wait_for()
        (town / "data").rename(town / "before")
        page.get_by_role("alert").wait_for()
        shutil.copytree(town / "before", town / "data")
        change(courses, "closes_at: 13:19", "closes_at: 13:45")
        page.get_by_text("13:45").first.wait_for()

        assert page.get_by_role("alert").count() == 0
        page.close()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """With the way out."""
    town = make_small_town(tmp_path / "town", "da")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = subprocess.run(  # noqa: S603
            command("guide", port), cwd=town, env=surroundings(port), capture_output=True, text=True, check=False
        )

    assert result.returncode == 1
    assert result.stdout == f"Noget andet bruger port {port}. Stop det, eller skriv: PORT={port + 1} make serve\n"
