"""The editor's schema, the field guide and the templates say what the checks say, and nothing is written twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.field_guide import FILES, TEMPLATES, write_all, write_guide, write_schema, write_template
from towns import ENGINE_KINDS, TODAY, change

if TYPE_CHECKING:
    from pathlib import Path


def as_an_editor_reads(path: Path) -> Any:  # noqa: ANN401  # any YAML
    """Read YAML as YAML 1.2 types it: digits are numbers, all else is text."""

    def type_scalars(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {name: type_scalars(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [type_scalars(inner) for inner in value]
        return int(value) if value.isascii() and value.isdigit() else value

    return type_scalars(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))  # noqa: S506  # text only


def test_the_command_writes_what_the_definitions_say(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once: a second run changes nothing, and the check has nothing to warn of."""
    assert main(["fields"]) == 0
    wanted = {
        name: text
        for name, text in write_all(read_site(standing, TODAY).data.kinds).items()
        if name.startswith("data/")
    }
    assert {name: (standing / name).read_text(encoding="utf-8") for name in wanted} == wanted
    assert not (standing / ".github").exists()
    capsys.readouterr()

    assert main(["fields"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("topic", FILES)
def test_a_data_file_fits_its_schema(topic: str, example_root: Path) -> None:
    """Read by an independent validator."""
    schema = json.loads(write_schema(topic, read_site(example_root, TODAY).data.kinds))
    jsonschema.Draft7Validator.check_schema(schema)

    jsonschema.validate(as_an_editor_reads(example_root / "data" / f"{topic}.yml"), schema, jsonschema.Draft7Validator)


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ("status: active", "status: aktiv"),
        ("opens_at: 10:00", "opens_at: 8.30"),
        ("summary:", "sumary:"),
        ("days_per_week: 2", "days_per_week: 20"),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(find: str, put: str, town: Path) -> None:
    """The editor underlines the mistake before it is proposed."""
    path = town / "data" / "courses.yml"
    change(path, find, put)

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_an_editor_reads(path), json.loads(write_schema("courses", ENGINE_KINDS)))


@pytest.mark.parametrize("topic", TEMPLATES)
def test_a_template_is_a_record_that_passes_the_check(topic: str, town: Path) -> None:
    """Copied to the end of its file as it stands, it gives no problem."""
    template = write_template(topic, TEMPLATES[topic], ENGINE_KINDS)
    with (town / "data" / f"{topic}.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + template)

    assert TEMPLATES[topic] in getattr(read_site(town, TODAY).data, topic)


def test_every_field_is_explained_in_danish() -> None:
    """No field is left without a description, and the guide has every field."""
    guide = write_guide(ENGINE_KINDS)
    for kind in FILES.values():
        for name, info in kind.model_fields.items():
            assert info.description, name
            assert f"| `{name}` |" in guide


def test_confirming_a_record_changes_one_line(standing: Path) -> None:
    """Its date, and nothing else, whatever the file's line ends are."""
    path = standing / "data" / "contacts.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes().decode().splitlines(keepends=True)

    assert main(["confirm", "--record", "contacts.laereren"]) == 0

    after = path.read_bytes().decode().splitlines(keepends=True)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("  assured_date: 2026-06-01\r\n", "  assured_date: 2026-11-22\r\n")]
    assert read_site(standing, TODAY).data.contacts["laereren"].assured_date == TODAY


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ([], ("{number: 34 41 23 45, assured_date: 2026-11-22, type: cell}", "assured_date: 2026-11-22  # ringet op")),
        (
            ["--part", "phones"],
            ("{number: 34 41 23 45, assured_date: 2026-11-22, type: cell}", "assured_date: 2026-06-01  # ringet op"),
        ),
    ],
    ids=["all of it", "a part"],
)
def test_confirming_keeps_what_stands_on_the_line(part: list[str], wanted: tuple[str, str], standing: Path) -> None:
    """Other fields within braces, a comment; and no other record is written anew."""
    path = standing / "data" / "contacts.yml"
    change(
        path,
        "    - number: 34 41 23 45\n      type: cell\n  assured_date: 2026-06-01\n",
        "    - {number: 34 41 23 45, assured_date: 2026-06-01, type: cell}\n  assured_date: 2026-06-01  # ringet op\n",
    )
    change(path, "  name: Hjælperen\n", "  name:    Hjælperen\n")
    change(path, "  title: Lærer\n", "  title:   Lærer   # ny\n")

    assert main(["confirm", "--record", "contacts.laereren", *part]) == 0

    text = path.read_text(encoding="utf-8")
    assert all(line in text for line in wanted)
    assert "  name:    Hjælperen\n" in text
    assert "  title:   Lærer   # ny\n" in text
    assert read_site(standing, TODAY).data.contacts["laereren"].phones[0].assured_date == TODAY


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["as we write it", "as Windows writes it"])
def test_a_part_without_a_day_gets_one(mark: str, standing: Path) -> None:
    """In the first record of a file, too; and a key in quotes is a key."""
    path = standing / "data" / "courses.yml"
    text = path.read_text(encoding="utf-8").replace("  assured_date: 2026-06-01", '  "assured_date": 2026-06-01', 1)
    path.write_text(mark + text, encoding="utf-8")

    assert main(["confirm", "--record", "courses.syning", "--part", "schedule"]) == 0
    course = read_site(standing, TODAY).data.courses["syning"]
    assert (course.hours_date, course.assured_date.isoformat()) == (TODAY, "2026-06-01")
    assert path.read_text(encoding="utf-8").startswith(f"{mark}syning:")

    assert main(["confirm", "--record", "courses.syning"]) == 0
    assert read_site(standing, TODAY).data.courses["syning"].assured_date == TODAY


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize(
    ("record", "part", "told"),
    [
        ("contacts.ingen", "", "contacts.ingen findes ikke. Skriv fx courses.syning."),
        ("kontakter.laereren", "", "kontakter.laereren findes ikke. Skriv fx contacts.laereren."),
        ("laereren", "", "laereren findes ikke. Skriv fx contacts.laereren."),
        ("courses.synning", "", "courses.synning findes ikke. Skriv fx courses.syning."),
        ("contacts", "", "contacts findes ikke. Skriv fx courses.syning."),
        ("../x.y", "", "../x.y findes ikke. Skriv fx courses.syning."),
        ("contacts.laereren", "telefon", "contacts.laereren har ikke telefon. Skriv fx PART=phones."),
        ("courses.dansk", "bring", "courses.dansk har ikke bring. Skriv fx PART=schedule."),
        ("courses.dansk", "name", "courses.dansk har ikke name. Skriv fx PART=schedule."),
        ("organizations.byen", "telefon", "organizations.byen har ikke telefon. Bekræft hele posten uden PART."),
    ],
)
def test_confirming_what_is_not_there_is_told(
    record: str, part: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 1, with what comes closest."""
    assert main(["confirm", "--record", record, "--part", part]) == 1
    assert capsys.readouterr().out == f"{told}\n"
