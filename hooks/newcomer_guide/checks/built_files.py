"""Find what is wrong in a built site by reading its files: the part of `make proof` that needs no browser."""

from __future__ import annotations

import fnmatch
import posixpath
import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from newcomer_guide.assets.fonts import read_alphabet
from newcomer_guide.checks.rendered import PAGE_BYTES, packed, tell_fragment
from newcomer_guide.outputs.output import Output, Way
from newcomer_guide.outputs.registry import OUTPUTS
from newcomer_guide.problems import Place
from newcomer_guide.records import TOPICS
from newcomer_guide.site.addresses import expected_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from newcomer_guide.checks.built_site import BuiltSite
    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language

LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")


def unreachable_files(built: BuiltSite) -> Iterator[Problem]:
    """To each kind of file that readers fetch leads some page of their language.

    A warning: staff may take a slot away, and courses that pause have calendars that only subscribers ask for.
    """
    leading: dict[str, set[str]] = defaultdict(set)
    for name, (_, language, page) in built.pages.items():
        leading[language.tag] |= {urljoin(f"/{name}", link).lstrip("/") for link, _ in page.links}
    for output in OUTPUTS:
        for language in built.site.languages if output.way is Way.LINK else ():
            for pattern in output.addresses:
                files = {name for name in built.files if _is_of(output, pattern, name, language, built.site)}
                if files and not files & leading[language.tag]:
                    message = f"Ingen side på {language.name} fører til den slags filer."
                    yield Place("site/" + min(files)).problem(message, is_warning=True)


def _is_of(output: Output, pattern: str, name: str, language: Language, site: Site) -> bool:
    """Say whether a file is one of an output's, and of a language."""
    first = name.partition("/")[0]
    lang = first if first in {other.tag for other in site.translated} else site.source.tag
    return fnmatch.fnmatch(name, pattern.replace("{lang}", language.tag)) and (
        lang == language.tag or not output.per_language
    )


def missing_pages(built: BuiltSite) -> Iterator[Problem]:
    """Every page came out in every language; tools that lose pages do so silently."""
    for name in expected_files(built.site):
        if name not in built.files:
            yield Place("site/" + name).problem("Siden kom ikke ud. Kør make site.")


def dead_links(built: BuiltSite) -> Iterator[Problem]:
    """Every link inside the site finds its page and its fragment; those out of it are safe."""
    for name, (_, _, page) in built.pages.items():
        for link, key in page.links:
            if link.startswith(("https:", "tel:", "mailto:", "sms:", "geo:", "data:")):
                continue
            address, _, fragment = unquote(urljoin(f"/{name}", link)).lstrip("/").partition("#")
            file = posixpath.join(address, "index.html") if address.endswith("/") or not address else address
            file = file.partition("?")[0]
            if file not in built.files:
                yield built.place_of(name, key).problem(f"/{name}: Linket fører ikke til noget.", link)
            elif fragment and file in built.pages and fragment not in built.pages[file][2].ids:
                found = tell_fragment(built.site, built.place_of(name, key), fragment, link)
                yield replace(found, message=f"/{name}: {found.message}")


def doubled_ids(built: BuiltSite) -> Iterator[Problem]:
    """An anchor stands once on a page."""
    for name, (_, _, page) in built.pages.items():
        for one in sorted({one for one in page.ids if page.ids.count(one) > 1}):
            yield built.place_of(name).problem(f"/{name}: To steder på siden har samme id.", one)


def shared_titles(built: BuiltSite) -> Iterator[Problem]:
    """Each page of a language has a title of its own, and says what is on it."""
    named: dict[tuple[str, str], str] = {}
    for name, (_, language, page) in built.pages.items():
        if not page.title.strip() or not page.description.strip():
            yield built.place_of(name).problem(f"/{name}: Siden mangler titel eller beskrivelse.")
        before = named.setdefault((language.tag, page.title), name)
        if before != name:
            message = f"/{name}: Siden hedder det samme som /{before}. Giv den en anden titel."
            yield built.place_of(name).problem(message, page.title.strip(), is_warning=True)


def unmarked_words(built: BuiltSite) -> Iterator[Problem]:
    """Words in Latin letters on a page of another script are marked as what they are: never a filler."""
    for name, (_, language, page) in built.pages.items():
        if language.script == "Latn":
            continue
        for text, lang, key in page.texts:
            if lang == language.tag and LATIN.search(text):
                message = f"/{name}: Her er ord med latinske bogstaver, som ikke er mærket med deres sprog."
                yield built.place_of(name, key).problem(message, text[:80])


def third_parties(built: BuiltSite) -> Iterator[Problem]:
    """Nothing is fetched from anyone else."""
    for name, (_, _, page) in built.pages.items():
        for address in page.resources:
            if re.match(r"[a-z]+:|//", address) and not address.startswith("data:"):
                yield built.place_of(name).problem(f"/{name}: Siden henter noget fra andre.", address[:80])


def wrong_numbers(built: BuiltSite) -> Iterator[Problem]:
    """Whoever presses a number calls the number that is shown."""
    for name, (_, _, page) in built.pages.items():
        for number, shown in page.numbers:
            digits = re.sub(r"\D", "", "".join(re.findall(r"[+\d][\d ]{5,}", shown)))
            if digits and not number.lstrip("+").endswith(digits):
                message = f"/{name}: Siden viser et andet nummer end det, den ringer til."
                yield built.place_of(name).problem(message, f"{shown.strip()} ({number})")


def hidden_records(built: BuiltSite) -> Iterator[Problem]:
    """What is withdrawn (`published: nej`) stands in no file of the site: a number nowhere; of a name it is told.

    A sentence that names what is hidden may be right, and would keep from publication what hides it.
    """
    said = defaultdict(set)
    shown: set[str] = set()
    for topic, file in built.site.data.files.items():
        records = file.value if isinstance(file.value, dict) else {}
        for record_id, record in records.items():
            if not isinstance(record, dict):
                continue
            is_hidden = topic in TOPICS and record_id not in built.site.data.topics[topic]
            for value in _marks(record):
                if is_hidden:
                    said[topic, record_id].add(value)
                else:
                    shown.add(value)
    for (topic, record_id), values in said.items():
        for value in sorted(values - shown):
            found = [name for name, content in built.files.items() if value.encode() in content]
            if found:
                more = f" og {len(found) - 1} andre filer" if len(found) > 1 else ""
                what = "nummeret" if value.isdecimal() else "navnet"
                message = f"Posten er skjult, men {what} står stadig i /{min(found)}{more}."
                place = built.site.data.place_of(topic, record_id)
                yield place.problem(message, value, is_warning=not value.isdecimal())


def _marks(record: Mapping[str, object]) -> Iterator[str]:
    """Give what a person or an office would be known by: the name, and each number as digits."""
    name = record.get("name")
    if isinstance(name, str) and len(name) > 4:
        yield name
    phones = record.get("phones")
    for phone in phones if isinstance(phones, list) else []:
        if isinstance(phone, dict):
            yield re.sub(r"\D", "", str(phone.get("number", "")))[-8:]


def unknown_letters(built: BuiltSite) -> Iterator[Problem]:
    """The font that a page brings has every letter of its script that the page shows."""
    for name, (_, language, page) in built.pages.items():
        letters = read_alphabet(language)
        if not letters:
            continue
        for text, lang, key in page.texts:
            own = {sign for sign in text if unicodedata.name(sign, "").startswith("ETHIOPIC")}
            lacking = own - letters
            if lang == language.tag and lacking:
                message = f"/{name}: Skrifttypen mangler disse bogstaver. Kør make font."
                yield built.place_of(name, key).problem(message, " ".join(sorted(lacking)))


def heavy_pages(built: BuiltSite) -> Iterator[Problem]:
    """No page is larger than what a bad phone fetches at once."""
    for name in built.pages:
        size = packed(built.files[name])
        if size > PAGE_BYTES:
            message = f"/{name}: Siden fylder {size} bytes. Højst {PAGE_BYTES} kan hentes på én gang."
            yield built.place_of(name).problem(message, is_warning=True)


READINGS: Mapping[str, Callable[[BuiltSite], Iterator[Problem]]] = {
    "Alle sider er der på alle sprog": missing_pages,
    "Alle links fører et sted hen": dead_links,
    "Der er en vej til alt, der kan hentes": unreachable_files,
    "Hvert sted på en side har sit eget id": doubled_ids,
    "Hver side har sin egen titel": shared_titles,
    "Alle ord er mærket med deres sprog": unmarked_words,
    "Intet hentes fra andre": third_parties,
    "Hvert nummer ringer til det, der står": wrong_numbers,
    "Det, der er skjult, står ingen steder": hidden_records,
    "Skrifttypen har alle bogstaver": unknown_letters,
    "Ingen side er for stor": heavy_pages,
}
"""The checks by what they tell when all is well, in the order in which they are told."""
