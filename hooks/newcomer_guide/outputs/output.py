"""What an output is: a kind of file that the site has beside its pages, declared once."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from newcomer_guide.sources.recordings import SOUND_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from newcomer_guide.sources.languages import Language
    from newcomer_guide.wording.edition import Edition

HTML, JAVASCRIPT, JSON, XML = "text/html", "text/javascript", "application/json", "application/xml"
PLAIN, PNG, SVG, WOFF2 = "text/plain", "image/png", "image/svg+xml", "font/woff2"

PACKED_ALREADY = {PNG, WOFF2, *SOUND_TYPES.values()}
"""The media types that are packed already."""


class Way(enum.Enum):
    """How somebody comes to ask for a file."""

    LINK = "a page leads there"
    LOADED = "a page loads it"
    SCRIPT = "a script fetches it"
    FILE = "another file leads there"
    CUSTOM = "whoever it is for knows where it stands"


@dataclass(frozen=True, kw_only=True)
class Output:
    """A kind of file. Hosts, the pack for phones and the checks know of it what stands here.

    Attributes:
        addresses: Where its files stand, and of which media type they are: patterns with `*`, and `{lang}` for the tag
            of the language.
        make: Makes the files of an edition by their addresses; of the data's own language alone, if not `per_language`.
        way: How somebody comes to ask for it.
        per_language: Whether each language has its own.
        in_pack: Whether a phone that saves a language keeps them.
    """

    addresses: Mapping[str, str]
    make: Callable[[Edition], Mapping[str, bytes]]
    way: Way
    per_language: bool = False
    in_pack: bool = False

    def holds(self, uri: str, language: Language) -> bool:
        """Say whether a file at an address would be one of these, of a language."""
        return any(fnmatchcase(uri, pattern.replace("{lang}", language.tag)) for pattern in self.addresses)


class Made(NamedTuple):
    """A file that was made.

    Attributes:
        content: Its bytes.
        languages: Whose it is; none where it is everyone's.
        in_pack: Whether a phone that saves the language keeps it.
    """

    content: bytes
    languages: tuple[Language, ...] = ()
    in_pack: bool = False


@dataclass(frozen=True)
class Written:
    """The same of a file that was written already, which is read again where somebody asks for its bytes.

    Attributes:
        path: Where it stands.
        languages: Whose it is; none where it is everyone's.
        in_pack: Whether a phone that saves the language keeps it.
    """

    path: Path
    languages: tuple[Language, ...] = ()
    in_pack: bool = False

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes()


def media_types(outputs: Iterable[Output]) -> dict[str, str]:
    """Give the usual media type of each kind of file by the end of its name, pages included: the first that is declared."""
    usual = {"html": HTML}
    for output in outputs:
        for address, kind in output.addresses.items():
            if "." in address:
                usual.setdefault(address.rpartition(".")[2], kind)
    return dict(sorted(usual.items()))


def media_type(outputs: Iterable[Output], uri: str) -> str:
    """Give the media type of the file at an address."""
    outputs = list(outputs)
    special = (kind for pattern, kind in special_types(outputs).items() if fnmatchcase(uri, pattern))
    return next(special, media_types(outputs).get(uri.rpartition(".")[2], "application/octet-stream"))


def special_types(outputs: Iterable[Output]) -> dict[str, str]:
    """Give the addresses whose media type is another than what is usual for the end of their name, such as the feed's."""
    outputs = list(outputs)
    usual = media_types(outputs)
    declared = [item for output in outputs for item in output.addresses.items()]
    return {address: kind for address, kind in declared if usual.get(address.rpartition(".")[2], kind) != kind}


def write_file(path: Path, content: bytes) -> None:
    """Write a file of the site, and the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
