"""The edits that staff make, on whatever data and pages this project has, and what becomes of them.

This is the one module of tests that reads `data/` and `docs/`. It asks nothing of what they say: each edit is made on the
records and sentences that are there, so that no right edit can turn it red.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import yaml

from newcomer_guide.checks.built_files import READINGS
from newcomer_guide.checks.built_site import BuiltSite
from newcomer_guide.editing.field_guide import TEMPLATES, write_template
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.outputs.write_site import make_outputs
from newcomer_guide.site.clock import read_today
from newcomer_guide.sources.languages import read_language
from newcomer_guide.sources.yaml_file import read_yaml
from towns import ENGINE_KINDS, ROOT, change, keep_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

EXAMPLE_NUMBER = "34 41 23 45"


@dataclass(frozen=True)
class Edit:
    """One edit as staff make it.

    Attributes:
        name: What is done, to what.
        touches: What it changes, parted by spaces; two edits that change the same are not made at once.
        make: Does it in a copy of the project.
        is_told: What the check answers where the edit is a mistake; empty where it is published.
    """

    name: str
    touches: str
    make: Callable[[Path], None]
    is_told: str = ""


def in_rounds(edits: Iterable[Edit]) -> list[list[Edit]]:
    """Put edits together that may be made at once, for the whole site is made for each round; a mistake is alone."""
    rounds: list[list[Edit]] = []
    for edit in edits:
        free = (
            one
            for one in rounds
            if not any(
                edit.is_told or made.is_told or set(made.touches.split()) & set(edit.touches.split()) for made in one
            )
        )
        found = next(free, None)
        if found is None:
            rounds.append([edit])
        else:
            found.append(edit)
    return rounds


def lay_out(root: Path) -> Path:
    """Copy what staff edit, beside the program, in its own language and one of each direction: half of the work."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    settings = root / "data" / "site.yml"
    tags = yaml.safe_load(settings.read_text(encoding="utf-8"))["languages"]
    by_direction = {read_language(tag).direction: tag for tag in reversed(tags)}
    keep_languages(root, *{tags[0]: None, **dict.fromkeys(by_direction.values())})
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    return root


def records_of(topic: str) -> dict[str, dict[str, object]]:
    found = yaml.safe_load((ROOT / "data" / f"{topic}.yml").read_text(encoding="utf-8"))
    return dict(found or {})


def set_value(root: Path, topic: str, steps: tuple[str | int, ...], value: str) -> None:
    """Write another value behind the colon of a field."""
    path = root / "data" / f"{topic}.yml"
    source = read_yaml(path, root)
    at = source.place_of(*steps).line - 1
    lines = path.read_text(encoding="utf-8").splitlines()
    field = re.escape(str(steps[-1]))
    lines[at] = re.sub(
        rf"((?:^|[{{,]\s*|- |\s){field}: )(\[[^\]]*\]|[^,}}\n#]+?)(?=\s*(?:[,}}#]|$))",
        rf"\g<1>{value}",
        lines[at],
        count=1,
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def add_field(root: Path, topic: str, name: str, line: str) -> None:
    """Write a field at the head of a record."""
    change(root / "data" / f"{topic}.yml", f"\n{name}:\n", f"\n{name}:\n  {line}\n")


def remove_record(root: Path, topic: str, name: str) -> None:
    """Delete a record, and nothing else."""
    path = root / "data" / f"{topic}.yml"
    text = path.read_text(encoding="utf-8")
    removed = re.sub(rf"(?ms)^{re.escape(name)}:\n.*?(?=^\S|\Z)", "", text)
    assert removed != text
    path.write_text(removed if yaml.safe_load(removed) else removed + "{}\n", encoding="utf-8")


def add_from_template(root: Path, topic: str) -> None:
    """Copy a template to the end of its file, with references to what this project has."""
    name = new_name(TEMPLATES[topic], (root / "data" / f"{topic}.yml").read_text(encoding="utf-8"))
    text = write_template(topic, name, ENGINE_KINDS)
    for field, other in (("source", "sources"), ("organization", "organizations"), ("location", "locations")):
        text = re.sub(rf"(?m)^(  {field}:) .*", rf"\1 {next(iter(records_of(other)))}", text)
    callable_by_all = yaml.safe_load((ROOT / "data" / "site.yml").read_text(encoding="utf-8"))["call"]
    text = re.sub(r"(?m)^(  contacts:) .*", rf"\1 [{callable_by_all}]", text)
    with (root / "data" / f"{topic}.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + text)


def new_name(stem: str, text: str) -> str:
    """Give a name that does not stand in a file yet; somebody may have made this very edit before."""
    return next(name for name in (stem, *(f"{stem}-{number}" for number in range(2, 99))) if name not in text)


def sentences(root: Path) -> Iterator[tuple[Path, str]]:
    """Give the paragraphs of the pages, each with its page."""
    for path in sorted((root / "docs").rglob("*.md")):
        for block in re.findall(r"(?m)^([A-ZÆØÅ][^\n{\[#]{15,}\.)\n\{#[a-z0-9-]+\}", path.read_text(encoding="utf-8")):
            yield path, block


def change_sentence(root: Path, put: Callable[[str], str]) -> None:
    path, sentence = next(sentences(root))
    change(path, sentence, put(sentence))


def remove_sentence(root: Path) -> None:
    path, sentence = next(sentences(root))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(re.escape(sentence) + r"\n\{#[a-z0-9-]+\}\n", "", text, count=1), encoding="utf-8")


def move_sentence(root: Path) -> None:
    """Put the first paragraph of a page behind everything else."""
    path, sentence = next(sentences(root))
    text = path.read_text(encoding="utf-8")
    block = re.search(re.escape(sentence) + r"\n\{#[a-z0-9-]+\}\n", text)
    assert block
    path.write_text(text.replace(block[0], "", 1).rstrip("\n") + "\n\n" + block[0], encoding="utf-8")


def add_sentence(root: Path) -> None:
    path, sentence = next(sentences(root))
    name = new_name("nyt-afsnit", path.read_text(encoding="utf-8"))
    change(path, sentence, f"Spørg, hvis du er i tvivl.\n{{#{name}}}\n\n{sentence}")


def add_page(root: Path) -> None:
    front = "title: Sundhed\nsummary: Hvor du finder en læge\nicon: heart-outline"
    text = f"---\n{front}\n---\n\n## Læge {{#laege}}\n\nRing til din læge om morgenen.\n{{#ring}}\n"
    (root / "docs" / "helt-ny-side.md").write_text(text, encoding="utf-8")


def all_edits() -> Iterator[Edit]:
    """Give the edits that this project's data and pages allow."""
    yield from contact_edits()
    for name, course in records_of("courses").items():
        yield from course_edits(name, course)
    yield from page_edits()
    yield from template_edits()


def template_edits() -> Iterator[Edit]:
    """A new record of each kind that has a template."""
    for topic in TEMPLATES:
        yield Edit(f"a new record of {topic}", topic, partial(add_from_template, topic=topic))


def contact_edits() -> Iterator[Edit]:
    """Each person withdrawn, numbers changed."""
    called = yaml.safe_load((ROOT / "data" / "site.yml").read_text(encoding="utf-8"))["call"]
    contacts = {name: one for name, one in records_of("contacts").items() if one.get("published") not in ("nej", False)}
    for name in contacts:
        told = "er skjult (published: nej), men bruges her." if name == called else ""
        yield Edit(
            f"withdraw {name}", "contacts", partial(add_field, topic="contacts", name=name, line="published: nej"), told
        )
    for name in [name for name, one in contacts.items() if one.get("phones")][:2]:
        steps = (name, "phones", 0, "number")
        yield Edit(f"another number for {name}", "contacts", put("contacts", steps, EXAMPLE_NUMBER))
        yield Edit(
            f"half a number for {name}", "contacts", put("contacts", steps, "34 41"), "Telefonnummeret kan ikke bruges."
        )


def course_edits(name: str, course: dict[str, object]) -> Iterator[Edit]:
    """A course removed, paused, ended, renamed, confirmed, held at other times and places."""
    steps = records_of("arrival").values()
    is_used = any(name in listed for step in steps if isinstance(listed := step.get("courses", []), list))
    is_linked = any(f"(kurser/{name}.md" in page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md"))
    told = f"{name} findes ikke i data/courses.yml." if is_used else "Linket fører ikke til" if is_linked else ""
    yield Edit(f"remove {name}", f"courses {name}", partial(remove_record, topic="courses", name=name), told)
    for status in ("paused", "ended"):
        yield Edit(f"{status} {name}", name, put("courses", (name, "status"), status))
    yield Edit(f"rename {name}", name, put("courses", (name, "name"), "Noget helt andet"))
    yield Edit(f"confirm {name}", name, put("courses", (name, "assured_date"), read_today(ROOT).isoformat()))
    if "room" in course:
        yield Edit(f"another room for {name}", name, put("courses", (name, "room"), "Lokale 99"))
    schedule = course.get("schedule")
    if isinstance(schedule, dict) and "closes_at" in schedule:
        closes = (name, "schedule", "closes_at")
        yield Edit(f"a later end of {name}", name, put("courses", closes, "23:45"))
        if not {"except_dates", "valid_from", "valid_to"} & schedule.keys():  # which may leave no Monday
            yield Edit(f"another day for {name}", name, put("courses", (name, "schedule", "byday"), "[MO]"))
        yield Edit(
            f"an end before {name} begins", name, put("courses", closes, "00:05"), "Det slutter, før det begynder."
        )


def page_edits() -> Iterator[Edit]:
    """Sentences changed, added, moved and removed; a page added; a word on a button."""
    doubt = "Ring, hvis du er i tvivl."
    yield Edit("a changed sentence", "sentence", partial(change_sentence, put=lambda sentence: f"{sentence} {doubt}"))
    yield Edit("a sentence in bold", "sentence", partial(change_sentence, put=lambda sentence: f"**{sentence}**"))
    yield Edit("a new sentence", "sentence", add_sentence)
    yield Edit("a moved sentence", "sentence", move_sentence)
    yield Edit("a removed sentence", "sentence", remove_sentence)
    nameless = partial(change_sentence, put=lambda sentence: f"{doubt}\n\n{sentence}")
    yield Edit("a sentence without an id", "sentence", nameless, "Afsnittet har ikke noget id.")
    yield Edit("a new page", "pages", add_page)
    yield Edit("a word on a button", "words", change_word)


def put(topic: str, steps: tuple[str | int, ...], value: str) -> Callable[[Path], None]:
    return partial(set_value, topic=topic, steps=steps, value=value)


def change_word(root: Path) -> None:
    (root / "data" / "interface.yml").write_text("print: Udskriv nu\n", encoding="utf-8")


def prove(root: Path) -> list[str]:
    """Check a project, make its whole site, and prove what its files show: all that keeps it from being published."""
    found = inspect(root, read_today(root))
    if found.mistakes or found.site is None:
        return [str(problem) for problem in found.mistakes]
    files = {f"{address}index.html": html.encode() for address, html in found.rendered.items()}
    built = BuiltSite(
        found.site, root / "site", files | {uri: made.content for uri, made in make_outputs(found.site).items()}
    )
    problems = [problem for check in READINGS.values() for problem in check(built)]
    return [str(problem) for problem in problems if not problem.is_warning]


def are_published_or_explained(edits: Sequence[Edit], root: Path) -> None:
    """Make edits in a copy: clean for the check, whole as a site and clean for the proof; or told in Danish."""
    lay_out(root)
    for edit in edits:
        edit.make(root)

    told = prove(root)

    answers = [edit.is_told for edit in edits if edit.is_told]
    assert bool(told) == bool(answers), told
    assert all(any(answer in one for one in told) for answer in answers), told
    assert all(re.match(r"(data|docs)/[^:]+:\d+: \w", one) for one in told)
