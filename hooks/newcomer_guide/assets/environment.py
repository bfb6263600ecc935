"""The templates of overrides/, where a missing name is an error and text is always escaped."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from newcomer_guide.assets.files import OVERRIDES

if TYPE_CHECKING:
    from newcomer_guide.wording.said import Said


def make_environment() -> Environment:
    """Make the environment that every page and component is rendered in; the same one until a template changes."""
    return _make_environment(max(path.stat().st_mtime_ns for path in OVERRIDES.rglob("*")))


def bare_words(said: Said | str) -> str:
    """Give the bare words of what is said, for where no element can stand: titles and labels."""
    return said if isinstance(said, str) else said.text


@functools.lru_cache(maxsize=8)
def _make_environment(changed: int) -> Environment:  # noqa: ARG001  # part of the cache's key
    environment = Environment(
        loader=FileSystemLoader(OVERRIDES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(),  # compiling all of them takes a third of a second
        extensions=["jinja2.ext.do"],
    )
    environment.filters["plain"] = bare_words
    environment.filters["get_from"] = lambda name, records: records[name]
    return environment
