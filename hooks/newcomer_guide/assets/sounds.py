"""Which texts can be heard, read aloud by a person: those whose words are still the ones that were read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.assets.fingerprint import digest
from newcomer_guide.sources.native_checks import digest_of
from newcomer_guide.wording.choice import State, choose

if TYPE_CHECKING:
    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language
    from newcomer_guide.sources.recordings import Sound


HEARABLE = re.compile(
    r"arrival\.[^.]+\.(title|text)|courses\.[^.]+\.(summary|description)|pages\.(?!.*\.(title|summary|keywords)$).+"
)
"""The keys of the texts beside which pages have room for a sound."""


def sound_of(site: Site, language: Language, text: Text) -> Sound | None:
    """Give the sound of a text as readers of a language see it; None where there is none of just these words."""
    sound = site.recordings[language.tag].get(text.key)
    if not HEARABLE.fullmatch(text.key):
        return None
    return sound if sound and sound.digest == digest_to_read(site, language, text) else None


def digest_to_read(site: Site, language: Language, text: Text) -> str:
    """Give the digest of a text and its words in a language; empty where it has no words that are right."""
    chosen = choose(site, language, text)
    return digest_of(text.danish, chosen.words) if chosen.state in {State.SOURCE, State.CURRENT} else ""


def sound_uri(language: Language, sound: Sound) -> str:
    """Give the address of a sound within the site."""
    return f"assets/{language.tag}.{digest(sound.path.read_bytes())}{sound.path.suffix.lower()}"


def list_sounds(site: Site, language: Language) -> dict[str, Sound]:
    """Give the sounds that readers of a language can hear, by their addresses."""
    texts = {text.key: text for text in site.all_texts()}
    heard = (sound_of(site, language, texts[key]) for key in site.recordings[language.tag] if key in texts)
    return {sound_uri(language, sound): sound for sound in heard if sound}
