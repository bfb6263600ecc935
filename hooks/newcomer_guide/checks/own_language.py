"""Find texts that are not written in the data's own language: broken letters, other letters, translations of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from newcomer_guide.problems import Place
from newcomer_guide.sources.languages import is_of_all_scripts
from newcomer_guide.sources.markdown_file import read_prose
from newcomer_guide.sources.national import START, WRITTEN_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site

BROKEN = re.compile(r"Ã[\u0080-\u00ff\u0152-\u2122]|Â[\u00a0-\u00bf]|â€")
"""What becomes of `æ`, `ø`, `å`, `»`, `–` and the like where a program has taken UTF-8 for an older encoding."""

LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def broken_letters(site: Site) -> Iterator[Problem]:
    """No text has letters that a program has broken."""
    for text in _own_texts(site):
        broken = BROKEN.search(text.danish)
        if broken:
            message = "Bogstaverne er gået i stykker. Gem filen som UTF-8, og ret dem."
            yield text.place.problem(message, text.danish, _mended(text.danish))


def other_letters(site: Site) -> Iterator[Problem]:
    """A text in another script is no text of this language; it may be meant, such as a name."""
    for text in _own_texts(site):
        letters = {letter for letter in set(text.danish) if letter.isalpha() and not is_of_all_scripts(letter)}
        strange = sorted(one for one in letters if not LATIN.match(one) and not site.source.owns(one))
        if strange:
            message = f"Her er bogstaver fra et andet sprog. Teksterne her skal stå på {site.source.name}."
            yield text.place.problem(message, text.danish, is_warning=True)


def swapped_languages(site: Site) -> Iterator[Problem]:
    """The first language is the one that the data is written in: nothing is translated into it."""
    folder = site.root / "data" / "translations" / site.source.tag
    others = [one.tag for one in site.languages if not (folder.parent / one.tag).is_dir()]
    if folder.is_dir() and any(folder.glob("*.po")):
        message = (
            "Det første sprog er det, som data/ og docs/ er skrevet på. Men det bliver oversat i "
            f"{folder.relative_to(site.root).as_posix()}. Skriv det rigtige sprog først, eller slet mappen."
        )
        place = site.data.place_of("settings", "languages")
        tags = [*others, *(one.tag for one in site.languages if one.tag not in others)]
        yield place.problem(message, site.source.tag, f"languages: [{', '.join(tags)}]" if others else "")


def texts_of_the_start(site: Site) -> Iterator[Problem]:
    """What a town began with is Danish, and speaks of Danish law: a town that writes in another language writes its own."""
    if site.source.tag == WRITTEN_IN:
        return
    paths = sorted((START / "docs").glob("*.md"))
    pages = filter(None, (read_prose(path, START, []) for path in paths))
    sentences = (text.danish for page in pages for text in page.all_texts() if text.danish.endswith("."))
    begun = set(sentences)  # a word alone may be the same in both languages
    left = Counter(text.place.path for text in _own_texts(site) if text.danish in begun)
    for path, count in left.items():
        message = (
            f"Tekster på dansk fra programmets begyndelse: {count}. Skriv dem på {site.source.name}, eller slet dem."
        )
        yield Place(path).problem(message, is_warning=True)


def _own_texts(site: Site) -> list[Text]:
    return [text for text in site.texts() if not text.is_lent]


def _mended(words: str) -> str:
    try:
        return words.encode("cp1252").decode()
    except UnicodeError:
        return ""
