"""Write what phones keep: the worker, the page for what is not kept, and a pack of everything in a language."""

from __future__ import annotations

import gzip
import io
import itertools
import re
from typing import TYPE_CHECKING

from newcomer_guide.assets.csp import page_policy
from newcomer_guide.assets.css import read_small_style
from newcomer_guide.assets.environment import make_environment
from newcomer_guide.assets.files import OVERRIDES
from newcomer_guide.assets.fingerprint import digest
from newcomer_guide.assets.scripts import WORKER_FOLDER, write_code
from newcomer_guide.assets.sounds import list_sounds
from newcomer_guide.outputs.json_file import pack_json
from newcomer_guide.outputs.output import PACKED_ALREADY, write_file
from newcomer_guide.pages.rendering import close_up
from newcomer_guide.site.addresses import WORKER_URI, offline_page_uri
from newcomer_guide.site.cores import Work
from newcomer_guide.wording.facts import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from newcomer_guide.outputs.output import Made, Written
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language
    from newcomer_guide.wording.edition import Edition

SEAM = re.compile(r"<(?=style>|/style>|main|/main>|div hidden>)")
"""Between these, pages resemble one another."""


def make_worker(edition: Edition) -> dict[str, bytes]:
    """Write the service worker: the one that keeps pages, or the one that takes everything back."""
    name = "sw" if edition.site.data.settings.offline else "sw-off"
    path = WORKER_FOLDER / f"{name}.js"
    return {WORKER_URI: write_code(path, edition, Wording(edition).unpaired()).encode()}


def make_offline_page(edition: Edition) -> dict[str, bytes]:
    """Write the page that a phone shows, in the reader's language, for a page that it has not kept."""
    site = edition.site
    if not site.data.settings.offline:
        return {}
    template = make_environment().get_template("offline.html")
    context = {
        "say": Wording(edition).unpaired(),
        "language": edition.language,
        "data": site.data,
        "css": read_small_style(OVERRIDES / "assets" / "offline.css", edition.language.direction),
        "policy": page_policy,
        "contact": site.everyones_contact,
    }
    html = template.render(context)
    return {offline_page_uri(edition.language): close_up(html).encode()}


def write_packs(site: Site, files: Mapping[str, Made | Written], types: Mapping[str, str], site_path: Path) -> None:
    """Write the packs of all languages into the folder of a site.

    For each language that is what its pack holds (a digest and a size in bytes for each file, and what their types are),
    and the bundle of all its texts; and once, what the packs cost, in bytes as they travel with gzip, and what their
    sounds cost besides, which are saved only when they are asked for.

    Args:
        site: The site.
        files: What the site consists of, by address; pages by theirs, such as `ar/kurser/`.
        types: The media type of each kind of file, by the end of its name.
        site_path: The folder of the site.
    """
    costs: dict[str, int] = {}
    for of_language in Work(_Packer, (site, files, types, site_path)).do(site.languages, is_large=False):
        costs |= of_language
    shown = {language.tag for language in site.shown}
    index = pack_json({tag: cost for tag, cost in costs.items() if tag.partition(".")[0] in shown})
    write_file(site_path / "offline" / "index.json", index)


class _Packer:
    """Packs what a phone keeps of a site, a language at a time."""

    def __init__(self, given: tuple[Site, Mapping[str, Made | Written], Mapping[str, str], Path]) -> None:
        self._site, self._files, self._types, site_path = given
        self._folder = site_path / "offline"

    def __call__(self, language: Language) -> dict[str, int]:
        """Write the manifest and the bundle of a language, which may be large, and give what they cost."""
        site, files, types = self._site, self._files, self._types
        bundle_of_texts = _Bundle()
        sizes: dict[str, list[object]] = {}
        packed_already = 0
        for uri in sorted(
            uri for uri, file in files.items() if file.in_pack and language in (file.languages or [language])
        ):
            content = files[uri].content
            sizes[uri] = [digest(content), len(content)]
            if types.get(uri.rpartition(".")[2]) in PACKED_ALREADY:
                packed_already += len(content)
            else:
                bundle_of_texts.add(uri, content.decode())
        bundle = bundle_of_texts.pack()
        name = f"{language.tag}.{digest(bundle)}.json"
        write_file(self._folder / name, bundle)
        costs = {language.tag: len(gzip.compress(bundle, compresslevel=6, mtime=0)) + packed_already}
        sounds = {uri: sound.path.read_bytes() for uri, sound in list_sounds(site, language).items()}
        if sounds:
            costs[f"{language.tag}.sounds"] = sum(map(len, sounds.values()))
        manifest = {
            "bundle": name,
            "since": [],  # publishing.deltas knows the earlier ones
            "bytes": costs[language.tag],
            "files": sizes,
            "sounds": {uri: [digest(content), len(content)] for uri, content in sounds.items()},
            "types": types,
        }
        write_file(self._folder / f"{language.tag}.json", pack_json(manifest))
        return costs


class _Bundle:
    """Texts, laid out in columns so that the parts that pages share stand side by side.

    Gzip looks back no further than 32 kB: it saves 27 kB of 99 (Arabic). A text is what stands under its address in all
    columns, one after the other.
    """

    def __init__(self) -> None:
        self._columns: list[list[bytes]] = []

    def add(self, uri: str, text: str) -> None:
        """Add a text by its address; its parts are kept as they are written, which takes half of the room."""
        name = pack_json(uri)
        seams = [0, *(seam.start() for seam in SEAM.finditer(text)), len(text)]
        for at, (start, end) in enumerate(itertools.pairwise(seams)):
            if at == len(self._columns):
                self._columns.append([])
            self._columns[at].append(name + b":" + pack_json(text[start:end]))

    def pack(self) -> bytes:
        """Write the columns as JSON, and let go of each when it is written."""
        packed = io.BytesIO()
        for column in self._columns:
            packed.write(b",{" if packed.tell() else b"[{")
            packed.write(b",".join(column))
            packed.write(b"}")
            column.clear()
        packed.write(b"]")
        return packed.getvalue()
