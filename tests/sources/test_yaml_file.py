"""YAML comes in as plain text with lines; nothing is guessed from how a value looks."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newcomer_guide.sources.yaml_file import YamlFile, parse_yaml, read_text, read_yaml

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12
)


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=4))
def test_every_tree_of_text_reads_back_as_it_was_written(tree: dict[str, object]) -> None:
    """Whatever PyYAML writes of text, reading gives the same text, and a line for each value."""
    source = YamlFile("x.yml")

    read_text(yaml.safe_dump(tree, allow_unicode=True, default_style='"'), source)

    assert source.problems == []
    assert source.value == tree
    assert all(source.place_of(name).line >= 1 for name in tree)


@given(st.binary(max_size=200))
def test_no_file_makes_the_reader_fail(content: bytes) -> None:
    """Any bytes give values of text or problems, never an exception."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yml"
        path.write_bytes(content)

        source = read_yaml(path, Path(folder))

    assert source.problems or isinstance(source.value, str | list | dict)


@pytest.mark.parametrize("text", ["12:30", "no", "0045", "1e3", "2019-10-15", "~", "null", "0x1F", ".5"])
def test_a_value_stays_the_text_that_it_looks_like(text: str) -> None:
    """`12:30` does not become 750, nor `no` False, nor `0045` an octal number."""
    source = YamlFile("x.yml")

    read_text(f"a: {text}\n", source)

    assert source.value == {"a": text}


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    """Latin-1 bytes are a problem of the line that they stand on."""
    path = tmp_path / "x.yml"
    path.write_bytes("a: b\nc: Næstved\n".encode("latin-1"))

    source = read_yaml(path, tmp_path)

    assert [(problem.line, problem.message) for problem in source.problems] == [
        (2, "Filen er gemt med en forkert tegnkodning. Gem den som UTF-8.")
    ]


def test_a_field_without_its_colon_is_told_on_its_own_line() -> None:
    """YAML itself names the next one."""
    source = YamlFile("x.yml")

    read_text("a:\n  opens_at: 12:30\n  closes_at 16:30\n  location: x\n", source)

    assert [(problem.line, problem.found, problem.write) for problem in source.problems] == [
        (3, "closes_at 16:30", "closes_at: 16:30")
    ]


def test_an_alias_bomb_is_read_in_no_time_and_refused() -> None:
    """Aliases are not followed, so that nesting them costs nothing."""
    rows = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    source = YamlFile("x.yml")

    read_text("\n".join(rows), source)

    assert {problem.message[:26] for problem in source.problems} == {"Her er brugt et YAML-alias"}


@pytest.mark.parametrize("text", ["x: " + "[" * 60_000, "\n".join(" " * at + "a:" for at in range(1300))])
def test_what_lies_too_deep_inside_itself_is_told(text: str) -> None:
    """Reading it would end the program, without a word."""
    source = parse_yaml(text.encode(), "data/x.yml")

    assert [problem.message for problem in source.problems] == ["Filen har for mange niveauer inden i hinanden."]
