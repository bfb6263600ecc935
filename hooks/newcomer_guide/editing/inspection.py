"""Find everything that is wrong with a town, in one go: what keeps it from being published, and what to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.checks.cross_references import NEEDED_TOPICS
from newcomer_guide.checks.read_site import read_what_can_be_read
from newcomer_guide.checks.rendered import find_flaws
from newcomer_guide.checks.sentences import warn_of_hard_pages
from newcomer_guide.editing.advice import list_advice
from newcomer_guide.editing.yaml_format import format_data, show_difference
from newcomer_guide.pages.rendering import render_what_can_be_said
from newcomer_guide.problems import Problem, mistakes_in, tell_problems
from newcomer_guide.site.clock import read_today
from newcomer_guide.site.cores import begin_aside

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from newcomer_guide.records.values import Text
    from newcomer_guide.site.site import Site

KEY = re.compile(r'data-key="([^"]+)"')


@dataclass
class Inspection:
    """What was found.

    Attributes:
        site: The site without what is wrong; None where not even its settings can be used.
        rendered: The HTML of all pages by address; empty where they cannot be rendered.
        problems: All that is wrong and all warnings, by file and line.
    """

    site: Site | None
    rendered: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def mistakes(self) -> list[Problem]:
        """Give what keeps the site from being published."""
        return mistakes_in(self.problems)


def inspect(root: Path, today: dt.date, *, site_url: str = "") -> Inspection:
    """Read, check and render a town; nothing stops before all checks have run.

    Only what could not be read at all keeps what depends on it from being checked.
    """
    problems: list[Problem] = []
    site = read_what_can_be_read(root, today, problems, site_url=site_url)
    found = Inspection(site)
    warnings = begin_aside(lambda: list(list_advice(site))) if site else list
    if site and can_be_rendered(site):
        found.rendered, lacking = render_what_can_be_said(site)
        if not site.data.files["interface"].problems:  # else words may be missing that are there, but wrong
            problems.extend(lacking)
        flaws = list(find_flaws(site, found.rendered))  # what could not be read only seems to be missing on its page
        problems.extend(mistakes_in(flaws) if mistakes_in(problems) else flaws)
        problems.extend(warn_of_hard_pages(_texts_by_page(site, found.rendered)))
    found.problems = sorted({*problems, *warnings()})
    return found


def can_be_rendered(site: Site) -> bool:
    """Say whether what every page needs is there: the pages that others lead to, and whom everyone can call."""
    contact = site.data.contacts.get(site.data.settings.call)
    return "index" in site.pages and all(map(site.has_page_of, NEEDED_TOPICS)) and bool(contact and contact.phones)


def _texts_by_page(site: Site, rendered: Mapping[str, str]) -> dict[str, list[Text]]:
    """Give the town's texts that each page shows in the data's own language, by its address."""
    texts = {text.key: text for text in site.texts() if not text.is_lent}
    shown = {page.uri: rendered[site.address(page, site.source)] for page in site.pages.values()}
    return {
        address: [texts[key] for key in dict.fromkeys(KEY.findall(html)) if key in texts]
        for address, html in shown.items()
    }


def check() -> int:
    """Tell all mistakes and warnings at once, and how the data files would be written in the one form."""
    root = Path.cwd()
    changed = begin_aside(lambda: list(format_data(root)))
    found = inspect(root, read_today(root))
    print(tell_problems(found.problems))
    if not found.rendered:
        print("Resten bliver kontrolleret, når det er rettet.")
    if found.site and not found.mistakes:
        for path, text, formatted in changed():
            name = path.relative_to(root).as_posix()
            print(f"\n{name} er ikke skrevet på den faste måde. Kør make format, eller ret sådan:")
            print(show_difference(name, text, formatted), end="")
    return 1 if found.mistakes else 0
