"""Words that a person has read aloud: a file of sound beside a text, for exactly those words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import Field
from tinytag import TinyTag, TinyTagException

from newcomer_guide.records import Part
from newcomer_guide.records.dates import Date
from newcomer_guide.sources.validation import check_part
from newcomer_guide.sources.whole_file import write_whole
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from newcomer_guide.problems import Place, Problem

SOUND_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav"}
"""The media types of the sounds that phones play, by the ends of their files' names."""

LARGEST_BYTES = 1_000_000
"""A minute of speech, as phones record it."""


class Recording(Part):
    """One text that was read aloud."""

    digest: str = Field(
        description="Aftryk af den danske tekst og de ord, der er læst op.", examples=["0123456789abcdef"]
    )
    file: str = Field(description="Lydfilen i mappen ved siden af.", examples=["arrival.modtagelse.text.mp3"])
    date: Date = Field(description="Dagen for optagelsen.", examples=["2026-11-22"])


@dataclass(frozen=True)
class Sound:
    """A recording that can be played.

    Attributes:
        path: The file.
        digest: Of the text and the words that are read, as `native_checks.digest_of` gives it.
        date: The day of the recording.
        seconds: How long it takes.
        place: Where it is declared.
    """

    path: Path
    digest: str
    date: dt.date
    seconds: float
    place: Place


def recordings_path(root: Path, lang: str) -> Path:
    """Give the place of the list of a language's recordings; the sounds are in the folder of the same name."""
    return root / "data" / "recordings" / f"{lang}.yml"


def read_recordings(root: Path, lang: str, problems: list[Problem]) -> dict[str, Sound]:
    """Read the recordings in a language, by the keys of their texts; those that cannot be played are told of."""
    path = recordings_path(root, lang)
    if not path.exists():
        return {}
    source = read_yaml(path, root)
    found = {}
    if not isinstance(source.value, dict):
        problems.append(
            source.place_of().problem("Filen er ikke en liste over optagelser. Slet den, eller kør make recorded.")
        )
    for key in source.value if isinstance(source.value, dict) else ():
        recording = check_part(Recording, source, (key,), f"recordings.{key}")
        if recording:
            place, sound_path = source.place_of(key, "file"), path.with_suffix("") / Path(recording.file).name
            seconds = measure_sound(sound_path, place, problems)
            if seconds:
                found[key] = Sound(sound_path, recording.digest, recording.date, seconds, place)
    problems.extend(source.problems)
    return found


def measure_sound(path: Path, place: Place, problems: list[Problem]) -> float:
    """Give how many seconds a sound takes; 0 where phones cannot play it, which is told at `place`."""
    if path.suffix.removeprefix(".").lower() not in SOUND_TYPES:
        problems.append(place.problem("Lyden er ikke en fil, som telefoner kan spille.", path.name, "optagelse.mp3"))
    elif not path.is_file():
        problems.append(place.problem("Lydfilen findes ikke.", path.name))
    elif path.stat().st_size > LARGEST_BYTES:
        size, most = path.stat().st_size // 1000, LARGEST_BYTES // 1000
        message = f"Lydfilen er for stor: {size} KB. Højst {most} KB. Læs kortere, eller gem den med færre kbit/s."
        problems.append(place.problem(message, path.name))
    else:
        try:
            seconds = TinyTag.get(path).duration
        except (TinyTagException, OSError):
            seconds = None
        if seconds:
            return float(seconds)
        problems.append(place.problem("Filen er ikke en lyd, der kan spilles.", path.name))
    return 0


def write_recordings(root: Path, lang: str, recordings: Mapping[str, Sound]) -> None:
    """Write the list of a language's recordings, sorted by key."""
    rows = {
        key: {"digest": one.digest, "file": one.path.name, "date": one.date.isoformat()}
        for key, one in sorted(recordings.items())
    }
    text = "# Tekster, som et menneske har læst op. Skrives af: make recorded\n"
    write_whole(recordings_path(root, lang), text + yaml.safe_dump(rows, sort_keys=False))
