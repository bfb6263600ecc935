"""Give what one reader passes on to another: the essentials as text, and a code of the page's address."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import segno
from markupsafe import Markup

from guide.plain import plain_text

if TYPE_CHECKING:
    from guide.languages import Language
    from guide.site import Page, Site


def write_message(site: Site, page: Page, language: Language) -> str:
    """Write the essentials of a course: its name, when, where, whom to call, and what is in doubt, a line each.

    Returns:
        Plain text; empty for other pages, whose essentials are their heading and the number that
        stands on all of them.
    """
    topic, _, name = page.key.partition(".")
    if not page.is_item or topic != "courses":
        return ""
    say = site.wording(language)  # its own: what is in doubt is told of these words alone
    course = site.data.courses[name]
    location = site.data.locations[course.location]
    first = site.data.contacts[course.contacts[0]]
    contact = first if first.phones else site.data.contacts[site.data.settings.call]
    lines = [
        say(course.name),
        *say.times(course).split(Markup("<br>")),
        say.place(location, course.room or ""),
        Markup("{}: {}").format(say.word("call_who", name=say.name(contact.name)), say.phone(contact.phones[0].number)),
    ]
    say.assured(course, location, contact)
    return "\n".join(plain_text(line, language) for line in lines + say.doubts(site.stale_before))


MASK = 3
"""Every mask is valid; trying all eight for the fairest takes most of the time."""


@functools.lru_cache(maxsize=4096)
def draw_code(url: str) -> Markup:
    """Draw a QR code that opens an address, as SVG to stand inside a page.

    Source:
        ISO/IEC 18004, by segno.
    """
    code = segno.make_qr(url, error="l", mask=MASK, boost_error=False)
    drawn = code.svg_inline(border=4, omitsize=True, svgclass="code", lineclass=None)
    return Markup(drawn)  # noqa: S704  # squares
