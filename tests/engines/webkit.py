"""Read in WebKit, the engine of every iPhone, in a window that nobody sees."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WAIT = 10
"""Seconds."""

WINDOW = Path(__file__).with_name("webkit_window.py")
SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that the system's packages of GTK are made for."""


def has_webkit() -> bool:
    """Say whether WebKit can be driven here, in a window that nobody sees."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and Path(SYSTEM_PYTHON).exists()):
        return False
    probe = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('WebKit2', '4.1')"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0  # noqa: S603  # our own words


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
        """Press it, once it is shown: a script may still be on its way to that."""

        def find_shown(driver: Any) -> Any:  # noqa: ANN401  # selenium's own
            return next((one for one in driver.find_elements(By.CSS_SELECTOR, selector) if one.is_displayed()), None)

        found = WebDriverWait(self._driver, LONGEST_WAIT).until(find_shown)
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
