"""Find what the prose and the facts ask for and nobody has; what else cannot be true, `plausibility` finds."""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from newcomer_guide.assets.icons import has_icon
from newcomer_guide.checks.steps import is_told
from newcomer_guide.checks.translations import PLACEHOLDERS
from newcomer_guide.problems import Place, name_choices
from newcomer_guide.records import TOPICS
from newcomer_guide.records.values import SAFE_URL
from newcomer_guide.site.slots import ITEM_SLOTS, SLOTS, can_show
from newcomer_guide.sources.blocks import ALONE
from newcomer_guide.sources.catalogues import PLACEHOLDER, topic_of
from newcomer_guide.sources.prose import page_key
from newcomer_guide.sources.slot_calls import SLOT_CALL, calls_in, calls_wrongly, write_call
from newcomer_guide.wording.voice import FRAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site

NEEDED_TOPICS = ("arrival", "contacts", "courses", "everything", "organizations")
"""The topics that other pages lead to, so that one page has to show each."""

SHOWN_BY = ("contacts", "courses", "everything")
"""The topics whose page has to call the slot of that name: what others lead to would not be there."""

BARE_ADDRESS = re.compile(r"www\..*|[\w.-]+\.(dk|com|org|net|eu)(/.*)?")
NEARLY_A_GAP = re.compile(r"(?:^|[.!?:]\s+|\n)[\W_]*mangler\s*:", re.IGNORECASE)


def pages(site: Site) -> Iterator[Problem]:
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


def shown(site: Site) -> Iterator[Problem]:
    """The page of a topic shows it; where it calls something that there is not, that is told already."""
    for prose in site.prose:
        topic = prose.front.topic or ""
        called = [line for line in prose.text.splitlines() if "{{" in line]
        is_told = any(not (match := SLOT_CALL.fullmatch(line.rstrip())) or match[1] not in SLOTS for line in called)
        is_called = any(line.startswith(f"{{{{ {topic} ") for line in called)
        has_any = bool(site.data.topics.get(topic, True))
        is_alone = sum(one.front.topic == topic for one in site.prose) == 1
        if topic in SHOWN_BY and has_any and is_alone and not (is_told or is_called):
            message = f"Siden har emnet {topic}, men viser det ikke. Skriv det på sin egen linje."
            yield prose.source.place_of("topic").problem(message, f"topic: {topic}", write_call(topic))


def gaps(site: Site) -> Iterator[Problem]:
    """What a town must still write stands in a paragraph of its own, or it would be shown."""
    for prose in site.prose:
        for text in prose.all_texts():
            if NEARLY_A_GAP.search(text.danish):
                message = "Her står, hvad der mangler, men det ville blive vist. Skriv det i sit eget afsnit, forrest på linjen, uden id."
                yield text.place.problem(message, text.danish, "Mangler: Skriv, hvem man ringer til.")


CALLED = re.compile(r"[a-z0-9-]+")


def slots(site: Site) -> Iterator[Problem]:
    """Each `{{ … }}` stands alone on its line and names a slot with a word that it knows."""
    for prose in site.prose:
        for number, line in enumerate(prose.text.splitlines()):
            if "{{" not in line and "}}" not in line:
                continue
            place = Place(prose.path).below(number)
            match = SLOT_CALL.fullmatch(line.rstrip())
            if match and (can_show(site.data, match[1], match[2] or "") or _shows_what_is_told(site, match[1])):
                continue
            meant = CALLED.findall(line.partition("{{")[2].partition("}}")[0].lower())[:2]
            if not match and meant and can_show(site.data, meant[0], "".join(meant[1:])):
                message = f"{ALONE} Skriv et mellemrum efter {{{{ og før }}}}, og kun små bogstaver."
                yield place.problem(message, line.strip(), write_call(*meant))
                continue
            words = SLOTS[match[1]].words(site.data) if match and match[1] in SLOTS else None
            if not match or words is None:
                choices = name_choices(
                    match[1] if match else "", [slot for slot in SLOTS if SLOTS[slot].words(site.data)]
                )
                yield place.problem(
                    "Det kan en side ikke vise. Vælg et af disse, eller slet linjen.", line.strip(), choices
                )
            elif not words:
                message = "Der står intet om det i data/. Skriv oplysningerne der, eller slet linjen her."
                yield place.problem(message, line.strip())
            else:
                write = ", ".join(write_call(match[1], word) for word in words)
                yield place.problem(
                    "Det kan en side ikke vise. Vælg et af disse, eller slet linjen.", line.strip(), write
                )


def _shows_what_is_told(site: Site, slot: str) -> bool:
    """Say whether a slot shows a file with mistakes, so that nothing is known of what it has."""
    file = site.data.files.get(slot)
    return bool(file and file.problems)


def moved(site: Site) -> Iterator[Problem]:
    """An old address leads to one page, and is that of none."""
    tags = {language.tag for language in site.languages}
    before: dict[str, str] = {}
    for page in site.pages.values():
        topic, _, record = page.key.partition(".")
        prose = next((one for one in site.prose if one.name == page.name), None)
        place = prose.source.place_of("redirect_from") if prose else site.data.place_of(topic, record, "redirect_from")
        for name in page.redirect_from:
            first = before.setdefault(name, page.name)
            if name in site.pages or name.partition("/")[0] in tags:
                yield place.problem("Den adresse er i brug nu. Slet navnet her.", name)
            elif first != page.name:
                yield place.problem(
                    f"Et gammelt link til den adresse fører til {first}. Slet navnet et af stederne.", name
                )


def unseen(site: Site) -> Iterator[Problem]:
    """What one can call or visit stands on a page: an organization is shown by those that show its kind."""
    for name, one in site.data.organizations.items():
        is_shown = any(("organizations", one.kind) in calls_in(prose.text) for prose in site.prose)
        unread = [] if is_shown else [field for field in ("phones", "schedules", "website") if getattr(one, field)]
        if unread:
            message = (
                f"Ingen side viser organisationer af slagsen {one.kind}, så det kan ingen læse. Vis dem på en side "
                "i docs/, eller skriv det på en kontakt i data/contacts.yml."
            )
            place = site.data.place_of("organizations", name, unread[0])
            yield place.problem(
                message, f"{', '.join(unread)}:", write_call("organizations", one.kind), is_warning=True
            )


def links(site: Site) -> Iterator[Problem]:
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
                message = (
                    "Et link til et andet sted skal være https://…, tel:+45… eller mailto:…@…, uden punktum efter."
                )
                without = link.rstrip(".,;:")
                yield place.problem(message, link, without if SAFE_URL.fullmatch(without) else "")
            elif SAFE_URL.fullmatch(whole := f"https://{link.rstrip('.,;:')}") and BARE_ADDRESS.fullmatch(name):
                yield place.problem("Et link til et andet sted begynder med https://", link, whole)
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


def icons(site: Site) -> Iterator[Problem]:
    """Each icon that a page, a kind or a record names is one of Material's."""
    used = [(prose.source.place_of("icon"), prose.front.icon) for prose in site.prose]
    for section in ("contact_types", "tracks"):
        kinds = getattr(site.data.kinds, section)
        used += [(site.data.place_of("kinds", section, name, "icon"), one.icon) for name, one in kinds.items()]
    for topic in ("courses", "arrival"):
        used += [(site.data.place_of(topic, name, "icon"), one.icon) for name, one in site.data.topics[topic].items()]
    for place, icon in used:
        if not has_icon(icon):
            bare = re.sub(r"^(mdi|material)[-/]", "", icon)
            message = "Ikonet findes ikke i Material. Navnet er engelsk, som coffee eller home-outline."
            yield place.problem(message, f"icon: {icon}", f"icon: {bare}" if has_icon(bare) else "")


def figures(site: Site) -> Iterator[Problem]:
    """Each brace in a text belongs to a figure that is there."""
    known = [f"figures.{name}" for name in site.data.figures]
    for text in site.texts():
        if topic_of(text.key) in FRAMES or (text.is_markdown and calls_wrongly(text.danish)):
            continue  # frames have fields of their own; a slot that is called wrongly is told by `slots`
        for braces in PLACEHOLDERS.findall(text.danish):
            name = braces.strip("{}")
            if name.startswith("#") and text.is_markdown:
                continue  # an id in the middle of a page's text is told where that is read
            if PLACEHOLDER.fullmatch(braces) and (name in known or _is_mistaken_figure(site, name)):
                continue
            write = f"{{{name_choices(name, known)}}}" if known else ""
            if site.data.is_named("figures", name.removeprefix("figures.")):
                if name.startswith("figures."):
                    yield text.place.problem("Tallet er skjult, men bruges her.", braces)
                else:
                    yield text.place.problem(
                        "Foran tallets navn skal der stå »figures.«", braces, f"{{figures.{name}}}"
                    )
                continue
            message = "Her er { } om noget, der ikke er et tal i data/figures.yml."
            yield text.place.problem(message, braces, write.replace(", ", "}, {"))


def _is_mistaken_figure(site: Site, name: str) -> bool:
    """Say whether a figure is missing because it has a mistake of its own."""
    return bool(site.data.files["figures"].problems) and site.data.is_named("figures", name.removeprefix("figures."))


def call(site: Site) -> Iterator[Problem]:
    """Whoever everyone can call has a number."""
    name = site.data.settings.call
    contact = site.data.contacts.get(name)  # where there is none, that is told already
    if contact and not contact.number_to_speak:
        message = f"{name} har intet telefonnummer, som alle kan ringe til."
        yield site.data.place_of("site", "call").problem(message, f"call: {name}")


def terms(site: Site) -> Iterator[Problem]:
    """What is explained is a term of the glossary."""
    known = [term.id for term in site.terms]
    written = site.data.files["terms"].value
    for name in written if isinstance(written, dict) else ():
        if name not in known:
            message = "Ordet findes ikke i data/translations/glossary.yml. Skriv det dér først."
            yield site.data.place_of("terms", name).problem(
                message, f"{name}:", ", ".join(get_close_matches(name, known))
            )
