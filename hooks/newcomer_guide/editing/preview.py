"""Make what a browser asks for of a site that somebody is changing: that alone, and when it is asked for."""

from __future__ import annotations

import functools
import tempfile
import threading
import time
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateSyntaxError

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.offline import make_worker, write_packs
from newcomer_guide.outputs.output import HTML, JAVASCRIPT, Made, media_type, media_types
from newcomer_guide.outputs.registry import OUTPUTS
from newcomer_guide.outputs.write_site import make_outputs
from newcomer_guide.pages.rendering import Renderer
from newcomer_guide.problems import ProblemsError
from newcomer_guide.site.addresses import WORKER_URI
from newcomer_guide.site.clock import read_today
from newcomer_guide.wording.edition import make_editions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newcomer_guide.outputs.output import Output
    from newcomer_guide.site.site import Site
    from newcomer_guide.wording.edition import Edition

SCRIPT_URI = "_preview/preview.js"
STATE_URI = "_preview/state"
PACKS = "offline/*.json"
KEPT = " data-offline"
"""What tells a page to start the worker, which would keep what is only tried, and hold on to the connection."""

NOTHING = '<!doctype html><html lang="da"><meta charset="utf-8"><title>Siden kan ikke vises</title>'
"""The page where there never was one; what is wrong is shown by the script, as on all others."""


class State(NamedTuple):
    """What a browser that shows a page must know of it.

    Attributes:
        version: Which reading of the files pages are made from; another one with each that finds no mistake.
        told: What is wrong in the files as they are now, in Danish; empty where nothing is.
    """

    version: str
    told: str


class Answer(NamedTuple):
    """What a browser gets.

    Attributes:
        content: The bytes.
        media_type: What they are.
        status: The HTTP status.
        leads_to: The address to ask for instead; empty where this is it.
    """

    content: bytes
    media_type: str
    status: int = 200
    leads_to: str = ""


class Preview:
    """The site in a folder, as it was when nothing in its files was wrong.

    Attributes:
        state: What a browser that shows a page of it must know.
    """

    def __init__(self, root: Path) -> None:
        """Read the site below `root`."""
        self._root = root
        self._making = threading.Lock()
        self._changed = threading.Condition()
        self.state = State("", "")
        self._shown: _Shown | None = None
        self._last: dict[str, str] = {}
        self.read()

    def read(self) -> State:
        """Read the files again, and tell whoever waits; where something is wrong, the site stays what it was."""
        try:
            site = read_site(self._root, read_today(self._root))
            shown = _Shown(site)
        except Exception as error:  # noqa: BLE001  # a file may be gone or half there; the next reading may be right
            return self._tell(State(self.state.version, _explain(error)))
        with self._making:
            self._shown = shown
        return self._tell(State(str(time.monotonic_ns()), ""))

    def wait(self, seen: State | None, seconds: float) -> State | None:
        """Give the state as soon as it is another than the one that was seen, or None so many seconds later."""
        with self._changed:
            is_other = self._changed.wait_for(lambda: self.state != seen, seconds)
            return self.state if is_other else None

    def answer(self, address: str) -> Answer:
        """Give what stands at an address within the site, such as `ar/kurser/`."""
        with self._making:
            if address == SCRIPT_URI:
                return Answer(make_environment().get_template("preview/preview.js").render().encode(), JAVASCRIPT)
            if self._shown is None:
                return self._write_page(NOTHING)
            address = address.removesuffix("index.html")
            if self._shown.has_page(address):
                return self._write_page(self._render(self._shown, address))
            if self._shown.has_page(f"{address}/"):
                return Answer(b"", HTML, 301, f"/{address}/")
            address += "index.html" if address.endswith("/") else ""
            try:
                found = self._shown.file(address)
                missing = b"" if found is not None else self._shown.file("404.html") or b""
            except Exception as error:  # noqa: BLE001  # as above
                self._tell(State(self.state.version, _explain(error)))
                return Answer(b"", HTML, 500)
            return Answer(missing, HTML, 404) if found is None else Answer(found, media_type(OUTPUTS, address))

    def _render(self, shown: _Shown, address: str) -> str:
        """Make a page; where it cannot be made, give what it was before."""
        try:
            self._last[address] = shown.page(address)
        except Exception as error:  # noqa: BLE001  # as above
            self._tell(State(self.state.version, _explain(error)))
        return self._last.get(address, NOTHING)

    def _write_page(self, html: str) -> Answer:
        """Give a page, with what loads it again when it has changed, and without what lets a phone keep it."""
        html = html.replace(KEPT, "", 1)
        return Answer(f'{html}<script src="/{SCRIPT_URI}?{self.state.version}"></script>'.encode(), HTML)

    def _tell(self, state: State) -> State:
        with self._changed:
            self.state = state
            self._changed.notify_all()
        return state


class _Shown:
    """One reading of a site, of which only what was asked for is made."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._renderer = Renderer(site)
        self._made: dict[tuple[int, str], Mapping[str, bytes]] = {}
        self._numbers = {address: number for number, address in enumerate(self._renderer.addresses())}

    def has_page(self, address: str) -> bool:
        return address in self._numbers

    def page(self, address: str) -> str:
        _, html, problems = self._renderer.render(self._numbers[address])
        if problems:
            self._renderer = Renderer(self._site)  # what one page lacks says nothing of the next
            raise ProblemsError(problems)
        return html

    def file(self, uri: str) -> bytes | None:
        """Give a file that stands beside the pages; None where there is none."""
        if uri == WORKER_URI:
            return self._leave
        if fnmatchcase(uri, PACKS):
            return self._packs.get(uri)
        return next((made[uri] for made in self._made_like(uri) if uri in made), None)

    def _made_like(self, uri: str) -> Iterator[Mapping[str, bytes]]:
        for edition in self._renderer.editions:
            for output in OUTPUTS:
                if (edition.is_source or output.per_language) and output.holds(uri, edition.language):
                    yield self._make(output, edition)

    def _make(self, output: Output, edition: Edition) -> Mapping[str, bytes]:
        made = (OUTPUTS.index(output), edition.language.tag)
        if made not in self._made:
            self._made[made] = output.make(edition)
        return self._made[made]

    @functools.cached_property
    def _leave(self) -> bytes:
        """Give the worker that takes one back that was there before."""
        settings = self._site.data.settings.model_copy(update={"offline": False})
        site = replace(self._site, data=replace(self._site.data, settings=settings))
        return make_worker(make_editions(site)[0])[WORKER_URI]

    @functools.cached_property
    def _packs(self) -> dict[str, bytes]:
        pages = {
            address: Made(self.page(address).encode(), (edition.language,), in_pack=True)
            for edition in self._renderer.editions
            for address in map(edition.address, self._site.pages.values())
        }
        with tempfile.TemporaryDirectory() as folder:
            write_packs(self._site, pages | make_outputs(self._site), media_types(OUTPUTS), Path(folder))
            return {f"offline/{path.name}": path.read_bytes() for path in Path(folder, "offline").iterdir()}


def _explain(error: Exception) -> str:
    """Tell in Danish what went wrong; what only the program's developers understand follows as it is."""
    match error:
        case ProblemsError():
            return str(error)
        case TemplateSyntaxError():
            return f"Skabelonen {error.name} kan ikke bruges, linje {error.lineno}: {error.message}"
        case OSError():
            return f"Filen kan ikke læses: {error.filename}"
    return f"Programmet kan ikke vise siden: {type(error).__name__}: {error}"
