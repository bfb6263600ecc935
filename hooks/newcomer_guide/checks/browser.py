"""Start the browser that is on this machine, and let it read a folder as a reader's phone would."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import threading
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--accept-lang=eo"]
"""What browsers are started with; a reader of Esperanto is offered no other language over the page."""

CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The one without windows first: it takes half of the time."""


def find_chromium() -> str:
    """Find the system's Chromium or Chrome; `CHROMIUM` says where another one is.

    Raises:
        FileNotFoundError: There is none.
    """
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not found:
        raise FileNotFoundError(CHROMIUM_NAMES[0])
    return found


@contextlib.contextmanager
def start_chromium() -> Iterator[Browser]:
    """Start a browser, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Host(http.server.ThreadingHTTPServer):
    """A server of a folder on this machine.

    Attributes:
        address: Where it answers, ending in a slash.
        seen: The paths that were asked for, in order.
        is_down: Whether it hangs up on everyone, as a phone without a connection sees it.
    """

    def __init__(self, folder: Path, handler: type[Handler] | None = None) -> None:
        """Serve `folder`."""
        super().__init__(("127.0.0.1", 0), functools.partial(handler or Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.seen: list[str] = []
        self.is_down = False

    def serve_forever(self, poll_interval: float = 0.02) -> None:
        """Answer until it is shut down, which takes as long as it looks after that: half a second by default."""
        super().serve_forever(poll_interval)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up."""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files without a log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that it overrides
        """Say nothing."""


class Handler(QuietHandler):
    """Answer with files, and let browsers ask again each time, as a careful host does."""

    server: Host
    timeout = 60

    def do_GET(self) -> None:
        """Answer, or hang up."""
        self.server.seen.append(self.path.removeprefix("/").split("?")[0])
        if self.server.is_down:
            self.close_connection = True
            return
        super().do_GET()

    def end_headers(self) -> None:
        """Say how long it may be kept."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@contextlib.contextmanager
def serve_folder(folder: Path) -> Iterator[Host]:
    """Serve a folder on this machine, and give the server."""
    with Host(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
