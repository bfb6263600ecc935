"""A built site as its files show it: what each page holds, and where that was written."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Place
    from newcomer_guide.site.site import Page, Site
    from newcomer_guide.sources.languages import Language


VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


UNREAD = {"script", "style", "svg", "head"}


LOADED = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass
class ReadPage:
    """What a page of the built site holds.

    Attributes:
        title: What a browser's tab says.
        description: What search engines show.
        ids: Its anchors.
        links: Where it leads, as written, and the key of the text that the link stands in or beside.
        resources: What a browser fetches for it, as written.
        texts: Each piece of text, the language that it is marked as, and the key of its text.
        numbers: The number that each link calls, and what is shown of it.
    """

    title: str = ""
    description: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads one page, element by element."""

    def __init__(self) -> None:
        super().__init__()
        self.page = ReadPage()
        self._open: list[tuple[str, str, str]] = []
        self._called = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        _, lang, key = self._open[-1] if self._open else ("", "", "")
        here = (tag, given.get("lang", lang), given.get("data-key", key))
        if tag not in VOID:
            self._open.append(here)
        if "id" in given and "svg" not in self._tags():
            self.page.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.page.links.append((given["href"], here[2]))
            if given["href"].startswith(("tel:", "sms:+")):
                self._called = given["href"].partition(":")[2]
                self.page.numbers.append((self._called, ""))
        elif tag == "meta" and given.get("name") == "description":
            self.page.description = given.get("content", "")
        self.page.resources += [given[name] for name in ("src", "srcset", "poster", "data") if given.get(name)]
        if tag == "link" and given.get("rel") != "alternate":
            self.page.resources.append(given.get("href", ""))
        self.page.resources += _loaded(given.get("style", ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "a":
            self._called = ""

    def handle_data(self, data: str) -> None:
        tags = self._tags()
        if "title" in tags and "svg" not in tags:
            self.page.title += data
        if "style" in tags:
            self.page.resources += _loaded(data)
        if self._called and data.strip():
            number, shown = self.page.numbers[-1]
            self.page.numbers[-1] = (number, shown + data)
        if data.strip() and self._open and not UNREAD & tags:
            _, lang, key = self._open[-1]
            self.page.texts.append((data.strip(), lang, key))

    def _tags(self) -> set[str]:
        return {tag for tag, _, _ in self._open}


@functools.lru_cache(maxsize=512)
def _read_page(content: bytes) -> ReadPage:
    reader = _Reader()
    reader.feed(content.decode())
    return reader.page


def _loaded(style: str) -> list[str]:
    return ["".join(found) for found in LOADED.findall(style)]


@dataclass
class BuiltSite:
    """A built site, read once for all checks.

    Attributes:
        site: What it was built from.
        path: The folder that it stands in.
        files: All files by their address within it.
    """

    site: Site
    path: Path
    files: dict[str, bytes]

    @functools.cached_property
    def pages(self) -> dict[str, tuple[Page, Language, ReadPage]]:
        """Each page by the address of its file, in each language, read."""
        found = {}
        for language in self.site.languages:
            for page in self.site.pages.values():
                name = f"{self.site.address(page, language)}index.html"
                if name in self.files:
                    found[name] = (page, language, _read_page(self.files[name]))
        return found

    @functools.cached_property
    def places(self) -> dict[str, Place]:
        """Where each text is written, by its key."""
        return {text.key: text.place for text in self.site.texts()}

    def place_of(self, name: str, key: str = "") -> Place:
        """Give the file to change: where the text with a key is written, or else the page with an address."""
        return self.places.get(key) or self.site.written_at(self.pages[name][0])


def read_built(site: Site, path: Path) -> BuiltSite:
    """Read a built site.

    Raises:
        FileNotFoundError: It has not been built.
    """
    if not path.is_dir():
        raise FileNotFoundError(path)
    files = {one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}
    return BuiltSite(site, path, files)
