"""Find what the prose and the facts ask for and nobody has, and facts that contradict each other."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from newcomer_guide.assets.icons import has_icon
from newcomer_guide.checks.steps import is_told, units, ways_from_steps
from newcomer_guide.checks.translations import PLACEHOLDERS
from newcomer_guide.problems import Place, name_choices
from newcomer_guide.records import TOPICS
from newcomer_guide.records.values import SAFE_URL
from newcomer_guide.site.slots import ITEM_SLOTS, SLOTS, can_show
from newcomer_guide.sources.catalogues import PLACEHOLDER, topic_of
from newcomer_guide.sources.markdown_file import SLOT_CALL, page_key
from newcomer_guide.sources.validation import walk
from newcomer_guide.wording.voice import FRAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.records.dates import PartialDate
    from newcomer_guide.site.site import Site

NEEDED_TOPICS = ("arrival", "contacts", "courses", "everything", "organizations")
"""The topics that other pages lead to, so that one page has to show each."""

SETTINGS = "settings"
LIES_AHEAD = {"valid_from", "valid_to", "except_dates"}
"""The fields whose day may come later than today."""

NEARLY_A_GAP = re.compile(r"(?:^|[.!?:]\s+|\n)[\W_]*mangler\s*:", re.IGNORECASE)


def find_contradictions(site: Site) -> Iterator[Problem]:
    """Find every name that leads nowhere and every fact that cannot be true, in the whole of `site`."""
    for check in CHECKS:
        yield from check(site)


def _pages(site: Site) -> Iterator[Problem]:
    """Each needed topic has one page, the front page is there, and no page is named like a language.

    A page that could not be read has a problem of its own already, and is not missed here too.
    """
    shown = Counter(prose.front.topic for prose in site.prose if prose.front.topic)
    home = Place("docs/index.md")
    if "index" not in site.pages and site.has_all_pages:
        yield home.problem("Forsiden mangler.")
    for needed in NEEDED_TOPICS:
        if not shown[needed] and site.has_all_pages:
            yield home.problem(f"Ingen side viser emnet {needed}.", write=f"topic: {needed}")
    known = {*TOPICS, *NEEDED_TOPICS, "press", "about", "languages", "pictures", "terms"}
    for prose in site.prose:
        topic = prose.front.topic or ""
        place = prose.source.place_of("topic")
        if topic and shown[topic] > 1:
            yield place.problem(f"Flere sider viser emnet {topic}.", f"topic: {topic}")
        if topic and topic not in known:
            yield place.problem("Emnet findes ikke.", f"topic: {topic}", name_choices(topic, sorted(known)))
        above, _, record = prose.name.rpartition("/")
        topics = {one.front.topic for one in site.prose if one.name == above} & ITEM_SLOTS.keys()
        if any(site.data.is_named(one, record) for one in topics if one):
            message = "Siden hedder det samme som en post i data/, der har sin egen side. Giv den et andet navn."
            yield Place(prose.path).problem(message, prose.path)
        if any(other.name != prose.name and page_key(other.name) == page_key(prose.name) for other in site.prose):
            message = "To sider får samme nøgle, når / skrives som -. Giv den ene et andet navn."
            yield Place(prose.path).problem(message, prose.path)
        if prose.name in {language.tag for language in site.languages}:
            yield Place(prose.path).problem("En side kan ikke hedde det samme som et sprog.", prose.path)


def _gaps(site: Site) -> Iterator[Problem]:
    """What a town must still write stands in a paragraph of its own, or it would be shown."""
    for prose in site.prose:
        for text in prose.all_texts():
            if NEARLY_A_GAP.search(text.danish):
                message = "Her står, hvad der mangler, men det ville blive vist. Skriv det i sit eget afsnit, forrest på linjen, uden id."
                yield text.place.problem(message, text.danish, "Mangler: Skriv, hvem man ringer til.")


def _slots(site: Site) -> Iterator[Problem]:
    """Each `{{ … }}` stands alone on its line and names a slot with a word that it knows."""
    for prose in site.prose:
        for number, line in enumerate(prose.text.splitlines()):
            if "{{" not in line and "}}" not in line:
                continue
            place = Place(prose.path).below(number)
            match = SLOT_CALL.fullmatch(line.rstrip())
            if match and (can_show(site.data, match[1], match[2] or "") or _shows_what_is_told(site, match[1])):
                continue
            words = SLOTS[match[1]].words(site.data) if match and match[1] in SLOTS else None
            if not match or words is None:
                choices = name_choices(
                    match[1] if match else "", [slot for slot in SLOTS if SLOTS[slot].words(site.data)]
                )
                yield place.problem("Siden kan ikke vise det.", line.strip(), choices)
            elif not words:
                message = "Der står intet om det i data/. Skriv oplysningerne der, eller slet linjen her."
                yield place.problem(message, line.strip())
            else:
                write = ", ".join(f"{{{{ {f'{match[1]} {word}'.strip()} }}}}" for word in words)
                yield place.problem("Siden kan ikke vise det.", line.strip(), write)


def _shows_what_is_told(site: Site, slot: str) -> bool:
    """Say whether a slot shows a file with mistakes, so that nothing is known of what it has."""
    file = site.data.files.get(slot)
    return bool(file and file.problems)


def _links(site: Site) -> Iterator[Problem]:
    """Each link leads to a page of the site, or safely elsewhere."""
    pages = [*site.pages, *(prose.name for prose in site.prose if prose.name not in site.pages)]
    choices = [f"{name}.md" for name in pages]
    for prose in site.prose:
        for link, place in prose.links:
            if link.startswith("#"):
                continue  # to a place on this very page; `rendered` looks for it
            if re.fullmatch(r"tel:\+[0-9]{8,15}|mailto:[^@\s]+@[^@\s]+\.[^@\s]+", link) or SAFE_URL.fullmatch(link):
                continue
            name = link.partition("#")[0]
            if ":" in link:
                message = "Et link til et andet sted skal være https://…, tel:+45… eller mailto:…@…"
                yield place.problem(message, link)
            elif f"{name}.md" in choices:
                yield place.problem("Linket fører ikke til en side.", link, link.replace(name, f"{name}.md", 1))
            elif name not in choices and _is_hidden(site, name.removesuffix(".md")):
                message = "Siden er skjult nu (published: nej). Linket fører til siden over den."
                yield place.problem(message, link, is_warning=True)
            elif name not in choices and not is_told(site, name.removesuffix(".md")):
                yield place.problem("Linket fører ikke til en side.", link, name_choices(link, choices))


def _is_hidden(site: Site, page_name: str) -> bool:
    """Say whether a page is missing because the record that it shows is withdrawn, or has a mistake of its own."""
    above, _, record = page_name.rpartition("/")
    topics = {prose.front.topic for prose in site.prose if prose.name == above} & ITEM_SLOTS.keys()
    return any(site.data.is_named(topic, record) for topic in topics if topic)


def _icons(site: Site) -> Iterator[Problem]:
    used = [(prose.source.place_of("icon"), prose.front.icon) for prose in site.prose]
    for section in ("contact_types", "tracks"):
        kinds = getattr(site.data.kinds, section)
        used += [(site.data.place_of("kinds", section, name, "icon"), one.icon) for name, one in kinds.items()]
    for topic in ("courses", "arrival"):
        used += [(site.data.place_of(topic, name, "icon"), one.icon) for name, one in site.data.topics[topic].items()]
    for place, icon in used:
        if not has_icon(icon):
            yield place.problem("Ikonet findes ikke i Material.", f"icon: {icon}")


def _figures(site: Site) -> Iterator[Problem]:
    """Each brace in a text belongs to a figure that is there."""
    known = [f"figures.{name}" for name in site.data.figures]
    for text in site.texts():
        if topic_of(text.key) in FRAMES:
            continue
        for braces in PLACEHOLDERS.findall(text.danish):
            name = braces.strip("{}")
            if name.startswith("#") and text.is_markdown:
                continue  # an id in the middle of a page's text is told where that is read
            if PLACEHOLDER.fullmatch(braces) and (name in known or _is_mistaken_figure(site, name)):
                continue
            write = f"{{{name_choices(name, known)}}}" if known else ""
            if site.data.is_named("figures", name.removeprefix("figures.")):
                yield text.place.problem("Tallet er skjult, men bruges her.", braces)
                continue
            message = "Her er { } om noget, der ikke er et tal i data/figures.yml."
            yield text.place.problem(message, braces, write.replace(", ", "}, {"))


def _is_mistaken_figure(site: Site, name: str) -> bool:
    """Say whether a figure is missing because it has a mistake of its own."""
    return bool(site.data.files["figures"].problems) and site.data.is_named("figures", name.removeprefix("figures."))


def _call(site: Site) -> Iterator[Problem]:
    """Whoever everyone can call has a number."""
    name = site.data.settings.call
    contact = site.data.contacts.get(name)  # where there is none, that is told already
    if contact and (contact.phone_to_call is None or contact.phone_to_call.type == "text"):
        message = f"{name} har intet telefonnummer, som alle kan ringe til."
        yield site.data.place_of("site", "call").problem(message, f"call: {name}")


def _future_dates(site: Site) -> Iterator[Problem]:
    """Nothing was confirmed, or counted, on a day that has not come; a schedule may well lie ahead, and next year's quota."""
    told = {SETTINGS: site.data.settings, **site.data.topics}
    for topic, records in told.items():
        for steps, leaf in walk(records):
            if isinstance(leaf, dt.date) and leaf > site.today and not LIES_AHEAD & {*steps}:
                found = f"{steps[-1]}: {leaf.isoformat()}"
                yield site.data.place_of(topic, *steps).problem("Datoen er ikke kommet endnu.", found)
    for name, figure in site.data.figures.items():
        is_told_ahead = figure.kind == "quota" and figure.year == site.today.year + 1
        if figure.year > site.today.year and not is_told_ahead:
            place = site.data.place_of("figures", name, "year")
            yield place.problem("Året er ikke kommet endnu.", f"year: {figure.year}")


def _events(site: Site) -> Iterator[Problem]:
    """An event ends after it has begun; what lies ahead is a course, for events are told as what has been."""
    for name, event in site.data.events.items():
        first, last = event.date, event.end_date
        known = min(_known(first), _known(last or first))
        if last and first.year and last.year and last.order[:known] < first.order[:known]:
            found = f"date: {first}, end_date: {last}"
            place = site.data.place_of("events", name, "end_date")
            yield place.problem("Begivenheden slutter, før den begynder.", found, f"date: {last}, end_date: {first}")
        elif first.order[: _known(first)] > (site.today.year, site.today.month, site.today.day)[: _known(first)]:
            message = (
                "Dagen er ikke kommet endnu, men siden fortæller om begivenheder som noget, der har været. "
                "Skal folk komme til det, så skriv det i data/courses.yml."
            )
            yield site.data.place_of("events", name, "date").problem(message, f"date: {first}", is_warning=True)


def _known(date: PartialDate) -> int:
    """Count what is known of a date: its year and month, or its day too."""
    return 3 if date.day else 2


def _schedules(site: Site) -> Iterator[Problem]:
    """What is held now has a day to come; two opening hours of a day do not overlap."""
    for name, course in site.data.courses.items():
        if course.is_weekly and course.timetable.is_over(site.today):
            message = "Den sidste dag er gået, men status er active. Skriv den nye plan, eller skriv status: ended."
            place = site.data.place_of("courses", name, "schedule", "valid_to")
            yield place.problem(message, f"valid_to: {course.last_day}", "status: ended", is_warning=True)
    for topic in ("contacts", "organizations", "locations"):
        for name, record in site.data.topics[topic].items():
            if any(one.overlaps(other) for one, other in itertools.combinations(record.schedules, 2)):
                message = "To åbningstider ligger oven i hinanden. Skriv hver dag i én af dem."
                yield site.data.place_of(topic, name, "schedules").problem(message, is_warning=True)


def _two_figures(site: Site) -> Iterator[Problem]:
    """A year has one quota and one number of arrivals."""
    seen: dict[tuple[str, int], str] = {}
    for name, figure in site.data.figures.items():
        if figure.kind == "other":
            continue
        before = seen.setdefault((figure.kind, figure.year), name)
        if before != name:
            message = f"{before} og {name} er to tal for det samme i {figure.year}."
            yield site.data.place_of("figures", name).problem(message, f"{name}:")


def _parents(site: Site) -> Iterator[Problem]:
    """No organization belongs to itself, or to one that belongs to it."""
    for name in site.data.organizations:
        if name in site.parents_of(name):
            place = site.data.place_of("organizations", name, "parent")
            yield place.problem(
                "Organisationen hører under sig selv.", f"parent: {site.data.organizations[name].parent}"
            )


def _terms(site: Site) -> Iterator[Problem]:
    """What is explained is a term of the glossary."""
    known = [term.id for term in site.terms]
    written = site.data.files["terms"].value
    for name in written if isinstance(written, dict) else ():
        if name not in known:
            message = "Ordet findes ikke i data/translations/glossary.yml. Skriv det dér først."
            yield site.data.place_of("terms", name).problem(
                message, f"{name}:", ", ".join(get_close_matches(name, known))
            )


CHECKS = (
    _pages,
    _gaps,
    _slots,
    _links,
    ways_from_steps,
    _icons,
    _terms,
    _figures,
    _call,
    _future_dates,
    _events,
    _schedules,
    _two_figures,
    units,
    _parents,
)
"""Each rule, in the order in which they are asked; the docstring of each is the rule."""
