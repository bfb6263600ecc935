"""Markdown as pages have it: no raw HTML, no pictures, no bare addresses."""

from __future__ import annotations

import functools
import re

import markdown
from markupsafe import Markup

INLINE = re.compile(r"[*_`\[\\]")
"""What inline mark-up is made of."""


def make_converter() -> markdown.Markdown:
    """Make a Markdown converter that shows raw HTML, pictures and bare addresses as the text that they are."""
    converter = markdown.Markdown()
    converter.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref", "autolink", "automail"):
        converter.inlinePatterns.deregister(name)
    return converter


@functools.lru_cache(maxsize=4096)
def strip_inline(words: str) -> str:
    """Give the words of a block without the marks for links, bold and code, as plain words."""
    if not INLINE.search(words):
        return words
    return str(Markup(make_converter().convert(words)).striptags())  # noqa: S704  # its tags are taken away
