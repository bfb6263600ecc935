"""Warn of recordings that nobody can hear: of a text that is not there any more, or that has other words by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.sounds import digest_to_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


def lapsed_recordings(site: Site) -> Iterator[Problem]:
    """Warn of each recording that is not shown: its text is gone, not translated, or not what was read."""
    texts = {text.key: text for text in site.all_texts()}
    for language in site.languages:
        for key, sound in site.recordings[language.tag].items():
            digest = digest_to_read(site, language, texts[key]) if key in texts else None
            if digest is None:
                message = "Optagelsen vises ikke, for der er ingen tekst med den nøgle mere. Slet linjen og lydfilen."
            elif not digest:
                message = (
                    "Optagelsen vises ikke, for oversættelsen er forældet. Få teksten oversat, og læs den op igen."
                )
            else:
                message = "Optagelsen vises ikke, for teksten er ændret. Læs den op igen, og kør make recorded."
            if sound.digest != digest:
                yield sound.place.problem(message, key, is_warning=True)
