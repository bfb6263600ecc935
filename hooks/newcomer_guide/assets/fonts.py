"""Offer a font to phones that have none for a script: only where it is read, and only if the phone lacks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from newcomer_guide.assets.files import OVERRIDES
from newcomer_guide.assets.fingerprint import name_by_content

if TYPE_CHECKING:
    from newcomer_guide.sources.languages import Language

FOLDER = OVERRIDES / "assets" / "fonts"


@dataclass(frozen=True)
class Font:
    """A font for one script.

    Attributes:
        file: In `overrides/assets/fonts`.
        family: What the styles call it.
        local: The names by which phones and computers may have it, or one as good.
        characters: The characters that it is asked for, as CSS has it.
    """

    file: str
    family: str
    local: tuple[str, ...]
    characters: str


FONTS = {
    "Ethi": Font(
        "noto-sans-ethiopic.woff2",
        "Ethiopic",
        ("Noto Sans Ethiopic", "NotoSansEthiopic-Regular", "Ebrima", "Kefa"),
        "U+1200-139F,U+2D80-2DDF",
    )
}


def font_uri(language: Language) -> str:
    """Give the address of a language's font within the site, or nothing where every phone has one."""
    font = FONTS.get(language.script)
    return f"assets/{name_by_content(FOLDER / font.file)}" if font else ""


def font_bytes(language: Language) -> bytes:
    """Read the font of a language that has one."""
    return (FOLDER / FONTS[language.script].file).read_bytes()


def read_alphabet(language: Language) -> set[str]:
    """Give the letters that a language's font was cut to; none where it has no font."""
    path = FOLDER / f"alphabet-{language.tag}.txt"
    if not path.exists():
        return set()
    lines = path.read_text(encoding="utf-8").splitlines()
    return set("".join(line for line in lines if not line.startswith("#")))


def font_face(language: Language, address: str) -> Markup:
    """Write the rule that offers the font at `address`: the phone's own first."""
    font = FONTS[language.script]
    sources = ",".join([*(f'local("{name}")' for name in font.local), f'url("{address}") format("woff2")'])
    return Markup(  # noqa: S704  # names from above
        f'@font-face{{font-family:"{font.family}";src:{sources};unicode-range:{font.characters};font-display:swap}}'
    )
