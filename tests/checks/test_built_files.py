"""Each check of a built site finds its kind of flaw, and names the file to change; a whole site has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.built_files import READINGS
from newcomer_guide.checks.built_site import BuiltSite
from newcomer_guide.checks.proof import read_proofs, tell_count
from newcomer_guide.checks.read_site import read_site
from towns import TODAY, change, files_of, read_spoken

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(built: Path) -> BuiltSite:
    """Give the town's built site, to break."""
    return BuiltSite(read_spoken(), built, files_of(built))


def findings(site: BuiltSite) -> dict[str, list[str]]:
    """Give what each check finds, by its claim, those that find nothing left out."""
    found = {claim: [str(problem) for problem in check(site)] for claim, check in READINGS.items()}
    return {claim: told for claim, told in found.items() if told}


def test_a_whole_site_passes_every_check(site: BuiltSite) -> None:
    """One line each, and a count."""
    proofs = list(read_proofs(site))

    assert [str(proof) for proof in proofs] == [f"✓ {claim}." for claim in READINGS]
    assert tell_count(proofs) == f"{len(READINGS)} kontroller, 0 fejl, 0 advarsler. Siden kan udgives."


BROKEN = {
    "Alle links fører et sted hen": (
        "ar/kurser/index.html",
        'href="syning/"',
        'href="strikning/"',
        "data/translations/ar",  # nothing: the file is the Danish one
        "Linket fører ikke til noget.",
    ),
    "Hvert sted på en side har sit eget id": (
        "kurser/index.html",
        'id="boliger"',
        'id="boliger"></p><p id="boliger"',
        "docs/kurser.md:1",
        "To steder på siden har samme id.",
    ),
    "Hver side har sin egen titel": (
        "kurser/index.html",
        "<title>Kurser",
        "<title>Bolig",
        "docs/kurser.md:1",
        "Siden hedder det samme som /bolig/index.html",
    ),
    "Alle ord er mærket med deres sprog": (
        "ar/kurser/index.html",
        ">تعلم شيئًا<",
        ">تعلم something<",
        "docs/kurser.md:3",
        "ord med latinske bogstaver",
    ),
    "Intet hentes fra andre": (
        "kurser/index.html",
        "</main>",
        '<img src="https://andre.example/x.png" alt=""></main>',
        "docs/kurser.md:1",
        "Siden henter noget fra andre.",
    ),
    "Hvert nummer ringer til det, der står": (
        "kontakt/index.html",
        ">32 12 34 56<",
        ">34 41 23 45<",
        "docs/kontakt.md:1",
        "Siden viser et andet nummer",
    ),
    "Skrifttypen har alle bogstaver": (
        "ti/kurser/index.html",
        ">ገለ ነገር ተማሃር<",
        ">ገለ ነገር ተማሃር \u1380<",
        "docs/kurser.md:3",
        "Skrifttypen mangler disse bogstaver",
    ),
    "Ingen side er for stor": (
        "kurser/index.html",
        "</main>",
        " ".join(f"{hash(str(number)):x}" for number in range(2000)) + "</main>",
        "docs/kurser.md:1",
        "Højst 10000 kan hentes på én gang.",
    ),
}


@pytest.mark.parametrize("claim", BROKEN)
def test_a_flaw_is_told_with_its_page_and_the_file_to_change(claim: str, site: BuiltSite) -> None:
    """And only by the check whose flaw it is."""
    name, find, put, place, message = BROKEN[claim]
    html = site.files[name].decode()
    assert find in html
    site.files[name] = html.replace(find, put, 1).encode()

    found = findings(site)

    assert found.keys() == {claim}
    assert message in found[claim][0]
    assert f"/{name}: " in found[claim][0]
    if not place.startswith("data/translations"):
        assert found[claim][0].startswith(place)


def test_a_page_that_did_not_come_out_is_missed(site: BuiltSite) -> None:
    """By its address; what leads to it is told too."""
    del site.files["ti/bolig/index.html"]

    assert findings(site)["Alle sider er der på alle sprog"] == [
        "site/ti/bolig/index.html:1: Siden kom ikke ud. Kør make site."
    ]


def test_a_fragment_that_is_not_there_is_told(site: BuiltSite) -> None:
    """With the text that the link stands in."""
    name = "kurser/index.html"
    site.files[name] = site.files[name].replace(b"kontakt/#office", b"kontakt/#kontoret")

    (told,) = findings(site)["Alle links fører et sted hen"]
    assert told.startswith("docs/kurser.md:9: /kurser/index.html: Der er ikke noget på siden, der hedder kontoret.")


def test_what_is_withdrawn_is_looked_for_in_every_file(town: Path, built: Path) -> None:
    """A number that is left anywhere keeps the site from publication; a name, which a sentence may need, is told."""
    change(town / "data" / "contacts.yml", "  name: Læreren\n", "  name: Læreren\n  published: nej\n")
    site = BuiltSite(read_site(town, TODAY), built, files_of(built))

    found = findings(site)["Det, der er skjult, står ingen steder"]

    assert any("Advarsel: Posten er skjult, men navnet står stadig i /" in told and "Læreren" in told for told in found)
    assert any(": Posten er skjult, men nummeret står stadig i /" in told and "34412345" in told for told in found)
    assert all(told.startswith("data/contacts.yml:10: ") for told in found)


def test_a_number_that_others_have_too_is_not_looked_for(town: Path, built: Path) -> None:
    """The office answers for many."""
    change(town / "data" / "contacts.yml", "  name: Skolen\n", "  name: Skolens kontor\n  published: nej\n")
    site = BuiltSite(read_site(town, TODAY), built, files_of(built))

    assert "Det, der er skjult, står ingen steder" not in findings(site)


def test_a_kind_of_file_that_no_page_leads_to_is_told(site: BuiltSite) -> None:
    """In the language in which the way to it is missing."""
    files = {name: content.replace(b'href="../nyt.xml"', b'href="../"') for name, content in site.files.items()}

    (told,) = findings(BuiltSite(site.site, site.path, site.files | files))["Der er en vej til alt, der kan hentes"][:1]

    assert told.startswith("site/nyt.xml:1: ")
