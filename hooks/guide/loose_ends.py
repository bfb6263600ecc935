"""Find what the prose and the facts ask for and nobody has, and facts that contradict each other."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

from guide.checking import walk
from guide.fields import SAFE_URL
from guide.icons import icon_path
from guide.problems import Problem, name_choices
from guide.prose import SLOT_CALL, page_key
from guide.records import TOPICS
from guide.slots import SLOTS
from guide.translations import PLACEHOLDER, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.fields import Text
    from guide.site import Site

NEEDED_TOPICS = ("arrival", "contacts", "courses", "everything", "organizations")
"""The topics that other pages lead to, so that one page has to show each."""

SETTINGS = "settings"
BRACES = re.compile(r"\{[^{}]*\}?|\}")


def find_loose_ends(site: Site) -> list[Problem]:
    """Find every name that leads nowhere and every fact that cannot be true, in the whole of `site`."""
    finders = (_pages, _slots, _links, _icons, _figures, _call, _future_dates, _two_figures)
    return [problem for find in finders for problem in find(site)]


def _pages(site: Site) -> Iterator[Problem]:
    """Each needed topic has one page, the front page is there, and no page is named like a language.

    A page that could not be read has a problem of its own already, and is not missed here too.
    """
    shown = Counter(prose.front.topic for prose in site.prose if prose.front.topic)
    count = sum(path.is_file() for path in (site.root / "docs").rglob("*.md"))
    is_whole = len(site.prose) == count
    if "index" not in site.pages and is_whole:
        yield Problem("docs/index.md", 1, "Forsiden mangler.")
    for needed in NEEDED_TOPICS:
        if not shown[needed] and is_whole:
            yield Problem("docs/index.md", 1, f"Ingen side viser emnet {needed}.", write=f"topic: {needed}")
    known = {*TOPICS, *NEEDED_TOPICS, "press", "about"}
    for prose in site.prose:
        topic = prose.front.topic or ""
        if topic and shown[topic] > 1:
            yield Problem(prose.path, 1, f"Flere sider viser emnet {topic}.", f"topic: {topic}")
        if topic and topic not in known:
            line = _line_of(site, prose.path, "topic:")
            yield Problem(prose.path, line, "Emnet findes ikke.", f"topic: {topic}", name_choices(topic, sorted(known)))
        if prose.name in {language.tag for language in site.languages}:
            yield Problem(prose.path, 1, "En side kan ikke hedde det samme som et sprog.", prose.path)


def _slots(site: Site) -> Iterator[Problem]:
    """Each `{{ … }}` stands alone on its line and names a slot with a word that it knows."""
    for prose in site.prose:
        for number, line in enumerate((site.root / prose.path).read_text(encoding="utf-8-sig").splitlines(), 1):
            if "{{" not in line and "}}" not in line:
                continue
            match = SLOT_CALL.fullmatch(line)
            words = SLOTS[match[1]](site.data) if match and match[1] in SLOTS else None
            if not match or words is None:
                choices = name_choices(match[1] if match else "", [slot for slot in SLOTS if SLOTS[slot](site.data)])
                yield Problem(prose.path, number, "Siden kan ikke vise det.", line.strip(), choices)
            elif not words:
                message = "Der står intet om det i data/. Skriv oplysningerne der, eller slet linjen her."
                yield Problem(prose.path, number, message, line.strip())
            elif (match[2] or "") not in words:
                write = ", ".join(f"{{{{ {match[1]} {word} }}}}" for word in words)
                yield Problem(prose.path, number, "Siden kan ikke vise det.", line.strip(), write)


def _links(site: Site) -> Iterator[Problem]:
    """Each link leads to a page of the site, or safely elsewhere."""
    choices = [f"{name}.md" for name in site.pages]
    for prose in site.prose:
        for link in prose.links:
            line = _line_of(site, prose.path, link)
            if re.fullmatch(r"tel:\+[0-9]{8,15}|mailto:[^@\s]+@[^@\s]+\.[^@\s]+", link) or SAFE_URL.fullmatch(link):
                continue
            if ":" in link:
                message = "Et link til et andet sted skal være https://…, tel:+45… eller mailto:…@…"
                yield Problem(prose.path, line, message, link)
            elif link.partition("#")[0] not in choices:
                message = "Linket fører ikke til en side."
                yield Problem(prose.path, line, message, link, name_choices(link, choices))


def _icons(site: Site) -> Iterator[Problem]:
    used = [(prose.path, prose.front.icon) for prose in site.prose]
    for topic in ("courses", "arrival"):
        used += [(f"data/{topic}.yml", record.icon) for record in getattr(site.data, topic).values()]
    for path, icon in used:
        if not icon_path(icon).exists():
            yield Problem(
                path, _line_of(site, path, f"icon: {icon}\n"), "Ikonet findes ikke i Material.", f"icon: {icon}"
            )


def _figures(site: Site) -> Iterator[Problem]:
    """Each brace in a text belongs to a figure that is there."""
    known = [f"figures.{name}" for name in site.data.figures]
    for text in site.texts():
        if text.key.startswith("interface."):
            continue
        for braces in BRACES.findall(text.danish):
            if PLACEHOLDER.fullmatch(braces) and braces.strip("{}") in known:
                continue
            path = _path_of(site, text)
            write = f"{{{name_choices(braces.strip('{}'), known)}}}" if known else ""
            message = "Her er { } om noget, der ikke er et tal i data/figures.yml."
            yield Problem(path, _line_of(site, path, braces), message, braces, write.replace(", ", "}, {"))


def _call(site: Site) -> Iterator[Problem]:
    """Whoever everyone can call has a number."""
    name = site.data.settings.call
    if not any(phone.type != "text" for phone in site.data.contacts[name].phones):
        line = _line_of(site, "data/site.yml", "call:")
        yield Problem(
            "data/site.yml", line, f"{name} har intet telefonnummer, som alle kan ringe til.", f"call: {name}"
        )


def _future_dates(site: Site) -> Iterator[Problem]:
    """Nothing was confirmed, or counted, on a day that has not come; a schedule may well lie ahead."""
    for topic in (SETTINGS, *TOPICS):
        path = _file_of(topic)
        for place, leaf in walk(getattr(site.data, topic)):
            if isinstance(leaf, dt.date) and leaf > site.today and "schedule" not in place:
                found = f"{place[-1]}: {leaf.isoformat()}"
                yield Problem(path, _line_of(site, path, found), "Datoen er ikke kommet endnu.", found)
    for figure in site.data.figures.values():
        if figure.year > site.today.year:
            found = f"year: {figure.year}"
            path = "data/figures.yml"
            yield Problem(path, _line_of(site, path, found), "Året er ikke kommet endnu.", found)


def _two_figures(site: Site) -> Iterator[Problem]:
    """A year has one quota and one number of arrivals."""
    seen: dict[tuple[str, int], str] = {}
    for name, figure in site.data.figures.items():
        if figure.kind == "other":
            continue
        before = seen.setdefault((figure.kind, figure.year), name)
        if before != name:
            path = "data/figures.yml"
            message = f"{before} og {name} er to tal for det samme i {figure.year}."
            yield Problem(path, _line_of(site, path, f"{name}:"), message, f"{name}:")


def place_of(site: Site, text: Text) -> tuple[str, int]:
    """Give the file and the line of a text."""
    path = _path_of(site, text)
    return path, _line_of(site, path, text.danish.partition(" ")[0])


def _path_of(site: Site, text: Text) -> str:
    """Give the file that a text stands in."""
    for prose in site.prose:
        if text.key.startswith(f"{page_key(prose.name)}."):
            return prose.path
    return _file_of(topic_of(text.key))


def _file_of(topic: str) -> str:
    return f"data/{'site' if topic == SETTINGS else topic}.yml"


def _line_of(site: Site, path: str, part: str) -> int:
    text = (site.root / path).read_text(encoding="utf-8-sig")
    return text[: max(text.find(part), 0)].count("\n") + 1
