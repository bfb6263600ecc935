"""Give each page the styles that it uses, and no others."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import tinycss2
from markupsafe import Markup

from newcomer_guide.assets.colours import paint_tokens
from newcomer_guide.assets.files import OVERRIDES
from newcomer_guide.assets.physical import write_physical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from newcomer_guide.records.colours import Colours

CLASS_NAMES = re.compile(r' class="([^"]+)"')
CREATED = re.compile(r'class(?:Name = |=|List\.add\()"([^"]+)"|\bmake\("[a-z0-9]+", "([^"]+)"')
SELECTED = re.compile(r"\.([a-z][a-z0-9_-]*)")
TAGS = re.compile(r"<([a-z][a-z0-9]*)")
CREATED_TAGS = re.compile(r'\bmake\("([a-z0-9]+)"')
SELECTED_TAGS = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")
TOKEN = re.compile(r"--([a-z-]+):\s*([^;]+);")
ALWAYS = {"<html", "<body"}
"""A tag is noted as it begins, so that it is never taken for a class."""

GROUPS = {"media", "supports"}
RTL = "[dir=rtl]"
"""Begins what holds on pages that run from right to left alone, as the minifier writes it."""

FIRST, LAST = ("tokens", "base"), "last"
"""The pieces that come before and after all others; each of those stands beside what it is for."""


def read_style(colours: Colours | None = None, direction: str = "ltr") -> Style:
    """Read the styles of the site, piece by piece, in a town's colours, and which classes and tags the scripts make.

    Args:
        colours: Those that the town has otherwise than the engine.
        direction: In which the pages run that are styled, "ltr" or "rtl".
    """
    pieces = {path.stem: path for path in sorted((OVERRIDES / "assets" / "styles").glob("*.css"))}
    ends = [pieces.pop(name) for name in (*FIRST, LAST)]
    beside = [*sorted(OVERRIDES.glob("slots/*.css")), *sorted(OVERRIDES.glob("components/*/*.css"))]
    paths = [*ends[:-1], *pieces.values(), *beside, ends[-1]]
    scripts = (path.read_text(encoding="utf-8") for path in sorted(OVERRIDES.rglob("*.js")))
    tokens, *rest = (path.read_text(encoding="utf-8") for path in paths)
    painted = paint_tokens(tokens, colours) if colours else tokens
    return _make_style("\n".join([painted, *rest]), "\n".join(scripts), direction)


def read_small_style(path: Path, direction: str) -> Markup:
    """Read the styles of what has its own few, all of them."""
    return _write(list(_read_rules(_parse(path.read_text(encoding="utf-8")), direction)), None)


@functools.lru_cache(maxsize=16)
def _parse(css: str) -> list[tinycss2.ast.Node]:
    import minify  # noqa: PLC0415  # it starts threads: only where it is needed, see site/cores.py

    nodes: list[tinycss2.ast.Node] = tinycss2.parse_stylesheet(
        minify.string("text/css", css), skip_comments=True, skip_whitespace=True
    )
    return nodes


@functools.lru_cache(maxsize=4)
def _make_style(css: str, scripts: str, direction: str) -> Style:
    return Style(css, scripts, direction)


class Style:
    """A stylesheet that can leave out the rules of classes and tags that a page does not have.

    A page carries its own rules alone: that saves 1,100 bytes of each, packed with brotli, beside a request for all.
    """

    def __init__(self, css: str, scripts: str, direction: str = "ltr") -> None:
        """Read a stylesheet.

        Args:
            css: Its text.
            scripts: The text of all scripts. Rules for the tags of elements that they make are kept on every page, and
                for the classes too; those of an element of a block (`search__results`) where its block is.
            direction: In which the pages run that it is for.
        """
        self._created = {name for names in CREATED.findall(scripts) for name in " ".join(names).split()}
        self._always = ALWAYS | _tags(scripts) | {f"<{tag}" for tag in CREATED_TAGS.findall(scripts)}
        self._tokens: dict[str, str] = dict(TOKEN.findall(css.partition("}")[0]))
        self._rules = list(_read_rules(_parse(css), direction))
        self._known = {name for rule in self._rules for name in rule.needs()}
        self._write = functools.cache(self._write_rules)

    def token(self, name: str) -> str:
        """Give the value of a token, such as `brand`, for where no stylesheet reaches."""
        return self._tokens[name]

    def used_by(self, html: str) -> Markup:
        """Give the rules that a page needs, as text for its `style` element."""
        present = {name for names in CLASS_NAMES.findall(html) for name in names.split()}
        made = {name for name in self._created if "__" not in name or name.partition("__")[0] in present}
        return self._write(frozenset((present | made | self._always | _tags(html)) & self._known))

    def _write_rules(self, present: frozenset[str]) -> Markup:
        return _write(self._rules, present)


def _write(rules: Sequence[_Rule | _Group], present: frozenset[str] | None) -> Markup:
    """Write rules; those of one condition together, behind all others, as they are meant to win over them."""
    groups: dict[str, list[_Rule | _Group]] = {}
    for rule in rules:
        if isinstance(rule, _Group):
            groups.setdefault(rule.condition, []).extend(rule.rules)
    plain = "".join(rule.write(present) for rule in rules if isinstance(rule, _Rule))
    behind = (_Group(condition, inner).write(present) for condition, inner in groups.items())
    return Markup(plain + "".join(behind))  # noqa: S704  # our own styles


def _tags(html: str) -> set[str]:
    return {f"<{tag}" for tag in TAGS.findall(html)}


def _needs(selector: str) -> frozenset[str]:
    if selector.startswith("@"):
        return frozenset()
    return frozenset(SELECTED.findall(selector)) | {f"<{tag}" for tag in SELECTED_TAGS.findall(selector)}


class _Rule:
    """One rule: selectors with the classes and tags that each needs, and what it says."""

    def __init__(self, selectors: Sequence[str], body: str) -> None:
        self._selectors = [(selector, _needs(selector)) for selector in selectors]
        self._body = body

    def needs(self) -> Iterator[str]:
        for _, needed in self._selectors:
            yield from needed

    def write(self, present: frozenset[str] | None) -> str:
        """Write what is left of it where only some classes and tags are there; all, if any may be."""
        used = ",".join(selector for selector, needed in self._selectors if present is None or needed <= present)
        return f"{used}{{{self._body}}}" if used else ""


class _Group:
    """Rules that hold under a condition, such as `@media print`."""

    def __init__(self, condition: str, rules: list[_Rule | _Group]) -> None:
        self.condition = condition
        self.rules = rules

    def needs(self) -> Iterator[str]:
        for rule in self.rules:
            yield from rule.needs()

    def write(self, present: frozenset[str] | None) -> str:
        used = "".join(rule.write(present) for rule in self.rules)
        return f"{self.condition}{{{used}}}" if used else ""


def _read_rules(nodes: Sequence[tinycss2.ast.Node], direction: str) -> Iterator[_Rule | _Group]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [one for one in _split_selectors(node.prelude) if direction == "rtl" or RTL not in one]
            yield _Rule(selectors, write_physical(node.content, direction))
        elif node.at_keyword in GROUPS:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            condition = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield _Group(condition, list(_read_rules(inner, direction)))
        else:
            yield _Rule([f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"], tinycss2.serialize(node.content))


def _split_selectors(prelude: Sequence[tinycss2.ast.Node]) -> list[str]:
    """Split a list of selectors at its own commas, not at those inside brackets."""
    selectors = [""]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            selectors.append("")
        else:
            selectors[-1] += tinycss2.serialize([token])
    return selectors
