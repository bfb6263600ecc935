"""From which browsers on styles and scripts are understood, as a test computes it from MDN's data."""

from __future__ import annotations

import json

from newcomer_guide.assets.files import OVERRIDES

SUPPORT = OVERRIDES / "assets" / "support.json"


def name_browsers() -> str:
    """Name the browsers with the first version of each that knows all that the site needs: `Chrome 66, iOS 12`."""
    versions = json.loads(SUPPORT.read_text(encoding="utf-8"))
    return ", ".join(f"{name} {version:g}" for name, version in versions.items())
