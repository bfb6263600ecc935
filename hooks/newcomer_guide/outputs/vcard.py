"""Write visiting cards that a phone keeps: one a contact, and one for those whom the press calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icalendar import vText
from icalendar.parser import Contentline, Contentlines, Parameters

from newcomer_guide.outputs.identity import identify
from newcomer_guide.site.addresses import card_uri, press_uri
from newcomer_guide.wording.choice import State
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.said import Said, language_of, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newcomer_guide.records import Contact
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language
    from newcomer_guide.wording.edition import Edition

PHONE_TYPES = {"voice": ["work", "voice"], "cell": ["cell"], "text": ["cell", "text"]}
COMPOUND = {"N", "ORG"}
SEMICOLON = "\\;"


def make_cards(edition: Edition) -> dict[str, bytes]:
    """Write the cards of a language.

    Returns:
        By address: vCard 4.0, with the name and number lines that readers of 3.0 know too.

    Source:
        RFC 6350, and RFC 2426 for what older phones read.
    """
    site, language = edition.site, edition.language
    made = {}
    press = b""
    for name, contact in site.data.contacts.items():
        if contact.has_own_way:
            made[card_uri(site, language, name)] = _write_card(_contact_lines(edition, name, contact))
        if contact.contact_type == "press" and contact.has_own_way and site.has_page_of("press"):
            press += _write_card(_contact_lines(edition, name, contact))
    return made | ({press_uri(site, language): press} if press else {})


def _contact_lines(edition: Edition, name: str, contact: Contact) -> Iterator[Contentline]:
    site, language = edition.site, edition.language
    say = Wording(edition)
    yield from _head(site, language, f"contacts.{name}", contact.name)
    yield _line("KIND", "org" if contact.contact_type == "office" else "individual")
    office = site.data.organizations.get(contact.organization or "")
    parent = site.data.organizations.get((office and office.parent) or "")
    names = [one.name.danish for one in (parent, office) if one]
    if names:
        yield _line("ORG", *names, language=site.source.tag)
    if contact.title:
        chosen = say.choose(contact.title)
        tag = chosen.lang if chosen.state is State.CURRENT else site.source.tag
        yield _line("TITLE", say.plain(contact.title), language=tag)
    yield from _ways(contact)
    notes = [say(course.name) for course in site.courses_of(name).values()]
    yield from _end(site, say, contact, notes if contact.phones else [*notes, _call_instead(site, say)])


def _call_instead(site: Site, say: Wording) -> Said:
    return say.whom_to_call(site.everyones_contact)


def _head(site: Site, language: Language, key: str, name: str) -> Iterator[Contentline]:
    yield _line("BEGIN", "VCARD")
    yield _line("VERSION", "4.0")
    yield _line("PRODID", f"-//{site.data.settings.id}//{language.tag}")
    yield _line("UID", f"urn:uuid:{identify(site.data.settings.id, key)}")
    yield _line("FN", name, language=site.source.tag)
    # Which part of a name is the family's cannot be known, so it stands whole where phones look first.
    yield Contentline(f"N:;{vText(name).to_ical().decode()};;;")


def _ways(contact: Contact) -> Iterator[Contentline]:
    for number, phone in enumerate(contact.phones, 1):
        kinds = Parameters({"TYPE": PHONE_TYPES.get(phone.type or "", ["work"]), "PREF": str(number)})
        yield Contentline.from_parts("TEL", kinds, phone.number)
    if contact.email:
        yield _line("EMAIL", contact.email)
    yield from (_line("LANG", tag) for tag in contact.languages)


def _end(site: Site, say: Wording, contact: Contact, notes: list[Said]) -> Iterator[Contentline]:
    lines = [*notes, *say.assured_or_doubted(contact)]
    said = "\n".join(plain_text(line, say.language) for line in lines)
    yield _line("NOTE", said, language=language_of(lines, say.language, site.source))
    if site.site_url:
        yield _line("URL", site.site_url + site.address(site.page_of("contacts"), say.language))
    changed = max(one.day for one in site.confirmations(contact))
    yield _line("REV", f"{changed:%Y%m%d}T000000Z")
    yield _line("END", "VCARD")


def _line(name: str, *parts: str, language: str = "") -> Contentline:
    """Write a line; a semicolon stays bare where it parts nothing, for not all readers take its escape away."""
    value = ";".join(vText(part).to_ical().decode() for part in parts)
    tag = f";LANGUAGE={language}" if language else ""
    return Contentline(f"{name}{tag}:{value if name in COMPOUND else value.replace(SEMICOLON, ';')}")


def _write_card(lines: Iterable[Contentline]) -> bytes:
    return bytes(Contentlines(lines).to_ical())
