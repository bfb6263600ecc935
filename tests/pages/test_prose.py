"""Prose is one Danish file, rendered block by block in every language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.prose import render_prose
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.sources.catalogues import Entry
from newcomer_guide.wording.choice import State
from towns import TODAY, change, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.facts import Wording

BODY = "## Bolig {#bolig}\n\nFå en **bolig**.\n{#faa}\n\n{{ housing side }}\n\n- Et punkt\n  {#punkt}\n"


def render(say: Wording, body: str = BODY) -> str:
    pieces = render_prose(body, "pages.x", say, lambda link: link.replace(".md", "/"))
    html = "\n".join(str(piece.html) or f"[{piece.slot} {piece.argument}]" for piece in pieces)
    return re.sub(' data-key="[^"]*"', "", html)


def arabic(example: Site, entries: dict[str, Entry] | None = None, **words: str) -> Wording:
    danish = {"bolig": "Bolig", "faa": "Få en **bolig**.", "punkt": "Et punkt"}
    own = {f"pages.x.{key}": Entry(danish[key], text) for key, text in words.items()}
    return voice_of(example, "ar", own | (entries or {}))


def test_danish_prose_keeps_its_ids_and_slots(example: Site) -> None:
    """Headings have the ids that are written, and a slot stands between the blocks."""
    assert render(voice_of(example, "da")) == (
        '<h2 id="bolig">Bolig</h2>\n<p id="faa">Få en <strong>bolig</strong>.</p>\n'
        '[housing side]\n<ul>\n<li id="punkt">Et punkt</li>\n</ul>'
    )


def test_a_translated_block_has_the_same_id_and_its_own_mark_up(example: Site) -> None:
    """Translations are Markdown too."""
    html = render(arabic(example, bolig="السكن", faa="احصل على **سكن**.", punkt="نقطة"))

    assert '<h2 id="bolig">السكن</h2>' in html
    assert '<p id="faa">احصل على <strong>سكن</strong>.</p>' in html
    assert 'lang="da"' not in html


def test_a_block_without_a_translation_is_marked_danish(example: Site) -> None:
    """The block carries its language and direction, and the page gets to know."""
    say = arabic(example, bolig="السكن", punkt="نقطة")

    html = render(say)

    assert '<p dir="ltr" id="faa" lang="da"><bdi>Få en <strong>bolig</strong>.</bdi></p>' in html
    assert State.MISSING in say.ledger.states


def test_a_point_without_a_translation_keeps_its_dot_where_the_others_have_theirs(example: Site) -> None:
    """Its words are marked, and run their own way; there is no room for a dot on the other side."""
    html = render(arabic(example, bolig="السكن", faa="سكن"))

    assert '<li id="punkt"><bdi dir="ltr" lang="da">Et punkt</bdi></li>' in html


def test_an_outdated_block_is_marked_and_shows_both(example: Site) -> None:
    """The translation, a mark, and the Danish beside it; no other block is marked."""
    old = {"pages.x.faa": Entry("Få et **hus**.", "احصل على **بيت**.")}
    say = arabic(example, old, bolig="السكن", punkt="نقطة")

    html = render(say)

    assert (
        '<p id="faa">احصل على <strong>بيت</strong>. <small class="outdated"><span>ترجمة قديمة</span></small> <bdi dir="ltr" lang="da">'
    ) in html
    assert html.count("outdated") == 1
    assert State.OUTDATED in say.ledger.states


def test_a_record_that_is_critical_is_danish_alone_while_its_translation_is_older(town: Path) -> None:
    """Whoever reads of rights or of danger reads what holds now."""
    change(
        town / "data" / "arrival.yml",
        "  text: Vi viser dig byen.\n",
        "  text: Vi viser dig vejen ud.\n  critical: ja\n",
    )
    site = read_site(town, TODAY)
    site.entries["en"]["arrival.velkomst.text"] = Entry("Vi viser dig byen.", "We show you the town.")
    page = render_site(site)["en/ankomst/"]

    assert "Vi viser dig vejen ud." in page
    assert "We show you the town." not in page


def test_an_outdated_critical_block_is_danish_alone(example: Site) -> None:
    """What may name what no longer holds is not shown where it could do harm."""
    say = arabic(example, {"pages.x.ret": Entry("Du har ret.", "لك الحق.")})

    html = render(say, "Du har ingen ret.\n{#ret .critical}\n")

    assert "لك الحق" not in html
    assert '<p dir="ltr" id="ret" lang="da">' in html
    assert State.OUTDATED in say.ledger.states


def test_raw_html_is_shown_as_the_text_that_it_is(example: Site) -> None:
    """Neither staff nor translators can put mark-up or script on a page."""
    html = render(voice_of(example, "da"), "<script>alert(1)</script> og <b>fed</b>\n{#x}\n")

    assert "<script" not in html
    assert "<b>" not in html


def test_a_picture_or_a_bare_address_stays_text(example: Site) -> None:
    """Nothing on the page is fetched from elsewhere."""
    html = render(voice_of(example, "da"), "![x](https://a.example/x.png) <https://a.example>\n{#x}\n")

    assert "<img" not in html
    assert "<a" not in html


def test_names_in_latin_letters_are_set_apart_in_arabic_prose(example: Site) -> None:
    """Each name is one left-to-right piece, and a figure's placeholder is left alone."""
    say = arabic(example, punkt="نقطة في Jobcenter و {figures.boliger}")

    html = render(say)

    assert '<bdi dir="ltr" lang="da">Jobcenter</bdi>' in html
    assert html.endswith("4</li>\n</ul>")


def test_a_link_to_another_page_follows_the_language(example: Site) -> None:
    """Links are written to the Markdown file and lead to the page."""
    assert '<a href="kurser/#x">' in render(voice_of(example, "da"), "[Kurser](kurser.md#x)\n{#x}\n")


def test_a_point_comes_before_the_list_below_it(example: Site) -> None:
    """Whether it is Danish that stands in, or an older translation with its mark."""
    body = "- Over\n  {#over}\n\n    - Under\n      {#under}\n"
    old = {"pages.x.over": Entry("Oven", "فوق")}

    for say in (arabic(example), arabic(example, old)):
        html = render(say, body)
        assert html.index("Over") < html.index("<ul>", html.index("<li")) < html.index("Under")


def test_signs_that_a_program_puts_in_are_left_out(town: Path) -> None:
    """A soft hyphen of a pasted text, and what marks the beginning of a file."""
    path = town / "docs" / "bolig.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n\u200bMar\u00adkedet\ufeff.\n{#torvet}\n", encoding="utf-8")

    assert '<p data-key="pages.bolig.torvet" id="torvet">Markedet.</p>' in render_site(read_site(town, TODAY))["bolig/"]
