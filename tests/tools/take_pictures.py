"""Take pictures of the pages that `make review` set aside, at a phone's width, each beside its older self."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from conftest import CHROMIUM_ARGUMENTS, find_chromium


def main(folder: Path) -> None:
    """Write a PNG beside each HTML file below `folder`."""
    files = sorted(folder.rglob("*.html"))
    if not files:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        page = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
        for file in files:
            page.goto(file.resolve().as_uri())
            page.add_style_tag(content=".bar { position: static !important }")  # else it lies across the picture
            page.screenshot(path=file.with_suffix(".png"), full_page=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
