"""Measure what has an aim, each beside a peer in the same run: `make bench`, `make bench ONLY=build RUNS=3`."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from builds import measure_builds, measure_growth, measure_real, measure_stock
from saving import measure_saving
from timing import describe_machine
from visits import measure_paint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGES = int(os.environ.get("PAGES") or 400)
RUNS = int(os.environ.get("RUNS") or 5)

PARTS: dict[str, Callable[[Path], Iterator[str]]] = {
    "build": lambda folder: measure_builds(folder, PAGES, RUNS),
    "growth": lambda folder: measure_growth(folder, PAGES),
    "stock": lambda folder: measure_stock(folder, PAGES // 4, 1),
    "real": lambda _: measure_real(RUNS),
    "saving": lambda folder: measure_saving(folder, 4 * RUNS),
    "paint": lambda folder: measure_paint(folder, RUNS + 2),
}
"""What can be measured alone, by ONLY."""


def main() -> None:
    """Print the tables."""
    asked = os.environ.get("ONLY", "").split() or list(PARTS)
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        sys.exit(f"ONLY is one or more of: {' '.join(PARTS)}")
    print(f"{dt.datetime.now(dt.UTC).date()}: {describe_machine()}\n", flush=True)
    for name in asked:
        with tempfile.TemporaryDirectory() as folder:
            for line in PARTS[name](Path(folder)):
                print(line, flush=True)
        print(flush=True)


if __name__ == "__main__":
    main()
