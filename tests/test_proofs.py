"""What only shows when pages are rendered is found before they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide.problems import ProblemsError
from guide.proofs import prove_site
from guide.site import read_site
from guide.slots import ITEM_SLOTS, SLOTS
from towns import ROOT, TODAY, build, change

if TYPE_CHECKING:
    from pathlib import Path

    from guide.site import Site


def faults_of(town: Path) -> list[str]:
    try:
        prove_site(read_site(town, TODAY))
    except ProblemsError as error:
        return [str(problem).split("\n")[0] for problem in error.problems]
    return []


def test_the_real_site_and_the_town_have_no_faults(real: Site, town: Path) -> None:
    """Every page of every language renders, and every anchor is there once."""
    assert len(prove_site(real)) == len(real.pages) * len(real.languages)
    assert faults_of(town) == []


@pytest.mark.parametrize(
    ("file", "find", "put", "told"),
    [
        ("data/interface.yml", "floor:", "flor:", "data/interface.yml:1: Ordet floor mangler."),
        (
            "data/interface.yml",
            'hours: "{opens}–{closes}"',
            'hours: "{opens}"',
            "data/interface.yml:1: hours skal have netop disse felter: {opens} {closes}.",
        ),
        (
            "docs/kurser.md",
            "kontakt.md#office",
            "kontakt.md#kontoret",
            "docs/kurser.md:9: Der er ikke noget på siden, der hedder kontoret.",
        ),
        (
            "docs/kontakt.md",
            "{{ contacts }}",
            "Se her.\n{#office}\n\n{{ contacts }}",
            "docs/kontakt.md:9: To steder på siden har samme id. Giv det ene et andet.",
        ),
    ],
)
def test_a_fault_is_told(file: str, find: str, put: str, told: str, town: Path) -> None:
    """In Danish, with the file and the line."""
    change(town / file, find, put)

    assert faults_of(town) == [told]


def test_a_word_that_is_missing_stops_the_build_in_words(town: Path, tmp_path: Path) -> None:
    """No traceback, and nothing published."""
    change(town / "data" / "interface.yml", "floor:", "flor:")

    result = build(town, tmp_path / "site")

    assert result.returncode != 0
    assert "Ordet floor mangler." in result.stderr
    assert "Traceback" not in result.stderr


def test_languages_that_differ_from_the_host_s_are_told(town: Path, tmp_path: Path) -> None:
    """Both files name the languages; they have to agree."""
    change(town / "data" / "site.yml", "[da, en, ar, ti]", "[da, en, ar]")

    result = build(town, tmp_path / "site")

    assert "Sprogene er ikke de samme i mkdocs.yml og data/site.yml" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("topic", ["links", "events", "figures", "housing"])
def test_a_topic_without_records_leaves_its_page_standing(topic: str, town: Path) -> None:
    """Nothing to show is not a mistake."""
    (town / "data" / f"{topic}.yml").write_text("{}\n", encoding="utf-8")
    page = (town / "docs" / "kurser.md").read_text(encoding="utf-8")
    (town / "docs" / "kurser.md").write_text(page.replace("{figures.boliger}", "fire"), encoding="utf-8")
    (town / "docs" / "bolig.md").write_text(
        (town / "docs" / "bolig.md").read_text(encoding="utf-8").replace("{{ housing plan }}", "{{ sources }}"),
        encoding="utf-8",
    )

    assert faults_of(town) == []


def test_a_course_whose_contacts_are_all_withdrawn_leads_to_the_one_for_everyone(town: Path) -> None:
    """No course page is without a number to call."""
    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")

    assert read_site(town, TODAY).data.courses["syning"].contacts == ["borgerservice"]


def test_withdrawing_a_record_keeps_its_translations(town: Path) -> None:
    """Its texts leave the pages, not the catalogues."""
    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")
    site = read_site(town, TODAY)

    assert "contacts.laereren.title" not in {text.key for text in site.texts()}
    assert "contacts.laereren.title" in {text.key for text in site.all_texts()}


def test_every_slot_has_a_template_and_every_template_a_slot() -> None:
    """Whatever a page may call can be shown."""
    templates = {path.stem for path in (ROOT / "overrides" / "slots").glob("*.html")}

    assert templates == {*SLOTS, *ITEM_SLOTS.values()}
