"""The way through the steps after arrival: the number of each, what comes before and after it, and what belongs to it."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newcomer_guide.records import Step

if TYPE_CHECKING:
    from newcomer_guide.records.kinds import Track
    from newcomer_guide.site.site import Page, Site


@dataclass(frozen=True)
class Stage:
    """A step as one of those of a track.

    Attributes:
        track: The way of arriving.
        track_id: Its id.
        id: The step's id.
        step: The step.
        number: Which one it is, from 1.
        count: How many there are.
    """

    track: Track
    track_id: str
    id: str
    step: Step
    number: int
    count: int

    @property
    def anchor(self) -> str:
        """Where it stands on the page with the steps: one of several tracks stands there more than once."""
        return self.id if self.step.track[0] == self.track_id else f"{self.track_id}-{self.id}"


@functools.lru_cache(maxsize=16)  # every page asks it, in every language
def stages_of(site: Site, track: str) -> tuple[Stage, ...]:
    """Give the steps of a track in their order; none, where the page with the steps does not show it."""
    return tuple(list_stages(site, track)) if ("steps", track) in site.page_of("arrival").calls else ()


def list_stages(site: Site, track: str) -> list[Stage]:
    """Give the steps of a track in their order."""
    steps = [(name, step) for name, step in site.data.steps_in_order() if track in step.track]
    kind = site.data.kinds.tracks[track]
    return [Stage(kind, track, name, step, at, len(steps)) for at, (name, step) in enumerate(steps, 1)]


def times_of(site: Site, track: str) -> list[list[Stage]]:
    """Give the steps of a track that the page with the steps shows, those that come at the same time together."""
    return [list(stages) for _, stages in itertools.groupby(stages_of(site, track), lambda stage: stage.step.when)]


def stages_naming(site: Site, field: str, name: str) -> list[Stage]:
    """Give the steps of all tracks that name something in a field: a course, a contact, a page."""
    tracks = site.data.kinds.tracks
    return [stage for track in tracks for stage in stages_of(site, track) if name in getattr(stage.step, field)]


def beside(site: Site, stage: Stage) -> tuple[Stage | None, Stage | None]:
    """Give the step before one, and the step after it."""
    stages = stages_of(site, stage.track_id)
    before = stages[stage.number - 2] if stage.number > 1 else None
    after = stages[stage.number] if stage.number < stage.count else None
    return before, after


def stages_on(site: Site, page: Page) -> list[Stage]:
    """Give the steps that a page belongs to: those that name it, or the record that it shows."""
    if page.is_item:
        topic, _, name = page.key.partition(".")
        return stages_naming(site, topic, name) if topic in Step.model_fields else []
    return stages_naming(site, "pages", page.name)


def pages_of(site: Site, step: Step) -> list[Page]:
    """Give the pages that say more of a step."""
    return [site.pages[name] for name in step.pages if name in site.pages]


def see_also(site: Site, step: Step) -> list[Stage]:
    """Give the other steps that a step names, each in the first of its tracks."""
    shown = {one.id: one for track in reversed(site.data.kinds.tracks) for one in stages_of(site, track)}
    return [shown[name] for name in step.see_also if name in shown]
