"""Put a finished site in the place of the old one in one step, and leave the old one where that fails."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

from newcomer_guide.sources.whole_file import tell_why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
FOLDER_MODE = 0o755
FILE_MODE = 0o644
"""What a web server may read, whoever built the site."""


class TakenError(OSError):
    """Another one is building there."""


@contextlib.contextmanager
def build_alone(target: Path) -> Iterator[None]:
    """Keep every other build away from `target` meanwhile: two would mix what they make.

    Windows knows no such lock, nor do some disks: there nobody is kept away.

    Raises:
        TakenError: Another one is building there.
    """
    if sys.platform == "win32":
        yield
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    path = target.with_name(f".{target.name}.lock")
    with path.open("w") as lock:
        _take(path, lock.fileno())
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_UN)


def _take(path: Path, lock: int) -> None:
    """Take the lock that a file is; whoever is killed lets go of it."""
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise TakenError from error
    except OSError:  # this disk has no locks
        return
    if not path.exists() or path.stat().st_ino != os.fstat(lock).st_ino:  # somebody was done with it just now
        raise TakenError


def staging_path(target: Path) -> Path:
    """Give the place beside `target` where its next content is made; what a killed build left there is dropped."""
    _restore(target)
    staged = target.with_name(f".{target.name}.next")
    shutil.rmtree(staged, ignore_errors=True)
    return staged


def place(staged: Path, target: Path) -> None:
    """Let what was made at `staged` stand at `target`, and drop what stood there.

    Raises:
        OSError: It cannot stand there; then what stood there still does.
    """
    staged.chmod(FOLDER_MODE)
    for path in staged.rglob("*"):
        path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
    if not target.exists():
        staged.rename(target)
    elif _exchange(staged, target):
        shutil.rmtree(staged)
    else:
        old = _kept_path(target)
        target.rename(old)
        try:
            staged.rename(target)
        finally:
            _restore(target)
        shutil.rmtree(old)


def make_in_place(target: Path, make: Callable[[Path], None]) -> int:
    """Make a folder beside the old one and let it take its place; where that fails, say why and leave the old one.

    Returns:
        The exit status of the command: 0 where it stands.
    """
    try:
        with build_alone(target):
            staged = staging_path(target)
            try:
                make(staged)
                place(staged, target)
            finally:
                shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        print(tell_fault(error))
        return 1
    return 0


def tell_fault(error: OSError) -> str:
    """Tell in Danish why nothing could be written, and what to do."""
    is_taken = isinstance(error, TakenError)
    reason = (
        "En anden er ved at bygge den lige nu. Vent, til den er færdig, og prøv igen." if is_taken else tell_why(error)
    )
    return f"Siden er ikke bygget. {reason} Den gamle side er, som den var."


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once, where the system can."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and not rename(AT_FDCWD, bytes(one), AT_FDCWD, bytes(other), RENAME_EXCHANGE)


def _kept_path(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _restore(target: Path) -> None:
    """Put back what stood at `target` before a build that was killed between two steps."""
    if _kept_path(target).exists() and not target.exists():
        _kept_path(target).rename(target)
