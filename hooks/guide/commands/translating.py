"""Keep the catalogues in line with the Danish, and hand them to translators and back."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.utils.exceptions import InvalidFileException

from guide.handoff import read_handoff, write_handoff
from guide.reviews import write_reviews
from guide.translations import Entry, update_entries, write_catalogues

if TYPE_CHECKING:
    from guide.languages import Language
    from guide.site import Site


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


def is_below(name: str, key: str) -> bool:
    """Say whether a text's key is `key`, or below it; the path of a catalogue means its topic."""
    key = Path(key).stem if key.endswith(".po") else key
    return name == key or name.startswith(f"{key}.")


def _write(site: Site, language: Language, entries: dict[str, Entry]) -> None:
    for path in write_catalogues(site.root, language.tag, site.all_texts(), entries):
        print(f"{path.relative_to(site.root)} er {'opdateret' if path.exists() else 'slettet'}.")
