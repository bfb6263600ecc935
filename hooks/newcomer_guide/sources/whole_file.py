"""Write a file of the town whole, or not at all, and say why it could not be written."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_whole(path: Path, text: str) -> None:
    """Write a file beside the old one, which stands until the new one is whole; what somebody wrote is never cut off.

    Args:
        path: The file; one that is a link is written where that leads.
        text: Its text, which is written as UTF-8, with the line ends that it has.

    Raises:
        OSError: It could not be written; what stood there still does.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def is_mended_by_staff(error: OSError) -> bool:
    """Say whether staff can do something about it; anything else is a fault of ours."""
    return error.errno in FULL | FORBIDDEN


def tell_why(error: OSError) -> str:
    """Tell in Danish why nothing could be written, and what to do."""
    path = error.filename or ""
    if error.errno in FULL:
        return "Disken er fuld. Slet noget, og prøv igen."
    if error.errno in FORBIDDEN:
        return f"Der kan ikke skrives her: {path}. Giv lov til det, eller vælg en anden mappe."
    return f"{path}: {error.strerror}."
