"""What the site states of itself is shown as far as it is known, and what is not known is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.rendering import render_site
from towns import TODAY, change

if TYPE_CHECKING:
    from pathlib import Path

    from bs4.element import Tag

    from newcomer_guide.site.site import Site

SLOTS = "{{ accessibility }}\n\n{{ privacy stored }}\n\n{{ privacy host }}\n\n{{ call }}\n\n{{ housing plan }}"


def state(town: Path, *more: tuple[str, str]) -> Site:
    """Let a town show what it states of itself on its page of housing."""
    change(town / "docs" / "bolig.md", "{{ housing plan }}", SLOTS)
    for find, put in more:
        change(town / "data" / "site.yml", find, put)
    return read_site(town, TODAY)


def show(site: Site) -> Tag:
    main = BeautifulSoup(render_site(site)["bolig/"], "html5lib").main
    assert main
    return main


def test_what_is_known_is_shown(town: Path) -> None:
    """The requirement, how far it is met, what is missing, the official statement, what is kept, by whom."""
    site = state(
        town,
        ("standard:", "statement: https://tilsyn.example/by\n  standard:"),
        ("  stored:", "  host: Bakkeby Kommune\n  stored:"),
    )
    page = show(site)

    assert "WCAG 2.2 AA" in page.text
    assert "Delvis" in page.text
    assert "Lyden mangler." in page.text
    assert page.select("a[href='https://tilsyn.example/by']")
    assert "De trin, du har sat flueben ved." in page.text
    assert "Bakkeby Kommune driver computeren. Spørg dem" in page.text
    assert page.select("a.call[href='tel:+4532123456']")
    assert "1. juni 2026" in page.text


def test_what_is_not_known_is_said(town: Path) -> None:
    """No official statement, nobody who runs the server; and no heading over nothing."""
    page = show(
        state(town, ("conformance: partial", "conformance: full"), ("  shortfalls:\n    lyd: Lyden mangler.\n", ""))
    )

    assert "Vi kender ikke en officiel" in page.text
    assert "Vi har ikke fået oplyst, hvem der driver computeren" in page.text
    assert not page.select("#mangler")


def test_a_statement_that_nobody_looked_at_lately_is_old(town: Path) -> None:
    """As any other fact."""
    page = show(state(town, ("assured_date: 2026-06-01", "assured_date: 2024-06-01")))
    note = page.select_one(".notes")

    assert note
    assert "2024" in note.text
