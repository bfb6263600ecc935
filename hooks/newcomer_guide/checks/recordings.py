"""Find recordings that nobody can hear: of a text that is not there, or that has other words by now."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from newcomer_guide.assets.sounds import digest_to_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


def unknown_recordings(site: Site) -> Iterator[Problem]:
    """Each recording is of a text that is there."""
    texts = {text.key for text in site.all_texts()}
    for found in site.recordings.values():
        for key, sound in found.items():
            if key not in texts:
                message = "Der er ingen tekst med den nøgle."
                yield sound.place.problem(message, key, ", ".join(get_close_matches(key, texts)))


def lapsed_recordings(site: Site) -> Iterator[Problem]:
    """Warn of each recording that is not shown, for its text has other words than those that were read."""
    texts = {text.key: text for text in site.all_texts()}
    for language in site.languages:
        for key, sound in site.recordings[language.tag].items():
            if sound.digest != digest_to_read(site, language, texts[key]):
                message = "Optagelsen vises ikke, for teksten er ændret. Læs den op igen, og kør make recorded."
                yield sound.place.problem(message, key, is_warning=True)
