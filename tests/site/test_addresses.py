"""The way from one address to another is the one that a browser goes back."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from newcomer_guide.site.addresses import relative, relative_file

FOLDERS = st.lists(st.sampled_from(["ar", "ti", "kurser", "dansk", "bolig"]), max_size=4)


def as_page(folders: list[str]) -> str:
    """Give the address of a page."""
    return "".join(f"{folder}/" for folder in folders)


@given(FOLDERS, FOLDERS)
def test_the_way_to_a_page_leads_there(here: list[str], there: list[str]) -> None:
    """From every page to every page."""
    way = relative(as_page(here), as_page(there))

    assert urljoin(f"https://by.example/{as_page(here)}", way) == f"https://by.example/{as_page(there)}"


@given(FOLDERS, FOLDERS)
def test_the_way_to_a_file_is_the_shortest(here: list[str], there: list[str]) -> None:
    """As the standard library gives it."""
    file = f"{as_page(there)}kalender.ics"

    assert relative_file(as_page(here), file) == posixpath.relpath(f"/{file}", f"/{as_page(here)}")
