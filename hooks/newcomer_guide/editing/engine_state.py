"""Keep what a town has taken over of the engine, to say later what is new: data/engine.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from newcomer_guide import __version__
from newcomer_guide.assets.fingerprint import digest
from newcomer_guide.sources.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STATE = "data/engine.yml"
HEAD = "# Hvad programmet havde med, da kommunen sidst tog en ny version. Skrives af: guide upgrade\n"


def write_state(root: Path, texts: Mapping[str, str], files: Mapping[str, str], engine: str) -> None:
    """Write what a town has now.

    Args:
        root: The town's folder.
        texts: The engine's texts by their keys, of which the digests are kept.
        files: The digests of the files that the engine wrote, by their paths.
        engine: Where the engine stands on the forge; empty where that is not known.
    """
    digests = {key: digest(words.encode()) for key, words in texts.items()}
    state = {"version": __version__, "engine": engine, "files": dict(files), "texts": digests}
    write_whole(root / STATE, HEAD + yaml.safe_dump(state, sort_keys=False, allow_unicode=True))


def read_state(root: Path) -> dict[str, Any]:
    """Read it again; empty where the town has none, or one that cannot be read."""
    path = root / STATE
    try:
        value = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    except yaml.YAMLError:
        return {}
    return value if isinstance(value, dict) else {}
