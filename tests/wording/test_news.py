"""What changed is told from the project's history, in four languages, and never what was withdrawn."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import feedparser
import pytest

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.git_log import _dialled, bring_up_to_date
from newcomer_guide.outputs.atom import make_feed
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.records.country import Country
from newcomer_guide.sources.change_log import Change, FactChange
from newcomer_guide.wording.news import tell_news
from newcomer_guide.wording.said import plain_text
from towns import AFTER_THE_HOURS, TODAY, change, edition_of, files_of, make_translated_town, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site


def git(root: Path, *arguments: str, day: str = "2026-11-20") -> None:
    identity = ["-c", "user.name=Prøve", "-c", "user.email=proeve@by.example"]
    moment = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", *identity, *arguments], cwd=root, env=os.environ | moment, check=True, capture_output=True)  # noqa: S603, S607  # git, with our own words


@pytest.fixture
def recorded(standing: Path) -> Path:
    """Give a town whose first day is in git."""
    git(standing, "init", "--quiet")
    git(standing, "add", "data")
    git(standing, "commit", "--quiet", "--message", "one")
    return standing


def commit(town: Path, day: str, *changes: tuple[str, str, str]) -> None:
    for name, find, put in changes:
        change(town / "data" / name, find, put)
    git(town, "commit", "--quiet", "--all", "--message", "more", day=day)


def told(site: Site, tag: str = "da") -> list[str]:
    language = next(language for language in site.languages if language.tag == tag)
    return [
        f"{one.change.date} {plain_text(one.title, language)}: {plain_text(one.text, language)}"
        for one in tell_news(site, voice_of(site, language), 100)
    ]


def test_a_changed_hour_is_told_as_what_holds_now(recorded: Path) -> None:
    """By the day of the commit, whoever builds when; other fields are no news."""
    commit(recorded, "2026-11-21", ("courses.yml", "opens_at: 10:00", "opens_at: 11:00"))
    commit(recorded, "2026-11-22", ("courses.yml", "Lær at sy.", "Lær at sy tøj."))
    assert main(["log"]) == 0

    assert told(read_site(recorded, TODAY)) == ["2026-11-21 Syning: Rettet til: Hver tirsdag 11:00–12:00"]
    assert told(read_site(recorded, TODAY), "en") == ["2026-11-21 Syning: Changed to: Every Tuesday 11:00–12:00"]


def test_a_step_that_moved_says_that_its_time_is_what_changed(recorded: Path) -> None:
    """What stands alone there would tell nothing: "Derefter"."""
    commit(recorded, "2026-11-21", ("arrival.yml", "{unit: first, byday: [TH, FR]}", "{unit: then}"))
    assert main(["log"]) == 0

    assert [line.rpartition(": Rettet ")[2] for line in told(read_site(recorded, TODAY))] == ["tidspunkt: Derefter"]


def test_what_was_not_there_was_not_wrong(recorded: Path) -> None:
    """It is told as it is; and that a number is said to be a mobile now is no news at all."""
    number = "  phones: [{number: +49 30 123456}]\n"
    commit(recorded, "2026-11-21", ("organizations.yml", "  kind: association\n", f"  kind: association\n{number}"))
    commit(recorded, "2026-11-22", ("contacts.yml", "      type: cell\n", ""))
    assert main(["log"]) == 0

    assert told(read_site(recorded, TODAY)) == ["2026-11-21 Havens venner: +49 30 123456"]


def test_of_each_fact_only_the_last_change_is_told(recorded: Path) -> None:
    """A number that turned out to be wrong is not repeated to readers; the log knows it."""
    commit(recorded, "2026-11-21", ("contacts.yml", "34 41 23 45", "+49 30 123456"))
    commit(recorded, "2026-11-22", ("contacts.yml", "+49 30 123456", "+46 8 12 34 56"))
    main(["log"])

    assert told(read_site(recorded, TODAY)) == ["2026-11-22 Læreren: Rettet til: +46 8 12 34 56"]
    assert "+49 30 123456" in (recorded / "data" / "log.yml").read_text(encoding="utf-8")


def test_a_place_that_moved_is_told_once(recorded: Path) -> None:
    """Whoever goes there by heart stands at the old door; a calendar that has the old one gets a higher number too."""
    before = read_site(recorded, TODAY).changes_of("courses", "syning")
    commit(
        recorded,
        "2026-11-21",
        ("locations.yml", "address_1: Bakken 1", "address_1: Havnegade 99"),
        ("locations.yml", "floor: 2", "floor: 4"),
    )
    main(["log"])
    site = read_site(recorded, TODAY)

    assert told(site) == ["2026-11-21 Havnegade 99: Rettet til: Havnegade 99, Bakkeby, 4. sal"]
    assert len(site.changes_of("courses", "syning")) == len(before) + 1


def test_a_number_that_is_past_its_day_says_so(recorded: Path) -> None:
    """Whoever reads the feed a year later is warned as on the page."""
    commit(recorded, "2026-11-21", ("contacts.yml", "34 41 23 45", "+49 30 123456"))
    main(["log"])

    (one,) = told(read_site(recorded, TODAY.replace(year=2028)))
    assert one.startswith("2026-11-21 Læreren: Rettet til: +49 30 123456 (Oplysninger fra 1. juni 2026.")


def test_a_new_record_is_told_and_a_withdrawn_one_is_not(recorded: Path) -> None:
    """Not even that there was something."""
    new = "kvote-1999:\n  kind: quota\n  year: 1999\n  value: 7\n  assured_date: 2026-06-01\n  source: plan\n\nboliger:"
    commit(recorded, "2026-11-21", ("figures.yml", "boliger:", new))
    commit(recorded, "2026-11-22", ("contacts.yml", "34 41 23 45", "+46 8 12 34 56"))
    main(["log"])
    change(recorded / "data" / "contacts.yml", "  name: Læreren", "  published: nej\n  name: Læreren")

    assert told(read_site(recorded, TODAY)) == ["2026-11-21 Kvote (1999): Nyt på siden"]


def test_what_was_withdrawn_is_in_no_log_that_is_written_later(recorded: Path) -> None:
    """Not its name, nor the number that it had."""
    commit(recorded, "2026-11-21", ("contacts.yml", "34 41 23 45", "+46 8 12 34 56"))
    commit(recorded, "2026-11-22", ("contacts.yml", "  name: Læreren", "  published: nej\n  name: Læreren"))
    commit(recorded, "2026-11-22", ("courses.yml", "opens_at: 10:00", "opens_at: 11:00"))

    assert main(["log"]) == 0
    written = (recorded / "data" / "log.yml").read_text(encoding="utf-8")
    assert "courses.syning" in written
    assert not any(words in written for words in ("laereren", "34 41 23 45", "34412345", "8 12 34 56"))


def test_the_end_of_a_history_is_no_history(recorded: Path, tmp_path: Path) -> None:
    """Of a shallow clone no log is written: the first commit that it has would be taken for the beginning."""
    for number in range(1, 4):
        hours = (f"closes_at: 1{number + 1}:00", f"closes_at: 1{number + 2}:00")
        commit(recorded, f"2026-11-2{number}", ("courses.yml", *hours))
    git(tmp_path, "clone", "--quiet", "--depth", "2", recorded.as_uri(), "shallow")
    shutil.rmtree(recorded / ".git")
    shutil.move(tmp_path / "shallow" / ".git", recorded / ".git")
    before = files_of(recorded / "data")

    assert main(["log"]) == 1
    assert files_of(recorded / "data") == before


def test_what_was_missing_is_new_when_it_is_there(recorded: Path) -> None:
    """Nobody could read of it before."""
    commit(recorded, "2026-11-21", ("contacts.yml", "  name: Læreren", "  missing: Hvad er nummeret?\n  name: Læreren"))
    commit(recorded, "2026-11-22", ("contacts.yml", "  missing: Hvad er nummeret?\n", ""))
    main(["log"])

    assert told(read_site(recorded, TODAY)) == ["2026-11-22 Læreren: Nyt på siden"]


def test_a_fact_that_was_taken_away_is_no_news(recorded: Path) -> None:
    """What does not hold any more has nothing to say."""
    commit(recorded, "2026-11-21", ("arrival.yml", "  location: raadhuset\n", ""))
    main(["log"])

    assert "location" in (recorded / "data" / "log.yml").read_text(encoding="utf-8")
    assert told(read_site(recorded, TODAY)) == []


def test_the_log_alone_is_enough(recorded: Path) -> None:
    """Without git the same is told, and the log stays as it was."""
    commit(recorded, "2026-11-21", ("courses.yml", "opens_at: 10:00", "opens_at: 11:00"))
    main(["log"])
    before = told(read_site(recorded, TODAY))
    log = (recorded / "data" / "log.yml").read_bytes()
    (recorded / ".git").rename(recorded / "elsewhere")

    assert main(["log"]) == 1
    assert (recorded / "data" / "log.yml").read_bytes() == log
    assert told(read_site(recorded, TODAY)) == before


def test_the_log_grows_and_never_forgets(recorded: Path) -> None:
    """A second run changes nothing, and what git no longer knows stays."""
    commit(recorded, "2026-11-21", ("courses.yml", "opens_at: 10:00", "opens_at: 11:00"))
    log = recorded / "data" / "log.yml"
    log.write_text("2020-01-01:\n  courses.syning:\n    status: {old: paused, new: active}\n", encoding="utf-8")
    main(["log"])
    once = log.read_text(encoding="utf-8")
    known, changed = read_site(recorded, TODAY).changes

    assert known == Change(dt.date(2020, 1, 1), "courses.syning", (FactChange("status", "paused", "active"),))
    assert (changed.date, changed.record) == (dt.date(2026, 11, 21), "courses.syning")
    (fact,) = changed.facts
    assert (fact.field, fact.old["opens_at"], fact.new["opens_at"]) == ("schedule", "10:00", "11:00")
    assert main(["log"]) == 0
    assert log.read_text(encoding="utf-8") == once


@pytest.mark.parametrize(
    ("file", "find", "put"),
    [
        ("contacts.yml", "number: 32 12 34 56", "number: +4532123456"),
        ("courses.yml", "contacts: [laereren]", "contacts:\n    - laereren"),
        ("courses.yml", "byday: [TU]\n    opens_at: 10:00\n    closes_at: 12:00", "closes_at: 12:00\n    opens_at: 10:00\n    byday: [TU]"),
        ("courses.yml", "closes_at: 12:00\n", "closes_at: 12:00\n    assured_date: 2026-11-21\n    except_dates: []\n"),
        ("courses.yml", "  source: plan\n", "  source: andet\n"),
        ("courses.yml", "  name: Syning\n", "  keywords: tøj\n  name: Syning\n"),
    ],
    ids=["another form of a number", "a list written out", "another order", "a confirmation and a new key", "the source", "a key that is no fact"],
)  # fmt: skip
def test_what_says_the_same_is_no_news(file: str, find: str, put: str, recorded: Path) -> None:
    """Facts are news, and nothing else is."""
    path = recorded / "data" / "sources.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "andet:\n  name: En anden plan\n  date: 2026-01-01\n", encoding="utf-8"
    )
    commit(recorded, "2026-11-21", (file, find, put))

    assert bring_up_to_date(read_site(recorded, TODAY)) == []


@pytest.mark.parametrize(
    ("code", "written"), [("DK", ["32 12 34 56", "+4532123456"]), ("SE", ["08-123 456 78", "+46 8 123 456 78"])]
)
def test_a_number_is_the_same_with_the_code_of_its_country(code: str, written: list[str]) -> None:
    """Whatever country the town lies in."""
    country = Country(code)

    assert len({_dialled(number, country) for number in written}) == 1
    assert _dialled("12 34", country) == "1234"


def test_the_order_of_contacts_is_no_news(recorded: Path) -> None:
    """Nor that the one whom everyone can call is named; somebody else is."""
    first, both, all_three = "[laereren]", "[laereren, hjaelperen]", "[borgerservice, hjaelperen, laereren]"
    commit(recorded, "2026-11-20", ("courses.yml", f"contacts: {first}", f"contacts: {both}"))
    commit(recorded, "2026-11-21", ("courses.yml", f"contacts: {both}", f"contacts: {all_three}"))
    main(["log"])

    assert {change.date.day for change in read_site(recorded, TODAY).changes} == {20}


def test_a_broken_log_is_told(town: Path) -> None:
    """With what to do."""
    (town / "data" / "log.yml").write_text("i går:\n  courses.syning: {schedule: {}}\n", encoding="utf-8")

    with pytest.raises(Exception, match=r"data/log.yml:1: Loggen kan ikke læses. Slet filen, og kør make log."):
        read_site(town, TODAY)


@pytest.mark.parametrize("tag", ["da", "en", "ar", "ti"])
def test_the_feed_is_read_by_a_feed_reader(tag: str, tmp_path: Path) -> None:
    """Valid Atom, in its language, an entry for each change, each with an identity of its own."""
    town = make_translated_town(tmp_path / "town")
    log = "2026-11-20:\n  courses.syning: {schedule: {}}\n2026-11-21:\n  contacts.laereren: {phones: {}}\n  courses.dansk: {room: {}}\n"
    (town / "data" / "log.yml").write_text(log, encoding="utf-8")
    site = read_site(town, TODAY)
    language = next(language for language in site.languages if language.tag == tag)
    feed = feedparser.parse(next(iter(make_feed(edition_of(site, language)).values())))

    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title
    assert feed.feed.title_detail.language == tag
    assert feed.feed.updated == "2026-11-21T00:00:00Z"
    assert len(feed.entries) == len(told(site, tag)) == 3
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert all(entry.title and entry.link and entry.updated_parsed for entry in feed.entries)
    assert feed.entries[0].updated >= feed.entries[-1].updated
    if tag != "da":
        assert site.entries[tag]["interface.note_unreviewed"].words in feed.feed.subtitle


def test_danish_words_in_a_feed_of_another_language_are_marked(example: Site) -> None:
    """A screen reader reads each text by the rules of its own language; the town has no name in Arabic."""
    feed = feedparser.parse(next(iter(make_feed(edition_of(example, "ar")).values()))).feed

    assert (feed.title_detail.language, feed.subtitle_detail.language) == ("da", "ar")


def test_what_no_page_shows_is_no_news(recorded: Path) -> None:
    """There is no place that it could lead to."""
    (recorded / "data" / "log.yml").write_text("2026-11-21:\n  organizations.venner: {phones: {}}\n", encoding="utf-8")
    assert told(read_site(recorded, TODAY)) == ["2026-11-21 Venner: Rettet til: 32 12 34 56"]
    change(
        recorded / "data" / "organizations.yml", "name: Venner\n  kind: association", "name: Venner\n  kind: authority"
    )

    assert told(read_site(recorded, TODAY)) == []


def test_a_site_without_changes_has_a_feed_all_the_same(example: Site) -> None:
    """Empty and valid."""
    feed = feedparser.parse(next(iter(make_feed(edition_of(example)).values())))

    assert not feed.bozo
    assert feed.entries == []


def test_what_means_something_to_xml_is_escaped(town: Path) -> None:
    """A name with its signs arrives as it is."""
    change(town / "data" / "courses.yml", "name: Syning", 'name: "Sy & [x]]> \\"nu\\""')
    (town / "data" / "log.yml").write_text("2026-11-21:\n  courses.syning: {schedule: {}}\n", encoding="utf-8")
    site = read_site(town, TODAY)
    feed = feedparser.parse(next(iter(make_feed(edition_of(site)).values())))

    assert not feed.bozo
    assert feed.entries[0].title.startswith('Sy & [x]]> "nu":')


def test_a_length_that_was_taken_away_is_no_news(recorded: Path) -> None:
    """Nothing is not a length of 0 weeks."""
    commit(
        recorded,
        "2026-11-21",
        ("courses.yml", "  location: raadhuset\n", "  location: raadhuset\n  duration_weeks: 6\n"),
    )
    commit(recorded, "2026-11-22", ("courses.yml", "  duration_weeks: 6\n", ""))
    assert main(["log"]) == 0

    assert told(read_site(recorded, TODAY)) == []


def test_news_of_an_old_place_is_as_old_as_the_place(recorded: Path) -> None:
    """A course that was confirmed today, at a door and with a number of which nobody has known for long."""
    change(recorded / "data" / "courses.yml", "assured_date: 2026-06-01", "assured_date: 2026-11-20")
    change(recorded / "data" / "locations.yml", "assured_date: 2026-06-01", "assured_date: 2019-06-01")
    (recorded / "data" / "log.yml").write_text("2026-11-21:\n  courses.syning: {location: {}}\n", encoding="utf-8")
    site = read_site(recorded, TODAY)

    assert told(site) == ["2026-11-21 Syning: Rettet til: Bakken 1, Bakkeby, 2. sal"]
    assert "1. juni 2019" in make_feed(edition_of(site))["nyt.xml"].decode()
    assert "1. juni 2019" in render_site(site)["presse/"]


def test_opening_hours_are_one_line_of_news(recorded: Path) -> None:
    """What is said once they are past their day waits for it, and leaves no empty line."""
    (recorded / "data" / "log.yml").write_text("2026-11-21:\n  contacts.skolen: {schedules: {}}\n", encoding="utf-8")
    assert told(read_site(recorded, TODAY)) == [
        "2026-11-21 Skolen: Rettet til: Mandag og fredag 08:00–10:00, Ikke 21. december 2026"
    ]

    (line,) = told(read_site(recorded, AFTER_THE_HOURS.replace(year=2028)))
    assert line.endswith(", Sådan var det i juni 2026. Ring først.")
