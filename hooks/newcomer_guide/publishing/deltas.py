"""Write what changed since earlier sites, so that a phone that keeps one of them fetches that alone."""

from __future__ import annotations

import difflib
import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

from newcomer_guide.outputs.json_file import pack_json

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

Steps: TypeAlias = "list[str | list[int]]"
"""How a text is made from an older one: what stays is its [start, end], in UTF-16 units; what is new stands in full."""

MOST_SITES = 14
"""From so many earlier packs a delta leads to the new one: two weeks, where something changes each day."""

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
    """Give the earlier packs, the oldest first, and the delta that leads from each to the new one.

    A delta holds nothing but what stands in the new pack: what was published in between and is withdrawn is nowhere.
    """
    before = _read_json(old / f"{lang}.json")
    bundle = str(before.get("bundle", ""))
    to_name, from_name = name_of(manifest["bundle"]), name_of(bundle)
    if not from_name or not (old / bundle).is_file():
        return [], {}
    known = dict.fromkeys(packs_before(before))
    deltas = {name: _read_delta(old / name_delta(lang, name, from_name)) for name in known}
    if from_name != to_name:
        old_texts, new_texts = _read_bundle(old / bundle), _read_bundle(new / manifest["bundle"])
        changed = [uri for uri, text in new_texts.items() if old_texts.get(uri) != text]
        if len(changed) > MOST_CHANGED:
            return [], {}
        last = {uri: compare(old_texts.get(uri, ""), new_texts[uri]) for uri in changed}
        deltas = {name: delta and _join(delta, last, new_texts.keys()) for name, delta in deltas.items()}
        deltas[from_name] = last
    packed = {name: pack_json(delta) for name, delta in deltas.items() if delta and name != to_name}
    most = (new / manifest["bundle"]).stat().st_size // 2  # a longer one is not worth it
    kept = [name for name, content in packed.items() if len(content) <= most][-MOST_SITES:]
    return kept, {name_delta(lang, name, to_name): packed[name] for name in kept}


def _join(first: dict[str, Steps], second: dict[str, Steps], uris: Collection[str]) -> dict[str, Steps]:
    """Say in one delta what two of them say one after the other, of the texts at `uris` alone."""
    joined = {uri: steps for uri, steps in first.items() if uri in uris}
    for uri, steps in second.items():
        joined[uri] = join(joined[uri], steps) if uri in joined else steps
    return joined


def join(first: Steps, second: Steps) -> Steps:
    """Say in one how a text is made in two steps: of what the first put in, what the second leaves out is not in it.

    Where they do not fit one another, what comes out is not the text, which phones notice.
    """
    made = [step.encode("utf-16-le") if isinstance(step, str) else step for step in first]
    lengths = (len(step) // 2 if isinstance(step, bytes) else step[1] - step[0] for step in made)
    starts = list(accumulate(lengths, initial=0))
    steps: Steps = []
    for step in second:
        if isinstance(step, str):
            _add_step(steps, step)
            continue
        start, end = step
        for at, piece in enumerate(made):
            low, high = max(start, starts[at]) - starts[at], min(end, starts[at + 1]) - starts[at]
            if low >= high:
                continue
            stays = piece[2 * low : 2 * high].decode("utf-16-le", "replace") if isinstance(piece, bytes) else None
            _add_step(steps, [piece[0] + low, piece[0] + high] if stays is None else stays)
    return steps


def _add_step(steps: Steps, step: str | list[int]) -> None:
    """Add a step, as part of the one before it where they say the same thing."""
    last = steps[-1] if steps else None
    if isinstance(last, str) and isinstance(step, str):
        steps[-1] = last + step
    elif isinstance(last, list) and isinstance(step, list) and last[1] == step[0]:
        steps[-1] = [last[0], step[1]]
    else:
        steps.append(step)


def packs_before(manifest: Mapping[str, Any]) -> list[str]:
    """Give the earlier packs that a list of a pack names, the oldest first; none of what is no name."""
    known = manifest.get("since")
    return [name for name in map(str, known if isinstance(known, list) else []) if NAME.fullmatch(name)]


def name_delta(lang: str, pack: str, to: str) -> str:
    """Name the file that leads from one pack of a language to another."""
    return f"{lang}.{pack}.{to}.json"


def _read_delta(path: Path) -> dict[str, Steps]:
    """Read an earlier delta; an empty one where there is none, or it is not as one is written."""
    delta = _read_json(path)
    is_right = all(isinstance(steps, list) and all(map(_is_step, steps)) for steps in delta.values())
    return delta if is_right else {}


def _is_step(step: object) -> bool:
    if isinstance(step, str):
        return not any("\ud800" <= letter <= "\udfff" for letter in step)  # half a letter cannot be written
    if not isinstance(step, list) or [type(at) for at in step] != [int, int]:
        return False
    start, end = step
    return bool(0 <= start < end)


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
