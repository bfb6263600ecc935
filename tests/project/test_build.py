"""One real build: every page in every language, whole, small, valid and true to the data."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import html5lib
import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import make_outputs, write_site
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.site.addresses import expected_files
from towns import ROOT, TODAY, build, change, files_of, make_town, read_spoken

SPOKEN = read_spoken()
PAGES = expected_files(SPOKEN)
TAGS = [language.tag for language in SPOKEN.languages]
CALLED = SPOKEN.data.contacts[SPOKEN.data.settings.call].phones[0].number


@functools.cache
def parse(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")


def page_at(town: Path, address: str) -> BeautifulSoup:
    """Give a page of a town."""
    return BeautifulSoup(render_site(read_site(town, TODAY))[address], "html5lib")


def tag_of(name: str) -> str:
    first = name.split("/", maxsplit=1)[0]
    return first if first in TAGS else TAGS[0]


def test_every_page_came_out_in_every_language_and_nothing_else_did(built: Path) -> None:
    """Tools that lose pages do so silently, and a theme leaves its own files behind."""
    found = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}

    outputs = set(make_outputs(read_spoken()))
    packs = {name for name in found if re.fullmatch(r"offline/(index|[a-z]{2}(\.[0-9a-f]{8})?)\.json", name)}
    assert found == {*PAGES, *outputs, *packs}
    assert len(packs) == 1 + 2 * len(TAGS)
    assert len(PAGES) == len(TAGS) * (len(SPOKEN.prose) + len(SPOKEN.data.courses))


def test_a_page_is_whole(built: Path) -> None:
    """Valid HTML, its own language and direction, one heading, explicit ids, and a note where one is due."""
    for name in PAGES:
        text = (built / name).read_text(encoding="utf-8")
        html5lib.HTMLParser(strict=True).parse(text)
        page = parse(built / name)
        language = next(language for language in SPOKEN.languages if language.tag == tag_of(name))
        ids = [str(element["id"]) for element in page.find_all(id=True)]

        assert page.html is not None
        assert (page.html["lang"], page.html["dir"]) == (language.tag, language.direction)
        assert len(page.find_all("h1")) == 1, name
        assert all(re.fullmatch(r"[a-z0-9-]+", one) for one in ids), name
        assert len(ids) == len(set(ids)), name
        assert all(text.find_parent("main") for text in page.select("[data-key]"))  # the others have no Danish sister
        assert all(heading.get("id") or heading.find_parent(["li", "aside"]) for heading in page.select("main h2"))
        assert "{" not in re.sub(r"(?s)<(style|script)\b[^>]*>.*?</\1>", "", text), name
        if language.tag != "da":
            note = page.select_one(".notes")
            assert note is not None, name
            said = {SPOKEN.entries[language.tag][f"interface.note_{name}"].words for name in ("unreviewed", "missing")}
            assert any(words in note.text for words in said) or note.select("time")


def test_a_page_needs_nothing_else_to_be_read(built: Path) -> None:
    """Its styles and pictures are inside; a script comes after, a manifest where a phone asks, nothing from elsewhere."""
    for name in PAGES:
        text = (built / name).read_text(encoding="utf-8")
        page = parse(built / name)
        (script,) = page.find_all("script", type=lambda kind: kind != "application/ld+json")
        links = {str(link["rel"][0]): str(link["href"]) for link in page.find_all("link")}

        assert not page.find_all(["img", "iframe", "object", "embed", "video", "audio"])
        assert script["type"] == "module"
        assert (built / name).parent.joinpath(str(script["src"])).resolve().is_file()
        assert ("manifest" in links) == (Path(name).parent.name in {"", "gem", *TAGS}), name
        assert links.keys() - {"manifest"} == {"icon"}
        assert links["icon"].startswith("data:")
        assert re.findall(r"@import|url\([^)]*\.(\w+)", text) == (["woff2"] if tag_of(name) == "ti" else []), name


def test_the_row_of_languages_leads_to_the_same_page(built: Path) -> None:
    """Every page has its sisters one press away, each named in its own script."""
    for name in PAGES:
        links = parse(built / name).select(".languages__link")
        here = name.removeprefix(f"{tag_of(name)}/") if tag_of(name) != "da" else name
        found = {str(link["lang"]): urljoin(f"/{name}", str(link["href"])) for link in links}

        assert [link.text for link in links] == ["Dansk", "English", "العربية", "ትግርኛ"]
        assert found == {tag: urljoin("/" + ("" if tag == "da" else f"{tag}/") + here, ".") for tag in TAGS}


@pytest.mark.parametrize("name", SPOKEN.data.courses)
def test_a_course_has_the_same_facts_in_every_language(name: str, built: Path) -> None:
    """Hours, place and phones come from the data's fields, so they cannot differ."""
    course = SPOKEN.data.courses[name]
    location = SPOKEN.data.locations[course.location]
    schedule = course.schedule
    hours = [f"{time:%H:%M}" for time in (schedule.opens_at, schedule.closes_at) if time]
    contacts = [SPOKEN.data.contacts[contact] for contact in course.contacts]
    numbers = [one.phones[0].number if one.phones else CALLED for one in contacts]

    for page in (parse(built / path) for path in PAGES if path.endswith(f"/{name}/index.html")):
        facts = page.select_one(".facts")
        assert facts is not None
        for waiting in facts.select("[hidden]"):
            waiting.decompose()
        assert re.findall(r"\d\d:\d\d", facts.text) == hours
        shown = [str(link["href"]) for link in page.select("#ring ~ ul a[href^='tel:']")]
        assert shown == [f"tel:{number}" for number in numbers]
        assert str(location.address_1 or location.name) in facts.text


def test_phone_numbers_are_isolated_and_dialled_in_full(built: Path) -> None:
    """Every number that is shown stands in a left-to-right piece, inside a link with the whole number."""
    for name in PAGES:
        for link in parse(built / name).select("a[href^='tel:']"):
            number = link.select_one("bdi.number")
            assert number is not None
            assert number["dir"] == "ltr"
            shown = re.sub(r"\D", "", number.text)
            assert str(link["href"]).endswith(shown)


def test_the_sitemap_pairs_the_languages(published: Path) -> None:
    """Each address lists its sisters and, as x-default, the Danish page."""
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ET.parse(published / "sitemap.xml").findall("s:url", spaces)  # noqa: S314  # our own file

    assert len(urls) == len(PAGES)
    for url in urls:
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", spaces)}
        assert list(links) == [*TAGS, "x-default"]
        assert links["x-default"] == links["da"]


def test_the_page_for_a_missing_address_speaks_all_languages(published: Path) -> None:
    """It can be shown at any depth, so its links are whole addresses."""
    page = parse(published / "404.html")
    sections = page.select("section")

    assert [section["lang"] for section in sections] == TAGS
    assert all(str(section.find("a")["href"]).startswith("http") for section in sections)  # type: ignore[index]
    assert len(page.select(f"a[href='tel:{CALLED}']")) == len(TAGS)


def test_two_builds_of_one_day_are_the_same_bytes(town: Path, tmp_path: Path, example_built: Path) -> None:
    """Neither the clock nor the order of files leaves a trace."""
    result = build(town, tmp_path / "again")
    assert result.returncode == 0, result.stderr

    assert files_of(tmp_path / "again") == files_of(example_built)


def test_a_mistake_stops_the_build_and_is_told(town: Path, tmp_path: Path) -> None:
    """Nothing is published from data with an error."""
    path = town / "data" / "courses.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[TU]", "[tuesday]"), encoding="utf-8")

    result = build(town, tmp_path / "site")

    assert result.returncode != 0
    assert "data/courses.yml:7: Det, der står ved byday, kan ikke bruges." in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_menu_of_mkdocs_that_names_a_page_of_the_engine_stops_nothing(town: Path, tmp_path: Path) -> None:
    """What MkDocs builds, it is given; towns have named in its `nav` what comes with the engine now."""
    (town / "docs" / "alt.md").unlink()
    change(town / "mkdocs.yml", "site_name:", "nav: [index.md, alt.md]\nsite_name:")

    result = build(town, tmp_path / "site")

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site" / "alt" / "index.html").exists()


def test_a_town_without_translations_is_danish_that_says_so(town: Path, tmp_path: Path) -> None:
    """Another place needs only its own data and docs; what is not translated is marked, never silent."""
    site = read_site(town, TODAY)
    write_site(site, tmp_path / "site")
    page = parse(tmp_path / "site" / "ar" / "kurser" / "index.html")
    folders = [path.name for path in (tmp_path / "site" / "kurser").iterdir() if path.is_dir()]

    assert sorted(folders) == ["dansk", "syning"]
    assert page.html is not None
    assert page.html["dir"] == "rtl"
    block = page.find(id="boliger")
    assert isinstance(block, Tag)
    assert (block["lang"], block["dir"]) == ("da", "ltr")
    note = site.entries["ar"]["interface.note_missing"].words.format(language="الدنماركية")
    assert note in " ".join(notes.text for notes in page.select(".notes"))
    assert "Næstved" not in page.text
    assert all((tmp_path / "site" / name).exists() for name in expected_files(site))


@pytest.mark.parametrize(("confirmed", "is_old"), [("2026-06-01", False), ("2026-03-26", True)])
def test_a_note_stands_where_a_fact_is_past_its_day(confirmed: str, *, is_old: bool, town: Path) -> None:
    """Fresh facts carry their dates and a note that waits for its day."""
    for path in (town / "data").glob("*.yml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("assured_date: 2026-06-01", f"assured_date: {confirmed}"),
            encoding="utf-8",
        )

    page = page_at(town, "kurser/syning/")

    assert bool(page.select(".notes:not([hidden])")) == is_old
    assert page.select_one(".assured") is not None


def test_a_page_says_when_all_of_it_was_checked(translated: Path) -> None:
    """By a native speaker, on which day; one unchecked text on the page takes the claim back."""
    for topic in sorted(path.stem for path in (translated / "data" / "translations" / "ar").glob("*.po")):
        main(["reviewed", "--lang", "ar", "--key", topic])
    note = page_at(translated, "ar/kurser/").select(".notes p:not([hidden])")
    assert [str(part["datetime"]) for line in note for part in line.select("time")] == ["2026-11-22"]

    change(
        translated / "data" / "translations" / "ar" / "pages.po",
        'msgid "Lær noget"\nmsgstr "كلمة"',
        'msgid "Lær noget"\nmsgstr "جملة"',
    )
    note = page_at(translated, "ar/kurser/").select(".notes p:not([hidden])")

    assert len(note) == 1
    assert not note[0].select("time")


def test_a_withdrawn_contact_is_nowhere(town: Path, tmp_path: Path) -> None:
    """One line takes a person out of every file of the site."""
    path = town / "data" / "contacts.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  name: Læreren\n", "  name: Læreren\n  published: nej\n"), encoding="utf-8")

    (town / "data" / "log.yml").write_text("2026-11-21:\n  contacts.laereren: {phones: {}}\n", encoding="utf-8")

    write_site(read_site(town, TODAY, site_url="https://by.example/"), tmp_path / "site")

    files = files_of(tmp_path / "site")
    endings = {name.rpartition(".")[2] for name in files}
    assert endings >= {"html", "json", "csv", "ics", "vcf", "xml", "js", "webmanifest"}
    assert "sitemap.xml" in files
    for name, content in files.items():
        for value in ("Læreren", "laereren", "34412345", "34 41 23 45"):
            assert value not in name
            assert value.encode() not in content, name


def test_staff_find_the_way_to_what_they_read_where_the_forge_is_known(town: Path, tmp_path: Path) -> None:
    """From a course to its line, from a page to its text and to its facts; on Danish pages, which staff read."""
    forge = "https://forge.example/by/side/edit/main/"
    change(
        town / "mkdocs.yml",
        "site_name:",
        "repo_url: https://forge.example/by/side\nedit_uri: edit/main/docs/\nsite_name:",
    )
    assert build(town, tmp_path / "site").returncode == 0

    found = {
        name: [
            str(link["href"]).removeprefix(forge)
            for link in parse(tmp_path / "site" / name / "index.html").select("footer > p a")
        ]
        for name in ("kurser/syning", "kontakt", "gem", "ar/kontakt")
    }

    assert found == {
        "kurser/syning": ["data/courses.yml#L1"],
        "kontakt": ["docs/kontakt.md#L1", "data/contacts.yml"],
        "gem": ["docs/gem.md#L1"],
        "ar/kontakt": [],
    }


def test_a_calendar_is_offered_only_where_a_course_has_one(town: Path) -> None:
    """A town without weekly courses offers none."""
    change(town / "data" / "courses.yml", "status: active", "status: paused")

    assert not page_at(town, "kurser/").select("a[href$='.ics']")


def test_a_path_with_spaces_and_danish_letters_builds(tmp_path: Path) -> None:
    """Folders are named by people."""
    town = make_town(tmp_path / "en mappe på æøå")

    assert build(town, tmp_path / "site").returncode == 0


def test_every_interface_word_is_used_and_every_used_word_is_there() -> None:
    """No word is translated in vain, and none is missing when a rare page needs it."""
    places = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "hooks" / "newcomer_guide").rglob("*.py")]
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.js"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in places)
    words = set(SPOKEN.data.interface)
    asked = {word: re.sub("_(between|zero|one|two|few|many)$", "", word) for word in words}
    used = {word for word in words if re.search(rf"""['"]{asked[word]}['"]""", code) or f"words.{word}" in scripts}
    composed = {"conformance_", "topic_", "time_", "phase_", "when_", "figures_", "phone_", "kind_"}

    assert {word for word in words - used if not word.startswith(tuple(composed))} == set()
    assert set(re.findall(r"""(?:say|outside)\.word\(['"]([a-z_]+)['"][,)]""", code)) <= words


def test_a_word_with_other_fields_stops_the_build_in_words(town: Path, tmp_path: Path) -> None:
    """No traceback, and nothing published."""
    (town / "data" / "interface.yml").write_text("floor: sal\n", encoding="utf-8")

    result = build(town, tmp_path / "site")

    assert result.returncode != 0
    assert "floor skal have netop disse felter: {floor}." in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_language_that_the_host_does_not_take_is_built_too(
    standing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its tag has three letters: the same bytes as without MkDocs."""
    assert main(["language", "--lang", "ckb"]) == 0
    assert "ckb" in capsys.readouterr().out
    assert build(standing, tmp_path / "site").returncode == 0

    write_site(read_site(standing, TODAY), tmp_path / "own")
    assert files_of(tmp_path / "site") == files_of(tmp_path / "own")
    assert (tmp_path / "site" / "ckb" / "index.html").exists()


def test_languages_that_differ_from_the_host_s_are_told(town: Path, tmp_path: Path) -> None:
    """Both files name the languages; they have to agree."""
    change(town / "data" / "site.yml", "[da, en, ar, ti]", "[da, en, ar]")

    result = build(town, tmp_path / "site")

    assert "Sprogene er ikke de samme som i data/site.yml" in result.stderr
    assert "Traceback" not in result.stderr
