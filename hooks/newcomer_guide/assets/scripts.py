"""Hand out the scripts of overrides/, each with the words and facts that it imports, in the reader's language."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newcomer_guide.assets.css import read_small_style
from newcomer_guide.assets.files import OVERRIDES
from newcomer_guide.assets.fingerprint import digest
from newcomer_guide.records.recurrence import known_years
from newcomer_guide.site.addresses import home_uri, search_uri
from newcomer_guide.sources.word_lists import listed_words
from newcomer_guide.wording.choice import choose
from newcomer_guide.wording.edition import make_editions
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.plan import plan_of
from newcomer_guide.wording.search_terms import contact_words
from newcomer_guide.wording.search_words import search_stops
from newcomer_guide.wording.times import DAY_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language
    from newcomer_guide.wording.edition import Edition

FOLDER = OVERRIDES / "assets" / "scripts"
WORKER_FOLDER = OVERRIDES / "assets" / "worker"
LATER = re.compile(r'import\("([^"]+\.js)"\)')
"""A script that is fetched when it is needed."""

PART = re.compile(r'^import \{[^}]*\} from "([^"]+\.js)";\n', re.MULTILINE)
"""A script that becomes a part of the one that imports it: one request less, which is worth more than its bytes."""

EXPORT = re.compile(r"^export (?=const|class|function|async)", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
PAGE = "page.js"
"""What scripts import their words and facts from."""

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
        self._paths: dict[str, Path] = {}
        self._make(FOLDER / "app.js")

    def _make(self, path: Path) -> str:
        """Make a script after those that it fetches, and give its file's name."""

        def name_of(match: re.Match[str]) -> str:
            return f'import("./{self._make((path.parent / match[1]).resolve())}")'

        if self._paths.setdefault(path.stem, path) != path:
            message = f"two scripts have one name: {path}, {self._paths[path.stem]}"
            raise ValueError(message)
        if path.stem not in self.made:
            content = LATER.sub(name_of, write_code(path, self._edition, self.say)).encode()
            name = f"{path.stem}.{self._edition.language.tag}.{digest(content)}.js"
            self.made[path.stem] = Script(f"assets/{name}", content)
        return self.made[path.stem].uri.removeprefix("assets/")


def write_code(path: Path, edition: Edition, say: Wording) -> str:
    """Write a script with its parts, its words and its facts, and without what only its authors read.

    One that hands out nothing stands in a block, so that all its names can be short: it saves 200 bytes of each first
    visit, of `app.js` and `sw.js`, packed with brotli.
    """
    code = _put_together(path)
    words = {word: _say_word(say, word) for word in sorted(set(WORD.findall(code)))}
    languages = {fact: say.language_of_days if fact in OF_DAYS else edition.language for fact in FACT.findall(code)}
    facts = {fact: FACTS[fact](edition.site, languages[fact]) for fact in sorted(languages)}
    given = "".join(
        f"const {kind}={json.dumps(values, ensure_ascii=False, separators=(',', ':'))};"
        for kind, values in (("words", words), ("facts", facts))
        if values
    )
    return _shrink(given + code if "export " in code else f"{{{given}{code}}}")


def _put_together(path: Path, known: set[Path] | None = None) -> str:
    """Read a script with the parts that it imports in front of it, each once, and without the import of words and facts."""
    code = path.read_text(encoding="utf-8")
    known = set() if known is None else known
    parts = [(path.parent / name).resolve() for name in PART.findall(code) if not name.endswith(f"/{PAGE}")]
    before = []
    for part in parts:
        if part not in known:
            known.add(part)
            before.append(EXPORT.sub("", _put_together(part, known)))
    rest = PART.sub("", code)
    left_over = LEFT_OVER.search("".join([*before, EXPORT.sub("", rest)]))
    if left_over:
        message = f"{path}: only `import {{ … }} from` and `export const` can be put together: {left_over[0]}"
        raise ValueError(message)
    return "".join([*before, rest])


@functools.lru_cache(maxsize=256)
def _shrink(code: str) -> str:
    import minify  # noqa: PLC0415  # it starts threads: only where it is needed, see site/cores.py

    return str(minify.string("application/javascript", code))


OF_DAYS = ("date_pattern", "day_pattern", "months", "weekdays")
"""The facts that are put into words that say days."""


def _say_word(say: Wording, name: str) -> str:
    return str((say.day_word(name) if name in DAY_WORDS else say.pattern(name)).html)


def _offer(site: Site, language: Language) -> str:
    """Say in a language that the page is there in it too; its own name, where it has no words for that."""
    text = site.data.interface.get("read_in")
    chosen = text and choose(site, language, text)
    return chosen.words if chosen and chosen.lang == language.tag else language.name


FACTS: dict[str, Callable[[Site, Language], object]] = {
    "absent_words": lambda site, language: sorted(listed_words("absent-words", language.tag, site.source.tag)),
    "contacts": lambda site, _: site.once(contact_words),
    "date_pattern": lambda _, language: language.date_pattern,
    "day_pattern": lambda _, language: language.day_pattern,
    "offered": lambda site, language: [other.tag for other in site.shown if other != language],
    "offers": lambda site, language: {other.tag: _offer(site, other) for other in site.shown if other != language},
    "plan": lambda site, language: plan_of(make_editions(site, [language])[0]),
    "plan_style": lambda _site, language: read_small_style(
        OVERRIDES / "assets" / "plan" / "plan.css", language.direction
    ),
    "search": search_uri,
    "source": lambda site, _: {"lang": site.source.tag, "dir": site.source.direction},
    "folders": lambda site, _: {other.tag: home_uri(site, other) for other in site.languages},
    "holidays": lambda site, _: [
        day.isoformat() for day in site.data.settings.place.holidays_in(known_years(site.today))
    ],
    "months": lambda _, language: language.month_names,
    "stop_words": search_stops,
    "time_zone": lambda site, _: str(site.data.settings.place.zone),
    "unsure": lambda site, _: [
        day.isoformat() for day in site.data.settings.place.days_often_off_in(known_years(site.today))
    ],
    "weekdays": lambda _, language: language.weekday_names,
}
"""What scripts may ask for beside words: names of months from January, of days from Sunday, and the like."""
