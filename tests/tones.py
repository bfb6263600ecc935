"""A generated sound, where a recording is needed and nobody has to speak."""

from __future__ import annotations

import math
import wave
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RATE = 8000


def write_tone(path: Path, seconds: float = 3) -> Path:
    """Write a tone as WAV: mono, 8 kHz, 8 bits."""
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(bytes(128 + int(60 * math.sin(at / 3)) for at in range(int(seconds * RATE))))
    return path
