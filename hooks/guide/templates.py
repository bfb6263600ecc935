"""The templates of overrides/, where a missing name is an error and text is always escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from pathlib import Path


def make_environment(overrides_path: Path) -> Environment:
    """Make the environment that every page and component is rendered in."""
    return Environment(
        loader=FileSystemLoader(overrides_path),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
