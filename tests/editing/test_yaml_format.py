"""The one form of data files: the same facts, the same comments, whoever wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.yaml_format import format_text
from newcomer_guide.sources.yaml_file import YamlFile, read_text
from towns import ROOT, TODAY, change

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((ROOT / "tests" / "town" / "data").glob("*.yml"))


def values_of(text: str) -> object:
    source = YamlFile("x.yml")
    read_text(text, source)
    assert source.problems == []
    return source.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_form_changes_no_value_and_forming_twice_changes_nothing(path: Path) -> None:
    """Spread out and squeezed together."""
    text = path.read_text(encoding="utf-8")
    loose = text.replace("\n", "   \n").replace("\n\n", "\n\n\n\n")
    formatted = format_text(loose)

    assert values_of(formatted) == values_of(text)
    assert format_text(formatted) == formatted
    assert [line.strip() for line in formatted.splitlines() if "#" in line] == [
        line.strip() for line in text.splitlines() if "#" in line
    ]


def test_days_numbers_and_flags_take_the_form_that_readers_see() -> None:
    """Accepted as people write them, then written alike, with the notes beside them."""
    written = (
        "a:\n    # efter ferien\n    schedule: {byday: [torsdag, TU]}\n    phones:\n    - number: 0045 3212 3456\n"
        "    # må ikke vises endnu\n    published: false\n"
    )

    assert format_text(written) == (
        "a:\n    # efter ferien\n  schedule: {byday: [TU, TH]}\n  phones:\n    - number: 32 12 34 56\n"
        "    # må ikke vises endnu\n  published: nej\n"
    )


def test_the_command_rewrites_and_the_check_shows_the_difference(
    standing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the fix, and without failing: nobody who edits in a browser can run a command."""
    main(["format"])
    before = read_site(standing, TODAY).data.courses["syning"]
    change(standing / "data" / "courses.yml", "byday: [TU]", "byday: [ tirsdag ]")
    capsys.readouterr()

    assert main(["check"]) == 0
    told = capsys.readouterr().out
    assert "data/courses.yml er ikke skrevet på den faste måde" in told
    assert "-    byday: [ tirsdag ]\n+    byday: [TU]\n" in told

    main(["format"])
    assert "byday: [TU]" in (standing / "data" / "courses.yml").read_text(encoding="utf-8")
    assert read_site(standing, TODAY).data.courses["syning"] == before
