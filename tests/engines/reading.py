"""What every reader can do, whatever engine they read in."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import Any, Protocol

LISTEN = Path(__file__).with_name("listen.js")
"""The script that hears what goes wrong on a page."""

PATIENCE_S = 15


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
