"""Write what phones keep: the worker, the page for what is not kept, and a pack of everything in a language."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

from guide.assets.csp import page_policy
from guide.assets.environment import make_environment
from guide.assets.fingerprint import digest
from guide.assets.fonts import font_uri
from guide.assets.scripts import write_code
from guide.outputs.json_file import pack_json
from guide.wording.facts import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.site.site import Site
    from guide.sources.languages import Language
    from guide.wording.edition import Edition

BINARY = (".woff2",)
SEAM = re.compile(r"(?=<style>|</style>|<main|</main>|<svg hidden)")
"""Between these, pages resemble one another."""


def make_worker(edition: Edition) -> bytes:
    """Write the service worker: the one that keeps pages, or the one that takes everything back."""
    name = "sw" if edition.site.data.settings.offline else "sw-off"
    return write_code(name, edition, Wording(edition).unpaired()).encode()


def make_offline_page(edition: Edition) -> bytes:
    """Write the page that a phone shows, in the reader's language, for a page that it has not kept."""
    site = edition.site
    template = make_environment(site.root / "overrides").get_template("offline.html")
    context = {
        "say": Wording(edition).unpaired(),
        "language": edition.language,
        "data": site.data,
        "policy": page_policy,
        "contact": site.everyones_contact,
    }
    return template.render(context, stale_before=site.stale_before).encode()


def make_packs(site: Site, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write the packs of all languages.

    Args:
        site: The site.
        files: What the site consists of, by address; pages by theirs, such as `ar/kurser/`.

    Returns:
        By address, for each language: what its pack holds (a digest and a size in bytes for each
        file), and the bundle of all its texts; and once, what the packs cost, in bytes as they
        travel with gzip.
    """
    made = {}
    costs = {}
    for language in site.languages:
        held = {uri: files[uri] for uri in sorted(files) if _belongs(site, language, uri)}
        texts = {uri: content.decode() for uri, content in held.items() if not uri.endswith(BINARY)}
        bundle = pack_json(_in_columns(texts))
        name = f"{language.tag}.{digest(bundle)}.json"
        fonts = sum(len(held[uri]) for uri in held.keys() - texts.keys())
        costs[language.tag] = len(gzip.compress(bundle, compresslevel=6, mtime=0)) + fonts
        sizes = {uri: [digest(content), len(content)] for uri, content in held.items()}
        made[f"offline/{name}"] = bundle
        made[f"offline/{language.tag}.json"] = pack_json({"bundle": name, "bytes": costs[language.tag], "files": sizes})
    made["offline/index.json"] = pack_json(costs)
    return made


def _in_columns(texts: Mapping[str, str]) -> list[dict[str, str]]:
    """Lay the parts that pages share side by side: gzip looks back no further than 32 kB.

    Returns:
        Columns; a text is what stands under its address in all of them, one after the other.
    """
    rows = {uri: SEAM.split(text) for uri, text in texts.items()}
    width = max(len(row) for row in rows.values())
    return [{uri: row[at] for uri, row in rows.items() if at < len(row)} for at in range(width)]


def _belongs(site: Site, language: Language, uri: str) -> bool:
    """Say whether a file is of one language: its pages, its search, its scripts, its font, its offline page."""
    folders = [other.tag for other in site.translated]
    first = uri.partition("/")[0]
    if first == "offline":
        return uri == f"offline/{language.tag}.html"
    if first == "assets":
        return f".{language.tag}." in uri or (uri.endswith(BINARY) and uri == font_uri(site.root, language))
    if uri in {"404.html", "_headers", "sitemap.xml", "sw.js"} or first == "api":
        return False
    return first == language.tag if language != site.source else first not in folders
