"""Ask all rules over what was read: what leads nowhere, and what cannot be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.checks import cross_references, own_language, plausibility, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site

CHECKS = (
    cross_references.pages,
    cross_references.shown,
    cross_references.gaps,
    cross_references.slots,
    cross_references.unseen,
    cross_references.links,
    steps.ways_from_steps,
    cross_references.icons,
    cross_references.terms,
    cross_references.figures,
    cross_references.call,
    own_language.broken_letters,
    own_language.other_letters,
    own_language.swapped_languages,
    own_language.texts_of_the_start,
    cross_references.moved,
    plausibility.future_dates,
    plausibility.events,
    plausibility.schedules,
    plausibility.pauses,
    plausibility.night_hours,
    plausibility.past_exceptions,
    plausibility.two_figures,
    steps.units,
    plausibility.parents,
    plausibility.told_twice,
    plausibility.costly_numbers,
    plausibility.kept_on_phones,
)
"""Each rule, in the order in which they are asked; the docstring of each is the rule."""


def find_contradictions(site: Site) -> Iterator[Problem]:
    """Find every name that leads nowhere and every fact that cannot be true, in the whole of `site`."""
    for check in CHECKS:
        yield from check(site)
