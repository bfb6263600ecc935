"""Check the site, write it, and pack it for hosts."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from guide.formatting import format_data, show_difference
from guide.hosting import write_hosting
from guide.inspection import inspect
from guide.outputs import write_site
from guide.placing import place, staging_path, tell_fault
from guide.problems import tell_problems
from guide.site import public_address, read_today

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.site import Site


def check() -> int:
    """Tell all mistakes and warnings at once, and how the data files would be written in the one form."""
    found = inspect(Path.cwd(), read_today())
    print(tell_problems(found.problems))
    if not found.rendered:
        print("Resten bliver kontrolleret, når det er rettet.")
    if found.site and not found.mistakes:
        for path, text, formatted in format_data(found.site.root):
            name = path.relative_to(found.site.root).as_posix()
            print(f"\n{name} er ikke skrevet på den faste måde. Kør make format, eller ret sådan:")
            print(show_difference(name, text, formatted), end="")
    return 1 if found.mistakes else 0


def write(site: Site) -> int:
    """Write the whole site to site/ without MkDocs; the old one stands until the new one is whole."""
    site.site_url = public_address(os.environ.get("SITE_URL", ""))
    return _make(site.root / "site", lambda staged: write_site(site, staged))


def hosting(site: Site) -> int:
    """Write hosting/: the site that stands in site/, packed, with how nginx, Caddy and a container serve it."""
    return _make(site.root / "hosting", lambda staged: write_hosting(site, site.root / "site", staged))


def _make(target: Path, make: Callable[[Path], None]) -> int:
    """Make a folder beside the old one and let it take its place; where that fails, say why and leave the old one."""
    staged = staging_path(target)
    try:
        make(staged)
        place(staged, target)
    except OSError as error:
        print(tell_fault(error))
        return 1
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return 0
