"""What the search, summaries and feeds say are words, never the marks that they are written with."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.search_index import make_search
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.records.values import Text
from newcomer_guide.site.slots import OF_THE_SITE, SLOTS
from newcomer_guide.sources.asked import read_asked
from newcomer_guide.sources.catalogues import Entry
from newcomer_guide.sources.languages import read_language
from newcomer_guide.sources.national import NATIONAL
from newcomer_guide.sources.word_lists import listed_words
from newcomer_guide.wording.search_terms import contact_words
from newcomer_guide.wording.search_words import search_stops, words_once
from towns import TODAY, change, edition_of, make_town, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

MARKS = ("](", "**", "{figures", "{#", "`")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a town whose pages have every mark that they may have, in Danish and in Arabic."""
    town = make_town(tmp_path_factory.mktemp("marked") / "town")
    change(town / "docs" / "kurser.md", "Der er {", "**Der** er `mange` _gode_ {")
    site = read_site(town, TODAY)
    key = "pages.kurser.boliger"
    danish = next(text.danish for text in site.texts() if text.key == key)
    words = "**يوجد** `متنوع` _جيد_ {figures.boliger}. انظر [جهات الاتصال](kontakt.md#office)."
    site.entries["ar"][key] = Entry(danish, words)
    return site


@pytest.mark.parametrize("tag", ["da", "en", "ar", "ti"])
def test_the_search_has_no_mark_in_any_language(tag: str, marked: Site) -> None:
    """Neither in the reader's words nor in the Danish beside them; the words themselves are there."""
    language = next(language for language in marked.languages if language.tag == tag)
    written = next(iter(make_search(edition_of(marked, language)).values())).decode()
    courses = next(found for found in json.loads(written) if found[1] == "kurser/")

    assert not [mark for mark in MARKS if mark in written]
    words = " ".join(courses).split()
    said = {"ar": ("متنوع", "جيد", "4", "انظر", "الاتصال")}.get(tag, ("gode", "4", "boliger", "kontakter"))
    assert all(word in words for word in said)


def test_a_page_of_what_the_site_says_of_itself_is_told_apart(marked: Site) -> None:
    """Its words are not taken for what is asked for, as far as others have them."""
    written = json.loads(next(iter(make_search(edition_of(marked, marked.source)).values())))
    kinds = {address: kind for kind, address, *_ in written}

    assert SLOTS.keys() > OF_THE_SITE
    assert {kinds["alt/"], kinds["gem/"], kinds["ord/"]} == {"about"}
    assert {kinds["kurser/"], kinds["ankomst/"]} == {"page"}


def test_no_page_describes_itself_with_marks(marked: Site) -> None:
    """Titles and descriptions are plain text."""
    for html in render_site(marked).values():
        head = html[: html.index("</head>")]
        assert not [mark for mark in ("](", "**", "{figures") if mark in head.partition("<style>")[0]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("a_b_c", "a_b_c"),
        ("[x]", "[x]"),
        ("**fed** og [her](x.md)", "**fed** og [her](x.md)"),
    ],
)
def test_words_that_are_no_page_s_keep_their_signs(words: str, said: str, example: Site) -> None:
    """A star in a course's name is a star."""
    assert voice_of(example, "da").plain(Text(words, "a.one")) == said


def test_signs_that_mean_nothing_stay(example: Site) -> None:
    """On a page too."""
    say = voice_of(example, "da")

    assert say.plain(Text("2 * 3 < 7 & nok", "pages.x.one", is_markdown=True)) == "2 * 3 < 7 & nok"
    assert (
        say.plain(Text("Et **vigtigt** [kursus](x.md) & mere", "pages.x.one", is_markdown=True))
        == "Et vigtigt kursus & mere"
    )


def test_who_speaks_a_language_is_found_by_it(town: Path) -> None:
    """In the page's words and in Danish, by the search and by the lookup; whoever names none says nothing."""
    change(town / "data" / "contacts.yml", "  title: Lærer\n", "  title: Lærer\n  languages: [arabisk]\n")
    site = read_site(town, TODAY)
    found = json.loads(next(iter(make_search(edition_of(site, "ar")).values())))
    teacher = " ".join(next(one for one in found if one[2] == "Læreren"))
    looked_up = {words[1]: " ".join(words) for words in contact_words(site)}

    assert "يمكنك التحدث باللغة العربية" in teacher
    assert "Taler arabisk" in teacher
    assert all(words in looked_up["laereren"] for words in ("Taler arabisk", "Speaks Arabic", "العربية"))
    assert "Taler" not in looked_up["borgerservice"]


def test_an_organization_is_found_by_its_number(town: Path) -> None:
    """As it is shown, and without its gaps."""
    path = town / "data" / "organizations.yml"
    change(path, "haven:\n", "haven:\n  phones: [{number: +49 30 123456}]\n")
    words = index_of(read_site(town, TODAY), "da")["foreninger/#haven"][WORDS]

    assert {"4930123456"} <= set(words.split())
    assert "49 30 123456" in words


def test_a_language_without_a_name_in_the_page_s_language_is_named_in_its_own(example: Site) -> None:
    """Never by its English name."""
    page = read_language("rw")
    with_it = replace(
        example,
        languages=[*example.languages, page],
        entries={**example.entries, page.tag: {}},
        reviews={**example.reviews, page.tag: {}},
    )
    tag = "ast"  # which CLDR has no name for in Kinyarwanda
    said = voice_of(with_it, page).speaks(tag)

    assert read_language(tag).name in said.text
    assert f'lang="{tag}"' in said.html


def index_of(site: Site, tag: str) -> dict[str, list[str]]:
    """Give what is searched in a language, by the addresses that it leads to."""
    written = next(iter(make_search(edition_of(site, tag)).values()))
    return {str(found[1]): found for found in json.loads(written)}


TITLE, OWN_TITLE, KEYWORDS, ASKED, WORDS, OWN_WORDS = range(2, 8)
"""What stands where in a line of the index."""


def test_a_course_is_found_by_its_days_its_hours_and_what_it_is(example: Site) -> None:
    """Each day by itself, and the part of the day, in the reader's words."""
    body = index_of(example, "da")["kurser/syning/"][WORDS].split()
    english = index_of(example, "en")["kurser/syning/"][WORDS].split()

    assert all(part in body for part in ("tirsdag", "10:00–12:00", "formiddagen"))
    assert all(part in english for part in ("Tuesday", "morning"))


def test_courses_and_their_page_are_known_by_what_they_are(example: Site) -> None:
    """Else the one whose name has the word comes before the one that is meant: `dansk kursus`."""
    for tag, word in {"da": "Kursus", "en": "Course"}.items():
        found = index_of(example, tag)
        known = {address for address, find in found.items() if word in find[KEYWORDS].split()}

        assert known == {address for address in found if address.startswith("kurser/")}


def test_everyday_words_have_a_place_of_their_own(town: Path) -> None:
    """Those of the glossary's terms and those of the thing itself, in the page's language; no page shows them."""
    glossary = town / "data" / "translations" / "glossary.yml"
    glossary.parent.mkdir(parents=True, exist_ok=True)
    glossary.write_text("syning:\n  da: syning\n  asked_da: nål, tråd\n  asked_ar: إبرة، خيط\n", encoding="utf-8")
    own = "courses.syning:\n  da: lappe, nål\n  ar: ترقيع، خياط\npages.kurser:\n  da: aftenskole\n"
    (town / "data" / "asked.yml").write_text(own, encoding="utf-8")
    site = read_site(town, TODAY)
    danish, arabic = (index_of(site, tag) for tag in ("da", "ar"))

    assert danish["kurser/syning/"][ASKED].split() == ["lappe", "nål", "tråd"]
    assert arabic["kurser/syning/"][ASKED].split() == ["ترقيع", "خياط", "إبرة", "خيط", "nål", "tråd"]
    assert {"aftenskole", "undervisning"} <= set(danish["kurser/"][ASKED].split())  # beside the engine's own
    assert not any("lappe" in html or "aftenskole" in html for html in render_site(site).values())


def test_pages_that_come_with_the_engine_have_everyday_words_too(example: Site) -> None:
    """And the terms that it explains, in each language that it speaks."""
    for tag in ("da", "en", "ar", "ti"):
        found = index_of(example, tag)
        assert found["gem/"][ASKED]
        assert found["ord/#mitid"][ASKED]


def test_a_term_is_found_with_its_word_in_both_languages(example: Site) -> None:
    """At its place on the page of words, by what it means, and by what that page is asked for."""
    danish, english = (index_of(example, tag)["ord/#sagsbehandler"] for tag in ("da", "en"))

    assert danish[:4] == ["term", "ord/#sagsbehandler", "sagsbehandler", ""]
    assert english[TITLE : OWN_TITLE + 1] == ["caseworker", "sagsbehandler"]
    assert {"medarbejder", "ordbog"} <= set(danish[WORDS].split())


def test_a_town_without_the_page_of_words_finds_none_of_them(town: Path) -> None:
    """It may leave out any page of the engine's."""
    change(town / "data" / "site.yml", "\ncall:", "\nskip_pages: [ord]\ncall:")

    assert not [address for address in index_of(read_site(town, TODAY), "da") if address.startswith("ord/")]


def test_words_stand_once_and_none_that_says_nothing(example: Site) -> None:
    """What is a name or a keyword already is not said again, in whatever letters."""
    for tag in ("da", "ar"):
        stops = listed_words("stop-words", tag, "da")
        for found in index_of(example, tag).values():
            bodies = [word.casefold() for part in found[KEYWORDS:OWN_WORDS] for word in part.split()]
            assert len(bodies) == len(set(bodies))
            assert not set(bodies) & set(found[TITLE].casefold().split())
            assert not stops & set(bodies)


def test_the_name_of_the_town_weighs_nothing(example: Site) -> None:
    """It stands in half of all that is told, and in half of all that is asked."""
    stops = search_stops(example, read_language("ar"))

    assert "bakkeby" in stops
    assert {"hvor", "where", "أين"} <= set(stops)


def test_another_village_is_a_word_to_look_for(town: Path) -> None:
    """What is held there is found by its name, where most places are in a town of two words."""
    places = town / "data" / "locations.yml"
    first, *rest = places.read_text(encoding="utf-8").split("\n", 1)
    others = "".join(f"{name}:\n{rest[0]}".replace("Bakkeby", "Store Klinteby") for name in ("hallen", "salen"))
    places.write_text(f"{first}\n{rest[0]}\n{others}", encoding="utf-8")
    site = read_site(town, TODAY)
    stops = search_stops(site, site.source)

    assert {"store", "klinteby"} <= set(stops)
    assert "bakkeby" not in stops
    assert "Bakkeby" in index_of(site, "da")["kurser/syning/"][WORDS]


def test_no_word_that_the_engine_answers_is_called_absent() -> None:
    """In any language."""
    asked = read_asked(NATIONAL, [])
    for one in asked:
        absent = listed_words("absent-words", one.lang, one.lang)
        assert not absent & {word.casefold() for words in one.words for word in words.split()}, one.key


def test_signs_around_words_are_left_out() -> None:
    """Of all scripts; what stands within a word stays."""
    texts = ["»Syning« (10:00–12:00), ja!", "الخياطة؟ نعم، ዕላል።", "JA"]

    assert words_once(texts, ["nål"], {"nål"}) == ["Syning", "10:00–12:00", "JA", "الخياطة", "نعم", "ዕላል"]
