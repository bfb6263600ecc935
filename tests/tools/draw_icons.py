"""Draw the icons that phones show for the kept site: a compass needle, inside what any phone cuts out."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent.parent.parent / "overrides" / "assets" / "icons"
SIZES = (192, 512)
BRAND = "#0b5563"
ACCENT = "#ffc247"
NEEDLE = ((4, 1.4), (5.6, 6.4), (4, 5.5), (2.4, 6.4))
"""On a square of 8 by 8."""

FINER = 8
"""How many times larger it is drawn, so that slanting edges are smooth."""


def main() -> None:
    """Write each size."""
    for size in SIZES:
        image = Image.new("RGB", (size * FINER, size * FINER), BRAND)
        ImageDraw.Draw(image).polygon([(x * size * FINER / 8, y * size * FINER / 8) for x, y in NEEDLE], fill=ACCENT)
        small = image.resize((size, size), Image.Resampling.LANCZOS).quantize(16)
        small.save(FOLDER / f"{size}.png", optimize=True)


if __name__ == "__main__":
    main()
