"""Prove a built site: read its files, then visit every page in a real browser as a reader does (`make proof`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newcomer_guide.checks.built_files import READINGS
from newcomer_guide.checks.built_site import BuiltSite, read_built
from newcomer_guide.checks.journeys import answers_questions, stays_open_offline
from newcomer_guide.checks.visits import VISITED, visit_all
from newcomer_guide.problems import mistakes_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


MANY, FIRST = 12, 5
"""Of more warnings than that, the first are told."""


@dataclass(frozen=True)
class Proof:
    """What one check found.

    Attributes:
        claim: What is told when all is well.
        problems: What is wrong.
    """

    claim: str
    problems: list[Problem]

    def __str__(self) -> str:
        """Tell it in one line, and each finding below; of many warnings the first, as where a new language moves every page."""
        sign = "✗" if mistakes_in(self.problems) else "!" if self.problems else "✓"
        found = f" Fund: {len(self.problems)}" if self.problems else ""
        mistakes = mistakes_in(self.problems)
        warnings = sorted({*self.problems} - {*mistakes})
        shown = warnings if len(warnings) <= MANY else warnings[:FIRST]
        told = "".join("\n    " + str(problem).replace("\n", "\n    ") for problem in [*sorted({*mistakes}), *shown])
        rest = len(warnings) - len(shown)
        return f"{sign} {self.claim}.{found}{told}" + (
            f"\n    … og {rest} advarsler til af samme slags." if rest else ""
        )


def read_proofs(built: BuiltSite) -> Iterator[Proof]:
    """Prove what its files show."""
    for claim, check in READINGS.items():
        yield Proof(claim, list(check(built)))


def browser_proofs(built: BuiltSite) -> Iterator[Proof]:
    """Prove what only a browser shows."""
    visits = visit_all(built)
    for claim, check in VISITED.items():
        yield Proof(claim, [problem for visit in visits for problem in check(built, visit)])
    yield Proof("Siderne kan læses uden forbindelse", list(stays_open_offline(built)))
    yield Proof("Søgningen finder det, folk spørger om", list(answers_questions(built)))


def tell_count(proofs: list[Proof]) -> str:
    """Count the checks and what they found, in one Danish line."""
    problems = {problem for proof in proofs for problem in proof.problems}
    mistakes = len(mistakes_in(problems))
    warnings = len(problems) - mistakes
    end = "Siden må ikke udgives, før fejlene er rettet." if mistakes else "Siden kan udgives."
    return f"{len(proofs)} kontroller, {mistakes} fejl, {warnings} advarsler. {end}"


def proof(site: Site) -> int:
    """Tell of each check, in one line, whether the built site passes it, and what to change where it does not."""
    try:
        built = read_built(site, site.root / "site")
    except FileNotFoundError:
        print("Siden er ikke bygget. Kør make site.")
        return 1
    proofs: list[Proof] = []
    for prove in (read_proofs, browser_proofs):
        for one in prove(built):
            proofs.append(one)
            print(one, flush=True)
    print(f"\n{tell_count(proofs)}")
    return int(any(mistakes_in(one.problems) for one in proofs))
