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
CLIPPED = re.compile(r"(^|;)\s*(clip-path|mask)\s*:")

LARGEST = 12_000
"""Bytes: every first visit pays for it."""

SHAPES = {"g", "path", "circle", "ellipse", "rect", "polygon", "polyline", "line"}
SILENT = {"title", "desc", "metadata", "defs"}
"""What says nothing to the eye, and is left out."""

GEOMETRY = {
    *("d", "points", "transform", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry"),
    *("x1", "y1", "x2", "y2", "stroke-width", "fill-rule", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
    *("opacity", "fill-opacity", "stroke-opacity", "stroke-dasharray"),
}
PAINT = {"fill", "stroke"}
SEEN = {"display", "visibility"}
ADVICE = "Vælg i tegneprogrammet at gemme som SVG med »præsentationsattributter«, og lav tekst, billeder og masker om til former."
SAFE_VALUE = re.compile(r"[\w\s.,()+#%-]*")
NUMBER = r"-?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})"
VIEW_BOX = re.compile(rf"\s*{NUMBER}[\s,]+{NUMBER}[\s,]+({NUMBER})[\s,]+({NUMBER})\s*")
DEEPEST = 20
"""Layers inside layers."""

LONGEST = 8
"""How many times as wide as high a sign may be, or as high as wide."""

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
                f"Logoet fylder for meget. Det må højst fylde {LARGEST // 1000} kB.",
                f"{len(text.encode()) / 1000:.1f} kB".replace(".", ","),
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


def _attributes_of(element: ET.Element) -> dict[str, str]:
    """Give the attributes of a shape, those that its style says among them, as drawing programs write them."""
    declared = (one.partition(":") for one in element.get("style", "").split(";"))
    styled = {name.strip(): value.strip().removesuffix("px") for name, _, value in declared if value.strip()}
    return {**element.attrib, **{name: value for name, value in styled.items() if name in GEOMETRY | PAINT | SEEN}}


def _is_hidden(element: ET.Element) -> bool:
    found = _attributes_of(element)
    return found.get("display") == "none" or found.get("visibility") in {"hidden", "collapse"}


def _shapes_in(element: ET.Element) -> list[ET.Element]:
    """Give the elements that are drawn inside another."""
    known = {f"{{{SVG}}}{shape}" for shape in SHAPES}
    return [one for one in element if one.tag in known and not _is_hidden(one)]


def _drawn(element: ET.Element, depth: int = 0) -> list[ET.Element]:
    inner = [found for one in _shapes_in(element) for found in _drawn(one, depth + 1)] if depth <= DEEPEST else []
    return [element, *inner]


def _depth(drawing: ET.Element) -> int:
    layer, depth = [drawing], 0
    while layer:
        layer, depth = [child for one in layer for child in one], depth + 1
    return depth


def _faults(drawing: ET.Element) -> list[str]:
    """Say why a drawing cannot be shown."""
    box = VIEW_BOX.fullmatch(drawing.get("viewBox", ""))
    if drawing.tag != f"{{{SVG}}}svg" or not box:
        return ["Filen er ikke en SVG-tegning med viewBox."]
    width, height = float(box[1]), float(box[2])
    if min(width, height) <= 0 or max(width, height) > LONGEST * min(width, height):
        return [f"Logoets viewBox passer ikke. Det må højst være {LONGEST} gange så bredt som højt."]
    if _depth(drawing) > DEEPEST:
        return [f"Logoet har for mange lag i hinanden. Der må højst være {DEEPEST}."]
    faults = []
    own = f"{{{SVG}}}"
    silent = {id(inner) for one in drawing.iter() if one.tag.removeprefix(own) in SILENT for inner in one.iter()}
    tags = [
        one.tag.removeprefix(own)
        for one in list(drawing.iter())[1:]
        if one.tag.startswith(own) and id(one) not in silent
    ]
    strange = [tag for tag in tags if tag not in SHAPES | SILENT]
    faults += [f"Logoet må kun have former, og her er <{tag}>. {ADVICE}" for tag in strange]
    drawn = _drawn(drawing)
    if any(one.get("clip-path") or one.get("mask") or CLIPPED.search(one.get("style", "")) for one in drawn):
        faults.append(f"Logoet må ikke være klippet til (clip-path, mask). {ADVICE}")
    painted = [value for one in drawn for name, value in _attributes_of(one).items() if name in PAINT]
    faults += [f"Farven {one} kan ikke bruges. Skriv # og seks tegn." for one in painted if not COLOUR.fullmatch(one)]
    if not set(painted) - {"none"}:
        faults.append('Formerne har ingen farve. Skriv fx fill="#ffffff", så de kan ses på hovedfarven.')
    if len(drawn) == 1:
        faults.append("Tegningen er tom.")
    return faults


def _write(drawing: ET.Element) -> str:
    """Write a drawing anew: known shapes, known attributes, harmless values."""
    box = " ".join(drawing.attrib["viewBox"].replace(",", " ").split())
    paint = {name: value for name, value in _attributes_of(drawing).items() if name in PAINT}
    return f"<svg{_attributes({'xmlns': SVG, **paint, 'viewBox': box})}>{_write_shapes(drawing)}</svg>"


def _write_shapes(element: ET.Element) -> str:
    return "".join(_write_shape(one) for one in _shapes_in(element))


def _write_shape(element: ET.Element) -> str:
    tag, inner = element.tag.rpartition("}")[2], _write_shapes(element)
    kept = {
        name: value
        for name, value in _attributes_of(element).items()
        if (name in GEOMETRY and SAFE_VALUE.fullmatch(value)) or name in PAINT
    }
    return f"<{tag}{_attributes(kept)}>{inner}</{tag}>" if inner else f"<{tag}{_attributes(kept)}/>"


def _attributes(kept: dict[str, str]) -> str:
    return "".join(f' {name}="{" ".join(value.split())}"' for name, value in kept.items())
