"""Write the whole site without MkDocs (`make write`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.publishing.deltas import write_deltas
from newcomer_guide.publishing.swap import make_in_place

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site


def write(site: Site) -> int:
    """Write the whole site to site/; the old one stands until the new one is whole."""
    target = site.root / "site"

    def make(staged: Path) -> None:
        write_site(site, staged)
        write_deltas(target, staged)

    return make_in_place(target, make)
