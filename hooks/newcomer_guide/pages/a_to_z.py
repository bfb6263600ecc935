"""List everything on the site by the alphabet of one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.facts import Wording
    from newcomer_guide.wording.said import Said


@dataclass(frozen=True)
class Item:
    """One line of the list.

    Attributes:
        title: Its name.
        kind: `page`, `course`, `step`, `contact` or `organization`.
        icon: Which of Material's icons stands for it.
        address: Where it is, from the page that lists it.
    """

    title: Said
    kind: str
    icon: str
    address: str


def list_everything(site: Site, say: Wording, link: Callable[..., str]) -> list[Item]:
    """List all pages, courses, steps, contacts and organizations, sorted by title.

    Args:
        site: The site.
        say: The voice of the page that lists them.
        link: Makes an address of a page's name and an anchor.
    """
    return sorted(_items(site, say, link), key=lambda item: say.language.sort_key(item.title.text))


def _items(site: Site, say: Wording, link: Callable[..., str]) -> Iterator[Item]:
    def at(topic: str, name: str) -> str:
        page, anchor = site.place_of(topic, name)
        return link(page.name, anchor)

    for page in site.pages.values():
        if page.name != "index":
            kind = "course" if page.is_item else "page"
            yield Item(say(page.title), kind, page.icon, link(page.name))
    for name, step in site.data.arrival.items():
        yield Item(say(step.title), "step", step.icon, at("arrival", name))
    for name, contact in site.data.contacts.items():
        yield Item(say.name(contact.name), "contact", "phone-outline", at("contacts", name))
    for name, organization in site.data.organizations.items():
        if site.data.kinds.organization_kinds[organization.kind].listed:
            yield Item(say(organization.name), "organization", "hand-heart-outline", at("organizations", name))
