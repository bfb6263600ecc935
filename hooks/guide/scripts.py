"""Hand out the scripts of overrides/assets/scripts, each with the words that it names in the reader's language."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import minify

from guide.naming import digest
from guide.schedule import holidays_in, known_years
from guide.search import contact_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.languages import Language
    from guide.site import Site
    from guide.wording import Wording

FOLDER = "overrides/assets/scripts"
IMPORT = re.compile(r'import\("\./([a-z]+)\.js"\)')
MARK = re.compile(r"(?s)\A<span data-key[^>]*>(.*)</span>\Z")
"""A text's own mark, which pairs it with its Danish sister; what scripts say has none."""

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


@functools.lru_cache(maxsize=8)
def script_voice(site: Site, language: Language) -> Wording:
    """Give the one voice that says the words of all scripts in a language, and knows what it had to admit."""
    return site.wording(language)


@functools.lru_cache(maxsize=8)
def make_scripts(site: Site, language: Language) -> dict[str, Script]:
    """Make the scripts for the pages of a language, by name: `app`, and what it imports when it is needed.

    Raises:
        ProblemsError: A script names a word that interface.yml does not have.
    """
    made: dict[str, Script] = {}
    _make("app", site, language, made)
    return made


def write_code(name: str, site: Site, language: Language) -> str:
    """Write a script with its words and facts in front, and without what only its authors read."""
    code = (site.root / FOLDER / f"{name}.js").read_text(encoding="utf-8")
    say = script_voice(site, language)
    words = {word: MARK.sub(r"\1", str(say.pattern(word))) for word in sorted(set(WORD.findall(code)))}
    facts = {fact: FACTS[fact](site, language) for fact in sorted(set(FACT.findall(code)))}
    front = "".join(
        f"const {kind}={json.dumps(values, ensure_ascii=False, separators=(',', ':'))};"
        for kind, values in (("words", words), ("facts", facts))
        if values
    )
    return _shrink(front + code)


@functools.lru_cache(maxsize=256)
def _shrink(code: str) -> str:
    return str(minify.string("application/javascript", code))


def _make(name: str, site: Site, language: Language, made: dict[str, Script]) -> str:
    """Make a script after those that it imports, and give its file's name."""

    def name_of(match: re.Match[str]) -> str:
        return f'import("./{_make(match[1], site, language, made)}")'

    if name not in made:
        content = IMPORT.sub(name_of, write_code(name, site, language)).encode()
        file = f"{name}.{language.tag}.{digest(content)}.js"
        made[name] = Script(f"assets/{file}", content)
    return made[name].uri.removeprefix("assets/")


FACTS: dict[str, Callable[[Site, Language], object]] = {
    "contacts": lambda site, _: contact_words(site),
    "day_pattern": lambda _, language: language.day_pattern,
    "folders": lambda site, _: {other.tag: site.address(site.pages["index"], other) for other in site.languages},
    "holidays": lambda site, _: [day.isoformat() for day in holidays_in(known_years(site.today))],
    "months": lambda _, language: [language.month_name(month) for month in range(1, 13)],
    "weekdays": lambda _, language: [language.weekday((day - 1) % 7) for day in range(7)],
}
"""What scripts may ask for beside words: names of months from January, of days from Sunday, and the like."""
