"""Give what a phone makes a reader's own plan of: the steps, what their dates are counted from, and the words for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.records.age import first_due
from newcomer_guide.records.dates import sunday_first
from newcomer_guide.records.recurrence import horizon
from newcomer_guide.site.way import stages_of
from newcomer_guide.wording.facts import Wording

if TYPE_CHECKING:
    from newcomer_guide.records import Step
    from newcomer_guide.sources.languages import Language
    from newcomer_guide.wording.edition import Edition

WORDS = (
    *("ask_first", "day_or_day", "event_from_to", "needs_confirmation", "note_stale", "plan_before", "plan_came"),
    *("plan_comes", "plan_now", "plan_past", "plan_unsure", "weekday_date"),
)
"""What stands around the dates: all of it, and the names of the days, in the page's language, or all in Danish."""


def plan_of(edition: Edition) -> dict[str, object]:
    """Give the plan of an edition, as `page.js` describes it."""
    site = edition.site
    tracks = {name: kind for name, kind in site.data.kinds.tracks.items() if stages_of(site, name)}
    steps = {name: step for name, step in site.data.steps_in_order() if set(step.track) & tracks.keys()}
    say = Wording(edition).unpaired()
    speaking = [voice for voice in (say, say.source_voice().unpaired()) if _has_all_words(voice)]
    voices = list({voice.language.tag: voice for voice in speaking}.values())
    return {
        "site": site.data.settings.id,
        "page": edition.address(site.page_of("arrival")),
        "tracks": {name: str(say(kind.name).html) for name, kind in tracks.items()},
        "known_to": horizon(site.today)[1].isoformat(),
        "steps": [_step(edition, name, step, [voice.language for voice in voices]) for name, step in steps.items()],
        "voices": [_voice(voice, list(steps.values())) for voice in voices],
    }


def _has_all_words(say: Wording) -> bool:
    words = (say.edition.site.data.interface.get(name) for name in WORDS)
    return all(word is None or say.can_say(word, say.edition) for word in words)


def _step(edition: Edition, name: str, step: Step, languages: list[Language]) -> dict[str, object]:
    site = edition.site
    place = site.data.locations[step.location] if step.location else None
    told = [one for record in (step, place) if record for one in site.confirmations(record) if one.due]
    due = first_due(told)
    since = min((one.day for one in told), default=step.assured_date)
    return {
        "id": name,
        "tracks": list(step.track),
        "dates": site.data.kinds.units[step.when.unit].dates,
        "amount": step.when.amount,
        "days": "".join(str(sunday_first(day)) for day in step.when.byday),
        "due": due and due.isoformat(),
        "is_doubted": step.needs_confirmation,
        "since": [language.day(since) for language in languages],
    }


def _voice(say: Wording, steps: list[Step]) -> dict[str, object]:
    language = say.language
    return {
        "lang": language.tag,
        "dir": language.direction,
        "comma": language.signs.comma,
        "colon": language.signs.colon,
        "date_pattern": language.date_pattern,
        "day_pattern": language.day_pattern,
        "months": language.month_names,
        "weekdays": language.weekday_names,
        "phrases": {name: str(say.pattern(name).html) for name in WORDS},
        "titles": [str(say(step.title).html) for step in steps],
        "whens": [str(say.when(step.when).html) for step in steps],
    }
