"""Time things that are done in turn, so that whatever else this machine does meets all of them alike."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROCESSES = Path("/proc")
PAUSE = 0.05


class Measured(NamedTuple):
    """What several runs of the same gave: the median, the least and the most."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        """Tell seconds, with their spread."""
        return f"{self.median:.2f} s ({self.least:.2f}–{self.most:.2f})"


def summarize(values: list[float]) -> Measured:
    """Give the median and the spread."""
    return Measured(statistics.median(values), min(values), max(values))


def measure_in_turn(ways: Mapping[str, Callable[[], float]], runs: int) -> dict[str, Measured]:
    """Do each of some things once, then each again, and give what each measured, by its name."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, do in ways.items():
            found[name].append(do())
    return {name: summarize(values) for name, values in found.items()}


def run_timed(command: list[str], cwd: Path, surroundings: Mapping[str, str]) -> float:
    """Run a command to its end, with nothing beside it, and give its seconds of the clock.

    Raises:
        RuntimeError: It failed.
    """
    started = time.monotonic()
    _finish(_begin(command, cwd, surroundings))
    return time.monotonic() - started


def measure_memory(command: list[str], cwd: Path, surroundings: Mapping[str, str]) -> int:
    """Run a command to its end, and give how many bytes it took at most, all its processes together.

    Looking takes time of what is looked at, so that its seconds say nothing.

    Raises:
        RuntimeError: It failed.
    """
    process = _begin(command, cwd, surroundings)
    most = [0]
    watching = threading.Thread(target=lambda: _watch_memory(process, most))
    watching.start()
    _finish(process)
    watching.join()
    return most[0]


def _begin(command: list[str], cwd: Path, surroundings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # our own command
        command, cwd=cwd, env=os.environ | dict(surroundings), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _finish(process: subprocess.Popen[bytes]) -> None:
    told, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(told.decode())


def _watch_memory(process: subprocess.Popen[bytes], most: list[int]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], sum(map(_memory_of, _family(process.pid))))
        time.sleep(PAUSE)


def _family(process: int) -> list[int]:
    """Give a process and all that it started."""
    try:
        children = (PROCESSES / f"{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return [process]
    return [process, *(one for child in children for one in _family(int(child)))]


def _memory_of(process: int) -> int:
    """Give the bytes of a process; what it shares with others counts a part, as Linux's `Pss` does."""
    try:
        text = (PROCESSES / f"{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)


def describe_machine() -> str:
    """Tell what was measured on."""
    model = next(
        (
            line.partition(": ")[2]
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}"
