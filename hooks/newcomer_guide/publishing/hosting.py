"""Pack the site for hosts, with how nginx, Caddy and a container serve it (`make hosting`)."""

from __future__ import annotations

import filecmp
import gzip
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import brotli

from newcomer_guide.outputs.host_headers import render_for_host
from newcomer_guide.outputs.output import PACKED_ALREADY, media_types
from newcomer_guide.outputs.registry import OUTPUTS
from newcomer_guide.publishing.swap import make_in_place

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

FILES = ("nginx.conf", "Caddyfile", "Containerfile")
PORT = 8080


def write_hosting(site: Site, site_path: Path, target: Path, before: Path) -> None:
    """Write a folder to serve: the site with each file packed beside, and how nginx, Caddy and a container serve it.

    Args:
        site: The site.
        site_path: Where its files are.
        target: The folder to write; it is not there yet.
        before: The folder that was written last, if there is one.
    """
    types = media_types(OUTPUTS)
    for path in sorted(site_path.rglob("*")):
        if path.is_file():
            copy = target / "site" / path.relative_to(site_path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            content = path.read_bytes()
            copy.write_bytes(content)
            if types.get(path.suffix[1:]) not in PACKED_ALREADY:
                copy.with_name(f"{copy.name}.gz").write_bytes(gzip.compress(content, mtime=0))
                copy.with_name(f"{copy.name}.br").write_bytes(brotli.compress(content))
    _keep_times(target / "site", before / "site")
    packed = [kind for kind in types.values() if kind not in PACKED_ALREADY]
    for name in FILES:
        (target / name).write_bytes(render_for_host(site, OUTPUTS, name, packed=packed, port=PORT))


def _keep_times(new: Path, old: Path) -> None:
    """Let a file that has not changed keep its time: hosts tell browsers by that, and by its length, whether it has."""
    for path in new.rglob("*"):
        earlier = old / path.relative_to(new)
        if path.is_file() and earlier.is_file() and filecmp.cmp(path, earlier, shallow=False):
            shutil.copystat(earlier, path)


def hosting(site: Site) -> int:
    """Write hosting/: the site that stands in site/, packed, with how nginx, Caddy and a container serve it."""
    if not (site.root / "site" / "index.html").exists():
        print("Siden er ikke bygget. Kør make site.")
        return 1
    target = site.root / "hosting"
    status = make_in_place(target, lambda staged: write_hosting(site, site.root / "site", staged, target))
    folder = urlsplit(site.site_url).path.strip("/")
    if folder and not status:
        print(
            f"Siden ligger på adressen under /{folder}/. Det skal jeres egen server sørge for: her ligger den øverst."
        )
    return status
