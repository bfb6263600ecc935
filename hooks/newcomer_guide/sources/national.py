"""What the engine brings that holds for any town: interface words, kinds, terms and pages, with their translations.

A town says otherwise by a word, a kind or a page of the same name; it never has to take over what changes here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.records import Kinds
from newcomer_guide.records.values import Text, Texts
from newcomer_guide.sources.catalogues import topic_of
from newcomer_guide.sources.validation import check_part, check_words, walk
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newcomer_guide.sources.languages import Language
    from newcomer_guide.sources.yaml_file import YamlFile

WRITTEN_IN = "da"
"""The language of the engine's own words."""

NATIONAL = Path(__file__).resolve().parent.parent / "national"
"""A folder with `data/` and `docs/`, as a town has them."""

IN_ITS_OWN_FOLDER = Path("hooks", "newcomer_guide", "national")
START = NATIONAL.parent / "start"
"""What a town begins with: files in which `@name@` and the like are filled in."""


PLURAL = re.compile("_(zero|one|two|few|many)$")
"""What stands behind the name of a word for numbers of one of CLDR's plural categories; without it, it is for all others."""


def singular(name: str) -> str:
    """Give the name of a word without its plural category: `weeks` for `weeks_one`."""
    return PLURAL.sub("", name)


def is_known_word(name: str, engine: Mapping[str, Text]) -> bool:
    """Say whether the engine asks for a word: by its name, or by another plural category of it."""
    return name in engine or singular(name) in engine


def plural_category_of(key: str) -> str:
    """Give CLDR's plural category that a text is for; nothing where it is for all others."""
    found = PLURAL.search(key) if topic_of(key) == "interface" else None
    return found[1] if found else ""


def is_counted_in(key: str, language: Language) -> bool:
    """Say whether a language has a use for a text: one for numbers of a plural category only where it has that one."""
    category = plural_category_of(key)
    return not category or category in language.plural_categories


def with_own_words(engine: dict[str, Text], own: dict[str, Text]) -> dict[str, Text]:
    """Put a town's words in the place of the engine's; one that it says otherwise has none of the engine's plural words."""
    kept = {name: text for name, text in engine.items() if name == singular(name) or singular(name) not in own}
    return kept | own


def is_engine_at(root: Path) -> bool:
    """Say whether a folder is the one that this program is written in; a town may have it installed inside its own."""
    return root.resolve() / IN_ITS_OWN_FOLDER == NATIONAL


def read_engine_words() -> dict[str, Text]:
    """Read the engine's interface words, by name."""
    return _lend(check_words(read_yaml(NATIONAL / "data" / "interface.yml", NATIONAL), "interface"))


def read_explanations(own: YamlFile) -> dict[str, Text]:
    """Read what the engine's terms mean, and the town's own, by their names in the glossary."""
    engine = _lend(check_words(read_yaml(NATIONAL / "data" / "terms.yml", NATIONAL), "terms", Texts))
    return engine | (check_words(own, "terms", Texts) if own.value else {})


def _lend(words: dict[str, Text]) -> dict[str, Text]:
    for text in words.values():
        text.is_lent = True
    return words


def read_kinds(own: YamlFile) -> Kinds:
    """Read the engine's kinds, and the town's own, which say otherwise where both have one."""
    source = read_yaml(NATIONAL / "data" / "kinds.yml", NATIONAL)
    kinds = check_part(Kinds, source, (), "kinds") or Kinds()
    for _, leaf in walk(kinds):
        if isinstance(leaf, Text):
            leaf.is_lent = True
    return kinds.with_more((check_part(Kinds, own, (), "kinds") if own.value else None) or Kinds())
