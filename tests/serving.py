"""Serve a folder to a browser on this machine, well or badly."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files without a log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that it overrides
        """Say nothing."""


class Host(http.server.ThreadingHTTPServer):
    """A server that can be told to misbehave.

    Attributes:
        address: Where it answers, ending in a slash.
        seen: The paths that were asked for, in order.
        is_down: Whether it hangs up on everyone, as a phone without a connection sees it.
        cut: Paths of which it sends the first half only.
        held: While this is unset, pages wait.
    """

    def __init__(self, folder: Path) -> None:
        """Serve `folder`."""
        super().__init__(("127.0.0.1", 0), functools.partial(MoodyHandler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.seen: list[str] = []
        self.is_down = False
        self.cut: set[str] = set()
        self.held = threading.Event()
        self.held.set()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up."""


class MoodyHandler(QuietHandler):
    """Answer as its host is told to."""

    server: Host
    timeout = 60

    def do_GET(self) -> None:
        """Answer, hang up, wait, or stop in the middle."""
        path = self.path.removeprefix("/").split("?")[0]
        self.server.seen.append(path)
        if not path.endswith((".js", ".json", ".woff2")):
            self.server.held.wait(30)
        if self.server.is_down:
            self.close_connection = True
            return
        if path in self.server.cut:
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"{")
            self.close_connection = True
            return
        super().do_GET()

    def end_headers(self) -> None:
        """Let browsers ask again each time, as a careful host does."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@contextlib.contextmanager
def host(folder: Path) -> Iterator[Host]:
    """Serve a folder on this machine, and give the server, to be told how."""
    with Host(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.held.set()
        server.shutdown()


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    with host(folder) as server:
        yield server.address
