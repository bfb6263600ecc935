"""Turn a municipality's facts (YAML), words (gettext) and prose (Markdown) into pages: ten rooms, from bottom to top.

    problems    what is wrong in a file that staff edit; every room tells it so
    records     what a fact is: its fields, and what they mean
    sources     files to values, each with its place
    site        the site as data, and every address
    wording     values to words in one language
    assets      what a page loads
    pages       words to HTML
    outputs     words to all other files
    publishing  put it online
    checks      is it right?
    editing     what staff run

A room imports only those above it in this list, which import-linter holds (pyproject.toml). Nothing here imports MkDocs;
`hooks/events.py` is the only file that does. What a town's mkdocs.yml says is read by `sources/host.py`.
"""

from __future__ import annotations

__version__ = "0.6.1"
