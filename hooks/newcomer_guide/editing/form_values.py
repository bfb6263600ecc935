"""Turn an answer into the value that YAML has for a field; what cannot be read stays as it is, for the check to explain."""

from __future__ import annotations

import datetime as dt
import difflib
import itertools
import re
from typing import TYPE_CHECKING, Any, get_args

from newcomer_guide.editing.choices import choices_of
from newcomer_guide.editing.danish_names import name_record
from newcomer_guide.editing.form_answers import read_checked
from newcomer_guide.editing.form_times import CLOCK_SPAN, read_clock, read_times
from newcomer_guide.editing.quoting import quote
from newcomer_guide.editing.yaml_edit import flow_list
from newcomer_guide.records.base import KEYWORDS, part_in
from newcomer_guide.records.dates import WEEKDAYS, danish_date, find_span, read_weekday
from newcomer_guide.records.ids import make_id
from newcomer_guide.records.references import Reference
from newcomer_guide.records.schedule import OpeningHours
from newcomer_guide.records.weekdays import read_days, split_list, strip_bullet

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from newcomer_guide.site.site import Site

PHONE = re.compile(r"(.*?)\s*\(([^()]*)\)")
DATED = ("valid_from", "valid_to", "except_dates")
"""What opening hours have beside their days and times, which a form does not ask for."""

WHOLE_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
FEWEST_DIGITS = 6
PHONE_WORDS = {"mobil": "cell", "kun sms": "text", "sms": "text", "fastnet": "voice"}


class AnswerError(Exception):
    """Why an answer cannot be the value of its field: a Danish sentence."""


def read_value(site: Site, info: FieldInfo, answer: str, before: object = None) -> Any:  # noqa: ANN401  # what YAML has
    """Read an answer as the value of a field.

    Args:
        site: The site, whose records are known by their ids and their names.
        info: The field's definition.
        answer: What was answered.
        before: What the field held; of several texts, those that stay keep their ids.

    Raises:
        AnswerError: It names what there is not.
    """
    annotation, choices = info.annotation, choices_of(info, site.data.kinds)
    part = part_in(annotation)
    if part:
        lines = list(dict.fromkeys(_lines(answer)))
        was = before if isinstance(before, list) else []
        return _read_opening(lines, was) if part is OpeningHours else [_read_phone(line, was) for line in lines]
    if "dict" in str(annotation):
        return _read_texts(_lines(answer), before if isinstance(before, dict) else {})
    if not _is_list(annotation):
        if info.title == KEYWORDS:
            return ", ".join(line.strip(" ,") for line in _lines(answer))
        return _read_choice(choices, answer) if choices else _read_item(site, annotation, answer)
    items = read_checked(answer) if answer.startswith("- [") else split_list(answer)
    if set(WEEKDAYS) <= choices.keys():
        return flow_list(_known_days(read_days("\n".join(items))))
    return flow_list(dict.fromkeys(_read_item(site, annotation, item) for item in items))


def read_schedule(answer: str) -> dict[str, Any]:
    """Read days and from when to when, as a schedule has them.

    Raises:
        AnswerError: It is something else.
    """
    times = read_times(answer)
    if len(CLOCK_SPAN.findall(answer)) > 1:
        message = f"{quote(answer)} er flere tider. Skriv hver åbningstid på sin linje; et kursus har kun én, så lav et kursus til hver."
        raise AnswerError(message)
    if not times:
        message = f"{quote(answer)} kan ikke læses. Skriv fx: mandag og onsdag 09:00-12:00"
        raise AnswerError(message)
    return {**times, "byday": flow_list(_known_days(times["byday"]))}


def _read_opening(lines: list[str], was: list[Any]) -> list[dict[str, Any]]:
    """Read opening hours; the dates of those that stay, by their days or else by their place, stay with them.

    Raises:
        AnswerError: Dates would be lost.
    """
    read = [read_schedule(line) for line in lines]
    left = dict(enumerate(read))
    heirs: dict[int, int] = {}
    for at, old in enumerate(was):
        days = set(map(read_weekday, old.get("byday", ())))
        same = [place for place, one in left.items() if set(one["byday"]) == days]
        if same:
            heirs[at] = at if at in same else same[0]
            del left[heirs[at]]
    for at, old in enumerate(was):
        dated = {name: old[name] for name in DATED if name in old}
        if at not in heirs and len(read) == len(was) and at in left:
            heirs[at] = at
        if at in heirs:
            read[heirs[at]].update(dated)
        elif dated:
            message = f"Der står også datoer ({', '.join(dated)}), som ikke kan være her. Ret tiderne i filen i stedet."
            raise AnswerError(message)
    return read


def _known_days(days: list[str]) -> list[str]:
    for day in days:
        if day not in WEEKDAYS:
            message = f"{quote(day)} er ikke en ugedag. Skriv fx: mandag, torsdag"
            raise AnswerError(message)
    return days


def _lines(answer: str) -> list[str]:
    return [line for one in answer.split("\n") if (line := " ".join(strip_bullet(one).split()))]


def _read_item(site: Site, annotation: object, answer: str) -> Any:  # noqa: ANN401  # what YAML has
    topic = _topic_of(annotation)
    if topic:
        return _find_record(site, topic, answer)
    words = " ".join(answer.split())
    if _holds(annotation, dt.time):
        return read_clock(words)
    if _holds(annotation, dt.date):
        return _read_date(words)
    return int(words) if re.fullmatch(r"[1-9][0-9]{0,5}|0", words) else words


def _read_choice(choices: dict[str, str], answer: str) -> str:
    """Read one of the words that a field may hold, by itself or by what it means."""
    meanings = {meaning.lower(): word for word, meaning in choices.items()}
    words = answer.partition(":")[0].strip().lower()
    if words not in choices and words not in meanings:
        message = f"{quote(answer)} kan ikke vælges. Skriv fx: {', '.join(choices.values())}"
        raise AnswerError(message)
    return words if words in choices else meanings[words]


def _read_date(words: str) -> dt.date | str:
    """Read a date, or two with all days between them, as Danes write it too; without a whole year it could be another day."""
    years = len(WHOLE_YEAR.findall(words))
    written = danish_date(words) if years else ""
    if written:
        return dt.date.fromisoformat(written)
    span = find_span(words) if years > 1 else None
    return "/".join(span) if span else words


def _find_record(site: Site, topic: str, answer: str) -> str:
    """Give the id of a record that is called by its id or by the name that readers know.

    Raises:
        AnswerError: There is none of that name.
    """
    known = site.data.topics[topic]
    named = {name_record(site, topic, name).lower(): name for name in known}
    words = answer.removeprefix(f"{topic}.")
    found = words if words in known else named.get(words.lower())
    if found is None:
        names = difflib.get_close_matches(words.lower(), named, n=3, cutoff=0.4) or sorted(named)[:3]
        near = ", ".join(name_record(site, topic, named[name]) for name in names)
        message = f"{quote(answer)} findes ikke. Skriv fx: {near}"
        raise AnswerError(message)
    return found


def _read_phone(line: str, was: list[Any]) -> dict[str, Any]:
    """Read a number and what kind it is; one that stands there already stays what it is, unless something else is said."""
    found = PHONE.fullmatch(line)
    number = re.sub(r"^(?:tlf|telefon|mobil)?[.: ]*", "", found[1] if found else line, flags=re.IGNORECASE)
    number = re.sub(r"(?<=\d)\.(?=\d)", " ", number)
    if not found:
        same: dict[str, Any] = next((one for one in was if _is_same_number(str(one.get("number")), number)), {})
        return {"number": number} | {name: same[name] for name in ("type",) if name in same}
    kind = found[2].strip().lower()
    if kind not in PHONE_WORDS:
        message = f"{quote(found[2])} er ikke en slags nummer. Skriv (mobil), (kun sms) eller ingenting efter nummeret."
        raise AnswerError(message)
    return {"number": number, "type": PHONE_WORDS[kind]}


def _is_same_number(one: str, other: str) -> bool:
    """Say whether two numbers are one, be it written with the code of its country or without."""
    short, long = sorted((re.sub(r"\D", "", number) for number in (one, other)), key=len)
    return len(short) >= FEWEST_DIGITS and long.endswith(short)


def _read_texts(lines: list[str], before: dict[str, object]) -> dict[str, str]:
    """Give each text its id: the one that it had, or a new one that no text had."""
    ids = {str(text): str(name) for name, text in before.items()}
    texts: dict[str, str] = {}
    for line in dict.fromkeys(lines):
        name = ids.get(line) or _free_id(make_id(line) or "tekst", {*ids.values(), *texts})
        texts[name] = line
    return texts


def _free_id(name: str, taken: set[str]) -> str:
    numbers = (f"{name}-{number}" for number in itertools.count(2))
    return name if name not in taken else next(one for one in numbers if one not in taken)


def _is_list(annotation: object) -> bool:
    return getattr(annotation, "__origin__", None) is list or any(_is_list(one) for one in get_args(annotation))


def _holds(annotation: object, kind: type) -> bool:
    return annotation is kind or any(_holds(one, kind) for one in get_args(annotation))


def _topic_of(annotation: object) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Reference):
        return annotation.topic
    return next((found for one in get_args(annotation) if (found := _topic_of(one))), "")
