"""Find the engine's own files: templates, styles, scripts, fonts; a town brings none of them."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent

OVERRIDES = next(
    path for path in (PACKAGE / "overrides", PACKAGE.parent.parent / "overrides") if (path / "main.html").exists()
)
"""Inside the package where it is installed, beside `hooks/` in its own repository."""
