"""Turn an answer into the value that YAML has for a field; what cannot be read stays as it is, for the check to explain."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, get_args

from guide.editing.danish_names import name_record
from guide.editing.form_answers import read_checked
from guide.editing.forms import choices_of
from guide.editing.yaml_edit import flow_list
from guide.records.base import part_in
from guide.records.dates import DANISH_DAYS
from guide.records.references import Reference

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from guide.site.site import Site

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ö": "oe", "ä": "ae", "ü": "u"})
LONGEST_ID = 40
PHONE = re.compile(r"(.*?)\s*\(([^()]*)\)")
PHONE_WORDS = {"mobil": "cell", "kun sms": "text", "sms": "text", "fastnet": "voice"}


def make_id(name: str) -> str:
    """Make the id of a record, or of one of several texts, from its words; empty where they have no letters."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower().translate(LETTERS)).strip("-")
    return plain[:LONGEST_ID].rstrip("-")


def read_value(site: Site, info: FieldInfo, answer: str, before: object = None) -> Any:  # noqa: ANN401  # what YAML has
    """Read an answer as the value of a field.

    Args:
        site: The site, whose records are known by their ids and their names.
        info: The field's definition.
        answer: What was answered.
        before: What the field held; of several texts, those that stay keep their ids.
    """
    annotation = info.annotation
    if part_in(annotation):
        return [_read_phone(line) for line in _lines(answer)]
    if "dict" in str(annotation):
        return _read_texts(_lines(answer), before if isinstance(before, dict) else {})
    if _is_list(annotation):
        items = read_checked(answer) or [item for item in re.split(r"[,;\n]", answer) if "[ ]" not in item]
        return flow_list(_read_item(site, annotation, item.strip()) for item in items if item.strip())
    return _read_item(site, annotation, answer)


def _lines(answer: str) -> list[str]:
    return [line.strip().removeprefix("- ") for line in answer.split("\n") if line.strip()]


def _read_item(site: Site, annotation: object, answer: str) -> Any:  # noqa: ANN401  # what YAML has
    topic = _topic_of(annotation)
    if topic:
        return _find_record(site, topic, answer)
    if answer.lower() in DANISH_DAYS:
        return DANISH_DAYS[answer.lower()]
    if choices_of(annotation):
        return answer.partition(":")[0]
    words = " ".join(answer.split())
    if _holds(annotation, dt.time):
        return re.sub(r"^(?:kl\.? ?)?(\d{1,2})[.:](\d\d)$", lambda found: f"{found[1]:0>2}:{found[2]}", words)
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return int(words) if words.isascii() and words.isdigit() and str(int(words)) == words else words


def _find_record(site: Site, topic: str, answer: str) -> str:
    """Give the id of a record that is called by its id or by the name that readers know."""
    known = site.data.topics[topic]
    named = {name_record(site, topic, name).lower(): name for name in known}
    return answer if answer in known else named.get(answer.lower(), make_id(answer))


def _read_phone(line: str) -> dict[str, Any]:
    found = PHONE.fullmatch(line)
    if not found:
        return {"number": line}
    return {"number": found[1], "type": PHONE_WORDS.get(found[2].lower(), found[2])}


def _read_texts(lines: list[str], before: dict[str, object]) -> dict[str, str]:
    """Give each text its id: the one that it had, or a new one."""
    ids = {str(text): str(name) for name, text in before.items()}
    texts: dict[str, str] = {}
    for line in lines:
        name = ids.get(line) or make_id(line) or "tekst"
        texts[name if name not in texts else f"{name}-{len(texts) + 1}"] = line
    return texts


def _is_list(annotation: object) -> bool:
    return getattr(annotation, "__origin__", None) is list or any(_is_list(one) for one in get_args(annotation))


def _holds(annotation: object, kind: type) -> bool:
    return annotation is kind or any(_holds(one, kind) for one in get_args(annotation))


def _topic_of(annotation: object) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Reference):
        return annotation.topic
    return next((found for one in get_args(annotation) if (found := _topic_of(one))), "")
