"""Find what keeps nothing from being published, but ought to be looked at: the warnings of `make check`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.checks.recordings import lapsed_recordings
from newcomer_guide.checks.sentences import (
    warn_of_facts_in_sentences,
    warn_of_hidden_conditions,
    warn_of_long_sentences,
    warn_of_other_weeks,
)
from newcomer_guide.checks.spelling import warn_of_spelling
from newcomer_guide.checks.translations import warn_of_terms
from newcomer_guide.editing.assurance import last_confirmed
from newcomer_guide.editing.danish_names import STAFF
from newcomer_guide.editing.engine_state import STATE
from newcomer_guide.editing.field_guide import write_all
from newcomer_guide.editing.yaml_format import WRITTEN
from newcomer_guide.problems import Place, Problem, name_choices
from newcomer_guide.records.languages import language_name
from newcomer_guide.site.assurance import list_assured
from newcomer_guide.sources.asked import read_asked
from newcomer_guide.sources.catalogues import catalogue_path, topic_of
from newcomer_guide.sources.change_log import LOG
from newcomer_guide.sources.national import WRITTEN_IN, is_known_word
from newcomer_guide.sources.native_questions import read_native_questions
from newcomer_guide.sources.slot_calls import write_call
from newcomer_guide.sources.spelling import read_excuses
from newcomer_guide.wording.choice import State, choose
from newcomer_guide.wording.coverage import missing_first_words
from newcomer_guide.wording.search_terms import LISTED
from newcomer_guide.wording.terms import explained_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newcomer_guide.site.site import Site

TEXTS = {".txt", ".docx", ".markdown", ".html"}
"""The ends of files that somebody may have meant to be a page."""

READ_FOLDERS = ("recordings/", "schema/", "templates/", "translations/")
"""The folders in data/, each with files of its own."""


def list_advice(site: Site) -> Iterator[Problem]:
    """Find what to look at in a site; its pages, rendered or not, are not looked at."""
    unread: list[Problem] = []
    excused = read_excuses(site.root, unread)
    unread += _vain_excuses(site, excused)
    for language in site.translated:
        read_native_questions(site.root, language.tag, unread)
    read_asked(site.root, unread)
    yield from (replace(problem, is_warning=True) for problem in unread)  # no reader misses what these files say
    yield from warn_of_long_sentences(site.texts())
    yield from warn_of_hidden_conditions(site.texts())
    yield from warn_of_facts_in_sentences(site.texts())
    settled = tuple(
        f"courses.{name}."
        for name, course in site.data.courses.items()
        if course.schedule.except_dates or not course.schedule.byday
    )
    yield from warn_of_other_weeks(text for text in site.texts() if not text.key.startswith(settled))
    for language in site.translated:
        yield from warn_of_terms(language, site.texts(), site.entries[language.tag], site.terms)
        yield from warn_of_spelling(language, site.texts(), site.entries[language.tag], excused)
    yield from _warn_of_gaps(site)
    yield from lapsed_recordings(site)
    yield from _warn_of_words(site)
    yield from _vain_search_words(site)
    yield from _warn_of_translations(site)
    yield from _warn_of_unshown(site)
    yield from _warn_of_age(site)
    yield from _warn_of_hidden_names(site)
    yield from _warn_of_strange_files(site)
    yield from _warn_of_generated_files(site)


def _vain_excuses(site: Site, excused: Mapping[tuple[str, str], Place]) -> Iterator[Problem]:
    """Tell excuses for what is not there: a key or a language with a slip of the pen."""
    keys = {text.key for text in site.texts()}
    tags = {language.tag for language in site.translated}
    for (key, tag), place in excused.items():
        if key not in keys:
            yield place.problem(
                "Teksten findes ikke, så der er ikke noget at undtage.",
                key,
                ", ".join(get_close_matches(key, sorted(keys))),
            )
        elif tag not in tags:
            yield place.problem("Siden har ikke det sprog.", tag, name_choices(tag, sorted(tags)))


def _vain_search_words(site: Site) -> Iterator[Problem]:
    """Tell the town's search words for what is not there, or not in that language; what could not be read may be there."""
    keys = [f"{topic}.{name}" for topic in LISTED for name in site.data.names_in(topic)]
    keys += [f"terms.{term.id}" for term in explained_terms(site) if site.has_page_of("terms")]
    keys += [page.key for page in site.pages.values() if not page.is_item and page.name != "index"]
    tags = [language.tag for language in site.languages]
    unread = tuple(f"{topic}." for topic in LISTED if site.data.files[topic].problems)
    if any(prose.source.problems for prose in site.prose) or not site.has_all_pages:
        unread += ("pages.", "terms.")
    for asked in site.asked:
        if asked.key.startswith(unread):
            continue
        if asked.is_own and asked.key not in keys:
            message = "Det findes ikke, så ingen finder det med de ord. Ret navnet, eller slet ordene."
            yield asked.place.problem(
                message, asked.key, ", ".join(get_close_matches(asked.key, keys)), is_warning=True
            )
        elif asked.is_own and asked.lang not in tags:
            message = "Siden har ikke det sprog."
            yield asked.place.problem(message, asked.lang, name_choices(asked.lang, tags), is_warning=True)


def _warn_of_gaps(site: Site) -> Iterator[Problem]:
    """Tell what the town must still write: none of it is shown."""
    for message, place in [*site.data.gaps, *(gap for prose in site.prose for gap in prose.gaps)]:
        yield place.problem(f"Her mangler noget, og det vises ikke: {message}", is_warning=True)


def _warn_of_unshown(site: Site) -> Iterator[Problem]:
    """Tell the records of kinds that no page shows."""
    calls = {call for page in site.pages.values() for call in page.calls}
    used: list[tuple[str, str, str, str]] = [
        ("steps", track, "arrival", name) for name, step in site.data.arrival.items() for track in step.track
    ]
    used += [
        ("organizations", one.kind, "organizations", name)
        for name, one in site.data.organizations.items()
        if site.data.kinds.organization_kinds[one.kind].listed
    ]
    used += [("housing", one.source, "housing", name) for name, one in site.data.housing.items()]
    for slot, kind, topic, name in used:
        if (slot, kind) not in calls:
            message = "Det vises ingen steder. Skriv det her på den side i docs/, hvor det skal stå."
            yield site.data.place_of(topic, name).problem(message, f"{name}:", write_call(slot, kind), is_warning=True)


def _warn_of_words(site: Site) -> Iterator[Problem]:
    """Tell the town's words that nothing asks for, and the languages that are shown without their first words."""
    source = site.data.files["interface"]
    for name in source.value if isinstance(source.value, dict) else ():
        if not is_known_word(name, site.data.engine_words):
            message = "Ordet findes ikke i programmet, så det bliver ikke vist."
            yield source.place_of(name).problem(
                message, name, ", ".join(get_close_matches(name, site.data.engine_words)), is_warning=True
            )
    for language in site.shown[1:]:
        count = len(missing_first_words(site, language))
        if count:
            place = site.data.place_of("settings", "languages")
            path = catalogue_path(site.root, language.tag, "interface").relative_to(site.root).as_posix()
            message = (
                f"{language.name} bliver vist, men mangler {count} af de ord, der skal bruges først. Er de jeres egne "
                f"ord, så oversæt dem i {path}. Ellers skriv sproget under drafts så længe."
            )
            yield place.problem(message, language.tag, f"make language LANG={language.tag}", is_warning=True)


def _warn_of_translations(site: Site) -> Iterator[Problem]:
    """Count what each catalogue lacks; Danish stands in for it, marked."""
    source = site.source.tag
    own = language_name(source, WRITTEN_IN)
    for language in site.translated:
        counted: Counter[tuple[str, State]] = Counter()
        for text in site.texts_in(language):
            state = choose(site, language, text).state
            counted[topic_of(text.key), state] += 1
        for (topic, state), count in sorted(counted.items(), key=lambda item: (item[0][0], item[0][1].value)):
            path = catalogue_path(site.root, language.tag, topic).relative_to(site.root).as_posix()
            told = {
                State.MISSING: f"Uden oversættelse: {count}. Siden viser {own}.",
                State.OUTDATED: f"Forældede oversættelser: {count}. Siden viser dem med et mærke og {own} ved siden af.",
            }
            if state in told:
                yield Place(path).problem(told[state], is_warning=True)


def _warn_of_age(site: Site) -> Iterator[Problem]:
    """Count what nobody has confirmed lately, a line for each file."""
    for (topic, name), silent in site.data.silent.items():
        of = ".".join(silent.of)
        what = "det" if silent.of == (topic, name) else of
        day = STAFF.day(last_confirmed(site, site.data.silent[silent.of].record))
        message = f"Er taget af siden, for ingen har bekræftet {what} siden {day}."
        write = f"make confirm RECORD={of}"
        yield site.data.place_of(topic, name).problem(message, f"{name}:", write, is_warning=True)
    for (topic, name), last in site.data.numberless.items():
        message = f"Numre eller mailadresse er taget af siden, for ingen har bekræftet dem siden {STAFF.day(last)}."
        write = f"make confirm RECORD={topic}.{name}"
        yield site.data.place_of(topic, name).problem(message, f"{name}:", write, is_warning=True)
    old: dict[str, list[Place]] = {}
    for topic, name, record in list_assured(site):
        if site.is_overdue(record):
            place = site.data.place_of(topic, name, "assured_date")
            old.setdefault(place.path, []).append(place)
    for places in old.values():
        message = (
            f"Oplysninger, der ikke er bekræftet i tide: {len(places)}. Den første står her; make stale viser dem alle."
        )
        yield places[0].problem(message, is_warning=True)


def _warn_of_hidden_names(site: Site) -> Iterator[Problem]:
    """Tell the sentences that still name what is not shown now, such as an organization."""
    shown = {str(getattr(name, "danish", name)) for name in _names(site)}
    hidden = {text.danish for text in site.data.withdrawn if text.key.endswith(".name")} - shown
    names = {name: re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in sorted(hidden)}
    for text in site.texts():
        for name, pattern in names.items():
            if pattern.search(text.danish):
                message = f"»{name}« bliver ikke vist nu, men står her. Ret sætningen, hvis det ikke passer mere."
                yield text.place.problem(message, text.danish, is_warning=True)


def _names(site: Site) -> Iterator[object]:
    """Give what the records that are shown are called, as texts or as names."""
    yield from (getattr(record, "name", "") for records in site.data.topics.values() for record in records.values())


def _warn_of_strange_files(site: Site) -> Iterator[Problem]:
    """Tell the files that nothing reads, such as a copy, or one with a Danish name."""
    names = [f"{name}.yml" for name in sorted(WRITTEN)]
    made = [Path(one).relative_to("data").as_posix() for one in (LOG, STATE)]
    for path in sorted((site.root / "data").rglob("*.y*ml")):
        name = path.relative_to(site.root / "data").as_posix()
        if name not in [*names, *made] and not name.startswith(READ_FOLDERS):
            message = "Filen bliver ikke læst, og intet i den bliver vist. Skriv det i en af de filer, som siden læser."
            choices = get_close_matches(name, names, n=3, cutoff=0.5) or names
            yield Place(f"data/{name}").problem(message, name, ", ".join(choices), is_warning=True)
    for path in sorted((site.root / "docs").rglob("*")):
        if path.is_file() and path.suffix != ".md" and not path.name.startswith("."):
            name = path.relative_to(site.root).as_posix()
            message = "Filen bliver ikke vist: kun filer, der ender på .md, bliver til sider."
            write = path.with_suffix(".md").name if path.suffix in TEXTS else ""
            yield Place(name).problem(message, path.name, write, is_warning=True)


def _warn_of_generated_files(site: Site) -> Iterator[Problem]:
    """Tell which files no longer say what the record definitions say; a town may well have none of them."""
    if not (site.root / "data" / "README.md").exists():
        return
    for name, text in write_all(site.data.kinds).items():
        path = site.root / name
        if path.exists() and path.read_bytes().replace(b"\r\n", b"\n") != text.encode():
            yield Place(name).problem("Filen passer ikke til programmet. Kør make fields.", is_warning=True)
