"""Read a town's logo: a drawing of shapes alone, written anew so that nothing else of the file reaches a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from newcomer_guide.problems import Place

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem

SVG = "http://www.w3.org/2000/svg"
LARGEST = 12_000
"""Bytes: every first visit pays for it."""

SHAPES = {"g", "path", "circle", "ellipse", "rect", "polygon", "polyline", "line"}
SILENT = {"title", "desc", "metadata", "defs"}
"""What says nothing to the eye, and is left out."""

GEOMETRY = {
    *("d", "points", "transform", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry"),
    *("x1", "y1", "x2", "y2", "stroke-width", "fill-rule", "stroke-linecap", "stroke-linejoin", "opacity"),
}
PAINT = {"fill", "stroke"}
SAFE_VALUE = re.compile(r"[\w\s.,()+#-]*")
VIEW_BOX = re.compile(r"\s*(-?[\d.]+[\s,]+){2}[\d.]+[\s,]+[\d.]+\s*")
COLOUR = re.compile(r"#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|none|black|white")


def read_logo(root: Path, name: str, named_at: Place, problems: list[Problem]) -> str:
    """Read `root`/data/`name`.

    Args:
        root: The town's folder.
        name: The file's name.
        named_at: Where site.yml names it.
        problems: What is wrong is added to them.

    Returns:
        An SVG of shapes; empty where there is none that can be used.
    """
    path = root / "data" / name
    whole = Place(f"data/{name}")
    if not path.is_file():
        problems.append(named_at.problem(f"Logoet findes ikke: data/{name}.", name))
        return ""
    text = path.read_bytes().decode("utf-8", errors="replace")
    if len(text.encode()) > LARGEST:
        problems.append(
            whole.problem(
                f"Logoet fylder for meget. Det må højst fylde {LARGEST // 1000} kB.", f"{len(text) // 1000} kB"
            )
        )
        return ""
    try:
        drawing = None if "<!ENTITY" in text else ET.fromstring(re.sub(r"<!DOCTYPE[^>\[]*>", "", text))  # noqa: S314  # no entities
    except ET.ParseError:
        drawing = None
    faults = _faults(drawing) if drawing is not None else ["Filen er ikke en SVG-tegning."]
    problems.extend(whole.problem(fault) for fault in dict.fromkeys(faults))
    return "" if faults or drawing is None else _write(drawing)


def _faults(drawing: ET.Element) -> list[str]:
    """Say why a drawing cannot be shown."""
    faults = []
    if drawing.tag != f"{{{SVG}}}svg" or not VIEW_BOX.fullmatch(drawing.get("viewBox", "")):
        faults.append("Filen er ikke en SVG-tegning med viewBox.")
    elements = list(drawing.iter())
    tags = (one.tag.removeprefix(f"{{{SVG}}}") for one in elements[1:] if one.tag.startswith(f"{{{SVG}}}"))
    strange = [tag for tag in tags if tag not in SHAPES | SILENT]
    faults += [f"Logoet må kun have former. Lav <{tag}> om til former (»path«) i tegneprogrammet." for tag in strange]
    if any("style" in one.attrib for one in elements):
        faults.append('Skriv farverne som fill="#…", ikke som style. Gem som »almindelig SVG«.')
    painted = [value for one in elements for name, value in one.attrib.items() if name in PAINT]
    faults += [f"Farven {one} kan ikke bruges. Skriv # og seks tegn." for one in painted if not COLOUR.fullmatch(one)]
    if not painted:
        faults.append('Formerne har ingen farve. Skriv fx fill="#ffffff", så de kan ses på hovedfarven.')
    return faults


def _write(drawing: ET.Element) -> str:
    """Write a drawing anew: known shapes, known attributes, harmless values."""
    box = " ".join(drawing.attrib["viewBox"].replace(",", " ").split())
    paint = {name: value for name, value in drawing.attrib.items() if name in PAINT}
    return f"<svg{_attributes({'xmlns': SVG, **paint, 'viewBox': box})}>{_write_shapes(drawing)}</svg>"


def _write_shapes(element: ET.Element) -> str:
    shapes = [one for one in element if one.tag in {f"{{{SVG}}}{shape}" for shape in SHAPES}]
    return "".join(_write_shape(one) for one in shapes)


def _write_shape(element: ET.Element) -> str:
    tag, inner = element.tag.rpartition("}")[2], _write_shapes(element)
    kept = {
        name: value
        for name, value in element.attrib.items()
        if (name in GEOMETRY and SAFE_VALUE.fullmatch(value)) or name in PAINT
    }
    return f"<{tag}{_attributes(kept)}>{inner}</{tag}>" if inner else f"<{tag}{_attributes(kept)}/>"


def _attributes(kept: dict[str, str]) -> str:
    return "".join(f' {name}="{" ".join(value.split())}"' for name, value in kept.items())
