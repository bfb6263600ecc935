"""Write JSON as files of the site have it."""

from __future__ import annotations

import json

PACKER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_json(value: object) -> bytes:
    """Write JSON that people may read too: a value a line, in their own letters."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def pack_json(value: object) -> bytes:
    """Write JSON for scripts alone, without what only people read."""
    return PACKER.encode(value).encode()
