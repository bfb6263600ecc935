"""The languages that mkdocs.yml has MkDocs build: they follow those of data/site.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from newcomer_guide.problems import Place

if TYPE_CHECKING:
    from pathlib import Path

PATH = "mkdocs.yml"
BUILDABLE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?")
"""The tags that mkdocs-static-i18n takes; pages in the others are written by `hooks/events.py` itself.

https://github.com/ultrabug/mkdocs-static-i18n/blob/3149fa89a61c4c961a936b89d716c0d0ab70d0a4/mkdocs_static_i18n/config.py
"""


def is_built_by_host(tag: str) -> bool:
    """Say whether mkdocs-static-i18n can build a language."""
    return bool(BUILDABLE.fullmatch(tag))


def read_host_languages(root: Path) -> tuple[list[str], Place] | None:
    """Read the tags of the languages that mkdocs.yml names, and where; None where it names none, or is not there."""
    path = root / PATH
    found: list[tuple[str, int]] = []
    if path.exists():
        try:
            found = list(_locales(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)))
        except yaml.YAMLError:  # which MkDocs itself explains
            return None
    return ([tag for tag, _ in found], Place(PATH, found[0][1])) if found else None


def _locales(node: yaml.Node | None) -> list[tuple[str, int]]:
    """Give what stands behind each `locale`, with its line; nothing is made of what else the file holds."""
    if isinstance(node, yaml.SequenceNode):
        return [found for one in node.value for found in _locales(one)]
    if not isinstance(node, yaml.MappingNode):
        return []
    return [
        found
        for key, value in node.value
        for found in ([(value.value, key.start_mark.line + 1)] if key.value == "locale" else _locales(value))
    ]
