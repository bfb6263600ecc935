"""Read a page's Markdown file: what stands above its text, its gaps, and its blocks."""

from __future__ import annotations

import copy
import functools
import re
from typing import TYPE_CHECKING

from newcomer_guide.problems import Place
from newcomer_guide.records.refusal import UNMEANT, find_unseen
from newcomer_guide.records.values import PAGE_NAME, Text
from newcomer_guide.sources.blocks import collect_blocks, refuse_misread_numbers
from newcomer_guide.sources.national import NATIONAL
from newcomer_guide.sources.prose import Front, Prose, page_key
from newcomer_guide.sources.validation import check_part
from newcomer_guide.sources.yaml_file import YamlFile, decode, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.problems import Problem

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)

GAP = re.compile(r"^Mangler: *(.*(?:\n(?![-*#{|]|\d+\.).+)*)", re.MULTILINE)
"""A paragraph that says what a town must still write: it is told by `make check`, and stands on no page."""


def read_prose(path: Path, root: Path, problems: list[Problem]) -> Prose | None:
    """Read one Markdown file, adding what is wrong to `problems`."""
    prose, wrong = _read_prose(path, root, path.read_bytes())
    problems.extend(wrong)
    return copy.deepcopy(prose)  # a town that writes in another language says the engine's pages in it


@functools.lru_cache(maxsize=256)  # whoever serves or tests reads most pages again as they were
def _read_prose(path: Path, root: Path, content: bytes) -> tuple[Prose | None, list[Problem]]:
    source = YamlFile(path.relative_to(root).as_posix())
    name = path.relative_to(root / "docs").with_suffix("").as_posix()
    text = UNMEANT.sub("", decode(content, source).replace("\r\n", "\n"))
    for number, line in enumerate(text.split("\n"), start=1):
        if unseen := find_unseen(line.replace("\t", " ")):
            message = f"Her er et usynligt tegn (U+{ord(unseen[0]):04X}). Skriv linjen igen."
            source.add_problem(number, message, line.replace(unseen[0], " … ", 1)[:60])
    match = FRONT_MATTER.match(text)
    prose = None
    if source.problems:
        pass
    elif not re.fullmatch(PAGE_NAME, name):
        source.add_problem(1, "Filens navn må kun have små bogstaver a-z, tal og bindestreg.", path.name)
    elif not match:
        source.add_problem(1, "Filen skal begynde med sidens titel mellem to linjer med ---.", write="---")
    else:
        read_text(match[1], source, first_line=2)
        front = None if source.problems else check_part(Front, source, (), page_key(name))
        whole = Place(source.path)
        gaps = [(" ".join(gap[1].split()), whole.below(text.count("\n", 0, gap.start()))) for gap in GAP.finditer(text)]
        text = GAP.sub(lambda gap: "\n" * gap[0].count("\n"), text)
        body = text[match.end() :]
        prose = Prose(
            path=source.path,
            name=name,
            front=front or _stand_in(source),
            body=body,
            source=source,
            text=text,
            is_whole=bool(front),
            is_lent=root == NATIONAL,
            gaps=gaps,
        )
        collect_blocks(prose)
        refuse_misread_numbers(prose)
    return prose, source.problems


def _stand_in(source: YamlFile) -> Front:
    """Make what stands above a text of which that part could not be read, so that the text can be checked."""
    values = source.value if isinstance(source.value, dict) else {}
    nothing = Text(source.path)
    topic = str(values["topic"]) if "topic" in values else None
    return Front.model_construct(title=nothing, summary=nothing, icon="circle", topic=topic)
