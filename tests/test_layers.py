"""The package is layered, knows no MkDocs, and names no municipality."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from towns import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LAYERS = [
    "__main__",
    "commands",
    "confirming",
    "pictures",
    "proof",
    "browsing",
    "built",
    "reviewing",
    "unhosted",
    "inspection",
    "fieldguide",
    "ageing",
    "formatting",
    "comparing",
    "telling",
    "history",
    "outbound",
    "placing",
    "outputs",
    "offline",
    "proofs",
    "handoff",
    "rendering",
    "pages",
    "linked",
    "scripts",
    "search",
    "opendata",
    "hsds",
    "feeds",
    "apischema",
    "calendars",
    "cards",
    "sharing",
    "manifest",
    "hosting",
    "listing",
    "coverage",
    "templates",
    "fonts",
    "policy",
    "naming",
    "identity",
    "site",
    "changes",
    "styles",
    "loose_ends",
    "slots",
    "guards",
    "glossary",
    "questions",
    "prose",
    "wording",
    "voice",
    "markup",
    "plain",
    "icons",
    "strokes",
    "reviews",
    "translations",
    "languages",
    "data",
    "checking",
    "reading",
    "schedule",
    "records",
    "references",
    "fields",
    "problems",
]
PACKAGE = ROOT / "hooks" / "guide"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(source: str) -> set[str]:
    """Give the modules that code imports when it runs, not those that only its annotations name."""
    tree = ast.parse(source)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names = set()
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    """Every module has a place in the list, and imports only from below it."""
    name = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if name == "__init__":
        return
    below = LAYERS[LAYERS.index(name) :]
    source = path.read_text(encoding="utf-8")
    own = {imported.split(".")[1] for imported in imports_of(source) if imported.startswith("guide.")}

    assert own <= set(below)
    assert not any(imported.startswith(("mkdocs", "material")) for imported in imports_of(source))


def test_only_one_file_imports_mkdocs() -> None:
    """The host can be replaced by replacing events.py."""
    found = {
        path.name
        for path in (ROOT / "hooks").rglob("*.py")
        if any(name.startswith("mkdocs") for name in imports_of(path.read_text(encoding="utf-8")))
    }

    assert found == {"events.py"}


def test_no_code_or_template_names_the_municipality() -> None:
    """What is particular to one place is data."""
    paths = [path for folder in ("hooks", "overrides") for path in (ROOT / folder).rglob("*") if path.is_file()]
    named = [
        path
        for path in paths
        if path.suffix not in {".pyc", ".png", ".woff2"} and "næstved" in path.read_text("utf-8").lower()
    ]

    assert named == []
