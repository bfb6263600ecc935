"""Find what is wrong with the steps after arrival: how their time is counted, and where they lead."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from newcomer_guide.problems import name_choices
from newcomer_guide.sources.yaml_file import is_left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


def is_told(site: Site, page_name: str) -> bool:
    """Say whether a page is missing because its file has a mistake of its own."""
    return (site.root / "docs" / f"{page_name}.md").is_file()


def ways_from_steps(site: Site) -> Iterator[Problem]:
    """A page that a step names is there, and another than the one with the steps; a step does not name itself."""
    arrival = {prose.name for prose in site.prose if prose.front.topic == "arrival"}
    known = [prose.name for prose in site.prose if prose.name not in arrival | {"index"}]
    for name, step in site.data.arrival.items():
        for at, page in enumerate(step.pages):
            if (page not in known and not is_told(site, page)) or page in arrival | {"index"}:
                place = site.data.place_of("arrival", name, "pages", at)
                message = "Skriv navnet på en side i docs/, der siger mere om trinnet."
                yield place.problem(
                    message, page, ", ".join(get_close_matches(page, known)) or name_choices(page, known)
                )
        if name in step.see_also:
            yield site.data.place_of("arrival", name, "see_also").problem("Trinnet henviser til sig selv.", name)


def _is_hidden(site: Site, name: str) -> bool:
    """Say whether a step is taken out by its own words, not by a mistake."""
    value = site.data.files["arrival"].value
    record = value.get(name) if isinstance(value, dict) else None
    return isinstance(record, dict) and is_left_out(record)


def units(site: Site) -> Iterator[Problem]:
    """A step's time is counted in a way that its unit can be; what follows a step does not come first."""
    written = list(site.data.names_in("arrival"))
    above: set[str] = set()
    for name, step in site.data.arrival.items():
        unit, place = site.data.kinds.units[step.when.unit], site.data.place_of("arrival", name, "when")
        at = written.index(name)
        is_hidden = at > 0 and _is_hidden(site, written[at - 1])
        if unit.follows and (is_hidden or not above & {*step.track}):
            first = "Trinnet over det er skjult." if is_hidden else "Der står intet trin over det i filen."
            message = f"{first} Trinnet følger det, der står over det, så skriv, hvornår det er."
            yield place.problem(message, f"unit: {step.when.unit}", is_warning=is_hidden)
        above |= {*step.track}
        if unit.has_weekdays and not step.when.byday:
            yield place.problem(
                "Skriv, hvilke ugedage det kan være.", write=f"when: {{unit: {step.when.unit}, byday: [TH, FR]}}"
            )
        if step.when.byday and not unit.has_weekdays:
            fitting = [one for one, other in site.data.kinds.units.items() if other.has_weekdays]
            yield place.problem(
                "byday kan kun stå, når det er den første af ugedagene.", write=f"unit: {', '.join(fitting)}"
            )
        if step.when.amount > 1 and not unit.several:
            fitting = [one for one, other in site.data.kinds.units.items() if other.several]
            yield place.problem(f"amount kan ikke stå ved {step.when.unit}.", write=f"unit: {', '.join(fitting)}")
