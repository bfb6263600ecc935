"""Show the site on this machine while its files are changed (`make serve`)."""

from __future__ import annotations

import gc
import http.server
import json
import os
import sys
import threading
import urllib.parse
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles

from newcomer_guide.assets.files import OVERRIDES, PACKAGE
from newcomer_guide.editing.preview import STATE_URI, Preview

if TYPE_CHECKING:
    import socket

    from newcomer_guide.editing.preview import State

HOST, PORT = "127.0.0.1", 8000
PORTS = range(1, 65536)

SETTLED = 10
"""For so many milliseconds nothing more may be saved before the files are read: some editors save a file in two steps."""

BESIDE = "Siden her er, som den var, da alt sidst var rigtigt."

LOOK_UP = 1000
"""Every so many milliseconds it is looked whether a folder is another one, as after a checkout."""

BREATH = 15
"""Every so many seconds a browser that waits gets a sign of life, by which one that has gone is noticed."""


class PreviewServer(http.server.ThreadingHTTPServer):
    """A server on this machine that shows a site as its files are, and tells browsers when they change."""

    daemon_threads = True

    def __init__(self, root: Path, host: str = HOST, port: int = PORT) -> None:
        """Read the site below `root`.

        Raises:
            OSError: Something else answers at that port.
        """
        super().__init__((host, port), PreviewHandler)
        self.root = root
        self._folders = (root / "data", root / "docs")
        self.address = f"http://{host}:{self.server_port}/"
        self.preview = Preview(root)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Answer, and read the files again whenever one is saved, until somebody presses Ctrl+C."""
        gc.freeze()  # what was imported and read stays; looking through it again and again takes half of the time
        gc.enable()
        threading.Thread(target=self.serve_forever, daemon=True).start()
        print(f"Se siden på {self.address} – den følger med, når du gemmer en fil. Stop med Ctrl+C.", flush=True)
        if open_in_browser:
            webbrowser.open(self.address)
        seen: list[tuple[int, int]] = []
        while True:
            before, seen = seen, self._stand()
            if seen != before:  # also the first time: something may have been saved since the program began
                self._tell(self.preview.read())
            self._follow(seen)

    def _follow(self, seen: list[tuple[int, int]]) -> None:
        """Read the files again whenever one in a folder is saved, until a folder is another one."""
        folders = filter(Path.exists, (*self._folders, OVERRIDES, PACKAGE))
        for changes in watchfiles.watch(*folders, step=SETTLED, rust_timeout=LOOK_UP, yield_on_timeout=True):
            if any(name.endswith(".py") for _, name in changes):
                os.execv(sys.executable, sys.orig_argv)  # noqa: S606  # the program itself is another
            if changes:
                self._tell(self.preview.read())
            if self._stand() != seen:
                return

    def _stand(self) -> list[tuple[int, int]]:
        """Tell the folders from others of the same name, and how `mkdocs.yml` stands, which no folder holds."""
        found = []
        for path in (*self._folders, self.root / "mkdocs.yml"):
            try:
                stat = path.stat()
                found.append((stat.st_ino, 0 if path in self._folders else stat.st_mtime_ns))
            except OSError:
                found.append((0, 0))
        return found

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Say nothing of browsers that hang up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def _tell(self, state: State) -> None:
        if state.told:
            print(state.told, flush=True)

    def watch(self, path: str) -> None:
        """Watch nothing more: MkDocs names its folders, all of which are watched already."""


class PreviewHandler(http.server.BaseHTTPRequestHandler):
    """Answers a browser."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # the name that it is called by
        """Send what was asked for."""
        address = urllib.parse.unquote(self.path.partition("?")[0]).lstrip("/")
        if address == STATE_URI and self.command == "GET":
            self._send_states()
            return
        answer = self.server.preview.answer(address)
        self.send_response(answer.status)
        if answer.leads_to:
            self.send_header("Location", answer.leads_to)
        self.send_header("Content-Type", f"{answer.media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(answer.content)

    do_HEAD = do_GET  # noqa: N815  # the name that it is called by

    def _send_states(self) -> None:
        """Send the state, and each after it, until the browser leaves.

        Source:
            HTML, Server-sent events.
        """
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.close_connection = True
        seen = None
        while True:
            state = self.server.preview.wait(seen, BREATH)
            seen = state or seen
            event = f"data: {json.dumps(_tell_reader(state))}\n\n" if state else ":\n\n"
            try:
                self.wfile.write(event.encode())
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that it overrides
        """Say nothing."""


def _tell_reader(state: State) -> dict[str, str]:
    """Tell whoever looks at a page what is wrong, and that the page is what it was before, if it ever was right."""
    told = f"{state.told}\n\n{BESIDE}" if state.told and state.version else state.told
    return {"version": state.version, "told": told}


def serve() -> int:
    """Show the site on this machine; PORT says where, if not at 8000."""
    given = os.environ.get("PORT", "")
    if given and not (given.isdecimal() and int(given) in PORTS):
        print(f"PORT kan ikke være {given}. Skriv et tal fra {PORTS[0]} til {PORTS[-1]}.")
        return 1
    port = int(given or PORT)
    try:
        server = PreviewServer(Path.cwd(), port=port)
    except OSError:
        print(f"Noget andet bruger port {port}. Stop det, eller skriv: PORT={port + 1} make serve")
        return 1
    try:
        server.serve()
    except KeyboardInterrupt:
        return 0
    return 0
