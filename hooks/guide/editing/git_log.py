"""Write the log of changed facts from the project's own history in git: `make log`."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import subprocess
from collections import defaultdict
from typing import TYPE_CHECKING

import yaml

from guide.records import TOPICS
from guide.records.use import news_fields
from guide.records.values import FLAGS
from guide.sources.change_log import LOG, NEW, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from guide.site.site import Site

HEAD = """\
# Hvad der er ændret hvornår. make log skriver filen ud fra projektets historie; ret den ikke selv.
"""


def bring_up_to_date(root: Path, logged: Sequence[Change]) -> list[Change]:
    """Add what git knows to what the log has; nothing that was logged is lost.

    Returns:
        All changes, the oldest first.

    Raises:
        LookupError: There is no git, no history here, or only the end of one.
    """
    since = max((change.date for change in logged), default=None)
    fields: dict[tuple[dt.date, str], dict[str, None]] = defaultdict(dict)
    for change in [*logged, *_read_history(root, since)]:
        fields[change.date, change.record].update(dict.fromkeys(change.fields))
    return sorted(Change(date, record, tuple(names)) for (date, record), names in fields.items())


def write_log(root: Path, changes: Sequence[Change]) -> None:
    """Write the log: under each day the records, with the fields that changed."""
    lines = [HEAD.rstrip()]
    for at, change in enumerate(changes):
        if not at or changes[at - 1].date != change.date:
            lines.append(f"{change.date}:")
        lines.append(f"  {change.record}: [{', '.join(change.fields)}]")
    (root / LOG).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


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
                yield Change(date, record, (NEW,))
            elif old != facts:
                yield Change(date, record, tuple(name for name in {**facts, **old} if facts.get(name) != old.get(name)))


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
            if isinstance(record, dict) and FLAGS.get(str(record.get("published")).lower(), True):
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
        changes = bring_up_to_date(site.root, site.changes)
    except LookupError:
        print("Her er ingen hel historie i git. Loggen er, som den var.")
        return 1
    if changes != site.changes:
        write_log(site.root, changes)
        print(f"{LOG} har {len(changes)} ændringer.")
    return 0
