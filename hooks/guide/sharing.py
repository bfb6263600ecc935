"""Give what one reader passes on to another: the essentials as text, and a code of the page's address."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import segno
from markupsafe import Markup

from guide.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.languages import Language
    from guide.records import Course
    from guide.site import Page, Site
    from guide.wording import Wording


def write_message(site: Site, page: Page, language: Language) -> str:
    """Write the essentials of a course: its name, when, where, and whom to call, a line each.

    Returns:
        Plain text; empty for other pages, whose essentials are their heading and the number that
        stands on all of them.
    """
    topic, _, name = page.key.partition(".")
    if not page.is_item or topic != "courses":
        return ""
    say = site.wording(language)
    course = site.data.courses[name]
    contact = site.data.contacts[course.contacts[0]]
    lines = [say(course.name), *_say_course(site, course, say)]
    office = contact if contact.phones else site.data.contacts[site.data.settings.call]
    lines.append(
        Markup("{}: {}").format(say.word("call_who", name=say.name(office.name)), say.phone(office.phones[0].number))
    )
    return "\n".join(plain_text(line, language) for line in lines)


def _say_course(site: Site, course: Course, say: Wording) -> Iterator[Markup]:
    if course.status != "active":
        yield say.word(course.status)
    elif course.schedule.byday:
        yield Markup("{} {}").format(say.days(course.schedule.byday), say.hours(course.schedule))
    elif course.schedule.days_per_week:
        yield say.word("days_per_week", count=course.schedule.days_per_week)
    yield say.place(site.data.locations[course.location], course.room or "")


MASK = 3
"""Every mask is valid; trying all eight for the fairest takes most of the time."""


@functools.lru_cache(maxsize=4096)
def draw_code(url: str) -> Markup:
    """Draw a QR code that opens an address, as SVG to stand inside a page.

    Source:
        ISO/IEC 18004, by segno.
    """
    code = segno.make_qr(url, error="l", mask=MASK, boost_error=False)
    drawn = code.svg_inline(border=4, omitsize=True, svgclass="code", lineclass=None, light="#fff")
    return Markup(drawn)  # noqa: S704  # squares
