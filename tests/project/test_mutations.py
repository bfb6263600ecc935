"""A hundred broken files: each is either built cleanly or explained cleanly."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.site.addresses import expected_files
from towns import TODAY, files_of, make_site, make_small_town

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIGNS = [*":-#'\"[]{}|>&*!%@`,\t\n \x00\u202e\ufeff<", "  ", "---\n", "\n\n", "ja", "07", "{{ x }}", "{#a}"]


def cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + chance.randrange(1, 40) :]


def insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return f"{text[:at]}{chance.choice(SIGNS)}{text[at:]}"


def swap_lines(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def drop_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def indent(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([" " + lines[at], lines[at].lstrip(), "\t" + lines[at]])
    return "".join(lines)


def change_value(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    name = lines[at].partition(":")[0]
    lines[at] = (
        f"{name}: {chance.choice(['', '[]', '{}', '12.30', '31/12-2026', '9' * 400, '-1', 'null', '*x', '<b>'])}\n"
    )
    return "".join(lines)


MUTATIONS: list[Callable[[str, random.Random], str]] = [cut, insert, swap_lines, drop_line, indent, change_value]


def mutate(root: Path, chance: random.Random) -> str:
    """Break one file of a town, and tell how."""
    files = sorted(path for folder in ("data", "docs") for path in (root / folder).rglob("*") if path.is_file())
    path = chance.choice([file for file in files if file.suffix in {".yml", ".md", ".po"}])
    text = path.read_bytes().decode()
    how = []
    for _ in range(chance.randrange(1, 4)):
        mutation = chance.choice(MUTATIONS)
        how.append(mutation.__name__)
        text = mutation(text, chance) or " "
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return f"{path.relative_to(root)}: {', '.join(how)}"


@pytest.mark.parametrize("seed", range(50))
def test_whatever_is_broken_is_built_or_explained(seed: int, tmp_path: Path) -> None:
    """No traceback, and each message has a file, a line and Danish words."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    for number in range(2):
        root = tmp_path / str(number)
        make_small_town(root, "da", "ar")
        how = mutate(root, chance)
        found = inspect(root, TODAY)
        assert found.mistakes or read_site(root, TODAY), how  # what passes the check is built
        for problem in found.problems:
            assert problem.path.startswith(("data/", "docs/")), how
            assert problem.line >= 1, how
            assert problem.message.strip(), how


@pytest.mark.parametrize("seed", range(100, 106))
def test_a_broken_town_never_leaves_half_a_site(seed: int, town: Path, example_built: Path) -> None:
    """By `make site` itself: the site is a whole new one, or not a byte of the last one has changed."""
    shutil.copytree(example_built, town / "site")
    before = files_of(town / "site")
    mutate(town, random.Random(seed))  # noqa: S311  # repeatable, not secret

    result = make_site(town)

    after = files_of(town / "site")
    assert "Traceback" not in result.stderr
    if result.returncode:
        assert after == before
    else:
        assert set(expected_files(read_site(town, TODAY))) <= after.keys()
