"""Make a whole site, and write it: its pages, its outputs, and the packs of all that phones may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newcomer_guide.outputs.offline import make_packs
from newcomer_guide.outputs.output import Made, media_types
from newcomer_guide.outputs.registry import OUTPUTS
from newcomer_guide.pages.rendering import Renderer, gather_pages, has_many_pages, in_chunks
from newcomer_guide.problems import ProblemsError
from newcomer_guide.site.addresses import expected_files
from newcomer_guide.site.cores import Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from newcomer_guide.pages.rendering import Rendered
    from newcomer_guide.site.site import Site


class MadeSite(NamedTuple):
    """A site as it is made, but for the packs.

    Attributes:
        pages: The HTML of all pages, by address.
        outputs: All that needs no page, by address.
    """

    pages: dict[str, str]
    outputs: dict[str, Made]


class Job(NamedTuple):
    """A part of a site that is made at once: some pages, counted through all languages, or an output in a language."""

    pages: range = range(0)
    output: int = -1
    edition: int = 0


class Part(NamedTuple):
    """What a job made."""

    job: Job
    pages: list[Rendered]
    files: Mapping[str, bytes]


class Maker:
    """Makes the parts of one site."""

    def __init__(self, site: Site) -> None:
        """Begin with the templates and styles as they are now."""
        self._renderer = Renderer(site)

    def __call__(self, job: Job) -> Part:
        """Make one part."""
        files = OUTPUTS[job.output].make(self._renderer.editions[job.edition]) if job.output >= 0 else {}
        return Part(job, self._renderer(job.pages), files)


def make_site(site: Site) -> MadeSite:
    """Make all pages and all outputs, on as many cores as there are.

    Raises:
        ProblemsError: An interface word is missing, or lacks a placeholder.
    """
    parts = Work(Maker, site).do(_list_jobs(site), is_large=has_many_pages(site))
    pages, problems = gather_pages([page for part in parts for page in part.pages])
    if problems:
        raise ProblemsError(problems)
    return MadeSite(pages, _gather_outputs(site, parts))


def make_outputs(site: Site) -> dict[str, Made]:
    """Make the outputs that need no page, by their address."""
    maker = Maker(site)
    return _gather_outputs(site, [maker(job) for job in _list_jobs(site) if job.output >= 0])


def _list_jobs(site: Site) -> Iterator[Job]:
    """List what is to be made, language by language: what a language's pages and files share is made once a process."""
    chunks = in_chunks(site)
    count = len(site.pages)
    yield from (Job(output=at) for at, output in enumerate(OUTPUTS) if not output.per_language)
    for number in range(len(site.languages)):
        yield from (Job(pages=pages) for pages in chunks if pages[0] // count == number)
        yield from (Job(output=at, edition=number) for at, output in enumerate(OUTPUTS) if output.per_language)


def _gather_outputs(site: Site, parts: list[Part]) -> dict[str, Made]:
    """Put the files of all outputs together, in the order of their declarations."""
    made: dict[str, Made] = {}
    for (_, at, number), _, files in sorted(parts, key=lambda part: part.job[1:]):
        languages = (site.languages[number],) if OUTPUTS[at].per_language else ()
        for uri, content in files.items():
            before = made[uri].languages if uri in made else ()  # as two languages share a font
            made[uri] = Made(content, before + languages, OUTPUTS[at].in_pack)
    return made


def write_site(site: Site, site_path: Path) -> None:
    """Make a whole site, and write it below `site_path`.

    Raises:
        ProblemsError: An interface word is missing, or lacks a placeholder.
    """
    made = make_site(site)
    for address, html in made.pages.items():
        write_file(site_path / address / "index.html", html.encode())
    write_outputs(site, made.outputs, site_path)


def write_outputs(site: Site, outputs: dict[str, Made], site_path: Path) -> None:
    """Write the outputs, and the packs, beside the pages, which stand below `site_path` already.

    Raises:
        FileNotFoundError: A page is missing.
    """
    made = dict(outputs)
    if site.data.settings.offline:
        pages = {
            name.removesuffix("index.html"): Made((site_path / name).read_bytes(), (language,), in_pack=True)
            for language in site.languages
            for name in expected_files(site, language)
        }
        made |= make_packs(site, pages | made, media_types(OUTPUTS))
    for uri, one in made.items():
        write_file(site_path / uri, one.content)


def write_file(path: Path, content: bytes) -> None:
    """Write a file of the site, and the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
