"""Keep the catalogues in line with the data, and note what still holds and what is checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.editing.danish_names import STAFF
from newcomer_guide.site.assembly import national_texts
from newcomer_guide.sources.catalogue_notes import write_note
from newcomer_guide.sources.catalogues import Entry, read_entries, update_entries, write_catalogues
from newcomer_guide.sources.national import NATIONAL, is_engine_at
from newcomer_guide.sources.native_checks import write_reviews

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language


def translations(site: Site) -> int:
    """Bring the catalogues up to date, and tell what changed."""
    known = {text.key for text in site.all_texts()}
    for language in site.translated:
        texts = site.own_texts(language)
        entries = site.entries[language.tag]
        renamed = site.renamed[language.tag]
        for key, before in renamed.items():
            print(f"{language.tag}: {before} hedder nu {key}. Oversættelsen er flyttet med.")
        for key in sorted(entries.keys() - known - set(renamed.values())):
            print(f"{language.tag}: {key} findes ikke mere. Oversættelsen er slettet.")
        updated = update_entries(texts, entries)
        write_entries(site, language, updated)
        checked = {key: day for key, day in site.reviews[language.tag].items() if key in known}
        if checked.keys() & renamed.keys():
            write_reviews(site.root, language.tag, entries, checked)
        missing = sum(not entry.words for entry in updated.values())
        danish = {text.key: text.danish for text in texts}
        outdated = sum(bool(entry.words) and not entry.holds_for(danish[key]) for key, entry in updated.items())
        print(f"{language.tag}: tekster i alt: {len(updated)}, uden oversættelse: {missing}, forældede: {outdated}.")
    if is_engine_at(site.root):
        for path in update_national():
            print(f"{path.relative_to(site.root.resolve())} er opdateret.")
    return 0


def update_national() -> list[Path]:
    """Bring the engine's own catalogues up to date, those too of languages that this town does not have.

    Returns:
        The files that changed.
    """
    texts = national_texts()
    tags = sorted(path.name for path in (NATIONAL / "data" / "translations").iterdir() if path.is_dir())
    return [
        path
        for tag in tags
        for path in write_catalogues(
            NATIONAL, tag, texts, update_entries(texts, read_entries(NATIONAL, tag, [])), write_note
        )
    ]


def same(site: Site, key: str) -> int:
    """Say that the meaning of a Danish text has not changed, so that its translations still hold."""
    texts = {text.key: text for text in site.texts() if is_below(text.key, key)}
    if not texts:
        print(f"{key} findes ikke.")
        return 1
    for language in site.translated:
        entries = site.entries[language.tag]
        renewed = {
            name: replace(entry, danish=texts[name].danish)
            for name, entry in entries.items()
            if name in texts and entry.words and entry.danish != texts[name].danish
        }
        take_entries(site, language, renewed)
        print(f"{language.tag}: forældede oversættelser, der gælder igen: {len(renewed)}.")
    return 0


def reviewed(site: Site, lang: str, key: str) -> int:
    """Note that a native speaker has today checked the translations of a key, a record, a topic or a file."""
    entries = site.entries.get(lang, {})
    danish = {text.key: text.danish for text in site.texts()}
    found = [name for name, entry in entries.items() if is_below(name, key) and entry.words]
    checked = [name for name in found if entries[name].holds_for(danish.get(name, ""))]
    for name in sorted(set(found) - set(checked)):
        print(f"{name} er forældet og kan ikke kontrolleres, før den er oversat igen.")
    if not checked:
        print(f"Der er ingen oversættelser til {lang} under {key}.")
        return 1
    write_reviews(site.root, lang, entries, site.reviews[lang] | dict.fromkeys(checked, site.today))
    print(f"{lang}: oversættelser, der er kontrolleret {STAFF.day(site.today)}: {len(checked)}.")
    return 0


def is_below(name: str, key: str) -> bool:
    """Say whether a text's key is `key`, or below it; the path of a catalogue means its topic."""
    key = Path(key).stem if key.endswith(".po") else key
    return name == key or name.startswith(f"{key}.")


def take_entries(site: Site, language: Language, taken: dict[str, Entry]) -> None:
    """Write new translations; words of the engine are the town's own from then on, but in the engine's own folder."""
    lent, present = site.lent[language.tag], site.entries[language.tag]
    changed = {key: entry for key, entry in taken.items() if entry != present.get(key)}
    of_engine = {key: entry for key, entry in changed.items() if key in lent}
    if of_engine and is_engine_at(site.root):
        texts = national_texts()
        entries = read_entries(NATIONAL, language.tag, []) | of_engine
        _tell_written(site, write_catalogues(NATIONAL, language.tag, texts, update_entries(texts, entries), write_note))
        of_engine = {}
    own = {text.key for text in site.own_texts(language)} | of_engine.keys()
    texts = [text for text in site.all_texts() if text.key in own]
    entries = update_entries(texts, present | changed)
    _tell_written(site, write_catalogues(site.root, language.tag, texts, entries, write_note))


def write_entries(site: Site, language: Language, entries: dict[str, Entry]) -> None:
    """Write a language's catalogues, and tell which files changed."""
    _tell_written(site, write_catalogues(site.root, language.tag, site.own_texts(language), entries, write_note))


def _tell_written(site: Site, paths: list[Path]) -> None:
    for path in paths:
        print(f"{path.relative_to(site.root.resolve())} er {'opdateret' if path.exists() else 'slettet'}.")
