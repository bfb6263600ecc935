"""A town's own colours, of which none is taken that somebody could not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from newcomer_guide.records.base import Part
from newcomer_guide.records.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

WHITE, BLACK = "#ffffff", "#000000"
ON_ACCENT = "#1c1a12"
"""The letters that stand on the accent."""

TEXT, SIGN = 4.5, 3.0
"""The least contrast of text, and of signs (WCAG 2.2, 1.4.3 and 1.4.11)."""

STEPS = 100


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours: from 1 to 21.

    Source:
        WCAG 2.2, contrast ratio and relative luminance.
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Mix a share, from 0 to 1, of one colour into another."""
    parts = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * share):02x}" for first, second in parts)


def toward(colour: str, end: str, is_enough: Callable[[str], bool]) -> str:
    """Give the colour nearest to one, on the way to another, that is good enough."""
    way = (mix(colour, end, step / STEPS) for step in range(STEPS + 1))
    return next((one for one in way if is_enough(one)), end)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def read_colour(value: object) -> object:
    """Read a colour as CSS has it, `#0b5563`."""
    if not isinstance(value, str):
        return value
    digits = value.strip().lower().removeprefix("#")
    if len(digits) != 6 or not set(digits) <= set("0123456789abcdef"):
        refuse("Farven kan ikke læses. Skriv # og seks tegn i citationstegn.", '"#0b5563"')
    return f"#{digits}"


Colour = Annotated[str, BeforeValidator(read_colour), WithJsonSchema({"type": "string", "minLength": 1})]


class Colours(Part):
    """What the site is painted in."""

    brand: Colour = Field(
        title="Hovedfarve",
        description="Farven bag navnet øverst, med hvide bogstaver. Links får den også, mørkere eller lysere, hvis det er nødvendigt.",
        examples=['"#0b5563"'],
    )
    accent: Colour = Field(
        title="Fremhævet",
        description="Farven på det, der skal ses først, med mørke bogstaver.",
        examples=['"#ffc247"'],
    )

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        if contrast(self.brand, WHITE) < TEXT:
            darker = toward(self.brand, BLACK, lambda one: contrast(one, WHITE) >= TEXT)
            refuse(
                "Hvide bogstaver kan ikke læses på hovedfarven. Den skal være mørkere.",
                f'brand: "{darker}"',
                self.brand,
            )
        if min(contrast(self.accent, ON_ACCENT) / TEXT, contrast(self.accent, self.brand) / SIGN) < 1:
            lighter = toward(
                self.accent, WHITE, lambda one: contrast(one, ON_ACCENT) >= TEXT and contrast(one, self.brand) >= SIGN
            )
            refuse(
                "Den fremhævede farve kan ikke ses på hovedfarven, eller mørke bogstaver kan ikke læses på den. Den skal være lysere.",
                f'accent: "{lighter}"',
                self.accent,
            )
        return self
