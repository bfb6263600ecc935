"""A logo is shapes and nothing else: whatever stands in the file, what readers get was written by us."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from newcomer_guide.assets.logo import logo_uri
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.problems import Place
from newcomer_guide.sources.logo import GEOMETRY, PAINT, SHAPES, read_logo
from towns import TODAY, change, files_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem

SHAPE = '<path fill="#fff" d="M0 0h8v8H0z"/>'


def drawn(inner: str, head: str = 'viewBox="0 0 8 8"', before: str = "") -> str:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://x.example/" {head}>{inner}</svg>'


def read(tmp_path: Path, text: str) -> tuple[str, list[str]]:
    """Give what is made of a file, and what is told of it."""
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "logo.svg").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    return read_logo(tmp_path, "logo.svg", Place("data/site.yml"), problems), [one.message for one in problems]


@pytest.mark.parametrize(
    "text",
    [
        drawn(SHAPE),
        drawn('<path style="fill:#fff;stroke:none;-inkscape-x:1" d="M0 0h8v8H0z"/>'),
        drawn(f'<defs><clipPath id="a"/></defs><g display="none"><path fill="#000" d="M9 9"/></g>{SHAPE}'),
        drawn(f'<title>By</title><metadata><x:a/></metadata><g transform="scale(2)">{SHAPE}</g><defs/>'),
        drawn(SHAPE, 'width="9cm" viewBox="0 0 8 8" onload="alert(1)" x:label="a"'),
        drawn(SHAPE, before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'),
        drawn(f"<x:script>alert(1)</x:script>{SHAPE}"),
        drawn('<path fill="#fff" d="M0 0h8v8H0z" class="a" onclick="alert(1)" x="url(javascript:alert)"/>'),
    ],
)  # fmt: skip
def test_shapes_are_kept_and_nothing_else(text: str, tmp_path: Path) -> None:
    """Whatever a drawing program adds is gone."""
    made, told = read(tmp_path, text)

    assert told == []
    assert 'd="M0 0h8v8H0z"' in made
    root, *inner = ET.fromstring(made).iter()  # noqa: S314  # made by us
    assert root.attrib.keys() <= PAINT | {"viewBox"}
    for element in inner:
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in SHAPES
        assert set(element.attrib) <= GEOMETRY | PAINT
        assert not any(re.search("javascript|alert|url", value) for value in element.attrib.values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Filen er ikke en SVG-tegning."),
        ("<svg", "Filen er ikke en SVG-tegning."),
        ("<html/>", "Filen er ikke en SVG-tegning med viewBox."),
        (drawn(f"<svg>{SHAPE}</svg>"), "her er <svg>"),
        (drawn(SHAPE, 'fill="red" viewBox="0 0 8 8"'), "Farven red kan ikke bruges."),
        (drawn(SHAPE, 'style="fill:red" viewBox="0 0 8 8"'), "Farven red kan ikke bruges."),
        (drawn(SHAPE, ""), "Filen er ikke en SVG-tegning med viewBox."),
        (drawn(f"<script>alert(1)</script>{SHAPE}"), "her er <script>"),
        (drawn(f'<image href="https://x.example/a.png"/>{SHAPE}'), "her er <image>"),
        (drawn(f"<foreignObject><x:b/></foreignObject>{SHAPE}"), "her er <foreignObject>"),
        (drawn("<text>By</text>" + SHAPE), "her er <text>"),
        (drawn('<use href="#a"/>' + SHAPE), "her er <use>"),
        (drawn(f"<style>*{{fill:red}}</style>{SHAPE}"), "her er <style>"),
        (drawn('<path style="fill:url(#a)" d="M0 0"/>'), "Farven url(#a) kan ikke bruges."),
        (drawn('<path fill="#fff" clip-path="url(#a)" d="M0 0"/>'), "ikke være klippet til"),
        (drawn("", 'fill="#fff" viewBox="0 0 8 8"'), "Tegningen er tom."),
        (drawn('<path fill="none" d="M0 0"/>'), "Formerne har ingen farve."),
        (drawn(SHAPE, 'viewBox="0 0 . ."'), "Filen er ikke en SVG-tegning med viewBox."),
        (drawn(SHAPE, 'viewBox="0 0 0 0"'), "Logoets viewBox passer ikke."),
        (drawn(SHAPE, 'viewBox="0 0 90000 1"'), "Logoets viewBox passer ikke."),
        (drawn("<g>" * 300 + SHAPE + "</g>" * 300), "for mange lag"),
        (drawn('<path fill="url(#a)" d="M0 0"/>'), "Farven url(#a) kan ikke bruges."),
        (drawn('<path d="M0 0h8"/>'), "Formerne har ingen farve."),
        (drawn(SHAPE, before='<!DOCTYPE svg [<!ENTITY a "b">]>'), "Filen er ikke en SVG-tegning."),
        (drawn(SHAPE * 400), "Logoet fylder for meget."),
    ],
)  # fmt: skip
def test_what_is_no_drawing_of_shapes_is_refused(text: str, message: str, tmp_path: Path) -> None:
    """In Danish, with what to do in the drawing program."""
    made, told = read(tmp_path, text)

    assert made == ""
    assert any(message in one for one in told), told


@pytest.mark.parametrize(
    ("size", "told"), [(12_000, []), (12_001, ["Logoet fylder for meget. Det må højst fylde 12 kB."])]
)
def test_the_largest_logo_is_the_one_that_the_message_names(size: int, told: list[str], tmp_path: Path) -> None:
    """A file of that size is taken, one of a byte more is not."""
    text = drawn(SHAPE)

    assert read(tmp_path, text + " " * (size - len(text.encode())))[1] == told


def test_a_clipped_logo_is_refused_however_it_says_so(tmp_path: Path) -> None:
    """Drawing programs write it into the style; without it, more would be shown than was drawn."""
    assert "clip-path" in read(tmp_path, drawn(SHAPE.replace("/>", ' style="fill:#fff;clip-path:url(#a)"/>')))[1][0]


def test_a_town_shows_its_own_sign_everywhere(town: Path) -> None:
    """Above each page, in the tab, for the phone's screen, where a page is missing; the needle of the compass is gone."""
    (town / "data" / "logo.svg").write_text(drawn(SHAPE, 'viewBox="0 0 16 8"'), encoding="utf-8")
    change(town / "data" / "site.yml", "call: borgerservice", "call: borgerservice\nlogo: logo.svg")
    site = read_site(town, TODAY)
    write_site(site, town / "site")
    files = {name: content.decode("utf-8", "replace") for name, content in files_of(town / "site").items()}
    uri = logo_uri(site)

    ground = '<rect x="0" y="0" width="16" height="8" fill="#0b5563"/>'
    assert files[uri] == site.logo.replace("<path", f"{ground}<path")
    assert (
        f'<img class="header__logo" src="../../{uri}" alt="" width="64" height="32">'
        in files["kurser/syning/index.html"]
    )
    assert f'<link rel="icon" href="../../{uri}">' in files["kurser/syning/index.html"]
    assert "M0 0h8v8H0z" in files["404.html"]
    assert '"sizes":"any"' in files["app.webmanifest"].replace(" ", "")
    assert not any(name.startswith("assets/icon-") for name in files)


def test_a_logo_that_is_not_there_is_told(town: Path) -> None:
    """At the line that names it."""
    change(town / "data" / "site.yml", "call: borgerservice", "call: borgerservice\nlogo: logo.svg")

    with pytest.raises(Exception, match=r"data/site.yml:6: Logoet findes ikke: data/logo.svg."):
        read_site(town, TODAY)
