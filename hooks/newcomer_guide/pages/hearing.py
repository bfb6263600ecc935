"""The way to a text that a person has read aloud, with what it costs to hear it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from newcomer_guide.assets.sounds import sound_of, sound_uri

if TYPE_CHECKING:
    from newcomer_guide.pages.links import Links
    from newcomer_guide.records.values import Text
    from newcomer_guide.wording.facts import Wording
    from newcomer_guide.wording.said import Said


class Heard(NamedTuple):
    """A sound as a page leads to it.

    Attributes:
        address: Where it is, from the page.
        time: How long it takes, in minutes and seconds.
        size: In kilobytes of 1,000 bytes, rounded up.
    """

    address: str
    time: Said
    size: int


def unheard(_: Text) -> None:
    """Lead nowhere: nothing can be heard."""


def hear(say: Wording, links: Links, text: Text) -> Heard | None:
    """Lead to the sound of a text; None where nobody has read just these words."""
    site, language = say.edition.site, say.language
    sound = sound_of(site, language, text)
    if sound is None:
        return None
    minutes, seconds = divmod(math.ceil(sound.seconds), 60)
    size = math.ceil(sound.path.stat().st_size / 1000)
    return Heard(links.to_file(sound_uri(language, sound)), say.name(f"{minutes}:{seconds:02}"), size)
