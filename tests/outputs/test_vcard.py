"""Every contact has a card that phones keep, whatever version of the format they know."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import vobject

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.vcard import make_cards
from newcomer_guide.pages.json_ld import link_data
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.sources.catalogues import Entry
from nodes import run_node
from towns import TODAY, change, edition_of, read_spoken, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

SPOKEN = read_spoken()
LANGUAGES = [language.tag for language in SPOKEN.languages]


def cards_of(site: Site, tag: str, folder: Path) -> dict[str, list[list[Any]]]:
    """Write the cards of a language and read them back with ical.js: each property's name, parameters and value."""
    language = next(language for language in site.languages if language.tag == tag)
    made = make_cards(edition_of(site, language))
    paths = []
    for number, content in enumerate(made.values()):
        path = folder / f"{number}.vcf"
        path.write_bytes(content)
        paths.append(str(path))
    return dict(zip(made, json.loads(run_node("read_card.mjs", *paths)), strict=True))


def values(card: list[list[Any]], name: str) -> list[Any]:
    return [value for found, _, value in card if found == name]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_contact_is_read_back_whole(tag: str, tmp_path: Path) -> None:
    """Name, numbers and organization as they stand in the data, by a reader of vCard 4.0."""
    cards = cards_of(SPOKEN, tag, tmp_path)
    folder = "" if tag == "da" else f"{tag}/"
    saved = {name: contact for name, contact in SPOKEN.data.contacts.items() if contact.phones or contact.email}
    assert {f"{folder}kontakt/{name}.vcf" for name in saved} == {name for name in cards if "kontakt/" in name}
    for name, contact in saved.items():
        card = cards[f"{folder}kontakt/{name}.vcf"]
        assert values(card, "version") == ["4.0"]
        assert values(card, "fn") == [contact.name]
        assert values(card, "tel") == [phone.number for phone in contact.phones]
        assert values(card, "org") == [SPOKEN.data.organizations[contact.organization or ""].name.danish]
        if contact.title:
            (title,) = [one for one in card if one[0] == "title"]
            assert title[1:] == [{"language": tag}, title[2]]
            assert tag == "da" or title[2] != contact.title.danish


def test_the_press_has_a_card_of_its_own(tmp_path: Path) -> None:
    """Of the person whose numbers they are; the office is where they work."""
    card = cards_of(SPOKEN, "da", tmp_path)["presse/presse.vcf"]
    contact = next(one for one in SPOKEN.data.contacts.values() if one.contact_type == "press")

    assert values(card, "fn") == [contact.name]
    assert values(card, "org") == [SPOKEN.data.organizations[contact.organization or ""].name.danish]
    assert values(card, "tel") == [phone.number for phone in contact.phones]
    own = cards_of(SPOKEN, "da", tmp_path)["kontakt/presse.vcf"]
    assert card == own  # who keeps both has one


def test_all_whom_the_press_may_call_are_in_its_card(town: Path) -> None:
    """A phone that opens it keeps each of them."""
    path = town / "data" / "contacts.yml"
    text = path.read_text(encoding="utf-8")
    other = text[text.index("presse:") :].replace("presse:", "presse-to:").replace("Pressekontakten", "Den anden")
    path.write_text(f"{text}\n{other}", encoding="utf-8")
    site = read_site(town, TODAY)
    made = make_cards(edition_of(site))

    assert made["presse/presse.vcf"] == made["kontakt/presse.vcf"] + made["kontakt/presse-to.vcf"]


def test_a_title_says_its_figures_and_no_outdated_words(town: Path) -> None:
    """A card has no room for a mark."""
    change(town / "data" / "contacts.yml", "title: Lærer\n", "title: Lærer for {figures.boliger}\n")
    site = read_site(town, TODAY)
    key = "contacts.laereren.title"
    old = {"ar": {key: Entry("Lærer for {figures.ingen}", "معلّم {figures.boliger}")}}
    cards = make_cards(edition_of(replace(site, entries=site.entries | old), "ar"))

    assert "TITLE;LANGUAGE=da:Lærer for 4" in make_cards(edition_of(site))["kontakt/laereren.vcf"].decode()
    assert "TITLE;LANGUAGE=da:Lærer for 4" in cards["ar/kontakt/laereren.vcf"].decode()


def test_an_office_of_an_authority_is_two_units(town: Path) -> None:
    """As RFC 6350 parts them; and a number that is new makes the card new."""
    change(
        town / "data" / "organizations.yml",
        "haven:\n",
        "kontoret:\n  name: Kontoret\n  kind: authority\n  parent: byen\n  assured_date: 2026-06-01\n  source: plan\n\nhaven:\n",
    )
    path = town / "data" / "contacts.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("presse:")
    press = text[start:].replace("organization: byen", "organization: kontoret")
    press = press.replace("56\n", "56\n      assured_date: 2026-11-20\n")
    path.write_text(text[:start] + press, encoding="utf-8")
    content = make_cards(edition_of(read_site(town, TODAY)))["presse/presse.vcf"].decode()

    assert "ORG;LANGUAGE=da:Bakkeby;Kontoret\r\n" in content
    assert "REV:20261120T000000Z" in content


def test_whom_the_press_cannot_call_has_no_card(town: Path) -> None:
    """There would be nothing to keep."""
    path = town / "data" / "contacts.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("presse:")
    path.write_text(
        text[:start] + text[start:].replace("  phones:\n    - number: +46 8 12 34 56\n", ""), encoding="utf-8"
    )
    site = read_site(town, TODAY)

    assert "presse/presse.vcf" not in make_cards(edition_of(site))
    assert "presse.vcf" not in render_site(site)["presse/"]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_an_older_phone_reads_the_names_and_numbers_too(tag: str) -> None:
    """By a reader of vCard 3.0, which knows neither KIND nor LANGUAGE."""
    language = next(language for language in SPOKEN.languages if language.tag == tag)
    for uri, content in make_cards(edition_of(SPOKEN, language)).items():
        card = vobject.readOne(re.sub("VERSION:4.0", "VERSION:3.0", content.decode()))
        name = uri.rpartition("/")[2].removesuffix(".vcf")
        if "kontakt/" in uri:
            contact = SPOKEN.data.contacts[name]
            assert card.fn.value == contact.name
            assert str(card.n.value).strip() == contact.name
            assert [one.value for one in card.contents.get("tel", [])] == [phone.number for phone in contact.phones]


def test_a_card_admits_what_its_page_admits(town: Path, tmp_path: Path) -> None:
    """That the fact is old, and that the words are unchecked."""
    site = read_site(town, dt.date(2027, 6, 1))
    note = values(cards_of(site, "en", tmp_path)["en/kontakt/borgerservice.vcf"], "note")[0]

    assert note.split("\n") == [
        "Some of this is from 1 June 2026 and may have changed. Call and ask first.",
        site.entries["en"]["interface.note_unreviewed"].words,
    ]


def test_a_card_says_which_languages_somebody_speaks(town: Path, tmp_path: Path) -> None:
    """By their tags, whatever staff wrote."""
    change(town / "data" / "contacts.yml", "  title: Lærer\n", "  title: Lærer\n  languages: [arabisk, ti]\n")
    site = read_site(town, TODAY)

    assert values(cards_of(site, "en", tmp_path)["en/kontakt/laereren.vcf"], "lang") == ["ar", "ti"]
    point = next(
        one
        for one in json.loads(link_data(site, site.pages["kontakt"], voice_of(site)))["contactPoint"]
        if "availableLanguage" in one
    )
    assert (point["name"], point["availableLanguage"]) == ("Læreren", ["ar", "ti"])


def test_whoever_has_no_number_leads_to_one(town: Path, tmp_path: Path) -> None:
    """The office that everyone can call, said in words: it is not theirs; with nothing of their own there is no card."""
    assert "kontakt/hjaelperen.vcf" not in cards_of(read_site(town, TODAY), "da", tmp_path)
    assert "hjaelperen.vcf" not in "".join(render_site(read_site(town, TODAY)).values())
    change(town / "data" / "contacts.yml", "  name: Hjælperen\n", "  name: Hjælperen\n  email: hjaelp@by.example\n")
    card = cards_of(read_site(town, TODAY), "da", tmp_path)["kontakt/hjaelperen.vcf"]

    assert values(card, "tel") == []
    assert "Ring til Borgerservice: 32 12 34 56" in values(card, "note")[0].split("\n")


def test_a_card_tells_of_which_courses_it_is(town: Path, tmp_path: Path) -> None:
    """A name and a number alone are nobody, months later; whom many courses name is nobody's teacher."""
    card = cards_of(read_site(town, TODAY), "da", tmp_path)["kontakt/laereren.vcf"]
    assert "Syning" in values(card, "note")[0].split("\n")

    path = town / "data" / "courses.yml"
    text = path.read_text(encoding="utf-8")
    record = text[: text.index("dansk:")]
    more = [record.replace("syning:", f"syning-{at}:").replace("Syning", f"Syning {at}") for at in range(4)]
    path.write_text("\n".join([text, *more]), encoding="utf-8")
    card = cards_of(read_site(town, TODAY), "da", tmp_path)["kontakt/laereren.vcf"]
    assert "Syning" not in values(card, "note")[0]


def test_a_card_keeps_its_identity(town: Path, tmp_path: Path) -> None:
    """In every language, and whatever changes of it."""
    before = read_site(town, TODAY)
    change(town / "data" / "contacts.yml", "Læreren", "Den nye lærer")
    after = read_site(town, TODAY)
    uids = {
        values(card, "uid")[0]
        for site, tag in ((before, "da"), (before, "ar"), (after, "da"))
        for uri, card in cards_of(site, tag, tmp_path).items()
        if uri.endswith("laereren.vcf")
    }

    assert len(uids) == 1


def test_what_means_something_to_a_card_is_escaped(town: Path, tmp_path: Path) -> None:
    """Signs that end a value, a line or the card itself stay part of the name."""
    change(town / "data" / "contacts.yml", "name: Læreren", 'name: "Bo; END:VCARD, \\\\n TEL:112"')

    card = cards_of(read_site(town, TODAY), "da", tmp_path)["kontakt/laereren.vcf"]

    assert values(card, "fn") == ["Bo; END:VCARD, \\n TEL:112"]
    assert values(card, "tel") == ["+4534412345"]
