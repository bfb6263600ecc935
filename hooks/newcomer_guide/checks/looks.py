"""Say how pages look in so few numbers that a small change of words leaves them alike, and a change of style does not."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from PIL import Image

from newcomer_guide.sources.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize

    from newcomer_guide.checks.built_site import BuiltSite
    from newcomer_guide.problems import Problem

ACCEPTED = "data/looks.json"
GRID = (12, 16)
LEVELS = 16
FAR_LEVELS = 2
FAR_SHARE = 0.06
"""Two looks differ where as many cells of the grid do, by as many levels: a bar of another colour, a row of buttons more."""

HIDE_NOTES = "document.querySelectorAll('.notes').forEach((note) => { note.style.display = 'none'; })"
"""What a page has to admit comes and goes with the facts, and moves all that is below it."""

SCREENS: dict[str, ViewportSize] = {"telefon": {"width": 360, "height": 740}, "skærm": {"width": 1280, "height": 800}}
"""What is looked at, by the word that staff read."""


def describe(picture: bytes) -> str:
    """Describe a picture by how light each cell of a coarse grid is.

    Args:
        picture: Any that Pillow reads.

    Returns:
        A hexadecimal digit a cell, row by row; 0 is black, f is white.
    """
    grey = Image.open(io.BytesIO(picture)).convert("L").resize(GRID, Image.Resampling.BOX)
    return "".join(f"{light * LEVELS // 256:x}" for light in grey.tobytes())


def is_far(look: str, other: str) -> bool:
    """Say whether a person would see that two pictures differ in more than words."""
    if len(look) != len(other):
        return False  # accepted by another grid: nobody has looked since
    changed = sum(abs(int(one, 16) - int(two, 16)) >= FAR_LEVELS for one, two in zip(look, other, strict=True))
    return changed >= FAR_SHARE * len(look)


def look_at_screens(page: Page) -> dict[str, str]:
    """Describe the first screen of an open page, as a phone and as a desk show it."""
    before = page.viewport_size
    looks = {}
    page.evaluate(HIDE_NOTES)
    for name, size in SCREENS.items():
        page.set_viewport_size(size)
        looks[name] = describe(page.screenshot())
    page.evaluate(HIDE_NOTES.replace("'none'", "''"))
    if before:
        page.set_viewport_size(before)
    return looks


def read_accepted(root: Path) -> dict[str, dict[str, str]]:
    """Read how the pages looked when somebody last accepted it, by the address of each; nothing where nobody has."""
    path = root / ACCEPTED
    try:
        found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # a file that a merge broke accepts nothing; make pictures writes it anew
        return {}
    return found


def write_accepted(root: Path, looks: Mapping[str, Mapping[str, str]]) -> None:
    """Note how the pages look now."""
    text = json.dumps(looks, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(root / ACCEPTED, text + "\n")


def tell_changed(built: BuiltSite, name: str, looks: Mapping[str, str]) -> Iterator[Problem]:
    """Tell of a page that looks otherwise than when somebody last accepted it; new pages have nothing to be like."""
    before = read_accepted(built.site.root).get(name, {})
    changed = [screen for screen, look in looks.items() if screen in before and is_far(look, before[screen])]
    if changed:
        message = f"/{name}: Siden ser anderledes ud end sidst ({', '.join(changed)}). Er det meningen? Kør make pictures ACCEPT=yes."
        yield built.place_of(name).problem(message, is_warning=True)
