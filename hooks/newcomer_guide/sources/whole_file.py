"""Write a file of the town whole, or not at all, and say why it could not be written."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file beside the old one, which stands until the new one is whole; what somebody wrote is never cut off.

    Args:
        path: The file; one that is a link is written where that leads.
        content: Its text, which is written as UTF-8, with the line ends that it has; or its bytes.

    Raises:
        OSError: It could not be written; what stood there still does.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except BaseException:  # whoever presses Ctrl-C, too
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
    if error.errno == errno.EROFS:
        return f"Der kan ikke skrives her: {path}. Giv lov til det, eller vælg en anden mappe."
    if error.errno in FORBIDDEN:
        return f"Der må ikke læses eller skrives her: {path}. Giv lov til det."
    return f"{path}: {error.strerror}."
