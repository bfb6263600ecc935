"""Readers of the site in three other engines, who all do the same few things: Firefox, WebKit and an old Chromium."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import tarfile
import time
import urllib.request
import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import brotli
import websocket
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from towns import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Playwright

WINDOW = Path(__file__).with_name("webkit_window.py")
SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that the system's packages of GTK are made for."""

OLD_CHROMIUM = ROOT / "tests" / "node" / "node_modules" / "chrome-aws-lambda" / "bin"
PATIENCE_S = 15

LISTEN = """
window.complaints = window.complaints || [];
addEventListener("error", (event) => complaints.push(String(event.message || event.target.src || event.target.href)), true);
addEventListener("unhandledrejection", (event) => complaints.push(String(event.reason)));
addEventListener("securitypolicyviolation", (event) => complaints.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
"""Hears what goes wrong on a page, from before it begins."""


class Reader(Protocol):
    """Somebody who reads in a window of 360 by 740."""

    def open(self, url: str) -> None:
        """Go to a page, and wait until it is there."""

    def ask(self, expression: str) -> Any:  # noqa: ANN401  # whatever the page answers
        """Give what an expression of JavaScript comes to, or what its promise does."""

    def click(self, selector: str) -> None:
        """Press the first that is seen of what a selector finds."""

    def write(self, selector: str, text: str) -> None:
        """Type into a field, which may have something in it."""

    def back(self) -> None:
        """Go back by one page."""


def wait_for(reader: Reader, expression: str) -> Any:  # noqa: ANN401  # whatever the page answers
    """Wait until an expression is true, and give it.

    Raises:
        AssertionError: It does not come true.
    """
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        with contextlib.suppress(Exception):  # the page may be on its way to another
            if answer := reader.ask(expression):
                return answer
        time.sleep(0.05)
    raise AssertionError(expression)


def find_firefox() -> str | None:
    """Give where Debian's or any other Firefox is; None where there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def has_webkit() -> bool:
    """Say whether WebKit can be driven here, in a window that nobody sees."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and Path(SYSTEM_PYTHON).exists()):
        return False
    probe = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('WebKit2', '4.1')"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0  # noqa: S603  # our own words


class PlaywrightReader:
    """A reader whom Playwright moves."""

    def __init__(self, page: Page) -> None:
        """Take a page."""
        self._page = page
        page.add_init_script(LISTEN)

    def open(self, url: str) -> None:
        """Go there."""
        self._page.goto(url)

    def ask(self, expression: str) -> Any:  # noqa: ANN401  # whatever the page answers
        """Evaluate it."""
        return self._page.evaluate(f"async () => {expression}")

    def click(self, selector: str) -> None:
        """Press it."""
        self._page.click(f"{selector} >> visible=true >> nth=0")

    def write(self, selector: str, text: str) -> None:
        """Fill it."""
        self._page.fill(selector, text)

    def back(self) -> None:
        """Go back."""
        self._page.evaluate("() => history.back()")  # go_back waits for a load that a kept page does not have


class WebKitReader:
    """A reader in a bare window of WebKitGTK, whose engine is that of every iPhone."""

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        """Take what drives the window; `webkit_window.py` listens for what goes wrong."""
        self._driver = driver

    def open(self, url: str) -> None:
        """Go there."""
        self._driver.get(url)

    def ask(self, expression: str) -> Any:  # noqa: ANN401  # whatever the page answers
        """Evaluate it."""
        tell = "const tell = arguments[arguments.length - 1];"
        said, ok = self._driver.execute_async_script(
            f"{tell} (async () => {expression})().then(a => tell([a, true]), e => tell([String(e), false]));"
        )
        assert ok, said
        return said

    def click(self, selector: str) -> None:
        """Press it."""
        found = next(one for one in self._driver.find_elements(By.CSS_SELECTOR, selector) if one.is_displayed())
        self._driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
        found.click()

    def write(self, selector: str, text: str) -> None:
        """Type."""
        field = self._driver.find_element(By.CSS_SELECTOR, selector)
        field.clear()
        field.send_keys(text)

    def back(self) -> None:
        """Go back."""
        self._driver.back()


class OldReader:
    """A reader in a Chromium of 2020, over its own protocol; today's drivers do not know it."""

    def __init__(self, window: websocket.WebSocket) -> None:
        """Take the connection to its window."""
        self._socket = window
        self._count = 0
        self._send("Page.enable")
        self._send("Page.addScriptToEvaluateOnNewDocument", source=LISTEN)
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
def read_in_firefox(
    playwright: Playwright, prefs: dict[str, str | float | bool] | None = None
) -> Iterator[PlaywrightReader]:
    """Read in the system's Firefox; what Playwright cannot ask of it, preferences can."""
    firefox = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=find_firefox(),
        firefox_user_prefs={"intl.accept_languages": "eo", **(prefs or {})},
    )
    try:
        yield PlaywrightReader(firefox.new_page(viewport={"width": 360, "height": 740}))
    finally:
        firefox.close()


@contextlib.contextmanager
def read_in_webkit(folder: Path) -> Iterator[WebKitReader]:
    """Read in WebKit, on a screen that nobody sees; what it keeps, it keeps in `folder`."""
    with _screen() as display:
        options = Options()
        options.binary_location = SYSTEM_PYTHON
        for argument in (str(WINDOW), f"--folder={folder}"):
            options.add_argument(argument)
        options.set_capability("browserName", "MiniBrowser")
        env = os.environ | {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        service = Service(shutil.which("WebKitWebDriver"), env=env)
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # selenium's, of itself
            driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield WebKitReader(driver)
        finally:
            driver.quit()


def print_in_webkit(url: str, path: Path) -> None:
    """Print a page to a file as PDF, on A4."""
    with _screen() as display:
        command = [SYSTEM_PYTHON, str(WINDOW), f"--folder={path.parent / 'kept'}", "--print", url, str(path)]
        env = os.environ | {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        subprocess.run(command, env=env, check=True, capture_output=True, timeout=60)  # noqa: S603  # our own words


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    receive, send = os.pipe()
    command = ["Xvfb", "-displayfd", str(send), "-screen", "0", "800x900x24"]
    with subprocess.Popen(command, pass_fds=[send], stderr=subprocess.DEVNULL) as screen:  # noqa: S603  # our own words
        try:
            yield f":{os.read(receive, 16).decode().strip()}"
        finally:
            screen.terminate()


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
