"""A town's colours are everywhere, and nobody's eyes pay for them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pydantic import ValidationError

from newcomer_guide.assets.colours import paint_tokens
from newcomer_guide.assets.files import OVERRIDES
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.web_manifest import make_icons
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.records.colours import ON_ACCENT, TEXT, WHITE, Colours, contrast
from towns import TODAY, change, edition_of, files_of

if TYPE_CHECKING:
    from pathlib import Path

TOKENS = (OVERRIDES / "assets" / "styles" / "tokens.css").read_text(encoding="utf-8")
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_what_the_guidelines_say(one: str, other: str, ratio: float) -> None:
    """Black on white, and the grey that just fails."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(COLOUR, COLOUR)
def test_what_is_taken_can_be_read_and_what_is_refused_names_what_can(brand: str, accent: str) -> None:
    """Whatever a town chooses: the advice is taken, and links can be read in light and in dark."""
    for _ in range(3):
        try:
            colours = Colours(brand=brand, accent=accent)
            break
        except ValidationError as error:
            write = str(error.errors()[0]["ctx"]["write"])
            brand, accent = (write[8:-1], accent) if write.startswith("brand") else (brand, write[9:-1])
    else:
        pytest.fail(f"no advice helps: {brand} {accent}")
    assert contrast(colours.brand, WHITE) >= TEXT
    assert contrast(colours.accent, ON_ACCENT) >= TEXT
    painted = paint_tokens(TOKENS, colours)
    light, dark = painted.split("(prefers-color-scheme: dark)")
    for css in (light, dark):
        values = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", css))
        assert contrast(values["link"], values["page"]) >= TEXT
        assert (values["brand"], values.get("accent", colours.accent)) == (colours.brand, colours.accent)
    assert painted.count("CanvasText;") == TOKENS.count("CanvasText;")


def test_the_site_is_painted_everywhere(town: Path, tmp_path: Path) -> None:
    """Styles, theme colour, favicon, manifest, icons, the page for a missing address; none of the engine's own is left."""
    change(
        town / "data" / "site.yml",
        "call: borgerservice",
        'call: borgerservice\ncolours: {brand: "#7A1F3D", accent: "#ffd9a0"}',
    )
    site = read_site(town, TODAY)

    write_site(site, tmp_path / "site")

    files = files_of(tmp_path / "site")
    for name in ("index.html", "404.html", "app.webmanifest"):
        assert b"#7a1f3d" in files[name], name
    assert b"%237a1f3d" in files["index.html"].lower()
    told = b"".join(content for name, content in files.items() if name.endswith((".html", ".webmanifest"))).lower()
    assert b"0b5563" not in told
    for content in make_icons(edition_of(site)).values():
        image = Image.open(io.BytesIO(content)).convert("RGB")
        assert image.getpixel((0, 0)) == (0x7A, 0x1F, 0x3D)
        assert image.getpixel((image.width // 2, image.height // 2)) == (0xFF, 0xD9, 0xA0)
