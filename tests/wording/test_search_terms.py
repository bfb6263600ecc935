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
from newcomer_guide.sources.catalogues import Entry
from newcomer_guide.sources.languages import read_language
from newcomer_guide.wording.search_terms import contact_words
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
    words = "**يوجد** `كثير` _جيد_ {figures.boliger}. انظر [جهات الاتصال](kontakt.md#office)."
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
    assert all(word in words for word in ("gode", "4", "boliger", "kontakter"))
    assert tag != "ar" or all(word in words for word in ("كثير", "جيد", "4", "انظر", "الاتصال"))


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


def test_a_course_is_found_by_its_days_its_hours_and_what_it_is(example: Site) -> None:
    """Each day by itself, and the part of the day, in the reader's words."""
    body = index_of(example, "da")["kurser/syning/"][5]
    english = index_of(example, "en")["kurser/syning/"][5]

    assert all(part in body for part in ("Kursus", "tirsdag", "10:00–12:00", "om formiddagen"))
    assert all(part in english for part in ("Course", "Tuesday", "in the morning"))


def test_everyday_words_are_searched_with_the_weight_of_text(town: Path) -> None:
    """Those of the page's language and of the data's own; no page shows them."""
    glossary = town / "data" / "translations" / "glossary.yml"
    glossary.parent.mkdir(parents=True, exist_ok=True)
    glossary.write_text("syning:\n  da: syning\n  asked_da: nål og tråd\n  asked_ar: إبرة، خيط\n", encoding="utf-8")
    site = read_site(town, TODAY)
    danish, arabic = (index_of(site, tag)["kurser/syning/"] for tag in ("da", "ar"))

    assert "nål og tråd" in danish[5]
    assert all(word in arabic[5] for word in ("إبرة", "خيط", "nål og tråd"))
    assert "nål" not in danish[4]
    assert not any("nål og tråd" in html for html in render_site(site).values())
