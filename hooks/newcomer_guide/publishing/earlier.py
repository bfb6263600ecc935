"""Fetch what phones have kept of the published site, so that the next one says what changed since (`make earlier`)."""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError

from newcomer_guide.assets.fingerprint import digest
from newcomer_guide.publishing.deltas import MOST_SITES, name_delta, name_of, packs_before
from newcomer_guide.site.clock import public_address

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMEOUT_SECONDS = 20
"""So long nothing may come; a whole file may take `MOST_SECONDS`."""

MOST_SECONDS = 60
MAX_BYTES = 20_000_000
PART_BYTES = 65_536
TAG = re.compile(r"[A-Za-z0-9-]{2,35}")


def earlier() -> int:
    """Write the packs of the site at SITE_URL to `site/offline/`, where no site was built here yet.

    Whatever cannot be had is left out: the site is then built all the same, and phones fetch a little more.
    """
    given = os.environ.get("SITE_URL", "")
    address = public_address(given)
    target = Path.cwd() / "site"
    if not address:
        what = f"{given} kan ingen andre åbne. Skriv den adresse, siden ligger på" if given else "Skriv sidens adresse"
        print(f"{what}: SITE_URL=https://… make earlier")
        return 1
    if target.exists():
        print("Den forrige side ligger i site/ allerede.")
        return 0
    try:
        files = dict(_fetch_packs(address))
    except (OSError, HTTPException, ValueError, TypeError, AttributeError, RecursionError):  # no site, or another thing
        print(f"Der er ingen tidligere side at hente på {address}. Telefoner henter lidt mere denne gang.")
        return 0
    for name, content in files.items():
        path = target / "offline" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"Den forrige side er hentet. Filer: {len(files)}.")
    return 0


def _fetch_packs(address: str) -> Iterator[tuple[str, bytes]]:
    """Give the files of the packs by their names: of each the list, the bundle, and what leads to it."""
    for tag in filter(TAG.fullmatch, _read_object(_fetch(f"{address}offline/index.json"))):
        content = _fetch(f"{address}offline/{tag}.json")
        manifest = _read_object(content)
        bundle = str(manifest.get("bundle", ""))
        pack = name_of(bundle)
        if pack:
            yield f"{tag}.json", content
            texts = _fetch(f"{address}offline/{bundle}")
            if digest(texts) != pack:
                message = f"{bundle} is not whole"
                raise ValueError(message)
            yield bundle, texts
            for before in packs_before(manifest)[-MOST_SITES:]:
                name = name_delta(tag, before, pack)
                with contextlib.suppress(HTTPError):  # phones that keep that one fetch whole files
                    yield name, _fetch(f"{address}offline/{name}")


def _fetch(address: str) -> bytes:
    until = time.monotonic() + MOST_SECONDS
    request = urllib.request.Request(address, headers={"User-Agent": "guide"})  # noqa: S310  # http or https, checked
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310  # http or https, checked
        content = bytearray()
        while part := answer.read1(PART_BYTES):
            content += part
            if len(content) > MAX_BYTES or time.monotonic() > until:
                message = f"{address} is too large, or too slow"
                raise ValueError(message)
    return bytes(content)


def _read_object(content: bytes) -> dict[str, Any]:
    value = json.loads(content)
    return dict(value)
