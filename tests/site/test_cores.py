"""Work is shared among the cores where that is safe, and done in order everywhere."""

from __future__ import annotations

import ast
import multiprocessing
import os
import subprocess
import sys
import threading
import time

import pytest

from newcomer_guide.site.cores import Work, begin_aside, count_cores
from towns import ROOT

FORKED = """
import os
from newcomer_guide.site.cores import Work

def begin(given):
    return lambda job: (job * given, os.getpid())

done = list(Work(begin, 2).do(range(4), is_large=False))
print([value for value, _ in done], any(process != os.getpid() for _, process in done))
"""


class Multiplier:
    """Multiplies by what it is given, and says where."""

    def __init__(self, given: int) -> None:
        """Begin."""
        self.given = given

    def __call__(self, job: int) -> tuple[int, int]:
        """Multiply."""
        return job * self.given, os.getpid()


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two cores, whatever machine this is."""
    monkeypatch.setenv("SITE_CORES", "2")


def test_small_work_is_done_by_copies_of_a_process_without_threads() -> None:
    """They start at once; and a program as a user starts it has no other thread."""
    assert run(FORKED) == "[0, 2, 4, 6] True\n"


def run(program: str) -> str:
    """Run a program on two cores, and give what it prints."""
    surroundings = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-c", program], env=surroundings, check=True, capture_output=True, text=True
    ).stdout


ASIDE = """
import os
from newcomer_guide.site.cores import begin_aside

here = os.getpid()
wait = begin_aside(lambda: ("x" * 1_000_000, os.getpid()))
made, process = wait()
print(len(made), process != here)

fails_there = begin_aside(lambda: 1 // (os.getpid() == here))
dies_there = begin_aside(lambda: "made here" if os.getpid() == here else os._exit(3))
has_no_copy = begin_aside(lambda: (lambda: "made here"))
print(fails_there(), dies_there(), has_no_copy()())

fails_here = begin_aside(lambda: 1 // 0)
try:
    fails_here()
except ZeroDivisionError:
    print("told")

never_asked_for = begin_aside(lambda: input())
"""


def test_what_is_begun_aside_is_there_when_it_is_asked_for() -> None:
    """Made by a copy of the process; here, where the copy failed, died, or could not hand it over."""
    assert run(ASIDE) == "1000000 True\n1 made here made here\ntold\n"


def test_nothing_is_begun_aside_where_no_copy_is_safe() -> None:
    """It is made here, and not before it is asked for."""
    until = threading.Event()
    other = threading.Thread(target=until.wait)
    other.start()
    asked: list[int] = []
    try:
        wait = begin_aside(lambda: asked.append(os.getpid()))
        before = list(asked)
        wait()
    finally:
        until.set()
        other.join()

    assert (before, asked) == ([], [os.getpid()])


def test_a_process_with_threads_is_never_copied() -> None:
    """The copy could wait for ever for a lock of theirs: small work is done here, large work by new processes."""
    until = threading.Event()
    other = threading.Thread(target=until.wait)
    other.start()
    try:
        small = list(Work(Multiplier, 3).do(range(4), is_large=False))
        large = list(Work(Multiplier, 3).do(range(4), is_large=True))
    finally:
        until.set()
        other.join()

    assert small == [(value, os.getpid()) for value in (0, 3, 6, 9)]
    assert [value for value, _ in large] == [0, 3, 6, 9]
    assert os.getpid() not in {process for _, process in large}
    assert multiprocessing.active_children() == []


KILLED = """
import time
from newcomer_guide.site.cores import Work

def begin(given):
    return lambda job: time.sleep(60)

print("begun", flush=True)
list(Work(begin, None).do(range(4), is_large=False))
"""


def test_no_process_outlives_the_one_that_started_it() -> None:
    """However that ends: whoever waits for its output waits for all of them."""
    surroundings = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    process = subprocess.Popen([sys.executable, "-c", KILLED], env=surroundings, stdout=subprocess.PIPE)  # noqa: S603  # our own code
    assert process.stdout
    process.stdout.readline()
    time.sleep(1)
    process.kill()

    assert process.communicate(timeout=20)[0] == b""


@pytest.mark.parametrize(
    ("told", "cores"), [("1", 1), ("3", 3), ("0", 1), ("", os.cpu_count()), ("all", os.cpu_count())]
)
def test_who_builds_says_how_many_cores_to_take(told: str, cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no number says nothing."""
    monkeypatch.setenv("SITE_CORES", told)

    assert count_cores() == cores


def test_one_job_starts_nothing() -> None:
    """It would only wait for the other process."""
    assert list(Work(Multiplier, 3).do([5], is_large=True)) == [(15, os.getpid())]


def test_nothing_else_copies_a_process() -> None:
    """The rule for it stands once."""
    for path in (ROOT / "hooks").rglob("*.py"):
        names = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant)
        }
        assert path.name == "cores.py" or not names & {"fork", "forkserver"}, path
