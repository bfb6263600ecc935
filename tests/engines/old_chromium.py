"""Read in a Chromium of 2020, over its own protocol: today's drivers do not know it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import tarfile
import time
import urllib.request
from io import BytesIO
from typing import TYPE_CHECKING, Any

import brotli
import websocket

from engines.reading import LISTEN, PATIENCE_S, wait_for
from towns import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD_CHROMIUM = ROOT / "tests" / "node" / "node_modules" / "chrome-aws-lambda" / "bin"


class OldReader:
    """A reader in a Chromium of 2020, over its own protocol; today's drivers do not know it."""

    def __init__(self, window: websocket.WebSocket) -> None:
        """Take the connection to its window."""
        self._socket = window
        self._count = 0
        self._send("Page.enable")
        self._send("Page.addScriptToEvaluateOnNewDocument", source=LISTEN.read_text(encoding="utf-8"))
        self._send("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=1, mobile=True)

    def _send(self, method: str, **params: object) -> dict[str, Any]:
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._count:
            pass
        assert "error" not in answer, answer
        found: dict[str, Any] = answer["result"]
        return found

    def open(self, url: str) -> None:
        """Go there."""
        self.ask("window.isOld = true")
        self._send("Page.navigate", url=url)
        wait_for(self, "!window.isOld && document.readyState === 'complete'")

    def ask(self, expression: str) -> Any:  # noqa: ANN401  # whatever the page answers
        """Evaluate it."""
        code = f"(async () => {expression})()"
        answer = self._send("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def click(self, selector: str) -> None:
        """Press where it is."""
        shown = f"[...document.querySelectorAll({json.dumps(selector)})].find(one => one.getClientRects().length)"
        self.ask(f"{shown}.scrollIntoView({{block: 'center'}})")
        x, y = self.ask(
            f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])({shown}.getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self._send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def write(self, selector: str, text: str) -> None:
        """Type."""
        self.ask(f"((field) => {{ field.focus(); field.select(); }})(document.querySelector({json.dumps(selector)}))")
        self._send("Input.insertText", text=text)

    def back(self) -> None:
        """Go back."""
        self.ask("{ window.isOld = true; history.back(); }")
        wait_for(self, "!window.isOld && document.readyState === 'complete'")


@contextlib.contextmanager
def read_in_old_chromium(folder: Path) -> Iterator[OldReader]:
    """Read in a Chromium of 2020, which is unpacked into `folder`."""
    program = folder / "chromium"
    program.write_bytes(brotli.decompress((OLD_CHROMIUM / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for part in ("aws", "swiftshader"):
        packed = BytesIO(brotli.decompress((OLD_CHROMIUM / f"{part}.tar.br").read_bytes()))
        with tarfile.open(fileobj=packed) as archive:
            archive.extractall(folder, filter="data")
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote", "--lang=eo"]
    command = [
        str(program),
        *options,
        f"--user-data-dir={folder / 'kept'}",
        f"--remote-debugging-port={port}",
        "about:blank",
    ]
    env = os.environ | {"LD_LIBRARY_PATH": str(folder / "lib"), "HOME": str(folder)}
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as chromium:  # noqa: S603  # our own words
        try:
            with contextlib.closing(websocket.create_connection(_find_window(port), timeout=PATIENCE_S)) as window:
                yield OldReader(window)
        finally:
            chromium.kill()


def _find_window(port: int) -> str:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
            pages = [one for one in json.load(answer) if one["type"] == "page"]
            if pages:
                address: str = pages[0]["webSocketDebuggerUrl"]
                return address
        time.sleep(0.05)
    message = "The old Chromium did not begin."
    raise AssertionError(message)
