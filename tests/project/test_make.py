"""`make site` swaps a whole site in, and a failed build leaves the last good one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from towns import change, files_of, make_site

if TYPE_CHECKING:
    from pathlib import Path


def test_a_failed_build_leaves_the_last_good_site(town: Path) -> None:
    """Not one byte of it changes."""
    first = make_site(town)
    assert first.returncode == 0, first.stderr
    before = files_of(town / "site")
    change(town / "data" / "courses.yml", "status: active", "status: aktiv")

    second = make_site(town)

    assert second.returncode != 0
    assert files_of(town / "site") == before
    assert "index.html" in before


def test_a_page_that_is_gone_is_gone_from_the_next_site(town: Path) -> None:
    """The new site takes the old one's place whole."""
    assert make_site(town).returncode == 0
    text = (town / "data" / "courses.yml").read_text(encoding="utf-8")
    (town / "data" / "courses.yml").write_text(text.replace("syning:", "broderi:"), encoding="utf-8")
    change(town / "data" / "arrival.yml", "[syning]", "[broderi]")

    assert make_site(town).returncode == 0

    names = sorted(path.name for path in (town / "site" / "kurser").iterdir())
    assert names == ["broderi", "broderi.ics", "dansk", "index.html"]
