"""A phone that keeps an earlier site fetches what changed since, whichever of the last ones it is."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newcomer_guide.publishing.deltas import MOST_CHANGED, MOST_SITES, compare, join, write_deltas

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.lists(st.sampled_from(["<p>", "a", "ø", "ጽ", "م", "😀", "\n", ",", "}", " "]), max_size=60).map("".join)


def patch(old: str, steps: list[Any]) -> str:
    """Do what `saving.js` does, whose strings count UTF-16 units."""
    units = old.encode("utf-16-le")
    parts = (step if isinstance(step, str) else units[2 * step[0] : 2 * step[1]].decode("utf-16-le") for step in steps)
    return "".join(parts)


@given(TEXTS, TEXTS)
def test_the_steps_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    """Whatever letters they have."""
    assert patch(old, compare(old, new)) == new


def test_one_changed_hour_takes_few_bytes() -> None:
    """What stays is only counted."""
    old = "".join(f"<p>Linje {number}</p>\n" for number in range(500))

    assert len(json.dumps(compare(old, old.replace("Linje 250<", "Linje 13:30<")))) < 60


@given(TEXTS, TEXTS, TEXTS)
def test_two_steps_are_said_in_one(old: str, middle: str, new: str) -> None:
    """And nothing is said that is not in the new text."""
    steps = join(compare(old, middle), compare(middle, new))

    assert patch(old, steps) == new
    assert all(step in new for step in steps if isinstance(step, str))


LONG = "<p>Det her står der hele tiden.</p>\n" * 20


def write_pack(site: Path, texts: dict[str, str], bundle: str) -> Path:
    """Write a site that consists of one pack, with one page more that stays as it is."""
    folder = site / "offline"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / bundle).write_text(json.dumps([texts | {"always/": LONG}]), encoding="utf-8")
    (folder / "da.json").write_text(json.dumps({"bundle": bundle, "since": [], "files": {}}), encoding="utf-8")
    return site


def since(site: Path) -> list[str]:
    """Give the earlier packs that a site knows the way from."""
    return list(json.loads((site / "offline" / "da.json").read_text(encoding="utf-8"))["since"])


def follow(site: Path, start: str, texts: dict[str, str]) -> dict[str, str]:
    """Go from an earlier pack to the one of a site, as a phone does."""
    manifest = json.loads((site / "offline" / "da.json").read_text(encoding="utf-8"))
    name = f"da.{start}.{manifest['bundle'].split('.')[1]}.json"
    delta = json.loads((site / "offline" / name).read_text(encoding="utf-8"))
    return texts | {uri: patch(texts.get(uri, ""), steps) for uri, steps in delta.items()}


def test_every_earlier_site_leads_to_the_newest(tmp_path: Path) -> None:
    """As many as are kept; the oldest is forgotten."""
    count = MOST_SITES + 2
    texts = [{"": f"<p>forside {number}</p>", "bolig/": "<p>bolig</p>"} for number in range(count)]
    before = write_pack(tmp_path / "0", texts[0], "da.a0.json")
    for number in range(1, count):
        site = write_pack(tmp_path / str(number), texts[number], f"da.a{number}.json")
        write_deltas(before, site)
        before = site

    assert since(before) == [f"a{number}" for number in range(1, count - 1)]
    for number in range(1, count - 1):
        assert follow(before, f"a{number}", texts[number]) == texts[-1]
    assert len(list((before / "offline").glob("da.*.*.json"))) == MOST_SITES


def test_a_new_page_comes_whole(tmp_path: Path) -> None:
    """And what is the same is not named."""
    before = write_pack(tmp_path / "a", {"": "<p>x</p>", "bolig/": "<p>y</p>"}, "da.a.json")
    site = write_pack(tmp_path / "b", {"": "<p>x</p>", "kurser/": "<p>z</p>"}, "da.b.json")
    write_deltas(before, site)

    assert json.loads((site / "offline" / "da.a.b.json").read_text(encoding="utf-8")) == {"kurser/": ["<p>z</p>"]}


def test_nothing_that_changed_leaves_what_is_known(tmp_path: Path) -> None:
    """The same site built again leads from the same earlier ones."""
    one = write_pack(tmp_path / "1", {"": "<p>x</p>"}, "da.a.json")
    two = write_pack(tmp_path / "2", {"": "<p>y</p>"}, "da.b.json")
    write_deltas(one, two)
    again = write_pack(tmp_path / "3", {"": "<p>y</p>"}, "da.b.json")
    write_deltas(two, again)

    assert since(again) == ["a"]
    assert (again / "offline" / "da.a.b.json").exists()


def test_a_change_that_is_taken_back_and_made_again_is_followed(tmp_path: Path) -> None:
    """As when a notice is shown, hidden, and shown again: from wherever one begins."""
    texts = {name: {"": f"<p>{name}</p>"} for name in "abc"}
    before = write_pack(tmp_path / "0", texts["a"], "da.a.json")
    for number, name in enumerate("babcb", start=1):
        site = write_pack(tmp_path / str(number), texts[name], f"da.{name}.json")
        write_deltas(before, site)
        before = site

        assert set(since(site)) == set("abab"[:number] if number < 4 else "abc") - {name}
        for start in since(site):
            assert follow(site, start, texts[start]) == texts[name]


def test_a_delta_that_does_not_fit_its_text_does_no_harm(tmp_path: Path) -> None:
    """It came from a network: half a letter is none, and phones notice by the digest."""
    before = write_pack(tmp_path / "b", {"a": "<p>x😀</p>"}, "da.bb.json")
    (before / "offline" / "da.json").write_text('{"bundle": "da.bb.json", "since": ["aa", "bb"]}', encoding="utf-8")
    (before / "offline" / "da.aa.bb.json").write_text('{"a": ["x😀😀😀", [0, 400]]}', encoding="utf-8")
    site = write_pack(tmp_path / "c", {"a": "<p>xy😀</p>"}, "da.cc.json")
    write_deltas(before, site)

    assert "bb" in since(site)
    assert follow(site, "bb", {"a": "<p>x😀</p>"}) == {"a": "<p>xy😀</p>"}


PETRA = "<p>Petra</p><a>petra@by.example</a>"


@pytest.mark.parametrize(
    "texts",
    [
        [{"": f"<p>Petra</p>{mail}"} for mail in ("", "<a>petra@by.example</a>", "", "<b>ny</b>")],
        [{"": "<p>a</p>"}, {"": "<p>b</p>", "petra/": PETRA}, {"": "<p>c</p>"}, {"": "<p>d</p>"}],
    ],
    ids=["a part of a page", "a whole page"],
)
def test_what_is_withdrawn_is_in_no_file(texts: list[dict[str, str]], tmp_path: Path) -> None:
    """What stood on a site for a day is not left lying in what leads over that day."""
    before = write_pack(tmp_path / "0", texts[0], "da.a0.json")
    for number in range(1, 4):
        site = write_pack(tmp_path / str(number), texts[number], f"da.a{number}.json")
        write_deltas(before, site)
        before = site

        assert not [path for path in (site / "offline").iterdir() if number > 1 and "petra@" in path.read_text("utf-8")]
        assert all(texts[number].items() <= follow(site, f"a{start}", texts[start]).items() for start in range(number))


def test_a_change_of_everything_is_fetched_whole(tmp_path: Path) -> None:
    """As when the engine is another."""
    names = [f"side-{number}/" for number in range(MOST_CHANGED + 1)]
    before = write_pack(tmp_path / "a", dict.fromkeys(names, "<p>x</p>"), "da.a.json")
    site = write_pack(tmp_path / "b", dict.fromkeys(names, "<p>y</p>"), "da.b.json")
    write_deltas(before, site)

    assert since(site) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("da.json", "<!doctype html>"),
        ("da.json", "[]"),
        ("da.json", '{"bundle": "../../site.yml"}'),
        ("da.json", '{"bundle": "da.a.json", "since": 7}'),
        ("da.json", '{"bundle": "da.a.json", "since": ["../../x"]}'),
        ("da.a.json", "nothing"),
        ("da.a.json", '{"a": 1}'),
        ("da.a.json", "[[1]]"),
        ("da.a.json", '[{"": "\\ud800"}]'),
        ("da.a.json", "[" * 100_000),
        ("da.json", '{"a":' * 100_000),
    ],
)
def test_an_earlier_site_that_is_not_as_one_is_written_does_no_harm(name: str, content: str, tmp_path: Path) -> None:
    """It came from a network, or somebody was at it."""
    before = write_pack(tmp_path / "a", {"": "<p>x</p>"}, "da.a.json")
    (before / "offline" / name).write_text(content, encoding="utf-8")
    site = write_pack(tmp_path / "b", {"": "<p>y</p>"}, "da.b.json")
    write_deltas(before, site)

    assert set(since(site)) <= {"a"}
    assert {path.name for path in (site / "offline").iterdir()} <= {"da.json", "da.b.json", "da.a.b.json"}


def test_the_first_site_has_none(tmp_path: Path) -> None:
    """There is nothing that a phone could keep."""
    site = write_pack(tmp_path / "b", {"": "<p>y</p>"}, "da.b.json")
    write_deltas(tmp_path / "nowhere", site)

    assert since(site) == []
