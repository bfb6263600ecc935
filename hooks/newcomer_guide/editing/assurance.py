"""Note that a record's facts are still right, and list what nobody has confirmed lately."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import defaultdict
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from newcomer_guide.editing.danish_names import STAFF
from newcomer_guide.editing.yaml_edit import edit_record, load_commented
from newcomer_guide.site.assurance import list_assured
from newcomer_guide.sources.whole_file import write_whole
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from newcomer_guide.records import Record
    from newcomer_guide.records.age import Confirmation
    from newcomer_guide.site.site import Site


PARTS = ("schedule", "schedules", "phones")
"""The fields of a record that have a day of their own."""

DAY = re.compile(r"(assured_date[\"']?[ \t]*:[ \t]+)[^,}#\s][^,}#\r\n]*?(?=[ \t]*(?:[,}#\r\n]|$))")
"""A day as it stands in a line, which may have other fields and a comment behind it."""


def confirm_record(root: Path, record: str, today: dt.date, part: str = "") -> str:
    """Write today's date as the day on which a record such as `courses.syning` was confirmed, or a part of it alone.

    Only the days change; a part that has none yet gets one, and its record is then written in the one form.

    Args:
        root: The project's folder.
        record: Its topic and its name.
        today: The day.
        part: The field that was looked at, such as `phones`; empty for all of the record.

    Returns:
        What was done, as a Danish sentence.

    Raises:
        KeyError: There is no such record, or it has no day, or no such part.
    """
    topic, _, name = record.partition(".")
    path = root / "data" / f"{topic}.yml"
    if not path.is_file():
        raise KeyError(record)
    source = read_yaml(path, root)
    if (name, "assured_date") not in source.lines:
        raise KeyError(record)
    text = path.read_bytes().decode()
    asked = _asked_for(load_commented(text)[name], part)
    if not asked:
        raise KeyError(record)
    steps = [steps for steps in source.lines if steps[:1] == (name,) and steps[-1] == "assured_date"]
    meant = {source.lines[one] for one in steps if not part or (len(one) > 2 and one[1] in {part, f"{part}s"})}
    lines = text.splitlines(keepends=True)
    changed = {line: DAY.subn(rf"\g<1>{today.isoformat()}", lines[line - 1]) for line in meant}
    if all("assured_date" in one for one in asked) and all(count for _, count in changed.values()):
        text = "".join(changed[at][0] if at in changed else line for at, line in enumerate(lines, 1))
    else:
        text = edit_record(text, name, lambda held: note_confirmation(held, part, today))
    write_whole(path, text)
    if part:
        return f"{record}: {part} er bekræftet {today.isoformat()} ({source.path})."
    return f"{record} er bekræftet {today.isoformat()} ({source.path}:{source.lines[name, 'assured_date']})."


def note_confirmation(record: Any, part: str, today: dt.date) -> bool:  # noqa: ANN401  # ruamel's own
    """Write the day into a record that was read with its comments: for all of it, or for the part that was looked at.

    Args:
        record: The record.
        part: Its field; `schedule` is whatever times it has. Empty for all of it.
        today: The day.

    Returns:
        Whether the record has that part.
    """
    asked = _asked_for(record, part)
    for one in asked:
        one["assured_date"] = today
    return bool(asked)


def _asked_for(record: Any, part: str) -> list[Any]:  # noqa: ANN401  # ruamel's own
    """Give what gets a day: the record and its parts that have one, or each of the part that was looked at."""
    if part and part not in PARTS and f"{part}s" not in PARTS:
        return []
    if part:
        held = record.get(part) or record.get(f"{part}s")
        return held if isinstance(held, list) else [held] if held else []
    inner = [one for value in record.values() for one in (value if isinstance(value, list) else [value])]
    return [record, *(one for one in inner if isinstance(one, dict) and "assured_date" in one)]


NOBODY = "Ingen står som ansvarlig"
FORM = ".github/ISSUE_TEMPLATE/stadig-rigtigt.yml"
"""A form for those who have no more to say than that it is right; a town may have none."""

KINDS: dict[str, str] = {
    "hours": "tiderne",
    "people": "hvem der gør hvad",
    "phones": "telefonnumrene",
    "places": "oplysningerne",
    "statements": "erklæringen",
}
"""What staff call the kinds of fact that are to be confirmed."""

SOON = dt.timedelta(days=30)
"""What falls due within so many days is listed too, so that nothing has to become old."""


def list_stale(site: Site, forge: str = "") -> str:
    """Write what is overdue and what falls due soon as Danish Markdown, a box for each record; empty where nothing is.

    Args:
        site: The site.
        forge: The project's address on its forge, for links that open the form »Stadig rigtigt«; empty where it has none.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    for topic, name, record in list_assured(site):
        known = sorted(site.confirmations(record), key=lambda one: one.due or site.today)
        soon = [one for one in known if one.due and one.due < site.today + SOON]
        if soon:
            person = getattr(record, "assured_by", None) or NOBODY
            lines[person].append(
                f"- [ ] {_link(f'{topic}.{name}', forge)}: {', '.join(dict.fromkeys(_tell(site, one) for one in soon))}"
            )
    silent = _list_silent(site, forge)
    if not lines:
        return silent
    people = sorted(lines, key=lambda person: (person == NOBODY, person))
    listed = "\n".join(f"\n## {person}\n\n" + "\n".join(lines[person]) for person in people)
    how = "tryk på den, og udfyld formularen" if forge else "kør `make confirm RECORD=…`"
    return (
        f"{silent}Disse oplysninger skal bekræftes inden for {SOON.days} dage, eller skulle allerede være bekræftet. Er en "
        f"oplysning stadig rigtig, så {how}. Er den forkert, så ret den.\n{listed}\n"
    )


def last_confirmed(site: Site, record: Record) -> dt.date:
    """Give the day on which anything of a record was last confirmed."""
    return max(one.day for one in site.confirmations(record))


def _list_silent(site: Site, forge: str) -> str:
    """List what the site has left out because nobody has confirmed it for long; nothing where that is nothing."""
    with_it: dict[tuple[str, str], list[str]] = {}
    for one, silent in site.data.silent.items():
        with_it.setdefault(silent.of, []).extend([f"`{'.'.join(one)}`"] if silent.of != one else [])
    lines = []
    for one, others in with_it.items():
        day = STAFF.day(last_confirmed(site, site.data.silent[one].record))
        too = f"; derfor mangler også {', '.join(others)}" if others else ""
        lines.append(f"- [ ] {_link('.'.join(one), forge)}: ingen har bekræftet det siden {day}{too}")
    for (topic, name), last in site.data.numberless.items():
        told = f"ingen har bekræftet numre eller mailadresse siden {STAFF.day(last)}"
        lines.append(f"- [ ] {_link(f'{topic}.{name}', forge)}: {told}")
    return "\n".join(["# Taget af siden", "", *lines, "", ""]) if lines else ""


def _link(key: str, forge: str) -> str:
    if not forge:
        return f"`{key}`"
    given = urlencode({"template": Path(FORM).name, "title": f"Stadig rigtigt: {key}", "record": key}, quote_via=quote)
    return f"[`{key}`]({forge.rstrip('/')}/issues/new?{given})"


def _tell(site: Site, one: Confirmation) -> str:
    """Say until when something was to be looked at, and when it last was."""
    kind = KINDS[one.kind]
    when = "skulle bekræftes" if site.is_past(one.due) else "bekræftes"
    due = f" senest {STAFF.day(one.due)}" if one.due else ""
    return f"{kind} {when}{due} (sidst {STAFF.day(one.day)})"


def confirm(site: Site, record: str, part: str = "") -> int:
    """Write today's date on a record whose facts are still right, or on the part of it that was looked at."""
    try:
        print(confirm_record(site.root, record, site.today, part))
    except KeyError:
        print(_tell_unknown(site, record, part))
        return 1
    return 0


def _tell_unknown(site: Site, record: str, part: str) -> str:
    """Say what of a record and its part is not there, and what comes closest."""
    known = {f"{topic}.{name}": one for topic, name, one in list_assured(site)}
    known |= {".".join(key): one.record for key, one in site.data.silent.items()}
    if part and record in known:
        dated = [field for field, value in known[record] if value and field in PARTS]
        choices = f" Skriv fx PART={' eller PART='.join(dated)}." if dated else " Bekræft hele posten uden PART."
        return f"{record} har ikke {part}.{choices}"
    named = [key for key in known if key.partition(".")[2] == record]
    near = (
        named
        or get_close_matches(record, known, n=3, cutoff=0.8)
        or sorted(known, key=lambda key: not key.startswith("courses."))[:1]
    )
    return f"{record} findes ikke. Skriv fx {', '.join(near)}."


def stale(site: Site) -> int:
    """Print what nobody has confirmed lately, by who answers for it; with links where the forge has a form for it."""
    forge = os.environ.get("FORGE_URL", "") if (site.root / FORM).exists() else ""
    print(list_stale(site, forge), end="")
    return 0
