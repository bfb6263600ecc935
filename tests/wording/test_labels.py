"""Labels that the program fills read right for every value: each is written out, in each language, for people to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.records.dates import WEEKDAYS
from newcomer_guide.records.schedule import Weekly
from newcomer_guide.sources.catalogue_notes import MEANING
from newcomer_guide.sources.catalogues import PLACEHOLDER, Entry
from newcomer_guide.sources.national import singular
from newcomer_guide.wording.said import Said, plain_text
from towns import ENGINE_KINDS, ROOT, TODAY, read_spoken, voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newcomer_guide.wording.facts import Wording

SITE = read_spoken()
TAGS = [language.tag for language in SITE.languages]
NUMBERS = (0, 1, 2, 5, 11, 100)
COUNTED = ("weeks", "days_per_week", "phase_teaching", "phase_placement")
NAMES = ("Jobcenter", "Anna Maria Ny Byby")


OF_WEEKDAYS = {"every_day", "from_day_to_day", "day_and_day", "day_or_day", "weekday_date"}
OF_MONTHS = {"as_then", "times_then"}
"""The words that are filled with days of the week or a month; all others with dates."""


def samples(word: str, name: str, say: Wording) -> list[Said | str]:
    """Give what may stand in a placeholder of a word."""
    meaning = MEANING.get(name, "")
    least = 2 if word.endswith(".several") else 0
    given: dict[str, list[Said | str]] = {
        "et tal": ["2019"] if name == "year" else [str(number) for number in NUMBERS if number >= least],
        MEANING["floor"]: ["1", "3", "11"],
        MEANING["room"]: ["1", "3", "11"],
        MEANING["language"]: [say.language_name(language) for language in SITE.languages],
        "et navn, som det er": [say.name(one) for one in NAMES],
        "et klokkeslæt": ["08:30", "12:00", "16:00"],
        MEANING["weekday"]: [
            *weekdays(say),
            say.word("day_or_day", first=weekdays(say)[3], second=weekdays(say)[4]),
        ],
    }
    return given[meaning] if meaning in given else days_of(word, name, say)


def days_of(word: str, name: str, say: Wording) -> list[Said | str]:
    """Give weekdays, a month or dates, as a word is filled with them; each month once."""
    if word in OF_WEEKDAYS and name != "date":
        return list(weekdays(say))
    if word in OF_MONTHS and name == "month":
        return [Said((say.language.month(SITE.today),))]
    days = [SITE.today.replace(month=month) for month in range(1, 13)]
    return [say.day(day) for day in (days if word == "valid_from" else [days[4]])]


def weekdays(say: Wording) -> list[Said]:
    """Give the days of the week, from Monday."""
    return [Said((say.language.weekday(day),)) for day in range(7)]


def labels(say: Wording) -> Iterator[str]:
    """Fill each of the engine's words with each of its values, one placeholder at a time."""
    units = (text for unit in ENGINE_KINDS.units.values() for text in (unit.name, unit.several) if text)
    words = {text.key.partition(".")[2]: text for text in [*SITE.data.interface.values(), *units]}
    for word, text in sorted(words.items()):
        names = dict.fromkeys(PLACEHOLDER.findall(text.danish))
        if singular(word) in COUNTED or not names:
            continue
        given = {name: samples(word, name, say) for name in names}
        first = {name: values[min(place, len(values) - 1)] for place, (name, values) in enumerate(given.items())}
        for name, values in given.items():
            for value in values:
                yield f"{word} | {plain_text(say(text, **first | {name: value}), say.language)}"
    for word in COUNTED:
        for number in NUMBERS[1:]:
            yield f"{word} {number} | {plain_text(say.count(word, number), say.language)}"
    for day in WEEKDAYS:
        weekly = Weekly.model_validate({"byday": [day], "opens_at": "08:30", "closes_at": "16:30"})
        yield f"weekly {day} | {plain_text(say.weekly(weekly), say.language)}"


@pytest.mark.parametrize("tag", TAGS)
def test_filled_labels_are_those_that_somebody_has_read(tag: str, request: pytest.FixtureRequest) -> None:
    """With 0 (where there can be none), 1, 2, 5, 11 and 100, each weekday, names of one and of four words.

    `pytest tests/wording/test_labels.py --accept` writes them anew; who does so reads what has changed.
    """
    told = "\n".join(dict.fromkeys(labels(voice_of(SITE, tag)))) + "\n"
    path = ROOT / "tests" / "labels" / f"{tag}.txt"
    if request.config.getoption("accept"):
        path.write_text(told, encoding="utf-8")

    assert told == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("tag", TAGS)
def test_no_placeholder_is_left_open(tag: str) -> None:
    """Whatever fills it."""
    assert [line for line in labels(voice_of(SITE, tag)) if re.search(r"\{[a-z]+\}", line)] == []


@pytest.mark.parametrize(
    ("tag", "number", "category", "said"),
    [
        ("da", 1, "one", "1 uge"),
        ("da", 2, "other", "2 uger"),
        ("en", 1, "one", "1 week"),
        ("en", 6, "other", "6 weeks"),
        ("ar", 1, "one", "عدد الأسابيع: 1"),
        ("ar", 2, "two", "عدد الأسابيع: 2"),
        ("ar", 3, "few", "3 أسابيع"),
        ("ar", 11, "many", "11 أسبوعًا"),
        ("ar", 100, "other", "عدد الأسابيع: 100"),
        ("ti", 6, "other", "6 ሰሙን"),
    ],
)
def test_a_count_has_the_word_of_its_plural_category(tag: str, number: int, category: str, said: str) -> None:
    """By CLDR; the word for all other numbers stands where a language needs no other one."""
    say = voice_of(SITE, tag)

    assert say.language.plural_category(number) == category
    assert say.count("weeks", number).text == said


@pytest.mark.parametrize(("tag", "number", "danish"), [("uk", 21, "21 uger"), ("vi", 1, "1 uge"), ("ar", 2, "2 uger")])
def test_the_danish_beside_a_count_has_danish_forms(tag: str, number: int, danish: str, standing: Path) -> None:
    """Whether it stands in for words that are missing or beside those that are there: other languages count otherwise."""
    if tag != "ar":
        assert main(["language", "--lang", tag]) == 0
    say = voice_of(read_site(standing, TODAY), tag)

    assert say.count("weeks", number).in_source().text == danish
    assert tag == "ar" or say.count("weeks", number).text == danish


def test_a_language_without_the_word_for_a_number_says_it_in_danish(standing: Path) -> None:
    """Its word for other numbers would be wrong: Ukrainian has that for fractions alone."""
    assert main(["language", "--lang", "uk"]) == 0
    words = {"interface.weeks": Entry("{count} uger", "{count} тижня")}
    say = voice_of(read_site(standing, TODAY), "uk", words)

    assert say.count("weeks", 12).text == "12 uger"
    say = voice_of(say.edition.site, "uk", words | {"interface.weeks_many": Entry("{count} uger", "{count} тижнів")})
    assert say.count("weeks", 12).text == "12 тижнів"


def test_a_town_may_count_in_its_own_words(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One word for all numbers, or one for each plural category that a language has; none is told as unknown."""
    path = standing / "data" / "interface.yml"
    path.write_text('weeks: "Varer {count} uger"\n', encoding="utf-8")
    assert voice_of(read_site(standing, TODAY)).count("weeks", 1).text == "Varer 1 uger"

    path.write_text(
        'weeks: "Varer {count} uger"\nweeks_one: "Varer {count} uge"\nweeks_few: "Varer {count} uger"\n',
        encoding="utf-8",
    )
    site = read_site(standing, TODAY)
    assert voice_of(site).count("weeks", 1).text == "Varer 1 uge"
    assert voice_of(site, "ar").count("weeks", 3).text == "Varer 3 uger"
    assert main(["check"]) == 0
    assert "findes ikke i programmet" not in capsys.readouterr().out
