"""Tell what a change of the data means for readers: facts, sentences, pages, what stays old, what needs a translator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newcomer_guide.editing.danish_names import KINDS, STAFF, name_record, name_text, tell_fields, tell_part
from newcomer_guide.editing.git_log import other_facts
from newcomer_guide.editing.quoting import quote
from newcomer_guide.records import TOPICS, Record
from newcomer_guide.records.references import Reference
from newcomer_guide.records.use import news_fields
from newcomer_guide.sources.change_log import FactChange
from newcomer_guide.sources.national import is_counted_in
from newcomer_guide.sources.validation import walk
from newcomer_guide.wording.voice import FRAMES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Page, Site
    from newcomer_guide.sources.yaml_file import Value

LISTING_SLOTS = {"everything", "coverage"}
"""What changes with every change, and tells nobody anything."""


def compare_sites(before: Site, after: Site, rendered: tuple[Mapping[str, str], Mapping[str, str]]) -> str:
    """Write a Danish summary of a change, as Markdown.

    Args:
        before: The site as it was.
        after: The site as it is proposed.
        rendered: The HTML of all pages by address, before and after.
    """
    parts = [
        "# Hvad ændringen betyder for læserne",
        "## Oplysninger",
        *(
            [*_settings(before, after), *_records(before, after), *_moved_steps(before, after)]
            or ["Ingen oplysninger er ændret."]
        ),
        *_section("## Ændret, men ikke bekræftet", _unconfirmed(before, after)),
        *_section("## Tekster på siderne", _sentences(before, after)),
        "## Sider",
        *(list(_pages(before, after, rendered)) or ["Ingen sider er ændret."]),
        *_section("## Det, der stadig er gammelt", _still_old(before, after)),
        "## Oversættelser",
        *_translations(before, after),
    ]
    return re.sub(r"\n(?=#)", "\n\n", "\n".join(parts)) + "\n"


def changed_pages(after: Site, old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Name the pages whose content differs in any language, new ones too; styles and scripts do not count."""
    return [
        name
        for name, page in after.pages.items()
        if not page.slots & LISTING_SLOTS
        and any(
            _content(old.get(after.address(page, language), "")) != _content(new[after.address(page, language)])
            for language in after.languages
        )
    ]


def _section(heading: str, lines: Iterator[str]) -> list[str]:
    listed = list(lines)
    return [heading, *listed] if listed else []


def _content(html: str) -> str:
    main = re.search(r"<main.*</main>", html, re.DOTALL)
    return main[0] if main else ""


def _settings(before: Site, after: Site) -> Iterator[str]:
    """Tell what changed of what the whole site shares, such as whom everyone can call."""
    was, now = tell_part(before, before.data.settings), tell_part(after, after.data.settings)
    if was != now:
        yield "### Hele siden (data/site.yml)"
        yield from _fields(was, now)
    if before.data.settings.id != after.data.settings.id:
        yield "- `id` må aldrig ændres: Ændres det, står hvert kursus og hver kontakt to gange på folks telefoner."


def _records(before: Site, after: Site) -> Iterator[str]:
    """Tell each record that changed: a new one whole, a changed one field by field."""
    for topic in TOPICS:
        old, new = before.data.topics[topic], after.data.topics[topic]
        for name in [*new, *(name for name in old if name not in new)]:
            was = tell_fields(before, topic, name) if name in old else {}
            now = tell_fields(after, topic, name) if name in new else {}
            if was == now:
                continue
            title = name_record(after if name in new else before, topic, name)
            news = (
                ""
                if was and now
                else " er ny"
                if now
                else f" er {'skjult' if _is_hidden(after, topic, name) else 'væk'}"
            )
            yield f"### {quote(title)} ({KINDS[topic]}){news}"
            if now:
                yield from _fields(was, now)
            elif topic == "courses" and not _is_hidden(after, topic, name) and not _is_moved(after, name):
                yield (
                    "- Kurset bliver stående i kalenderen på de telefoner, der har det, og links til det fører ingen steder. "
                    f"Skriv hellere `published: nej` i posten end at slette den. Har det fået et andet navn, så skriv "
                    f"`redirect_from: [{name}]` i den nye post."
                )


def _moved_steps(before: Site, after: Site) -> Iterator[str]:
    """Tell the steps that follow whatever stands above them, and now follow something else."""
    was, now = (_steps_before(site) for site in (before, after))
    for name, step in after.data.arrival.items():
        if after.data.kinds.units[step.when.unit].follows and name in was and now[name] != was[name]:
            old, new = _step_title(before, was[name]), _step_title(after, now[name])
            if old == new:
                continue
            yield (
                f"- {quote(step.title.danish)} kommer nu efter {new}; før kom det efter {old}. Trinnet følger det, der står over det "
                "i filen. Flyt det nye trin i filen, hvis det ikke er rigtigt."
            )


def _steps_before(site: Site) -> dict[str, str]:
    """Give what comes before each step after arrival, both by their ids; empty before the first."""
    names = [name for name, _ in site.data.steps_in_order()]
    return dict(zip(names, ["", *names], strict=False))


def _step_title(site: Site, name: str) -> str:
    return quote(site.data.arrival[name].title.danish) if name else "ingenting"


def _is_moved(after: Site, course: str) -> bool:
    return any(course in one.redirect_from for one in after.data.courses.values())


def _unconfirmed(before: Site, after: Site) -> Iterator[str]:
    """Tell the facts that changed under an old day: the page would say that the new ones were right on it."""
    for topic in TOPICS:
        for name, record in after.data.topics[topic].items():
            was = before.data.topics[topic].get(name)
            if not isinstance(record, Record) or not isinstance(was, Record) or record.fact_kind == "history":
                continue
            old, new = _written(before, topic, name), _written(after, topic, name)
            facts = [FactChange(field, old.get(field), new.get(field)) for field in news_fields(type(record))]
            changed = [fact.field for fact in other_facts(after, f"{topic}.{name}", facts)]
            days = {
                field: min(_days_of(record, field))
                for field in changed
                if _days_of(was, field) == _days_of(record, field)
            }
            days = {field: day for field, day in days.items() if day < after.today}
            if days:
                titles = ", ".join(str(type(record).model_fields[field].title) for field in days)
                yield (
                    f"- {quote(name_record(after, topic, name))}: {titles}. Dagen er stadig "
                    f"{STAFF.day(min(days.values()))}, så siden siger, at det nye var sådan dengang. Er det rigtigt "
                    f"nu, så skriv dagens dato ved `assured_date` på det, du har ændret, eller på hele posten."
                )


def _days_of(record: Record, field: str) -> list[dt.date]:
    """Give the days on which what stands in a field was confirmed: those of its parts, or that of the record."""
    held = getattr(record, field)
    parts = held if isinstance(held, list) else [held]
    return sorted(map(record.confirmed_on, parts or [record]))


def _written(site: Site, topic: str, name: str) -> dict[str, Value]:
    """Give a record as it stands in its file; nothing where it does not."""
    records = site.data.files[topic].value
    record = records.get(name) if isinstance(records, dict) else None
    return record if isinstance(record, dict) else {}


def _is_hidden(site: Site, topic: str, name: str) -> bool:
    return site.data.is_named(topic, name)


def _fields(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Tell the fields of a new record, or those that changed; long ones before and after."""
    for field in dict.fromkeys([*now, *was]):
        old, new = was.get(field, ""), now.get(field, "")
        before, after = quote(old) or "ikke skrevet", quote(new) or "ikke skrevet"
        if not was:
            yield f"- {field}: {after}"
        elif old != new and max(len(old), len(new)) > 40:
            yield f"- {field}\n  - før: {before}\n  - nu: {after}"
        elif old != new:
            yield f"- {field}: {before} → {after}"


def _sentences(before: Site, after: Site) -> Iterator[str]:
    """Tell each sentence of the pages that changed, before and after."""
    old, new = _prose_texts(before), _prose_texts(after)
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        if (was and was.danish) == (now and now.danish):
            continue
        where = name_text(after if now else before, key)
        before_it, after_it = quote(was.danish) if was else "ikke skrevet", quote(now.danish) if now else "slettet"
        yield f"- {quote(where)}\n  - før: {before_it}\n  - nu: {after_it}"


def _prose_texts(site: Site) -> dict[str, Text]:
    return {text.key: text for text in site.texts() if text.key.partition(".")[0] in {"pages", *FRAMES}}


def _pages(before: Site, after: Site, rendered: tuple[Mapping[str, str], Mapping[str, str]]) -> Iterator[str]:
    """Name the pages that changed, with their addresses."""
    for name in changed_pages(after, *rendered):
        yield f"- {quote(after.pages[name].title.danish)}: {_address(after, after.pages[name])}"
    for name, page in before.pages.items():
        if name not in after.pages:
            moved = next((other for other in after.pages.values() if name in other.redirect_from), None)
            advice = (
                f" Et gammelt link fører nu til {_address(after, moved)}."
                if moved
                else f" Et gammelt link fører ingen steder. Har siden et andet navn nu, så skriv `redirect_from: [{name}]` øverst på den."
                if not page.is_item  # of a course it is told with the course
                else ""
            )
            yield f"- {quote(page.title.danish)}: `/{page.uri}` er væk.{advice}"


def _address(site: Site, page: Page) -> str:
    return f"<{site.site_url}{page.uri}>" if site.site_url else f"`/{page.uri}`"


def _still_old(before: Site, after: Site) -> Iterator[str]:
    """Say why the page of a record that was confirmed in this change still gives an older day."""
    for topic in TOPICS:
        old = before.data.topics[topic]
        for name, record in after.data.topics[topic].items():
            was = old.get(name)
            if not isinstance(record, Record) or was is None or record.assured_date <= was.assured_date:
                continue
            older = _older_than(after, record)
            if older:
                day = STAFF.day(min(one.assured_date for one in older.values()))
                yield (
                    f"- {quote(name_record(after, topic, name))} er bekræftet {STAFF.day(record.assured_date)}, men "
                    f"siden siger stadig {day}. Det er, fordi den også viser noget, der ikke er bekræftet siden: "
                    f"{', '.join(older)}. Ret også deres `assured_date`, hvis de er rigtige."
                )


def _older_than(site: Site, record: Record) -> dict[str, Record]:
    """Give the places and contacts that a record is shown with and that were confirmed before it, by name and file."""
    named = [
        leaf for _, leaf in walk(record) if isinstance(leaf, Reference) and leaf.topic in {"locations", "contacts"}
    ]
    shown = {
        f"{quote(name_record(site, one.topic, one))} (data/{one.topic}.yml)": site.data.topics[one.topic][one]
        for one in named
    }
    return {name: one for name, one in shown.items() if one.assured_date < record.assured_date}


def _translations(before: Site, after: Site) -> Iterator[str]:
    """Say which changed texts need new words in which languages; facts never do."""
    old = {text.key: text.danish for text in before.texts()}
    changed = [text for text in after.texts() if old.get(text.key) != text.danish]
    lacking = [
        f"- {quote(name_text(after, text.key))}: {quote(text.danish)} ({', '.join(tags)})"
        for text in changed
        if (tags := _lacking(after, text))
    ]
    if lacking:
        yield (
            "Det her holder ikke ændringen tilbage. Disse tekster skal oversættes igen. Indtil da ser læserne dansk, "
            "eller den gamle oversættelse med et mærke."
        )
        yield from lacking
    else:
        yield "Ingen tekster skal oversættes."


def _lacking(site: Site, text: Text) -> list[str]:
    """Name the languages that have no words for these very Danish ones."""
    return [
        language.name
        for language in site.translated
        if is_counted_in(text.key, language)
        and ((entry := site.entries[language.tag].get(text.key)) is None or not entry.holds_for(text.danish))
    ]
