"""Read a YAML file as plain text values, each with the line that it stands on."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

import yaml

from newcomer_guide.problems import Place
from newcomer_guide.records.values import FLAGS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from newcomer_guide.problems import Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Steps: TypeAlias = tuple[str | int, ...]
"""The way to a value inside a file, such as `("syning", "schedule", "byday", 0)`."""

PUBLISHED = "published"
"""The field that hides a record: left empty, it is not left out, for nobody knows what was meant."""

FIELD = re.compile(r"\s*[\w.-]+: ")
PRESSED_FIELD = re.compile(r"\s*[a-z_]+\d?[ ]?[:;=](?! )\s?[^\s:/].*|\s*[a-z_]+\d?[ ]?[;=] .*")
"""A field whose value follows at once, or another sign than a colon."""

STRANGE_SPACE = re.compile(r"\s*[\w-]+:[\u00a0\u2007\u2009\u202f]")
"""A field behind whose colon another blank stands than that of the keyboard."""

DEEPEST = 100
"""More lies nowhere inside each other."""

MAX_BYTES = 1_000_000
"""A larger file is refused: the largest real one has 30 kB, and reading one of 100 MB takes minutes."""


@dataclass
class YamlFile:
    """What one YAML file holds.

    Attributes:
        path: The file, relative to the project.
        value: Dictionaries, lists and strings; no other type, whatever the text looks like.
        lines: The line, from 1, of each value, by the steps that lead to it, such as `("syning", "name")`.
        problems: Why something could not be read.
        blocks: The lines of texts that stand below their field (`>` or `|`), where a # is a sign like any other.
    """

    path: str
    value: Value = ""
    lines: dict[Steps, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)

    def place_of(self, *steps: str | int) -> Place:
        """Give the place of the value that `steps` lead to, or of the nearest thing around it that has one."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return Place(self.path, self.lines.get(steps, 1))

    def add_problem(self, line: int, message: str, found: str = "", write: str = "") -> None:
        """Note what is wrong on `line` of this file."""
        self.problems.append(Place(self.path, line).problem(message, found, write))


def is_left_out(record: Mapping[str, object]) -> bool:
    """Say whether a record as it is written is left out by its own words: `published: nej`, or what it is `missing`."""
    return bool(record.get("missing")) or FLAGS.get(str(record.get(PUBLISHED)).lower()) is False


def read_yaml(path: Path, root: Path) -> YamlFile:
    """Read the YAML file at `path`, giving its path relative to `root`.

    Whatever is wrong with the file becomes a problem of the source; nothing is raised.
    """
    return parse_yaml(path.read_bytes(), path.relative_to(root).as_posix())


def parse_yaml(content: bytes, path: str) -> YamlFile:
    """Read the bytes of a YAML file, whose path is given relative to the project."""
    source = YamlFile(path)
    text = decode(content, source)
    if source.problems:
        return source
    read = _read_whole(text, source.path)
    return replace(read, problems=list(read.problems))


@functools.lru_cache(maxsize=64)  # whoever serves or tests reads most files again as they were
def _read_whole(text: str, path: str) -> YamlFile:
    source = YamlFile(path)
    read_text(text, source)
    return source


def decode(content: bytes, source: YamlFile, most: int = MAX_BYTES) -> str:
    """Read bytes as UTF-8; another encoding, too many, or what a merge left behind, becomes a problem of the source."""
    if len(content) > most:
        source.add_problem(1, f"Filen er for stor. Den må højst fylde {most // 1000} kB.")
        return ""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        source.add_problem(line, "Filen er gemt med en forkert tegnkodning. Gem den som UTF-8.")
        return ""
    for number, line_text in enumerate(text.splitlines(), start=1):
        if re.match(r"<{7}( |$)|={7}$|>{7}( |$)", line_text):
            message = "Her er rester af to udgaver, der ikke er flettet sammen. Behold den rigtige, og slet linjen."
            source.add_problem(number, message, line_text)
    return text


def read_text(text: str, source: YamlFile, first_line: int = 1) -> None:
    """Read YAML `text`, whose first line is `first_line` of its file, into `source`."""
    try:
        if _is_too_deep(text):
            source.add_problem(first_line, "Filen har for mange niveauer inden i hinanden.")
            return
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        _explain(error, text.splitlines(), source, first_line)
        return
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + first_line
        source.add_problem(line, "Her er et usynligt tegn, som ikke må stå i filen. Slet det.")
        return
    if node is None:
        source.add_problem(first_line, "Filen er tom. Skriv {}, hvis der ikke er noget at vise.")
        return
    try:
        source.value = _convert(node, (), source, first_line, set())
    except RecursionError:
        source.add_problem(first_line, "Filen har for mange niveauer inden i hinanden.")
        return
    _find_cut_texts(text, source, first_line)


def _find_cut_texts(text: str, source: YamlFile, first_line: int) -> None:
    """Find texts that YAML ends at a # without saying so; a note has a space behind its #, and behind words it does not begin with a number."""
    for number, line in enumerate(text.splitlines(), start=first_line):
        if number not in source.blocks and re.search(r"^[^'\"#]*(\S\s+#[^\s#]|[a-zæøå]\s+#\s\d)", line):
            name, _, value = line.strip().partition(": ")
            told, _, note = value.partition("#")
            if re.search(r"[^\W\d]", told):
                advice, write = "Sæt citationstegn om teksten.", f'"{value}"'
            else:
                advice, write = "Er det en note, så skriv et mellemrum efter #.", f"{told.strip()} # {note.strip()}"
            source.add_problem(number, f"Alt efter # bliver ikke læst. {advice}", line.strip(), f"{name}: {write}")


def _explain(error: yaml.MarkedYAMLError, lines: list[str], source: YamlFile, first_line: int) -> None:
    """Say in Danish why the YAML reader stopped, at the line that caused it."""
    mark = error.problem_mark or error.context_mark
    index = min(mark.line if mark else 0, len(lines) - 1)
    began = error.context_mark.line if error.context_mark else index
    problem, context = str(error.problem), str(error.context)
    strange = [at for at in (began, index) if at < len(lines) and STRANGE_SPACE.match(lines[at])]
    if strange:
        told = (strange[0], "Efter kolonet står et usynligt tegn. Slet det, og tryk på mellemrumstasten.", "")
    elif "quoted scalar" in context:
        told = (began, "Citationstegnet bliver ikke lukket.", lines[began].strip() + _quote_in(lines[began]))
    elif "flow sequence" in context or "flow mapping" in context:
        bracket = "]" if "sequence" in context else "}"
        told = (began, f"Linjen mangler {bracket} til sidst.", lines[began].strip() + bracket)
    elif lines[index].startswith("\t") or "'\\t'" in problem:
        told = (index, "Her er brugt tabulator. Brug mellemrum i begyndelsen af linjen.", lines[index].strip())
    elif "could not find expected ':'" in problem and re.match(r"\s*[\w-]+\s", lines[began]):
        told = (began, "Linjen mangler et kolon og et mellemrum.", _with_colon(lines[began]))
    elif "mapping values are not allowed" in problem:
        told = _explain_colon(lines, index)
    else:
        told = _explain_line(lines, index)
    number, message, write = told
    found = lines[number].strip()
    source.add_problem(number + first_line, message, found, "" if write == found else write)


def _explain_line(lines: list[str], index: int) -> tuple[int, str, str]:
    """Say what is wrong at or above a line that YAML cannot go on with: line, message, and what to write."""
    above = next((at for at in range(index - 1, -1, -1) if lines[at].strip()), index)
    for at in (index, above):
        if PRESSED_FIELD.fullmatch(lines[at]) and not _goes_on(lines, at):
            return at, "Linjen mangler et kolon og et mellemrum.", _with_colon(lines[at])
    if quoted := re.fullmatch(r"\s*([\w-]+): (([\"']).*\3.*)", lines[index]):
        whole = quoted[2].strip().replace("'", "''")
        return index, "Teksten går videre efter citationstegnet. Sæt andre tegn om det hele.", f"{quoted[1]}: '{whole}'"
    beside = [at for at in (index + 1, *range(index - 1, -1, -1)) if at < len(lines) and FIELD.match(lines[at])]
    has = _indent(lines[index])
    needs = next((_indent(lines[at]) for at in beside if _indent(lines[at])), has)
    if FIELD.match(lines[index]) and (has - needs) % 2:
        return index, f"Linjen har {has} mellemrum foran. Den skal have {needs}, som de andre felter i posten.", ""
    if signed := re.fullmatch(r"\s*([\w-]+): ([\[{@*&!%>`?|-].*)", lines[index]):
        whole = signed[2].strip().replace("'", "''")
        return (
            index,
            "Teksten begynder med et tegn, som betyder noget andet. Sæt citationstegn om.",
            f"{signed[1]}: '{whole}'",
        )
    return index, "Linjen kan ikke læses. Se, om et kolon, et citationstegn eller en indrykning mangler.", ""


def _goes_on(lines: list[str], index: int) -> bool:
    """Say whether a line goes on with the text of a field above it, which begins further out."""
    above = next((line for line in reversed(lines[:index]) if FIELD.match(f"{line} ")), "")
    return not above.rstrip().endswith(":") and _indent(lines[index]) > _indent(above)


def _explain_colon(lines: list[str], index: int) -> tuple[int, str, str]:
    """Say what is wrong where YAML finds a colon that it does not expect: line, message, and what to write."""
    line, before = lines[index], lines[index - 1]
    if line.count(": ") > 1:
        name, _, value = line.strip().partition(": ")
        return index, "En tekst med kolon skal stå i citationstegn.", f'{name}: "{value}"'
    if _goes_on(lines, index) and not FIELD.match(line):
        return (
            index,
            "Her er et kolon i en tekst over flere linjer. Skriv >- efter feltets navn, eller slet kolonet.",
            "",
        )
    if ": " not in before and not before.rstrip().endswith(":") and not _goes_on(lines, index - 1):
        return index - 1, "Linjen mangler et kolon og et mellemrum.", _with_colon(before)
    has_company = any(_indent(other) == _indent(line) and FIELD.match(other) for other in lines[: index - 1])
    wrong = index - 1 if has_company else index
    message = "Linjen er rykket forkert ind. Den skal begynde lige under de andre felter i posten."
    return wrong, message, lines[wrong].strip()


def _is_too_deep(text: str) -> bool:
    """Say whether so much lies inside each other that reading it would take all of the stack, which ends the program."""
    if text.count("[") + text.count("{") + text.count("? ") + text.count("- ") < DEEPEST:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return True
    return False


def _with_colon(line: str) -> str:
    return re.sub(r"^([\w-]+)\s*[:;=]?\s*", r"\1: ", line.strip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quote_in(line: str) -> str:
    """Give the kind of quotation mark that a line opens."""
    match = re.search("[\"']", line)
    return match[0] if match else '"'


def _convert(node: yaml.Node, place: Steps, source: YamlFile, first_line: int, seen: set[int]) -> Value:
    """Make plain values of a YAML node, noting lines, duplicate keys and aliases."""
    line = node.start_mark.line + first_line
    source.lines.setdefault(place, line)
    if id(node) in seen:
        message = "Her er brugt et YAML-alias (*). Skriv teksten helt ud i stedet."
        source.add_problem(line, message)
        return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if node.style in {">", "|"}:
            source.blocks.update(range(line + 1, node.end_mark.line + first_line))
        return str(node.value).strip()
    if isinstance(node, yaml.SequenceNode):
        return [_convert(item, (*place, index), source, first_line, seen) for index, item in enumerate(node.value)]
    return _convert_mapping(node, place, source, first_line, seen)


def _convert_mapping(
    node: yaml.Node, place: Steps, source: YamlFile, first_line: int, seen: set[int]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    empty = 0  # the line of a field without a value, right above
    keys = [str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "" for key_node, _ in node.value]
    for at, (key_node, value_node) in enumerate(node.value):
        key = keys[at]
        key_line = key_node.start_mark.line + first_line
        if not isinstance(key_node, yaml.ScalarNode):
            source.add_problem(key_line, "Foran et kolon skal stå ét ord.")
            continue
        if key in values and empty and sum(other in values for other in keys[at:]) > 1:
            message = "Linjen er rykket ind. En ny post begynder helt til venstre, uden mellemrum foran."
            source.add_problem(empty, message)
            break
        if key in values:
            before = source.lines[(*place, key)]
            message = f"{key} står to gange. Første gang er på linje {before}."
            source.add_problem(key_line, message, f"{key}:")
            continue
        source.lines[(*place, key)] = key_line
        if isinstance(value_node, yaml.ScalarNode) and not value_node.style and not value_node.value:
            if key == PUBLISHED:
                source.add_problem(
                    key_line, "Feltet er tomt. Skriv ja eller nej, eller slet linjen.", f"{key}:", f"{key}: nej"
                )
            empty = key_line
            continue  # a field without a value is a field left out
        empty = 0
        values[key] = _convert(value_node, (*place, key), source, first_line, seen)
    return values
