"""Time builds: of many pages beside Eleventy with Pagefind and stock Material, and of the real site."""

from __future__ import annotations

import json
import math
import shutil
import sys
from typing import TYPE_CHECKING

from filler import make_eleventy, make_filler, make_stock
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.site.clock import read_today
from timing import measure_in_turn, measure_memory, run_timed
from towns import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NODE = ROOT / "tests" / "benchmarks" / "node" / "node_modules"
LARGE = 4
"""How many times the pages growth is measured to, and from how many of them on."""

SHORT = 8
"""So many sentences a page, so that the largest file of data is no larger than one may be."""

MEGA = 1_000_000


def ours(town: Path, made: Path, how: str, day: str) -> Callable[[], float]:
    """Build a town with `mkdocs build`, or with `make write`'s own command, over what was built before."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(made)]
    command = mkdocs if how == "mkdocs" else [sys.executable, "-m", "newcomer_guide", how]
    surroundings = {"SITE_TODAY": day, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONDONTWRITEBYTECODE": ""}
    return lambda: run_timed(command, town, surroundings)


def from_nothing(build: Callable[[], float], made: Path) -> Callable[[], float]:
    """Take away what was built before, outside the time: nobody's old site costs anything."""

    def build_anew() -> float:
        shutil.rmtree(made, ignore_errors=True)
        return build()

    return build_anew


def eleventy(project: Path) -> Callable[[], float]:
    """Build a project with Eleventy, and index it with Pagefind."""

    def build() -> float:
        node = [str(NODE / ".bin" / "eleventy"), "--quiet", "--input=src", "--output=_site"]
        index = [str(NODE / ".bin" / "pagefind"), "--site", "_site", "--silent"]
        return run_timed(node, project, {}) + run_timed(index, project, {})

    return from_nothing(build, project / "_site")


def version(package: str) -> str:
    """Give the version of a peer that is installed."""
    return str(json.loads((NODE / package / "package.json").read_text(encoding="utf-8"))["version"])


def measure_builds(folder: Path, pages: int, runs: int) -> Iterator[str]:
    """Compare builds of the same pages in four languages, in turn."""
    town = make_filler(folder / "town", pages)
    built = folder / "built"
    ours(town, built, "mkdocs", TODAY.isoformat())()
    site = read_site(town, TODAY)
    peer = make_eleventy(folder / "eleventy", built, site)
    took = measure_in_turn(
        {
            "`mkdocs build`": from_nothing(ours(town, built, "mkdocs", TODAY.isoformat()), built),
            "`make write`": from_nothing(ours(town, built, "site", TODAY.isoformat()), town / "site"),
            f"Eleventy {version('@11ty/eleventy')} with Pagefind {version('pagefind')}": eleventy(peer),
        },
        runs,
    )
    *_, beside = took.values()
    yield f"| 4 × {pages} pages, in turn, {runs} runs | median (least–most) | times Eleventy |"
    yield "| --- | --- | --- |"
    for name, measured in took.items():
        yield f"| {name} | {measured} | {measured.median / beside.median:.2f} |"


def measure_stock(folder: Path, pages: int, runs: int) -> Iterator[str]:
    """Compare with stock Material and static-i18n, which take much longer."""
    town = make_filler(folder / "town-stock", pages)
    built = folder / "built-stock"
    day = TODAY.isoformat()
    ours(town, built, "mkdocs", day)()
    stock = make_stock(folder / "stock", built, read_site(town, TODAY))
    took = measure_in_turn(
        {
            "`mkdocs build`": ours(town, built, "mkdocs", day),
            "stock": ours(stock, folder / "stock-built", "mkdocs", day),
        },
        runs,
    )
    yield f"| 4 × {pages} pages | median (least–most) |"
    yield "| --- | --- |"
    for name, measured in took.items():
        yield f"| {name} | {measured} |"


def measure_growth(folder: Path, pages: int) -> Iterator[str]:
    """Build more and more pages: how the time grows, and how much memory it takes."""
    took = {}
    yield "| pages a language | `make write` | memory at most |"
    yield "| --- | --- | --- |"
    for count in (pages * LARGE // 10, pages, pages * LARGE):
        town = make_filler(folder / f"town-{count}", count, SHORT)
        command = [sys.executable, "-m", "newcomer_guide", "site"]
        surroundings = {
            "SITE_TODAY": TODAY.isoformat(),
            "PYTHONPATH": str(ROOT / "hooks"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        took[count] = run_timed(command, town, surroundings)
        memory = measure_memory(command, town, surroundings)
        yield f"| {count} | {took[count]:.1f} s | {memory / MEGA:.0f} MB |"
    (few, _, many) = took
    exponent = math.log(took[many] / took[few]) / math.log(many / few)
    yield f"| growth from {few} to {many} | exponent {exponent:.2f} | |"


def measure_real(runs: int) -> Iterator[str]:
    """Time what is run every day on this repository's own site, in turn."""
    day = read_today(ROOT).isoformat()
    made = ROOT / ".site.bench"
    try:
        took = measure_in_turn(
            {
                "`make site`": ours(ROOT, made, "mkdocs", day),
                "`make write`": ours(ROOT, made, "site", day),
                "`make check`": ours(ROOT, made, "check", day),
                "`guide --help`": ours(ROOT, made, "--help", day),
            },
            runs,
        )
    finally:
        shutil.rmtree(made, ignore_errors=True)
    yield f"| the real site, in turn, {runs} runs | median (least–most) |"
    yield "| --- | --- |"
    for name, measured in took.items():
        yield f"| {name} | {measured} |"
