"""Write what changed since earlier sites, so that a phone that keeps one of them fetches that alone."""

from __future__ import annotations

import difflib
import json
import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from newcomer_guide.outputs.json_file import pack_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Steps: TypeAlias = "list[str | list[int]]"
"""How a text is made from an older one: what stays is its [start, end], in UTF-16 units; what is new stands in full."""

MOST_SITES = 14
"""So many earlier sites a phone may have kept: two weeks, where the site is built each day."""

MOST_CHANGED = 20
"""Where more texts of a language changed, all of them are fetched at once: they have changed with the engine."""

PIECE = re.compile(r"[^\n>,}]*[\n>,}]|[^\n>,}]+")
NAME = re.compile(r"[0-9a-f]+")
BUNDLE = re.compile(r"[A-Za-z0-9-]+\.([0-9a-f]+)\.json")


def write_deltas(earlier: Path, site: Path) -> None:
    """Write into a new site what changed in its packs since an earlier one, and since those that this knew of.

    Args:
        earlier: The folder of the earlier site, of which `offline/` is enough. What it lacks, or what is not as a site
            writes it, is left out: phones then fetch whole files.
        site: The folder of the new site.
    """
    for manifest_path in (site / "offline").glob("*.json"):
        manifest = _read_json(manifest_path)
        if "bundle" not in manifest:
            continue
        since, deltas = _deltas_of(earlier / "offline", site / "offline", manifest_path.stem, manifest)
        for name, content in deltas.items():
            (site / "offline" / name).write_bytes(content)
        if since:
            manifest_path.write_bytes(pack_json(manifest | {"since": since}))


def compare(old: str, new: str) -> Steps:
    """Say how a text is made from an older one."""
    before, after = PIECE.findall(old), PIECE.findall(new)
    starts = list(accumulate(map(_count_units, before), initial=0))
    steps: Steps = []
    for kind, start, end, new_start, new_end in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            steps.append([starts[start], starts[end]])
        elif new_start < new_end:
            steps.append("".join(after[new_start:new_end]))
    return steps


def _deltas_of(old: Path, new: Path, lang: str, manifest: Mapping[str, Any]) -> tuple[list[str], dict[str, bytes]]:
    """Give the earlier packs, the oldest first, and the deltas that lead from each to the next, and to the new one.

    A site that is as it was before has the same pack again, so that one may stand there several times.
    """
    before = _read_json(old / f"{lang}.json")
    bundle = str(before.get("bundle", ""))
    to_name, from_name = name_of(manifest["bundle"]), name_of(bundle)
    if not from_name or not (old / bundle).is_file():
        return [], {}
    since = packs_before(before)
    deltas = {name: old / name for name in name_deltas(lang, [*since, from_name])}
    if not all(path.is_file() for path in deltas.values()):
        since, deltas = [], {}
    found = {name: path.read_bytes() for name, path in deltas.items()}
    if from_name != to_name:
        old_texts, new_texts = _read_bundle(old / bundle), _read_bundle(new / manifest["bundle"])
        changed = [uri for uri, text in new_texts.items() if old_texts.get(uri) != text]
        if len(changed) > MOST_CHANGED:
            return [], {}
        since.append(from_name)
        delta = pack_json({uri: compare(old_texts.get(uri, ""), new_texts[uri]) for uri in changed})
        found[f"{lang}.{from_name}.{to_name}.json"] = delta
    since = since[-MOST_SITES:]
    return since, {name: found[name] for name in name_deltas(lang, [*since, to_name])}


def packs_before(manifest: Mapping[str, Any]) -> list[str]:
    """Give the earlier packs that a list of a pack names, the oldest first; none of what is no name."""
    known = manifest.get("since")
    return [name for name in map(str, known if isinstance(known, list) else []) if NAME.fullmatch(name)]


def name_deltas(lang: str, packs: list[str]) -> list[str]:
    """Give the files that lead from each pack to the next."""
    return [f"{lang}.{one}.{other}.json" for one, other in pairwise(packs)]


def _read_bundle(path: Path) -> dict[str, str]:
    """Put the texts of a bundle together again, by their addresses; none where it is not as a site writes it."""
    texts: dict[str, str] = {}
    try:
        for column in json.loads(path.read_bytes()):
            for uri, part in column.items():
                texts[uri] = texts.get(uri, "") + part
        "".join(texts.values()).encode()
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return texts


def name_of(bundle: str) -> str:
    """Give what tells a bundle from those before it: `e9c92038` of `ar.e9c92038.json`; nothing where it is none."""
    found = BUNDLE.fullmatch(bundle)
    return found[1] if found else ""


def _read_json(path: Path) -> dict[str, Any]:
    """Read an object; an empty one where there is none."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _count_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
