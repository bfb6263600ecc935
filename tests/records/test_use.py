"""What a field declares of itself is what happens to it: private unless said, shown, labelled, told."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pytest
import yaml

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.pages.rendering import Renderer
from newcomer_guide.records import TOPICS, Part
from newcomer_guide.records.base import part_in
from newcomer_guide.records.dates import PartialDate
from newcomer_guide.records.references import KindId, Reference
from newcomer_guide.records.use import public_fields, use_of
from newcomer_guide.records.values import Text
from newcomer_guide.wording.news import TELLERS
from towns import TODAY, make_translated_town, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic.fields import FieldInfo

    from newcomer_guide.site.site import Site

PARTS = sorted(
    {*TOPICS.values(), *(part for kind in TOPICS.values() for info in kind.model_fields.values() if (part := part_in(info.annotation)))},
    key=lambda kind: kind.__name__,
)  # fmt: skip
FIELDS = [(kind, name) for kind in PARTS for name in public_fields(kind)]
LABELS = sorted({use.label for kind, name in FIELDS if (use := use_of(kind.model_fields[name])) and use.label})
EXCUSED = {
    "critical": "decides which words are shown, and is no words itself",
    "source": "figures alone name their document; of the others the day is told",
}
"""The public fields whose values no page has to show, and why."""

HELD = {
    "byday": ["TH"], "opens_at": "12:30", "closes_at": "16:30", "valid_from": "2026-01-01",
    "valid_to": "2028-01-01", "except_dates": ["2026-12-17"], "assured_date": "2026-11-21",
}  # fmt: skip
FULL: dict[str, dict[str, object]] = {
    "courses": {"location": "fuld", "schedule": HELD, "duration_weeks": "8"},
    "contacts": {"phones": [{"number": "32 12 34 56", "assured_date": "2026-11-21"}], "schedules": [HELD]},
    "figures": {"kind": "other", "value_max": "300"},
    "housing": {"units_max": "90"},
    "arrival": {"when": {"unit": "week", "amount": "4"}},
}  # fmt: skip
"""What a record with every field has to say otherwise than the examples of its fields, which stand each for itself."""

NOT_FILLED = {"published", "missing", "critical"}


def write_full_records(town: Path) -> None:
    """Add a record to each file of a town that has every field, from the examples that the fields declare."""
    for topic, kind in TOPICS.items():
        fields = {
            name: yaml.load(str(info.examples[0]), yaml.BaseLoader)  # noqa: S506  # text only
            for name, info in kind.model_fields.items()
            if name not in NOT_FILLED and info.examples
        }
        path = town / "data" / f"{topic}.yml"
        record = yaml.safe_dump({"fuld": fields | FULL.get(topic, {})}, allow_unicode=True)
        path.write_text(path.read_text(encoding="utf-8") + "\n" + record, encoding="utf-8")


def parts_of(value: object, kind: type[Part]) -> list[Any]:
    """Find all parts of a kind inside a value."""
    inner: list[object] = []
    if isinstance(value, Part):
        inner = list(value.__dict__.values())
    elif isinstance(value, dict | list):
        inner = list(value.values()) if isinstance(value, dict) else value
    found = [value] if isinstance(value, kind) else []
    return found + [part for one in inner for part in parts_of(one, kind)]


def other_value(value: Any, info: FieldInfo, site: Site) -> Any:  # noqa: ANN401, PLR0911  # whatever a field may hold
    """Give a value of the same kind that is another."""
    match value:
        case Text():
            return Text(f"{value.danish} qq", value.key, value.is_critical)
        case KindId():
            return type(value)(next(name for name in site.data.kinds.section_of(value) if name != value))
        case Reference():
            return type(value)(next(name for name in site.data.topics[value.topic] if name != value))
        case bool():
            return not value
        case int():
            return value + 1
        case dt.date():
            return value - dt.timedelta(days=800)
        case dt.time():
            return value.replace(minute=(value.minute + 5) % 60)
        case PartialDate():
            return PartialDate((value.year or 2000) + 1, value.month, value.day)
        case str():
            choices = [one for one in _choices(info.annotation) if one != value]
            return choices[0] if choices else "+4534412345" if value.startswith("+") else f"{value} qq"
    message = f"no other value for {value!r}"
    raise AssertionError(message)


def _choices(annotation: object) -> tuple[Any, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for one in get_args(annotation) if (found := _choices(one))), ())


def change_field(part: Part, name: str, site: Site) -> None:
    """Put another value into a field; of several, into the first."""
    value, info = getattr(part, name), type(part).model_fields[name]
    if isinstance(value, dict):
        key = next(iter(value))
        setattr(part, name, {**value, key: other_value(value[key], info, site)})
    elif isinstance(value, list):
        setattr(part, name, [other_value(value[0], info, site), *value[1:]])
    else:
        setattr(part, name, other_value(value, info, site))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Read a town of our own, whose records are changed."""
    town = make_translated_town(tmp_path_factory.mktemp("use") / "town")
    write_full_records(town)
    return read_site(town, TODAY)


@pytest.fixture(scope="module")
def pages(site: Site) -> list[str]:
    """Render all pages of all languages, of the town as it is."""
    renderer = Renderer(site)
    return [renderer.render(number)[1] for number in range(len(site.languages) * len(site.pages))]


@pytest.fixture(scope="module")
def numbers(site: Site) -> list[int]:
    """Count the pages in Danish, in the order in which they are looked at."""
    return list(range(len(site.pages)))


def is_shown(site: Site, pages: list[str], numbers: list[int]) -> bool:
    """Say whether a page is another than before; the next change is looked for there first."""
    renderer = Renderer(dataclasses.replace(site))  # a site keeps what it worked out
    for number in numbers:
        if renderer.render(number)[1] != pages[number]:
            numbers.remove(number)
            numbers.insert(0, number)
            return True
    return False


@pytest.mark.parametrize(
    ("kind", "name"), FIELDS, ids=lambda value: value if isinstance(value, str) else value.__name__
)
def test_every_public_field_is_shown(
    kind: type[Part], name: str, site: Site, pages: list[str], numbers: list[int]
) -> None:
    """Where its value changes, some page does; or there is a reason why not."""
    filled = [one for one in parts_of(site.data.topics, kind) if getattr(one, name) not in (None, [], {})]
    assert filled, f"the town of the tests has no {name}"
    if part_in(kind.model_fields[name].annotation):
        return  # its own fields are looked at

    shown = False
    for part in filled:
        kept = getattr(part, name)
        change_field(part, name, site)
        try:
            shown = is_shown(site, pages, numbers)
        except (KeyError, StopIteration):
            shown = True  # a page asks for it
        finally:
            setattr(part, name, kept)
        if shown:
            break

    assert shown or name in EXCUSED


@pytest.mark.parametrize("label", LABELS)
def test_every_label_stands_on_a_page_in_each_language(label: str, site: Site, pages: list[str]) -> None:
    """In the language's own words."""
    for at, language in enumerate(site.languages):
        word = voice_of(site, language).word(label).html

        first = at * len(site.pages)

        assert any(str(word) in html for html in pages[first : first + len(site.pages)]), language.tag


def test_a_field_without_a_use_is_handed_out_nowhere() -> None:
    """Whoever forgets it keeps it private."""
    for kind in PARTS:
        schema = kind.model_json_schema(mode="serialization")

        assert set(schema["properties"]) == set(public_fields(kind))
        assert "staff_note" not in schema["properties"]


def test_what_is_news_can_be_told() -> None:
    """Each field names a way that there is."""
    told = {use.news for kind, name in FIELDS if (use := use_of(kind.model_fields[name])) and use.news}

    assert told <= TELLERS.keys()
