"""What mkdocs.yml says, which MkDocs itself reads too: the languages that it builds, and where the files are changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
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


EDIT_URI = "edit/main/docs/"
"""Where a forge shows the form to change a page with, below the project's address, if nothing else is said."""


@dataclass(frozen=True)
class Forge:
    """Where the project's files are changed and issues are opened; empty where mkdocs.yml names no repository.

    Attributes:
        edit_url: Where a file is changed, ending in a slash.
        issue_url: Where a new issue is opened, by a form that its query fills in.
    """

    edit_url: str = ""
    issue_url: str = ""


NO_FORGE = Forge()


def read_address(root: Path) -> str:
    """Read the address that the site is published at: `site_url` of mkdocs.yml; empty where the surroundings are to say it."""
    return _settings(root).get("site_url", "")


def read_forge(root: Path) -> Forge:
    """Read where the project's files are changed: `repo_url` and `edit_uri` of mkdocs.yml."""
    said = _settings(root)
    repository = said.get("repo_url", "").rstrip("/")
    if not repository or said.get("edit_uri") == "":
        return NO_FORGE
    edit_uri = said.get("edit_uri", EDIT_URI).strip("/").removesuffix("docs")
    return Forge(edit_url=f"{repository}/{edit_uri}", issue_url=f"{repository}/issues/new")


def is_built_by_host(tag: str) -> bool:
    """Say whether mkdocs-static-i18n can build a language."""
    return bool(BUILDABLE.fullmatch(tag))


def read_host_languages(root: Path) -> tuple[list[str], Place] | None:
    """Read the tags of the languages that mkdocs.yml names, and where; None where it names none, or is not there."""
    found = list(_locales(_compose(root)))
    return ([tag for tag, _ in found], Place(PATH, found[0][1])) if found else None


def _settings(root: Path) -> dict[str, str]:
    """Give the settings at the top of mkdocs.yml that are plain words; `!ENV` is none."""
    node = _compose(root)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {
        key.value: value.value
        for key, value in pairs
        if isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:str"
    }


def _compose(root: Path) -> yaml.Node | None:
    """Read mkdocs.yml without making anything of it; None where it is not there or cannot be read, which MkDocs explains."""
    path = root / PATH
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) if path.exists() else None
    except yaml.YAMLError:
        return None


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
