"""What the engine brings that holds for any town: interface words, terms and pages, with their translations.

A town says otherwise by a word or a page of the same name; it never has to take over what changes here.
"""

from __future__ import annotations

from pathlib import Path

NATIONAL = Path(__file__).resolve().parent.parent / "national"
"""A folder with `data/` and `docs/`, as a town has them."""
