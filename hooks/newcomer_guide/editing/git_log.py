"""Write the log of changed facts from the project's own history in git: `make log`."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml
from pydantic_core import PydanticCustomError

from newcomer_guide.records import TOPICS, Part
from newcomer_guide.records.base import part_in
from newcomer_guide.records.phones import parse_phone
from newcomer_guide.records.use import news_fields
from newcomer_guide.sources.change_log import LOG, NEW, Change, FactChange
from newcomer_guide.sources.whole_file import write_whole
from newcomer_guide.sources.yaml_file import is_left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from newcomer_guide.records.country import Country
    from newcomer_guide.site.site import Site

NUMBER = re.compile(r"[+0-9][0-9 ()-]{6,}")
TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}")

HEAD = """\
# Hvad der er ændret hvornår. make log skriver filen ud fra projektets historie; ret den ikke selv.
"""


def bring_up_to_date(site: Site) -> list[Change]:
    """Add what git knows to what the log has, of the records that are on the site: what was withdrawn is not repeated.

    Returns:
        All changes, the oldest first; of what changed several times on one day, the first and the last.

    Raises:
        LookupError: There is no git, no history here, or only the end of one.
    """
    since = max((change.date for change in site.changes), default=None)
    days: dict[tuple[dt.date, str], dict[str, FactChange]] = defaultdict(dict)
    for change in [*site.changes, *_read_history(site.root, since)]:
        topic, _, name = change.record.partition(".")
        if name not in site.data.topics.get(topic, {}):
            continue
        facts = days[change.date, change.record]
        for fact in change.facts:
            facts[fact.field] = replace(fact, old=facts.get(fact.field, fact).old)
    kept = (
        Change(date, record, (FactChange(NEW),) if NEW in facts else other_facts(site, record, facts.values()))
        for (date, record), facts in days.items()
    )
    return sorted((change for change in kept if change.facts), key=lambda change: (change.date, change.record))


def write_log(root: Path, changes: Sequence[Change]) -> None:
    """Write the log: under each day the records, with what each fact said and says."""
    lines = [HEAD.rstrip()]
    for at, change in enumerate(changes):
        if not at or changes[at - 1].date != change.date:
            lines.append(f"{change.date}:")
        if change.facts == (FactChange(NEW),):
            lines.append(f"  {change.record}: {NEW}")
            continue
        lines.append(f"  {change.record}:")
        for fact in change.facts:
            said = {word: value for word, value in (("old", fact.old), ("new", fact.new)) if value is not None}
            written = yaml.safe_dump(
                said, default_flow_style=True, allow_unicode=True, sort_keys=False, width=sys.maxsize
            )
            lines.append(f"    {fact.field}: {written.rstrip()}")
    write_whole(root / LOG, "\n".join(lines) + "\n")


def _read_history(root: Path, since: dt.date | None) -> Iterator[Change]:
    """Compare each commit that touched the data with the one before, from the last logged day on."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        raise LookupError
    listed = _git(root, "log", "--first-parent", "--reverse", "--format=%cs %H", "--", "data").split()
    commits = [(dt.date.fromisoformat(day), commit) for day, commit in zip(listed[::2], listed[1::2], strict=True)]
    first = next((at for at, (date, _) in enumerate(commits) if since is None or date >= since), len(commits))
    states = ((date, _facts_at(root, commit)) for date, commit in commits[max(0, first - 1) :])
    for (_, before), (date, after) in itertools.pairwise(states):
        for record, facts in after.items():
            old = before.get(record)
            if old is None:
                yield Change(date, record, (FactChange(NEW),))
            elif old != facts:
                both = (FactChange(name, old.get(name), facts.get(name)) for name in {**facts, **old})
                yield Change(date, record, tuple(fact for fact in both if fact.old != fact.new))


def other_facts(site: Site, record: str, facts: Iterable[FactChange]) -> tuple[FactChange, ...]:
    """Give the fields that say something else than before, and not the same in another form or another order.

    Args:
        site: The site.
        record: Its topic and its name.
        facts: Fields with what stood there and what stands there, as YAML has it.
    """
    kind = TOPICS[record.partition(".")[0]]
    country = site.data.settings.place
    told, parts = news_fields(kind), {name: part_in(info.annotation) for name, info in kind.model_fields.items()}
    # Whom everyone can call can be called about this too, whether or not the record says so.
    implied = {name: site.data.settings.call for name in told if told[name] == "contacts"}

    def means(field: str, value: object) -> object:
        return _meaning(value, parts.get(field), country, implied.get(field))

    return tuple(one for one in facts if means(one.field, one.old) != means(one.field, one.new))


def _meaning(value: object, kind: type[Part] | None, country: Country, implied: str | None = None) -> object:
    """Give what a value means, whatever its order and its form, and whether what goes without saying is said.

    Args:
        value: As YAML has it.
        kind: What it is, or each item of it, if that is a part of a record.
        country: Where numbers are written without the country's code.
        implied: What a list holds without saying so.
    """
    match value:
        case dict():
            fields = kind.model_fields if kind else {}
            inner = {name: part_in(info.annotation) for name, info in fields.items()}
            meant = {
                name: _meaning(one, inner.get(name), country) for name, one in value.items() if name != "assured_date"
            }
            said = {name: one for name, one in meant.items() if name not in fields or fields[name].default != one}
            return {name: one for name, one in said.items() if one} or None
        case list():
            return sorted((_meaning(one, kind, country) for one in value if one != implied), key=repr) or None
        case str() if NUMBER.fullmatch(value):
            return _dialled(value, country)
        case str():
            return " ".join(value.split()).zfill(5 if TIME.fullmatch(value) else 0)
        case _:
            return value or None


def _dialled(number: str, country: Country) -> str:
    """Give a number as it is dialled from everywhere; its digits, where it was none by the rules of today."""
    try:
        return parse_phone(number, country)
    except PydanticCustomError:
        return re.sub(r"\D", "", number)


def _facts_at(root: Path, commit: str) -> dict[str, dict[str, object]]:
    """Read the facts of all published records as they were, whatever the rules were then."""
    facts: dict[str, dict[str, object]] = {}
    for topic, kind in TOPICS.items():
        fields = news_fields(kind)
        if not fields:
            continue
        try:
            records = yaml.load(_git(root, "show", f"{commit}:data/{topic}.yml"), yaml.BaseLoader)  # noqa: S506  # text only
        except (LookupError, yaml.YAMLError):
            continue
        for name, record in records.items() if isinstance(records, dict) else ():
            if isinstance(record, dict) and not is_left_out(record):
                facts[f"{topic}.{name}"] = {field: record.get(field) for field in fields}
    return facts


def _git(root: Path, *arguments: str) -> str:
    """Ask git.

    Raises:
        LookupError: There is no git here, or it does not know.
    """
    command = [shutil.which("git") or "git", *arguments]
    try:
        result = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True)  # noqa: S603  # git, with a commit
    except (OSError, subprocess.CalledProcessError) as error:
        raise LookupError from error
    return result.stdout


def log(site: Site) -> int:
    """Bring the log of changed facts up to date with the project's history."""
    try:
        changes = bring_up_to_date(site)
    except LookupError:
        print("Her er ingen hel historie i git. Loggen er, som den var.")
        return 1
    if changes != site.changes:
        write_log(site.root, changes)
        print(f"Ændringer i {LOG}: {len(changes)}.")
    return 0
