"""Take over a new version of the engine: say what is new, bring the commands up to date, and leave the town's own alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide import __version__
from newcomer_guide.assets.fingerprint import digest
from newcomer_guide.checks.read_site import read_what_can_be_read
from newcomer_guide.editing.engine_state import read_state, write_state
from newcomer_guide.editing.start_town import start_files
from newcomer_guide.problems import Problem, mistakes_in, tell_problems
from newcomer_guide.site.clock import read_today
from newcomer_guide.sources.national import is_engine_at, is_known_word
from newcomer_guide.sources.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.site.site import Site


def upgrade() -> int:
    """Tell what the engine has brought since the last time, what lacks a word now, and which files are new.

    Only the files that the town has never changed are written; its data and its pages are not. What these have that the new
    version does not take is told last: it is just then that somebody needs to know what is new.
    """
    root, problems = Path.cwd(), list[Problem]()
    if is_engine_at(root):
        print("Her ligger programmet selv. Kommandoen er til en kommune, der har sin egen mappe.")
        return 1
    site = read_what_can_be_read(root, read_today(root), problems)
    if site is None:
        print(tell_problems(sorted(set(problems))))
        return 1
    before = read_state(site.root)
    old_texts, old_files = dict(before.get("texts", {})), dict(before.get("files", {}))
    texts = {text.key: text.danish for text in site.national}
    print(f"newcomer-guide {before.get('version', '?')} → {__version__}")
    for line in [*_tell_texts(site, texts, old_texts), *_tell_lacking(site), *_tell_own_words(site)]:
        print(line)
    files = dict(old_files)
    settings, engine = site.data.settings, str(before.get("engine", ""))
    values = {"id": settings.id, "name": settings.name.danish} | ({"engine": engine} if engine else {})
    for name, text in start_files(values).items():
        files |= _bring_file(site.root, name, text, old_files)
    write_state(site.root, texts, files, engine)
    mistakes = sorted(set(mistakes_in(problems)))
    if mistakes:
        print(f"\nDen nye udgave tager ikke imod alt, hvad der står nu:\n\n{tell_problems(mistakes)}")
    return 1 if mistakes else 0


def _tell_texts(site: Site, texts: dict[str, str], before: dict[str, str]) -> Iterator[str]:
    """Tell the engine's texts that are new, or say something else."""
    if not before:
        return
    for key, words in texts.items():
        if key not in before:
            yield f"Nyt: {words} ({key})"
        elif before[key] != digest(words.encode()):
            yield f"Ændret: {words} ({key})"
    own = {text.key for text in site.texts()}
    yield from (f"Findes ikke mere: {key}" for key in before if key not in own)


def _tell_lacking(site: Site) -> Iterator[str]:
    """Count the engine's texts that a language has no words for yet."""
    for language in site.translated:
        lacking = [text for text in site.national if text.key not in site.entries[language.tag]]
        if lacking:
            yield f"{language.name} mangler ord: {len(lacking)}. make handoff LANG={language.tag} skriver dem i et regneark."


def _tell_own_words(site: Site) -> Iterator[str]:
    """Tell the town's own words that the engine does not ask for, and those that are the engine's."""
    engine = site.data.engine_words
    for name, text in site.data.interface.items():
        if not is_known_word(name, engine):
            yield f"data/interface.yml: {name} bruges ikke. Linjen kan slettes."
        elif name in engine and not text.is_lent and engine[name].danish == text.danish:
            yield f"data/interface.yml: {name} er det samme som i programmet. Linjen kan slettes."


def _bring_file(root: Path, name: str, text: str, before: dict[str, str]) -> dict[str, str]:
    """Write a file that the engine brings, unless the town has made it its own; give its digest."""
    path, new = root / name, digest(text.encode())
    present = digest(path.read_bytes()) if path.exists() else ""
    if present == new:
        return {name: new}
    if present and present != before.get(name):
        print(f"{name} har I selv rettet, så den bliver stående.")
        return {}
    write_whole(path, text)
    print(f"{name} er opdateret.")
    return {name: new}
