"""What iPhones print is not cut."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from engines.webkit import has_webkit, print_in_webkit
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from serving import serve
from towns import TODAY, make_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a town with so many contacts that they do not fit on a sheet of paper."""
    town = make_town(tmp_path_factory.mktemp("crowded") / "town")
    path = town / "data" / "contacts.yml"
    row = "\nnavn-{0}:\n  name: Navn {0}\n  organization: byen\n  contact_type: office\n  phones:\n    - number: 32 12 34 56\n"
    row += "  assured_date: 2026-06-01\n  source: plan\n"
    path.write_text(path.read_text(encoding="utf-8") + "".join(row.format(at) for at in range(40)), encoding="utf-8")
    write_site(read_site(town, TODAY), town / "site")
    with serve(town / "site") as address:
        yield address


@pytest.mark.skipif(not has_webkit() or not shutil.which("pdftotext"), reason="no WebKit, or nothing that reads PDF")
def test_no_card_is_cut_on_paper(crowded: str, tmp_path: Path) -> None:
    """Where a sheet that WebKit prints begins with a card, it begins with the card's edge, not with a cut line."""
    path = tmp_path / "contacts.pdf"
    print_in_webkit(f"{crowded}kontakt/", path)
    command = ["pdftotext", "-bbox", str(path), "-"]
    sheets = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("<page ")[1:]  # noqa: S603  # ours
    lines = [re.findall(r'yMin="([0-9.]+)".*?>([^<]*)</word>', sheet) for sheet in sheets]

    assert sum(word == "Navn" for sheet in lines for _, word in sheet) == 40
    assert len(lines) > 3
    for sheet in lines[1:]:
        top = min(float(at) for at, _ in sheet)
        assert top > EDGE_PT or "Navn" not in [word for at, word in sheet if float(at) < top + 12]


EDGE_PT = 25
"""Where a card's first line stands on a sheet: below the sheet's margin, and the card's own."""
