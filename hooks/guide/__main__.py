"""What staff, translators and developers run; the Makefile names each command."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.utils.exceptions import InvalidFileException

from guide.ageing import list_stale
from guide.changes import LOG
from guide.confirming import confirm_record
from guide.fieldguide import write_all
from guide.formatting import format_data, show_difference
from guide.guards import warn_of_long_sentences, warn_of_terms
from guide.handoff import read_handoff, write_handoff
from guide.history import bring_up_to_date, write_log
from guide.hosting import write_hosting
from guide.loose_ends import place_of
from guide.outbound import ask, has_network, list_outbound, tell_answers
from guide.outputs import write_site
from guide.placing import place, staging_path, tell_fault
from guide.problems import ProblemsError, tell_problems
from guide.proofs import prove_site
from guide.reviewing import annotate, review_change, write_job_summary
from guide.reviews import write_reviews
from guide.site import Site, public_address, read_site, read_today
from guide.translations import Entry, update_entries, write_catalogues

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.languages import Language


def main(arguments: list[str]) -> int:
    """Run one command in the project's folder.

    Returns:
        The exit status: 0 where all is well, 1 where something has to be mended.
    """
    parser = argparse.ArgumentParser(prog="guide", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, needed) in COMMANDS.items():
        command = commands.add_parser(name)
        for option in needed:
            command.add_argument(f"--{option}", required=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # what is told has Danish letters, whatever the machine's language
    options = vars(parser.parse_args(arguments))
    command = options.pop("command")
    run, _ = COMMANDS[command]
    if command in WITHOUT_SITE:
        return run(**options)
    try:
        site = read_site(Path.cwd(), read_today())
    except ProblemsError as error:
        print(error)
        return 1
    return run(site, **options)


def check(site: Site) -> int:
    """Tell what only shows when pages are rendered, and the warnings; other mistakes stopped the reading."""
    problems = []
    try:
        prove_site(site)
    except ProblemsError as error:
        problems = error.problems
    warnings = list(warn_of_long_sentences(site.texts(), lambda text: place_of(site, text)))
    for language in site.languages[1:]:
        entries = site.entries[language.tag]
        warnings += warn_of_terms(site.root, language, site.texts(), entries, site.terms)
    print(tell_problems(sorted(problems + warnings)))
    for path, text, formatted in format_data(site.root):
        name = path.relative_to(site.root).as_posix()
        print(f"\n{name} er ikke skrevet på den faste måde. Kør make format, eller ret sådan:")
        print(show_difference(name, text, formatted), end="")
    return 1 if problems else 0


def rewrite(site: Site) -> int:
    """Write the data files in one form; comments stay, and no fact changes."""
    for path, _, formatted in format_data(site.root):
        path.write_text(formatted, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(site.root)} er skrevet på den faste måde.")
    return 0


def write(site: Site) -> int:
    """Write the whole site to site/ without MkDocs; the old one stands until the new one is whole."""
    site.site_url = public_address(os.environ.get("SITE_URL", ""))
    target = site.root / "site"
    staged = staging_path(target)
    try:
        write_site(site, staged)
        place(staged, target)
    except ProblemsError as error:
        print(error)
        return 1
    except OSError as error:
        print(tell_fault(error))
        return 1
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return 0


def hosting(site: Site) -> int:
    """Write hosting/: the site that stands in site/, packed, with how nginx, Caddy and a container serve it."""
    target = site.root / "hosting"
    staged = staging_path(target)
    try:
        write_hosting(site, site.root / "site", staged)
        place(staged, target)
    except OSError as error:
        print(tell_fault(error))
        return 1
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return 0


def links(site: Site) -> int:
    """Tell which addresses elsewhere no longer answer; without a network, say so."""
    answers = list(ask(list_outbound(site)))
    print(tell_answers(answers))
    return int(has_network(answers) and any(answer.is_gone for answer in answers))


def translations(site: Site) -> int:
    """Bring the catalogues up to date, and tell what changed."""
    texts = site.all_texts()
    known = {text.key for text in texts}
    for language in site.languages[1:]:
        entries = site.entries[language.tag]
        for key in sorted(entries.keys() - known):
            print(f"{language.tag}: {key} findes ikke mere. Oversættelsen er slettet.")
        updated = update_entries(texts, entries)
        _write(site, language, updated)
        missing = sum(not entry.words for entry in updated.values())
        danish = {text.key: text.danish for text in texts}
        outdated = sum(bool(entry.words) and entry.danish != danish[key] for key, entry in updated.items())
        print(f"{language.tag}: {len(updated)} tekster, {missing} uden oversættelse, {outdated} forældede.")
    return 0


def same(site: Site, key: str) -> int:
    """Say that the meaning of a Danish text has not changed, so that its translations still hold."""
    texts = {text.key: text for text in site.texts() if is_below(text.key, key)}
    if not texts:
        print(f"{key} findes ikke.")
        return 1
    for language in site.languages[1:]:
        entries = site.entries[language.tag]
        held = {name: entry for name, entry in entries.items() if name in texts and entry.words}
        renewed = {name: Entry(texts[name].danish, entry.words) for name, entry in held.items()}
        _write(site, language, update_entries(site.all_texts(), entries | renewed))
        print(f"{language.tag}: {len(renewed)} oversættelser gælder stadig.")
    return 0


def reviewed(site: Site, lang: str, key: str) -> int:
    """Note that a native speaker has today checked the translations of a key, a record, a topic or a file."""
    entries = site.entries.get(lang, {})
    danish = {text.key: text.danish for text in site.texts()}
    found = [name for name, entry in entries.items() if is_below(name, key) and entry.words]
    checked = [name for name in found if entries[name].danish == danish.get(name) and not entries[name].is_doubted]
    for name in sorted(set(found) - set(checked)):
        print(f"{name} er forældet og kan ikke kontrolleres, før den er oversat igen.")
    if not checked:
        print(f"Der er ingen oversættelser til {lang} under {key}.")
        return 1
    write_reviews(site.root, lang, entries, site.reviews[lang] | dict.fromkeys(checked, site.today))
    print(f"{lang}: {len(checked)} oversættelser er kontrolleret {site.today}.")
    return 0


def handoff(site: Site, lang: str) -> int:
    """Write the texts that need a translator to handoff-LANG.xlsx."""
    language = next((one for one in site.languages[1:] if one.tag == lang), None)
    if language is None:
        print(f"{lang} er ikke et af sidens sprog.")
        return 1
    path = site.root / f"handoff-{lang}.xlsx"
    count = write_handoff(site, language, path, os.environ.get("SITE_URL", "/"))
    print(f"{path.name} har {count} tekster. Send den til oversætteren.")
    return 0


def takeback(site: Site, lang: str, file: str) -> int:
    """Take a translator's spreadsheet back; what no longer fits is refused, and said."""
    language = next((one for one in site.languages[1:] if one.tag == lang), None)
    if language is None:
        print(f"{lang} er ikke et af sidens sprog.")
        return 1
    try:
        taken = read_handoff(site, language, Path(file))
    except (OSError, zipfile.BadZipFile, InvalidFileException):
        print(f"{file} kan ikke læses. Gem det som et Excel-ark (.xlsx).")
        return 1
    entries = site.entries[lang] | taken.entries
    _write(site, language, update_entries(site.all_texts(), entries))
    if taken.checked:
        write_reviews(site.root, lang, entries, site.reviews[lang] | dict.fromkeys(taken.checked, site.today))
    for refusal in taken.refused:
        print(f"Ikke brugt: {refusal}")
    print(f"{lang}: {len(taken.entries)} nye oversættelser, {len(taken.checked)} kontrollerede.")
    return 1 if taken.refused else 0


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


def review(base: str) -> int:
    """Tell what a change since a commit means for readers, and what has to be mended in it."""
    try:
        summary, problems = review_change(Path.cwd(), base, read_today())
    except LookupError:
        print(f"{base} findes ikke i projektets historie.")
        return 1
    write_job_summary(summary)
    if os.environ.get("GITHUB_ACTIONS"):
        print(annotate(problems), end="")
    print(summary)
    return 1 if problems else 0


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


def stale(site: Site) -> int:
    """Print what nobody has confirmed lately, by who answers for it."""
    print(list_stale(site), end="")
    return 0


def is_below(name: str, key: str) -> bool:
    """Say whether a text's key is `key`, or below it; the path of a catalogue means its topic."""
    key = Path(key).stem if key.endswith(".po") else key
    return name == key or name.startswith(f"{key}.")


def _write(site: Site, language: Language, entries: dict[str, Entry]) -> None:
    for path in write_catalogues(site.root, language.tag, site.all_texts(), entries):
        print(f"{path.relative_to(site.root)} er opdateret.")


COMMANDS: dict[str, tuple[Callable[..., int], list[str]]] = {
    "check": (check, []),
    "write": (write, []),
    "hosting": (hosting, []),
    "links": (links, []),
    "translations": (translations, []),
    "review": (review, ["base"]),
    "same": (same, ["key"]),
    "reviewed": (reviewed, ["lang", "key"]),
    "fields": (fields, []),
    "format": (rewrite, []),
    "confirm": (confirm, ["record"]),
    "stale": (stale, []),
    "log": (log, []),
    "handoff": (handoff, ["lang"]),
    "takeback": (takeback, ["lang", "file"]),
}
"""The commands, and the options that each needs."""

WITHOUT_SITE = {"review"}
"""Commands that tell themselves what keeps the site from being read."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
