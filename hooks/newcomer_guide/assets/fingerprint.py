"""Name files by what they hold, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def digest(content: bytes) -> str:
    """Name content by itself, in eight hexadecimal digits of its SHA-256."""
    return hashlib.sha256(content).hexdigest()[:8]


def name_by_content(path: Path) -> str:
    """Give a file's name with its digest in it, such as `noto.1a2b3c4d.woff2`."""
    return f"{path.stem}.{digest(path.read_bytes())}{path.suffix}"
