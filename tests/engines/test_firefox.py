"""What Playwright cannot ask of Firefox, its preferences can: forced colours, the dark, no JavaScript, and paper."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from engines.firefox import find_firefox, print_in_firefox, read_in_firefox

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from serving import MoodyHost

pytestmark = pytest.mark.skipif(not find_firefox(), reason="no Firefox here")


@pytest.mark.parametrize(
    ("pref", "value", "holds"),
    [
        ("browser.display.document_color_use", 2, "matchMedia('(forced-colors: active)').matches"),
        ("layout.css.prefers-color-scheme.content-override", 0, "matchMedia('(prefers-color-scheme: dark)').matches"),
    ],
)
def test_the_current_language_is_told_apart(
    pref: str, value: int, holds: str, driver: Playwright, host: MoodyHost
) -> None:
    """In colours that the reader forces, and in the dark."""
    with read_in_firefox(driver, {pref: value}) as reader:
        reader.open(host.address)
        widths = reader.ask(
            "[...document.querySelectorAll('.languages__link')].map((one) => getComputedStyle(one).borderBottomWidth)"
        )
        assert reader.ask(holds)

    assert widths == ["4px", "0px", "0px", "0px"]


def test_everything_is_read_and_called_without_javascript(driver: Playwright, host: MoodyHost) -> None:
    """No button stands there that would do nothing; the search leads to the list of everything."""
    with read_in_firefox(driver, {"javascript.enabled": False}) as reader:
        reader.open(host.address + "kontakt/")
        dead = reader.look(
            "[...document.querySelectorAll('main button, .lookup')].filter((one) => one.offsetParent).length"
        )
        numbers = reader.look("document.querySelectorAll('.contact a[href^=tel]').length")
        reader.open(host.address)
        action = reader.look("document.querySelector('.search').action")

    assert dead == 0
    assert numbers >= 4
    assert action == host.address + "alt/"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="nothing that reads PDF")
def test_paper_has_the_numbers_and_no_bar(driver: Playwright, host: MoodyHost, tmp_path: Path) -> None:
    """As Firefox prints the contacts."""
    path = tmp_path / "contacts.pdf"
    print_in_firefox(driver, host.address + "kontakt/", path)
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own words

    assert "Læreren" in text
    assert "34 41 23 45" in text
    assert "Forside" not in text
    assert "Gem Læreren" not in text
