"""Give each page the styles that it uses, and no others."""

from __future__ import annotations

import collections
import functools
import itertools
import re
import string
from typing import TYPE_CHECKING

import minify
import tinycss2
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CLASS_NAMES = re.compile(r'\bclass="([^"]+)"')
CREATED = re.compile(r'(?:\bclass(?:Name = |=)|classList\.add\()"([^"]+)"')
SELECTED = re.compile(r"\.([a-z][a-z0-9_-]*)")
TAGS = re.compile(r"<([a-z][a-z0-9]*)")
CREATED_TAGS = re.compile(r'createElement\("([a-z0-9]+)"')
SELECTED_TAGS = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")
VARIABLE = re.compile(r"--([a-z][a-z-]*)")
TOKEN = re.compile(r"--([a-z-]+):\s*([^;]+);")
ALWAYS = {"<html", "<body"}
"""A tag is noted as it begins, so that it is never taken for a class."""


def read_style(root: Path) -> Style:
    """Read the stylesheet of the site, and which of its classes the scripts name."""
    assets = root / "overrides" / "assets"
    scripts = (path.read_text(encoding="utf-8") for path in sorted((assets / "scripts").glob("*.js")))
    return _make_style((assets / "style.css").read_text(encoding="utf-8"), "\n".join(scripts))


@functools.lru_cache(maxsize=4)
def _make_style(css: str, scripts: str) -> Style:
    return Style(css, scripts)


class Style:
    """A stylesheet that can leave out the rules of classes and tags that a page does not have."""

    def __init__(self, css: str, scripts: str) -> None:
        """Read a stylesheet.

        Args:
            css: Its text.
            scripts: The text of all scripts; rules for the classes and tags of elements that they make are always kept.
        """
        named = ALWAYS | {name for names in CREATED.findall(scripts) for name in names.split()} | _tags(scripts)
        named |= {f"<{tag}" for tag in CREATED_TAGS.findall(scripts)}
        nodes = tinycss2.parse_stylesheet(
            _shorten(minify.string("text/css", css)), skip_comments=True, skip_whitespace=True
        )
        self._tokens: dict[str, str] = dict(TOKEN.findall(css.partition("}")[0]))
        self._rules = list(_read_rules(nodes))
        self._named = named
        self._known = {name for rule in self._rules for name in rule.needs()}
        self._write = functools.cache(self._write_rules)

    def token(self, name: str) -> str:
        """Give the value of a token, such as `brand`, for where no stylesheet reaches."""
        return self._tokens[name]

    def used_by(self, html: str) -> Markup:
        """Give the rules that a page needs, as text for its `style` element."""
        present = {name for names in CLASS_NAMES.findall(html) for name in names.split()} | _tags(html)
        return self._write(frozenset((present | self._named) & self._known))

    def _write_rules(self, present: frozenset[str]) -> Markup:
        return Markup("".join(rule.write(present) for rule in self._rules))  # noqa: S704  # our own styles


def _shorten(css: str) -> str:
    """Give the variables of a stylesheet names of one or two letters, by how often they are used."""
    used = collections.Counter(VARIABLE.findall(css))
    names = itertools.chain(string.ascii_letters, map("".join, itertools.product(string.ascii_letters, repeat=2)))
    short = dict(zip((name for name, _ in used.most_common()), names, strict=False))
    return VARIABLE.sub(lambda match: f"--{short[match[1]]}", css)


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

    def write(self, present: frozenset[str]) -> str:
        used = ",".join(selector for selector, needed in self._selectors if needed <= present)
        return f"{used}{{{self._body}}}" if used else ""


class _Group:
    """Rules that hold under a condition, such as `@media print`."""

    def __init__(self, condition: str, rules: list[_Rule | _Group]) -> None:
        self._condition = condition
        self._rules = rules

    def needs(self) -> Iterator[str]:
        for rule in self._rules:
            yield from rule.needs()

    def write(self, present: frozenset[str]) -> str:
        used = "".join(rule.write(present) for rule in self._rules)
        return f"{self._condition}{{{used}}}" if used else ""


def _read_rules(nodes: Sequence[tinycss2.ast.Node]) -> Iterator[_Rule | _Group]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield _Rule(_split_selectors(node.prelude), tinycss2.serialize(node.content))
        elif node.at_keyword == "media":
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield _Group(f"@media{tinycss2.serialize(node.prelude)}", list(_read_rules(inner)))
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
