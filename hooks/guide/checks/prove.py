"""Prove the site that stands in site/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.checks.built_files import read_built
from guide.checks.visits import browser_proofs, read_proofs, tell_count

if TYPE_CHECKING:
    from guide.checks.visits import Proof
    from guide.site.site import Site


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
    return int(any(not problem.is_warning for one in proofs for problem in one.problems))
