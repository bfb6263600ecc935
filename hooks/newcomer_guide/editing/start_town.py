"""Begin another town: a folder with the data, pages and commands that it needs, and gaps for what only it can say."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from newcomer_guide import __version__
from newcomer_guide.assets.fingerprint import digest
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.engine_state import write_state
from newcomer_guide.problems import Problem, ProblemsError
from newcomer_guide.records.country import DENMARK
from newcomer_guide.records.ids import make_id
from newcomer_guide.records.phones import parse_phone, write_as_dialled
from newcomer_guide.site.clock import read_today
from newcomer_guide.sources.national import START

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAMED = re.compile(r"[^\W\d_][\w .-]{0,79}")
FORGE = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9_.-]+")
WORKFLOWS = ".github"
OWN = {"data", "docs", "mkdocs.yml"}
"""What is the town's own from the first day."""

EXAMPLE = 'make town DIR=../byby NAME="Ny i Byby" PHONE="32 12 34 56"'


def town(folder: str, name: str, phone: str, engine: str = "") -> int:
    """Write a new town, and tell what comes next.

    Args:
        folder: Where it is to stand; it is not there yet, or empty.
        name: What the site is called, such as `Ny i Byby`.
        phone: The number that everyone can call; it is taken as confirmed today.
        engine: Where the engine's workflows stand on the forge, such as `owner/project`; without it the town gets none.
    """
    path = Path(folder).expanduser()
    values = {
        "id": make_id(name),
        "name": name.strip(),
        "phone": _read_phone(phone),
        "today": read_today(path).isoformat(),
        "version": __version__,
    }
    if not NAMED.fullmatch(name.strip()) or not values["id"]:
        message = "Navnet skal begynde med et bogstav og må kun have bogstaver, tal, mellemrum, bindestreg og punktum."
        raise ProblemsError([Problem("NAME", 0, message, name, EXAMPLE)])
    if not folder:
        raise ProblemsError([Problem("DIR", 0, "Skriv, hvor den nye mappe skal ligge.", "", EXAMPLE)])
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise ProblemsError([Problem("DIR", 0, "Mappen findes allerede, og den er ikke tom.", folder, EXAMPLE)])
    if engine and not FORGE.fullmatch(engine):
        message = "Skriv, hvor programmet ligger hos GitHub: ejer/projekt."
        raise ProblemsError([Problem("ENGINE", 0, message, engine, "ENGINE=ejer/projekt")])
    try:
        _write(path, values | ({"engine": engine} if engine else {}))
    except OSError as error:
        raise ProblemsError(
            [Problem("DIR", 0, "Mappen kan ikke skrives.", error.filename or folder, EXAMPLE)]
        ) from None
    if not engine:
        print("Uden ENGINE=ejer/projekt udgiver GitHub ikke siden; resten virker.")
    print(f"{name.strip()} ligger i {path}. Gå derhen, og gør, som README.md siger under »Det første«.")
    return 0


def _write(folder: Path, values: Mapping[str, str]) -> None:
    """Write a town beside its place, and put it there when it is whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".ny-", dir=folder.parent) as staged:
        town = Path(staged) / "town"
        for path, text in _files(values):
            target = town / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        files = {name: digest(text.encode()) for name, text in start_files(values).items()}
        texts = {text.key: text.danish for text in read_site(town, read_today(town)).national}
        write_state(town, texts, files, values.get("engine", ""))
        if folder.exists():
            folder.rmdir()  # it is empty
        town.rename(folder)


def start_files(values: Mapping[str, str]) -> dict[str, str]:
    """Give the files that stay the engine's in a town: its commands, how they are used, and its workflow.

    Args:
        values: The town's `id` and `name`, and the `engine` on the forge, where it is known.
    """
    given = {**values, "version": __version__}
    return {path.as_posix(): text for path, text in _files(given) if path.parts[0] not in OWN}


def _read_phone(phone: str) -> str:
    try:
        return write_as_dialled(parse_phone(phone, DENMARK), DENMARK)
    except PydanticCustomError as error:
        message = str((error.context or {})["message"])
        raise ProblemsError([Problem("PHONE", 0, message, phone, EXAMPLE)]) from None


def _files(values: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """Give the files of the start, filled in."""
    paths = (path for path in START.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for path in sorted(paths):
        if "engine" not in values and WORKFLOWS in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        for name, value in values.items():
            text = text.replace(f"@{name}@", value)
        yield path.relative_to(START), text
