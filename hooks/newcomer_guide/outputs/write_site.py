"""Make a whole site, and write it: its pages, its outputs, and the packs of all that phones may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newcomer_guide.outputs.offline import write_packs
from newcomer_guide.outputs.output import Made, Written, media_types, write_file
from newcomer_guide.outputs.registry import OUTPUTS
from newcomer_guide.pages.rendering import Renderer, has_many_pages, in_chunks
from newcomer_guide.problems import ProblemsError
from newcomer_guide.site.addresses import expected_files
from newcomer_guide.site.cores import Work
from newcomer_guide.wording.edition import make_editions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site


class Job(NamedTuple):
    """A part of a site that is made at once: some pages, counted through all languages, or an output in a language."""

    pages: range = range(0)
    output: int = -1
    edition: int = 0


class Done(NamedTuple):
    """What came of a job: the addresses of the files that it wrote beside pages, and the interface words it missed."""

    job: Job
    files: list[str]
    problems: list[Problem]


class Maker:
    """Makes the parts of one site, and writes them."""

    def __init__(self, given: tuple[Site, Path]) -> None:
        """Begin with the templates and styles as they are now; the site is written below a folder."""
        site, self._path = given
        self._renderer = Renderer(site)

    def __call__(self, job: Job) -> Done:
        """Make and write one part."""
        problems: list[Problem] = []
        for address, html, told in self._renderer(job.pages):
            write_file(self._path / address / "index.html", html.encode())
            problems = told  # each page tells of those before it, too
        files: Mapping[str, bytes] = {}
        if job.output >= 0:
            edition = self._renderer.turn_to(job.edition)
            files = OUTPUTS[job.output].make(edition)
            problems = list(edition.problems)
        for uri, content in files.items():
            write_file(self._path / uri, content)
        return Done(job, list(files), problems)


def make_outputs(site: Site) -> dict[str, Made]:
    """Make the outputs that need no page, by their address."""
    editions = make_editions(site)
    made: dict[str, Made] = {}
    for output in OUTPUTS:
        for edition in editions if output.per_language else editions[:1]:
            languages = (edition.language,) if output.per_language else ()
            for uri, content in output.make(edition).items():
                before = made[uri].languages if uri in made else ()  # as two languages share a font
                made[uri] = Made(content, before + languages, output.in_pack)
    return made


def _list_jobs(site: Site) -> Iterator[Job]:
    """List what is to be made, language by language: what a language's pages and files share is made once a process."""
    chunks = in_chunks(site)
    count = len(site.pages)
    yield from (Job(output=at) for at, output in enumerate(OUTPUTS) if not output.per_language)
    for number in range(len(site.languages)):
        yield from (Job(pages=pages) for pages in chunks if pages[0] // count == number)
        yield from (Job(output=at, edition=number) for at, output in enumerate(OUTPUTS) if output.per_language)


def write_site(site: Site, site_path: Path) -> None:
    """Make a whole site, and write it below `site_path`, on as many cores as there are.

    Raises:
        ProblemsError: An interface word is missing, or lacks a placeholder; what is written then is not whole.
    """
    parts = list(Work(Maker, (site, site_path)).do(_list_jobs(site), is_large=has_many_pages(site)))
    problems = {problem for part in parts for problem in part.problems}
    if problems:
        raise ProblemsError(problems)
    if site.data.settings.offline:
        files = _list_pages(site, site_path) | _list_outputs(site, parts, site_path)
        write_packs(site, files, media_types(OUTPUTS), site_path)


def _list_pages(site: Site, site_path: Path) -> dict[str, Written]:
    return {
        name.removesuffix("index.html"): Written(site_path / name, (language,), in_pack=True)
        for language in site.languages
        for name in expected_files(site, language)
    }


def _list_outputs(site: Site, parts: list[Done], site_path: Path) -> dict[str, Written]:
    """List the files of all outputs, in the order of their declarations."""
    listed: dict[str, Written] = {}
    for (_, at, number), files, _ in sorted(parts, key=lambda part: part.job[1:]):
        languages = (site.languages[number],) if OUTPUTS[at].per_language else ()
        for uri in files:
            before = listed[uri].languages if uri in listed else ()  # as two languages share a font
            listed[uri] = Written(site_path / uri, before + languages, OUTPUTS[at].in_pack)
    return listed
