"""Give what one reader passes on to another: the essentials as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.said import Said, plain_text

if TYPE_CHECKING:
    from newcomer_guide.records import Course
    from newcomer_guide.site.site import Page
    from newcomer_guide.wording.edition import Edition


def write_message(edition: Edition, page: Page) -> str:
    """Write the essentials of a course as plain text, a line each; nothing for other pages."""
    return "\n".join(plain_text(line, edition.language) for line in say_essentials(edition, page))


def say_essentials(edition: Edition, page: Page) -> list[Said]:
    """Say the essentials of a course: its name, when, where, what to bring, whom to call, and what is in doubt.

    Returns:
        A line each; none for other pages, whose essentials are their heading and the number that
        stands on all of them.
    """
    topic, _, name = page.key.partition(".")
    if not page.is_item or topic != "courses":
        return []
    site = edition.site
    say = Wording(edition)  # its own: what is in doubt is told of these words alone
    course = site.data.courses[name]
    location = site.data.locations[course.location]
    contact = site.whom_to_call(course.contacts[:1])[0]
    lines = [
        say(course.name),
        *say.times(course).lines,
        say.place(location, course.room or ""),
        *_length(say, course),
        *(_labelled(say, say.label(course, "bring"), say(one)) for one in course.bring.values()),
        say.whom_to_call(contact),
    ]
    return lines + say.assured_or_doubted(course, location, contact)


def _length(say: Wording, course: Course) -> list[Said]:
    """Say in how many weeks it is over, if it is ever."""
    weeks = course.duration_weeks
    return [_labelled(say, say.label(course, "duration_weeks"), say.count("weeks", weeks))] if weeks else []


def _labelled(say: Wording, label: Said, said: Said) -> Said:
    return Said((label, say.sign("colon"), " ", said))
