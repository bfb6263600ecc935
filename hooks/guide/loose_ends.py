"""Find what the prose and the facts ask for and nobody has: slots, pages, icons, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.icons import icon_path
from guide.problems import Problem, name_choices
from guide.prose import page_key
from guide.translations import topic_of
from guide.wording import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.fields import Text
    from guide.site import Site

SAFE_LINKS = ("https://", "tel:", "mailto:")


def find_loose_ends(site: Site) -> list[Problem]:
    """Find every name in `site` that leads nowhere."""
    return [*_slots(site), *_links(site), *_icons(site), *_figures(site)]


def _slots(site: Site) -> Iterator[Problem]:
    known = sorted(path.stem for path in (site.root / "overrides" / "slots").glob("*.html"))
    for prose in site.prose:
        for slot, _ in prose.slots:
            if slot not in known:
                line = _line_of(site, prose.path, slot)
                yield Problem(prose.path, line, "Siden kan ikke vise det.", slot, name_choices(slot, known))


def _links(site: Site) -> Iterator[Problem]:
    choices = [f"{name}.md" for name in site.pages]
    for prose in site.prose:
        for link in prose.links:
            if link.startswith(SAFE_LINKS) or link.partition("#")[0] in choices:
                continue
            line = _line_of(site, prose.path, link)
            if ":" in link:
                message = "Et link til et andet sted skal begynde med https://, tel: eller mailto:."
                yield Problem(prose.path, line, message, link)
            else:
                message = "Linket fører ikke til en side."
                yield Problem(prose.path, line, message, link, name_choices(link, choices))


def _icons(site: Site) -> Iterator[Problem]:
    used = [(prose.path, prose.front.icon) for prose in site.prose]
    for topic in ("courses", "arrival"):
        used += [(f"data/{topic}.yml", record.icon) for record in getattr(site.data, topic).values()]
    for path, icon in used:
        if not icon_path(icon).exists():
            found = f"icon: {icon}"
            yield Problem(path, _line_of(site, path, found), "Ikonet findes ikke i Material.", found)


def _figures(site: Site) -> Iterator[Problem]:
    known = {f"figures.{name}" for name in site.data.figures}
    for text in site.texts():
        if text.key.startswith("interface."):
            continue
        for name in PLACEHOLDER.findall(text.danish):
            if name not in known:
                path = _path_of(site, text)
                line = _line_of(site, path, f"{{{name}}}")
                message = "Tallet findes ikke i data/figures.yml."
                yield Problem(path, line, message, f"{{{name}}}", name_choices(name, known))


def place_of(site: Site, text: Text) -> tuple[str, int]:
    """Give the file and the line of a text."""
    path = _path_of(site, text)
    return path, _line_of(site, path, text.danish.partition(" ")[0])


def _path_of(site: Site, text: Text) -> str:
    """Give the file that a text stands in."""
    for prose in site.prose:
        if text.key.startswith(f"{page_key(prose.name)}."):
            return prose.path
    topic = topic_of(text.key)
    return f"data/{'site' if topic == 'settings' else topic}.yml"


def _line_of(site: Site, path: str, part: str) -> int:
    text = (site.root / path).read_text(encoding="utf-8")
    return text[: max(text.find(part), 0)].count("\n") + 1
