"""Take in a sound in which a person reads a text aloud, and note which words those are."""

from __future__ import annotations

import shutil
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.assets.sounds import HEARABLE, digest_to_read
from newcomer_guide.problems import Place, tell_problems
from newcomer_guide.sources.recordings import Sound, measure_sound, recordings_path, write_recordings

if TYPE_CHECKING:
    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


def recorded(site: Site, lang: str, key: str, file: str) -> int:
    """Put a file of sound beside a text, for the words that it has today in a language."""
    language = next((one for one in site.languages if one.tag == lang), None)
    text = next((one for one in site.texts() if one.key == key), None)
    if language is None or text is None:
        names = [one.key for one in site.texts()] if language else [one.tag for one in site.languages]
        wrong = key if language else lang
        near = get_close_matches(wrong, names) or names[:3]
        print(f"{wrong} findes ikke. Skriv fx: {', '.join(near)}")
        return 1
    if not HEARABLE.fullmatch(key):
        print(f"Ved {key} er der ikke plads til lyd. Læs fx et trins text eller title, eller et kursus' summary.")
        return 1
    digest = digest_to_read(site, language, text)
    if not digest:
        print(f"{key} er ikke oversat til {lang}, eller oversættelsen er forældet. Oversæt den først.")
        return 1
    place = Place(file, 1)
    problems: list[Problem] = []
    seconds = measure_sound(Path(file), place, problems)
    if not seconds:
        print(tell_problems(problems))
        return 1
    path = recordings_path(site.root, lang).with_suffix("") / f"{key}{Path(file).suffix.lower()}"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not (path.exists() and path.samefile(file)):
        shutil.copyfile(file, path)
    known = site.recordings[lang]
    if key in known and known[key].path != path:
        known[key].path.unlink(missing_ok=True)
    write_recordings(site.root, lang, known | {key: Sound(path, digest, site.today, seconds, place)})
    print(f"{lang}: {key} kan høres: {round(seconds)} sekunder, {path.stat().st_size // 1000 + 1} KB.")
    return 0
