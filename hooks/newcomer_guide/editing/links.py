"""Ask whether what the site links to elsewhere is still there."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newcomer_guide.site.site import Site

TIMEOUT_SECONDS = 20
REFUSES_HEAD = {403, 405, 501}
WRITTEN = "%:/?#[]@!$&'()*+,;=~"
"""What an address has as it is written (RFC 3986)."""


@dataclass(frozen=True)
class Answer:
    """What an address answered.

    Attributes:
        address: The one that was asked.
        status: Of HTTP; 0 where nobody answered.
        leads_to: The address that it leads on to; empty where it leads nowhere else.
    """

    address: str
    status: int
    leads_to: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether readers find nothing there."""
        return not 200 <= self.status < 300


def list_outbound(site: Site) -> list[str]:
    """List the addresses elsewhere that the site links to, each once."""
    found = [link.url for link in site.data.links.values() if link.url]
    found += [organization.website for organization in site.data.organizations.values() if organization.website]
    stated = site.data.settings.accessibility
    found += [stated.statement] if stated and stated.statement else []
    found += [link for prose in site.prose for link, _ in prose.links if link.startswith("https://")]
    return list(dict.fromkeys(found))


def ask(addresses: Iterable[str]) -> Iterator[Answer]:
    """Ask each address for its head, and for its page where it gives no head."""
    for address in addresses:
        answer = _ask(address, "HEAD")
        yield _ask(address, "GET") if answer.status in REFUSES_HEAD else answer


def has_network(answers: Sequence[Answer]) -> bool:
    """Say whether anyone answered at all; where nobody did, nothing is known of any address."""
    return any(answer.status for answer in answers)


def tell_answers(answers: Sequence[Answer]) -> str:
    """Tell in Danish what no longer answers or has moved, and what to do."""
    if answers and not has_network(answers):
        return "Ingen svarer. Er der forbindelse til nettet? Linkene er ikke kontrolleret."
    lines = []
    for answer in answers:
        if answer.is_gone:
            reason = answer.status or "ingen forbindelse"
            lines.append(f"{answer.address} svarer ikke ({reason}). Ret linket, eller slet det.")
        elif answer.leads_to:
            lines.append(f"{answer.address} fører videre til {answer.leads_to}. Skriv den adresse i stedet.")
    gone = sum(answer.is_gone for answer in answers)
    return "\n".join([*lines, f"Links ud af siden: {len(answers)}. Svarer ikke: {gone}."])


def _ask(address: str, method: str) -> Answer:
    asked = quote(address, safe=WRITTEN)  # letters such as ø travel as their bytes
    request = urllib.request.Request(asked, method=method, headers={"User-Agent": "guide"})  # noqa: S310  # https, checked
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310  # https, checked
            return Answer(address, answer.status, answer.url if answer.url != asked else "")
    except urllib.error.HTTPError as error:
        with error:
            return Answer(address, error.code)
    except (OSError, HTTPException, ValueError):  # nobody there, or an answer that is none
        return Answer(address, 0)


def links(site: Site) -> int:
    """Tell which addresses elsewhere no longer answer; without a network, say so."""
    answers = list(ask(list_outbound(site)))
    print(tell_answers(answers))
    return int(has_network(answers) and any(answer.is_gone for answer in answers))
