"""How a page looks is told apart where its style changed, and not where a word did."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from newcomer_guide.checks.looks import describe, is_far


def draw(words: str, bar: str = "#0b5563", height: int = 100) -> bytes:
    """Draw something like a page: a bar, a heading, cards."""
    picture = Image.new("RGB", (360, 740), "#f5f3ee")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 360, height), fill=bar)
    pen.text((16, 120), words, fill="black", font_size=28)
    for at in range(4):
        pen.rectangle((16, 180 + at * 130, 344, 290 + at * 130), fill="white", outline="grey")
        pen.text((32, 200 + at * 130), f"{words} {at}", fill="black", font_size=18)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def test_the_same_page_looks_the_same() -> None:
    """To the bit."""
    assert describe(draw("Kurser")) == describe(draw("Kurser"))


def test_other_words_look_alike() -> None:
    """A changed hour, or a longer name."""
    assert not is_far(describe(draw("Kurser 10:00")), describe(draw("Kurser 12:30")))


def test_another_style_does_not() -> None:
    """A light bar, or a low one."""
    assert is_far(describe(draw("Kurser")), describe(draw("Kurser", bar="#ffffff")))
    assert is_far(describe(draw("Kurser")), describe(draw("Kurser", height=40)))
