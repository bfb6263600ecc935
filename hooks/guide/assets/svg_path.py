"""Write the path of a drawing in fewer bytes, to a tenth of a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
"""How many numbers each command takes."""

TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)")
TENTH = 10


def shorten_path(path: str) -> str:
    """Round each point to a tenth and write it from the one before, so that no error adds up.

    Args:
        path: The `d` of an SVG path, its arc flags set apart by spaces, as Material writes them.

    Returns:
        The same path in relative commands, every number a tenth at most.

    Source:
        SVG 2, section 9.3.
    """
    at = start = (0.0, 0.0)
    written = ""
    for command, numbers in _commands(path):
        kind = command.lower()
        base = at if command.islower() else (0.0, 0.0)
        if kind == "z":
            at = start
            written += "z"
            continue
        points = _points(kind, numbers, base, at)
        origin = _round(at)
        steps = [step for point in points for step in (_round(point)[0] - origin[0], _round(point)[1] - origin[1])]
        if kind in "hv":
            steps = [steps["hv".index(kind)]]
        if kind == "a":
            steps = [_tenths(numbers[0]), _tenths(numbers[1]), *(round(one) * TENTH for one in numbers[2:5]), *steps]
        written += kind + " ".join(_write(step) for step in steps)
        at = points[-1]
        if kind == "m":
            start = at
    return written.replace(" -", "-")


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Give each command with its numbers; those that follow without a letter get theirs."""
    tokens = TOKEN.findall(path)
    while tokens:
        command = tokens.pop(0)
        size = SIZES[command.lower()]
        yield command, [float(tokens.pop(0)) for _ in range(size)]
        while size and tokens and not tokens[0].isalpha():
            command = {"m": "l", "M": "L"}.get(command, command)
            yield command, [float(tokens.pop(0)) for _ in range(size)]


def _points(
    kind: str, numbers: list[float], base: tuple[float, float], at: tuple[float, float]
) -> list[tuple[float, float]]:
    """Give the points that a command names, wherever the last one lay."""
    if kind == "h":
        return [(base[0] + numbers[0], at[1])]
    if kind == "v":
        return [(at[0], base[1] + numbers[0])]
    pairs = numbers[5:] if kind == "a" else numbers
    return [(base[0] + x, base[1] + y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]


def _round(point: tuple[float, float]) -> tuple[int, int]:
    return _tenths(point[0]), _tenths(point[1])


def _tenths(number: float) -> int:
    return round(number * TENTH)


def _write(tenths: int) -> str:
    """Write tenths as a number without the zeros that nobody needs."""
    sign = "-" if tenths < 0 else ""
    whole, rest = divmod(abs(tenths), TENTH)
    return f"{sign}{whole or ('' if rest else 0)}{f'.{rest}' if rest else ''}"
