"""What no page can show is found, and what it can show is left alone."""

from __future__ import annotations

import pytest

from newcomer_guide.sources.pasted import find_pasted


@pytest.mark.parametrize(
    "text",
    [
        "Se [www.borger.dk](https://www.borger.dk/a_(b)) eller [skriv til os@by.example](mailto:os@by.example).",
        "Se [kontakter](kontakt.md#office), [ring](tel:+4534412345).",
        "**Husk**: en blyant og **papir**.",
        "Først det ene – så det andet, kl. 1.",
        "Mødes @ rådhuset.",
        "[Uden link] står der noget.",
    ],
)
def test_what_a_page_can_show_is_left_alone(text: str) -> None:
    """Links whose words are an address, bold words, brackets of all sorts."""
    assert find_pasted(text) is None


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("Se her\nhttps://www.by.example/a.", 1, "https://www.by.example/a"),
        ("Se [siden](https://by.example) og www.by.example.", 0, "www.by.example"),
        ("Skriv til os@by.example", 0, "os@by.example"),
        ("Se [siden](kontakt.md.", 0, "](kontakt.md."),
        ("Husk **blyant.", 0, "**blyant."),
        ("Husk ** blyant **.", 0, "** blyant **."),
        ("Husk:\n- en blyant\n- papir", 1, "- en blyant"),
    ],
)
def test_what_a_page_cannot_show_is_found_on_its_line(text: str, line: int, found: str) -> None:
    """As it stands there."""
    pasted = find_pasted(text)

    assert pasted
    assert (pasted.line, pasted.found) == (line, found)
