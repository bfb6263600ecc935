"""Share work among the cores, by processes: the threads of Python share one."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.context import BaseContext

Given = TypeVar("Given")
Job = TypeVar("Job")
Result = TypeVar("Result")

MANY_CORES = 8
"""With more processes than that, handing out the work takes longer than doing it."""

HOOKS_PATH = str(Path(__file__).parents[2])
THREADS = Path("/proc/self/task")

_workers: list[Callable[..., object]] = []
"""What this process works with."""


def count_cores() -> int:
    """Give how many processes may work at a time: as many as `SITE_CORES` says, or as there are cores."""
    told = os.environ.get("SITE_CORES", "")
    return max(1, int(told)) if told.isdecimal() else os.cpu_count() or 1


class Work(Generic[Given, Job, Result]):
    """Work of many jobs.

    Attributes:
        begin: Makes what does a job, from what is given; each process makes its own.
        given: What it is made from.
    """

    def __init__(self, begin: Callable[[Given], Callable[[Job], Result]], given: Given) -> None:
        """Say what is to be done."""
        self.begin = begin
        self.given = given

    def do(self, jobs: Iterable[Job], *, is_large: bool) -> Iterator[Result]:
        """Do all jobs, and give their results in order, each as soon as it is there.

        Args:
            jobs: The jobs; those that are taken together lie beside each other.
            is_large: Whether it takes longer than starting processes anew does, about a second each.
        """
        jobs = list(jobs)
        processes = min(count_cores(), MANY_CORES, len(jobs))
        way = _way_to_start(is_large=is_large) if processes > 1 else None
        if way is None:
            yield from map(self.begin(self.given), jobs)
            return
        if HOOKS_PATH not in sys.path:  # MkDocs takes it away again when it has loaded the hooks
            sys.path.append(HOOKS_PATH)
        with ProcessPoolExecutor(processes, way, initializer=_start, initargs=(self.begin, self.given)) as pool:
            yield from pool.map(cast("Callable[[Job], Result]", _work), jobs)


def begin_aside(make: Callable[[], Result]) -> Callable[[], Result]:
    """Begin to make something in a copy of this process, which goes on meanwhile; give what waits for it.

    Where no copy can be made, or it came to grief, it is made here, when it is asked for.
    """
    if not _can_copy() or count_cores() == 1:
        return make
    way = multiprocessing.get_context("fork")
    receiver, sender = way.Pipe(duplex=False)
    process = way.Process(target=_make_aside, args=(make, sender), daemon=True)
    process.start()
    sender.close()  # so that a copy that ends without a result is noticed

    def wait() -> Result:
        try:
            result: Result = receiver.recv()
        except (EOFError, OSError):  # it ended before it began to hand it over, or while it did
            return make()
        process.join()
        return result

    return wait


def _make_aside(make: Callable[[], object], sender: connection.Connection) -> None:
    threading.Thread(target=_follow_parent, daemon=True).start()
    with contextlib.suppress(Exception):  # it is raised where it is asked for, when it is made there
        sender.send(make())


def _way_to_start(*, is_large: bool) -> BaseContext | None:
    """Choose how processes are started: as copies of this one, which costs nothing, where that is safe."""
    if _can_copy():
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn") if is_large else None


def _can_copy() -> bool:
    """Say whether a copy of this process is safe: one of a process that has threads can wait for ever for a lock of theirs.

    Python does not know of all of them: minify brings those of Go. Linux does.
    """
    return THREADS.exists() and len(list(THREADS.iterdir())) == 1


def _start(begin: Callable[[Given], Callable[..., object]], given: Given) -> None:
    """Begin to work, until the process that started this one ends, in whatever way."""
    threading.Thread(target=_follow_parent, daemon=True).start()
    _workers.append(begin(given))


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(job: object) -> object:
    return _workers[-1](job)
