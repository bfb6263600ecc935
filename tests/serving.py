"""Serve a folder to a browser on this machine, well or badly."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.checks.browser import Handler, Host, serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


class MoodyHost(Host):
    """A server that can be told to misbehave.

    Attributes:
        cut: Paths of which it sends the first half only.
        held: While this is unset, pages wait.
        is_broken: Whether it answers each page with an excuse of its own, 503.
    """

    def __init__(self, folder: Path, handler: type[Handler] | None = None) -> None:
        """Serve `folder`."""
        super().__init__(folder, handler or MoodyHandler)
        self.cut: set[str] = set()
        self.is_broken = False
        self.held = threading.Event()
        self.held.set()


class MoodyHandler(Handler):
    """Answer as its host is told to."""

    server: MoodyHost

    def do_GET(self) -> None:  # noqa: N802  # the name that it is called by
        """Answer, hang up, wait, or stop in the middle."""
        path = self.path.removeprefix("/").split("?")[0]
        if not path.endswith((".js", ".json", ".woff2")):
            self.server.held.wait(30)
        if self.server.is_broken and path.endswith("/"):
            self.send_error(503)
            return
        if path in self.server.cut and not self.server.is_down:
            self.server.seen.append(path)
            self._stop_in_the_middle(path)
            return
        super().do_GET()

    def _stop_in_the_middle(self, path: str) -> None:
        self.send_response(200)
        if path.endswith("/"):  # no length, as of a page that is packed on its way: some browsers take half for all
            html = Path(self.translate_path(f"{path}index.html")).read_bytes()
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html[: len(html) // 2])
        else:
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"{")
        self.close_connection = True


@contextlib.contextmanager
def host(folder: Path) -> Iterator[MoodyHost]:
    """Serve a folder on this machine, and give the server, to be told how."""
    with MoodyHost(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.held.set()
        server.shutdown()


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    with serve_folder(folder) as server:
        yield server.address
