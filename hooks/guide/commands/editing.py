"""Keep the data in form, confirmed and explained, and answer a proposed change."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from guide.ageing import list_stale
from guide.changes import LOG
from guide.confirming import confirm_record
from guide.fieldguide import write_all
from guide.formatting import format_data
from guide.history import bring_up_to_date, write_log
from guide.outbound import ask, has_network, list_outbound, tell_answers
from guide.reviewing import FOLDER, annotate, review_change, write_job_summary
from guide.site import public_address, read_today

if TYPE_CHECKING:
    from guide.site import Site


def rewrite(site: Site) -> int:
    """Write the data files in one form; comments stay, and no fact changes."""
    for path, _, formatted in format_data(site.root):
        path.write_text(formatted, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(site.root)} er skrevet på den faste måde.")
    return 0


def fields(site: Site) -> int:
    """Write the editor's schemas, the field guide and the templates from the record definitions."""
    for name, text in write_all().items():
        path = site.root / "data" / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"data/{name} er opdateret.")
    return 0


def confirm(site: Site, record: str) -> int:
    """Write today's date on a record whose facts are still right."""
    try:
        print(confirm_record(site.root, record, site.today))
    except KeyError:
        print(f"{record} findes ikke. Skriv fx courses.syning.")
        return 1
    return 0


def stale(site: Site) -> int:
    """Print what nobody has confirmed lately, by who answers for it."""
    print(list_stale(site), end="")
    return 0


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


def links(site: Site) -> int:
    """Tell which addresses elsewhere no longer answer; without a network, say so."""
    answers = list(ask(list_outbound(site)))
    print(tell_answers(answers))
    return int(has_network(answers) and any(answer.is_gone for answer in answers))


def review(base: str) -> int:
    """Tell what a change since a commit means for readers, and what has to be mended in it, with pictures."""
    root = Path.cwd()
    try:
        summary, problems = review_change(root, base, read_today(), public_address(os.environ.get("SITE_URL", "")))
    except LookupError:
        print(f"{base} findes ikke i projektets historie.")
        return 1
    write_job_summary(summary)
    if os.environ.get("GITHUB_ACTIONS"):
        print(annotate(problems), end="")
    print(summary)
    print(_show_pictures(root))
    return 1 if problems else 0


def _show_pictures(root: Path) -> str:
    """Take the pictures, where there is a browser, and say where they are."""
    try:
        pictures = importlib.import_module("guide.pictures")
        count = pictures.show_changes(root / FOLDER, root / "overrides")
    except (ImportError, FileNotFoundError):
        return "Her er ingen browser, så der er ingen billeder. Installér Chromium, og kør make review igen."
    return f"Åbn {FOLDER}/index.html: {count} sider før og nu. {FOLDER}/siden/index.html er hele siden."
