"""The open data says what the YAML says, and its own description holds."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.open_data import make_open_data
from newcomer_guide.records import TOPICS
from newcomer_guide.records.values import Text
from newcomer_guide.sources.validation import walk
from towns import AFTER_THE_HOURS, TODAY, change, edition_of, read_spoken, voice_of

if TYPE_CHECKING:
    from pathlib import Path

SPOKEN = read_spoken()
MADE = make_open_data(edition_of(SPOKEN))
LANGUAGES = [language.tag for language in SPOKEN.languages]


def read(name: str, made: dict[str, bytes] = MADE) -> Any:  # noqa: ANN401  # any JSON
    return json.loads(made[f"api/v1/{name}"])


def table(topic: str, made: dict[str, bytes] = MADE) -> list[dict[str, str]]:
    """Read a table as RFC 4180, strictly."""
    text = made[f"api/v1/{topic}.csv"].decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_file_follows_its_schema(topic: str) -> None:
    """JSON Schema 2020-12, with formats; and the schema itself is one."""
    schema = read(f"schema/{topic}.json")
    Draft202012Validator.check_schema(schema)

    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(read(f"{topic}.json"))


def test_both_days_are_handed_out_and_old_courses_are_not_active(town: Path) -> None:
    """When it was confirmed, and until when that holds; past it, nobody knows whether it is held."""
    fresh = {record["id"]: record for record in read("courses.json")["records"]}["syning"]
    made = make_open_data(edition_of(read_site(town, AFTER_THE_HOURS)))
    old = {record["id"]: record for record in read("courses.json", made)["records"]}["syning"]
    schema = read("schema/courses.json", made)
    Draft202012Validator(schema).validate(read("courses.json", made))

    assert (fresh["assured_date"], fresh["assured_until"], fresh["status"]) == ("2026-06-01", "2027-01-27", "active")
    assert (old["assured_until"], old["status"]) == ("2027-01-27", "unconfirmed")
    assert {row["id"]: row for row in table("courses", made)}["syning"]["status"] == "unconfirmed"
    assert {row["assured_until"] for row in table("contacts")} == {"2027-01-27", "2027-02-06", "2027-03-28"}
    assert not any("assured_until" in record for record in read("figures.json")["records"])


def test_a_course_that_is_over_is_in_no_doubt(town: Path) -> None:
    """Nobody has to confirm any more that it is held."""
    change(town / "data" / "courses.yml", "status: active", "status: ended")
    made = make_open_data(edition_of(read_site(town, AFTER_THE_HOURS)))

    assert {one["id"]: one for one in read("courses.json", made)["records"]}["syning"]["status"] == "ended"


def test_only_words_that_hold_are_checked() -> None:
    """Whoever read the words of last year has not read these."""
    key = "courses.syning.summary"
    checked = {**SPOKEN.reviews, "ar": {key: TODAY}}
    older = SPOKEN.entries["ar"] | {key: replace(SPOKEN.entries["ar"][key], danish="Lær at sy tøj.")}
    for entries, day in ((SPOKEN.entries["ar"], TODAY.isoformat()), (older, None)):
        site = replace(SPOKEN, reviews=checked, entries={**SPOKEN.entries, "ar": entries})
        (course, *_) = read("courses.json", make_open_data(edition_of(site)))["records"]
        assert course["summary"]["ar"]["reviewed_date"] == day


def test_the_schema_would_find_something() -> None:
    """A field too many, a missing state."""
    schema, document = read("schema/contacts.json"), read("contacts.json")
    document["records"][1]["staff_note"] = "x"
    del document["records"][1]["title"]["ar"]["state"]

    assert len(list(Draft202012Validator(schema).iter_errors(document))) == 2


@pytest.mark.parametrize("topic", TOPICS)
def test_every_fact_comes_through(topic: str) -> None:
    """Each value of each record, in JSON and in the table; the words in all languages with their state."""
    records = {record["id"]: record for record in read(f"{topic}.json")["records"]}
    rows = {row["id"]: row for row in table(topic)}
    known = getattr(SPOKEN.data, topic)
    assert records.keys() == rows.keys() == known.keys()
    for name, record in known.items():
        for place, leaf in walk(record):
            if leaf is None or leaf == "" or place[0] in {"icon", "keywords", "published", "quoted", "staff_note"}:
                continue
            value: Any = records[name]
            for step in place:
                value = value[step]
            if isinstance(leaf, Text):
                assert value["da"]["text"] == voice_of(SPOKEN).plain(leaf)
                assert list(value) == LANGUAGES
                assert value["ti"]["state"] in {"current", "missing"}
                assert value["da"]["text"] in rows[name][f"{'.'.join(map(str, place[:1]))}.da"]
            else:
                expected = f"{leaf:%H:%M}" if isinstance(leaf, dt.time) else leaf
                assert value == expected or value == str(expected)
                column = ".".join(step for step in place if isinstance(step, str))
                cell = rows[name].get(column, rows[name].get(str(place[0]), ""))
                assert str(expected).lower() in cell.lower()


def test_an_outdated_and_a_missing_translation_say_so(translated: Path) -> None:
    """In both forms, with the old words where there are any."""
    change(translated / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")
    made = make_open_data(edition_of(read_site(translated, TODAY)))
    summary = read("courses.json", made)["records"][0]["summary"]

    assert [words["state"] for words in summary.values()] == ["source", "missing", "outdated", "missing"]
    assert summary["ar"]["text"].startswith("كلمة")
    assert summary["en"]["text"] is None
    assert table("courses", made)[0]["summary.ar.state"] == "outdated"


def test_a_spreadsheet_runs_no_cell(town: Path) -> None:
    """What begins like a formula is text, and telephone numbers stay whole, also one that was confirmed by itself."""
    change(
        town / "data" / "contacts.yml", "45\n      type: cell", "45\n      type: cell\n      assured_date: 2026-11-01"
    )
    path = town / "data" / "contacts.yml"
    for sign in ("=1+1", "@SUM(A1)", "-2+3", "|calc"):
        path.write_text(path.read_text(encoding="utf-8").replace("name: Læreren", f'name: "{sign}"'), encoding="utf-8")
        made = make_open_data(edition_of(read_site(town, TODAY)))
        cells = [cell for row in table("contacts", made) for cell in row.values()]
        assert f"'{sign}" in cells
        assert not any(cell.startswith(("=", "+", "-", "@", "|")) for cell in cells)
        path.write_text(path.read_text(encoding="utf-8").replace(f'name: "{sign}"', "name: Læreren"), encoding="utf-8")

    assert "tel:+4534412345 cell 2026-11-01" in cells
    assert "tel:+4532123456; tel:+468123456 cell" in cells


def test_the_index_names_every_file_and_what_it_may_be_used_for() -> None:
    """With the day that it was made, and the licence in all languages."""
    index = read("index.json")
    named = {file[form] for file in index["files"] for form in ("json", "csv", "schema")}

    assert {f"api/v1/{name}" for name in named} | {"api/v1/index.json", "api/v1/openapi.json"} == MADE.keys()
    assert index["generated_date"] == SPOKEN.today.isoformat()
    assert index["licence"]["da"]["text"] == SPOKEN.data.settings.licence.danish
    assert sum(file["records"] for file in index["files"]) == sum(len(getattr(SPOKEN.data, topic)) for topic in TOPICS)


def test_the_description_is_openapi_and_describes_every_file() -> None:
    """By another reader; its schemas are the files that are there."""
    document = read("openapi.json")
    schemas = {f"schema/{topic}.json": read(f"schema/{topic}.json") for topic in TOPICS}
    for path in document["paths"].values():
        content = path["get"]["responses"]["200"]["content"]
        reference = content.get("application/json", {}).get("schema")
        if reference:
            content["application/json"]["schema"] = {
                "type": "object",
                "description": schemas[reference["$ref"]]["title"],
            }
    validate(document)

    assert {f"api/v1{path}" for path in document["paths"]} < MADE.keys()


def test_a_schema_stands_by_itself() -> None:
    """Every reference inside it leads somewhere."""
    registry: Registry[Any] = Registry()
    for topic in TOPICS:
        registry = registry.with_resource(topic, Resource.from_contents(read(f"schema/{topic}.json")))
        text = MADE[f"api/v1/schema/{topic}.json"].decode()
        if "#/$defs/text" in text:
            assert registry.resolver(topic).lookup("#/$defs/text").contents
