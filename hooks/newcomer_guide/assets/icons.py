"""Material's icons, drawn once a page and used many times."""

from __future__ import annotations

import functools
import importlib.util
import re
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

SHAPE = re.compile(r"<path[^>]*/>|<circle[^>]*/>")
SAFE_IN_ADDRESS = "'=:/,"
LONGEST_NAME = 100
"""No file may be called much longer."""


@functools.cache
def material_path() -> Path:
    """Find the templates of the installed Material theme, without importing it.

    Raises:
        ModuleNotFoundError: Material is not installed; `make site` installs it.
    """
    spec = importlib.util.find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        message = "Material mangler"
        raise ModuleNotFoundError(message, name="material")
    return Path(spec.submodule_search_locations[0]) / "templates"


def icon_path(name: str) -> Path:
    """Give the place where Material keeps an icon, whether it has it or not."""
    return material_path() / ".icons" / "material" / f"{name}.svg"


@functools.cache
def has_icon(name: str) -> bool:
    """Say whether Material has an icon of that name."""
    return len(name) <= LONGEST_NAME and icon_path(name).exists()


@functools.cache
def read_shapes(name: str) -> Markup:
    """Read the shapes of an icon, which are drawn on 24 by 24 units.

    Of an icon that Material does not have, which `cross_references` tells of, there are none.
    """
    if not has_icon(name):
        return Markup()
    drawing = icon_path(name).read_text(encoding="utf-8")
    return Markup("".join(SHAPE.findall(drawing)))  # noqa: S704  # from the theme, not from data


def favicon(ground: str, sign: str) -> Markup:
    """Draw the site's sign, a needle of a compass, in two colours, as an address that needs no file."""
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0,0,8,8'>"
        f"<path fill='{ground}' d='M0,0h8v8H0z'/><path fill='{sign}' d='M4,1l2,6-2-1-2,1z'/></svg>"
    )
    return Markup(f"data:image/svg+xml,{quote(drawing, safe=SAFE_IN_ADDRESS)}")  # noqa: S704  # ours


class Icons:
    """The icons that one page uses."""

    def __init__(self) -> None:
        """Begin with none."""
        self._used: dict[str, int] = {}

    def __call__(self, name: str) -> Markup:
        """Draw an icon beside words; it says nothing to a screen reader."""
        return _call(self._used.setdefault(name, len(self._used) + 1))

    def sheet(self) -> Markup:
        """Give the drawings of all icons used so far, to stand once on the page."""
        return _sheet(tuple(self._used))


@functools.cache
def _call(number: int) -> Markup:
    return Markup('<svg class="icon" aria-hidden="true"><use href="#i{}"/></svg>').format(number)


@functools.cache
def _sheet(names: tuple[str, ...]) -> Markup:
    symbols = (
        Markup('<symbol id="i{}" viewBox="0 0 24 24">{}</symbol>').format(number, read_shapes(name))
        for number, name in enumerate(names, 1)
    )
    return Markup("<div hidden><svg>{}</svg></div>").format(Markup().join(symbols))
