"""Only one file knows MkDocs, and no code names a municipality; import-linter holds the rooms (`make lint`)."""

from __future__ import annotations

import ast

from towns import ROOT


def imports_of(source: str) -> set[str]:
    """Give the modules that code imports, for its annotations too."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


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
