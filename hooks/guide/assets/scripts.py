"""Hand out the scripts of overrides/assets/scripts, each with the words that it names in the reader's language."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import minify

from guide.assets.fingerprint import digest
from guide.records.recurrence import holidays_in, known_years
from guide.site.addresses import home_uri
from guide.wording.facts import Wording
from guide.wording.search_terms import contact_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.site.site import Site
    from guide.sources.languages import Language
    from guide.wording.edition import Edition

FOLDER = "overrides/assets/scripts"
IMPORT = re.compile(r'import\("\./([a-z]+)\.js"\)')
WORD = re.compile(r"\bwords\.([a-z_]+)")
FACT = re.compile(r"\bfacts\.([a-z_]+)")


@dataclass(frozen=True)
class Script:
    """A script as browsers get it.

    Attributes:
        uri: Its address within the site; it names the content, so it may be kept for ever.
        content: UTF-8.
    """

    uri: str
    content: bytes


class Scripts:
    """The scripts of one edition.

    Attributes:
        made: The scripts by name: `app`, and what it imports when it is needed.
        say: The voice that says their words, so that it knows what has to be admitted of them.
    """

    def __init__(self, edition: Edition) -> None:
        """Make the scripts for the pages of an edition."""
        self.say = Wording(edition).unpaired()
        self.made: dict[str, Script] = {}
        self._edition = edition
        self._make("app")

    def _make(self, name: str) -> str:
        """Make a script after those that it imports, and give its file's name."""
        if name not in self.made:
            code = write_code(name, self._edition, self.say)
            content = IMPORT.sub(lambda match: f'import("./{self._make(match[1])}")', code).encode()
            file = f"{name}.{self._edition.language.tag}.{digest(content)}.js"
            self.made[name] = Script(f"assets/{file}", content)
        return self.made[name].uri.removeprefix("assets/")


def write_code(name: str, edition: Edition, say: Wording) -> str:
    """Write a script with its words and facts in front, and without what only its authors read."""
    site = edition.site
    code = (site.root / FOLDER / f"{name}.js").read_text(encoding="utf-8")
    words = {word: say.pattern(word).html for word in sorted(set(WORD.findall(code)))}
    facts = {fact: FACTS[fact](site, edition.language) for fact in sorted(set(FACT.findall(code)))}
    front = "".join(
        f"const {kind}={json.dumps(values, ensure_ascii=False, separators=(',', ':'))};"
        for kind, values in (("words", words), ("facts", facts))
        if values
    )
    return _shrink(front + code)


@functools.lru_cache(maxsize=256)
def _shrink(code: str) -> str:
    return str(minify.string("application/javascript", code))


FACTS: dict[str, Callable[[Site, Language], object]] = {
    "contacts": lambda site, _: contact_words(site),
    "day_pattern": lambda _, language: language.day_pattern,
    "folders": lambda site, _: {other.tag: home_uri(site, other) for other in site.languages},
    "holidays": lambda site, _: [day.isoformat() for day in holidays_in(known_years(site.today))],
    "months": lambda _, language: [language.month_name(month) for month in range(1, 13)],
    "weekdays": lambda _, language: [language.weekday((day - 1) % 7) for day in range(7)],
}
"""What scripts may ask for beside words: names of months from January, of days from Sunday, and the like."""
