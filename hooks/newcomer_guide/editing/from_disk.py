"""Let a built site be opened from a disk by a double click: there, an address that ends in a slash is a folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

INSIDE = re.compile(r'(\shref=")((?![a-z]+:|//|#)[^"#?]*/)(?=["#?])')
"""A link inside the site that leads to a page."""


def open_from_disk(site_path: Path) -> None:
    """Let every link of the pages below `site_path` lead to the file of its page.

    Scripts do not run from a disk (browsers take each file for a site of its own), and no page needs one to be read.
    """
    for path in site_path.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(INSIDE.sub(r"\1\2index.html", html), encoding="utf-8")
