"""Find words of the data's own language inside those of another: names in Latin letters, and what stands in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site

LETTERS = r"[A-Za-z\u00c0-\u024f]"
LATIN_RUN = re.compile(rf"(?<![A-Za-z0-9_\u00c0-\u024f]){LETTERS}+(?:(?:[ '/.&-]| & ){LETTERS}+)*")
"""Words in Latin letters, names of several words and addresses too."""

LATIN_RUN_IN_MARKDOWN = re.compile(rf"(?<![\x02{{.A-Za-z0-9_\u00c0-\u024f&#-]){LETTERS}+(?:(?:[ '/-]| & ){LETTERS}+)*")
"""The same in words whose inline mark-up is read: not those of an HTML entity or of what Markdown has set aside."""


def names_in_brackets(site: Site) -> re.Pattern[str]:
    """Match what things are called in the data's own language where it stands in brackets behind the page's own word."""
    names = {term.name for term in site.terms} | {one.name.danish for one in site.data.organizations.values()}
    return re.compile(rf"(?<=\()(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?=\))")
