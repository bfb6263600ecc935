"""The benchmark runs to its end, beside its peers, and tells what it measured; how fast that was is nobody's business here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from towns import ROOT

BIN = Path(sys.executable).parent


def bench(**given: str) -> subprocess.CompletedProcess[str]:
    """Run `make bench`."""
    command = [
        "make",
        "--silent",
        "bench",
        f"BIN={BIN}",
        f"VENV={BIN.parent}",
        *(f"{name}={value}" for name, value in given.items()),
    ]
    return subprocess.run(  # noqa: S603  # our own Makefile
        command, cwd=ROOT, env=os.environ | {"SITE_TODAY": ""}, capture_output=True, text=True, check=False
    )


def test_a_part_of_it_runs_alone() -> None:
    """With the day, the machine, and a row for each that was measured."""
    result = bench(ONLY="build", PAGES="4", RUNS="1")

    assert result.returncode == 0, result.stdout + result.stderr
    assert re.match(r"\d{4}-\d\d-\d\d: \d+ cores \(.+\), Python 3", result.stdout)
    for row in ("`mkdocs build`", "`make write`", r"Eleventy [\d.]+ with Pagefind [\d.]+"):
        assert re.search(rf"^\| {row} \| .*\d", result.stdout, re.MULTILINE), row


def test_a_part_that_there_is_not_is_told() -> None:
    """With those that there are."""
    result = bench(ONLY="everything")

    assert result.returncode
    assert "ONLY is one or more of: build growth stock real saving paint" in result.stderr
