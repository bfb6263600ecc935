"""What a person has read aloud stands beside its text, for just those words, and costs nothing before it is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.checks.recordings import lapsed_recordings
from newcomer_guide.editing.inspection import inspect
from newcomer_guide.editing.recording import recorded
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.pages.rendering import render_site
from newcomer_guide.problems import ProblemsError
from newcomer_guide.sources.recordings import SOUND_TYPES
from tones import write_tone
from towns import ROOT, TODAY, change

if TYPE_CHECKING:
    from pathlib import Path

KEY = "arrival.velkomst.text"


def test_the_worker_takes_the_same_files_for_sounds() -> None:
    """It keeps none of them by itself: they cost what pages do not."""
    rules = (ROOT / "overrides" / "assets" / "worker" / "rules.js").read_text(encoding="utf-8")

    assert rf"\.({'|'.join(SOUND_TYPES)})$" in rules


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """Make a sound of three seconds."""
    return write_tone(tmp_path / "tone.wav")


def record(town: Path, tone: Path, key: str = KEY, lang: str = "da") -> int:
    return recorded(read_site(town, TODAY), lang, key, str(tone))


def test_a_sound_stands_beside_its_text(town: Path, tone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With how long it takes and what it costs; on the pages of its language alone."""
    assert record(town, tone) == 0
    assert "3 sekunder, 25 KB" in capsys.readouterr().out

    pages = render_site(read_site(town, TODAY))

    offer, again = [line for line in pages["ankomst/"].splitlines() if "listen" in line and "href" in line]
    assert offer == again  # the step is one of two ways of arriving
    assert 'href="../assets/da.' in offer
    assert "0:03" in offer
    assert "25 KB" in offer
    assert not any("listen" in html.partition("</style>")[2] for name, html in pages.items() if name.startswith("en/"))


def test_a_sound_is_not_said_to_be_shorter_than_it_is(town: Path, tmp_path: Path) -> None:
    """A second that has begun counts."""
    assert record(town, write_tone(tmp_path / "longer.wav", 3.2)) == 0

    assert "0:04" in render_site(read_site(town, TODAY))["ankomst/"]


@pytest.mark.parametrize(("key", "page"), [("pages.om.dansk", "om/"), ("courses.syning.summary", "kurser/syning/"),
                                           ("arrival.velkomst.title", "billeder/")])  # fmt: skip
def test_any_text_can_be_heard(key: str, page: str, town: Path, tone: Path) -> None:
    """Prose, a course, a picture."""
    record(town, tone, key)

    assert "listen" in render_site(read_site(town, TODAY))[page].partition("</style>")[2]


def test_it_is_published_but_in_no_pack_unless_it_is_asked_for(town: Path, tone: Path) -> None:
    """A link leads to it; no page loads it."""
    record(town, tone)
    site_path = town / "site"
    write_site(read_site(town, TODAY), site_path)

    (sound,) = (site_path / "assets").glob("da.*.wav")
    assert sound.read_bytes() == tone.read_bytes()
    pack = json.loads((site_path / "offline" / "da.json").read_text(encoding="utf-8"))
    costs = json.loads((site_path / "offline" / "index.json").read_text(encoding="utf-8"))
    assert f"assets/{sound.name}" not in pack["files"]
    assert pack["sounds"][f"assets/{sound.name}"][1] == costs["da.sounds"] == sound.stat().st_size
    html = (site_path / "ankomst" / "index.html").read_text(encoding="utf-8")
    assert html.count(sound.name) == 2  # as often as the text
    assert "<audio" not in html


def test_it_goes_by_itself_when_the_words_change(town: Path, tone: Path) -> None:
    """And staff are told."""
    record(town, tone)
    change(town / "data" / "arrival.yml", "Vi viser dig byen.", "Vi viser dig hele byen.")

    site = read_site(town, TODAY)

    assert "listen" not in render_site(site)["ankomst/"].partition("</style>")[2]
    (told,) = lapsed_recordings(site)
    assert "Optagelsen vises ikke, for teksten er ændret." in str(told)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ((b"no sound", "x.wav"), "Filen er ikke en lyd, der kan spilles."),
        ((b"", "x.txt"), "Lyden er ikke en fil, som telefoner kan spille."),
        ((b"0" * 1_200_000, "x.mp3"), "Lydfilen er for stor: 1200 KB. Højst 1000 KB."),
    ],
)
def test_what_phones_cannot_play_is_refused(
    file: tuple[bytes, str], message: str, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what is wrong, and nothing is written."""
    content, name = file
    (town.parent / name).write_bytes(content)

    assert record(town, town.parent / name) == 1
    assert message in capsys.readouterr().out
    assert not (town / "data" / "recordings").exists()


def test_a_text_without_words_in_a_language_cannot_be_read_there(
    town: Path, tone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor one that is not there."""
    assert record(town, tone, "arrival.findes.ikke") == 1
    assert record(town, tone, KEY, "ar") == 1

    told = capsys.readouterr().out
    assert "arrival.findes.ikke findes ikke." in told
    assert "er ikke oversat til ar" in told


def test_a_list_that_names_what_is_not_there_is_told(town: Path) -> None:
    """The file, and the text."""
    folder = town / "data" / "recordings"
    folder.mkdir()
    row = "{digest: '0123456789abcdef', file: x.mp3, date: 2026-11-22}"
    (folder / "da.yml").write_text(f"arrival.velkomst.text: {row}\n", encoding="utf-8")

    with pytest.raises(ProblemsError, match="Lydfilen findes ikke"):
        read_site(town, TODAY)


def test_no_sound_is_taken_from_elsewhere(town: Path, tone: Path) -> None:
    """Whatever the list says, its folder is where sounds are."""
    assert record(town, tone) == 0
    path = town / "data" / "recordings" / "da.yml"
    write_tone(town / "data" / "hemmelig.wav")
    path.write_text(path.read_text("utf-8").replace(f"file: {KEY}.wav", "file: ../../hemmelig.wav"), encoding="utf-8")

    assert [one.message for one in inspect(town, TODAY).mistakes] == ["Lydfilen findes ikke."]


def test_a_recorded_text_that_is_deleted_keeps_nothing_from_being_published(town: Path, tone: Path) -> None:
    """Staff are told to delete the sound; the change is published all the same."""
    record(town, tone, "arrival.samtale.text")
    list_path = town / "data" / "recordings" / "da.yml"
    change(list_path, "arrival.samtale.text", "arrival.vaek.text")

    found = inspect(town, TODAY)

    assert found.mistakes == []
    assert any("der er ingen tekst med den nøgle mere" in str(one) for one in found.problems)


def test_a_stored_sound_can_be_taken_in_again(town: Path, tone: Path) -> None:
    """As where only a comma changed."""
    record(town, tone)
    change(town / "data" / "arrival.yml", "Vi viser dig byen.", "Vi viser dig, byen.")
    stored = town / "data" / "recordings" / "da" / f"{KEY}.wav"

    assert record(town, stored) == 0
    assert list(lapsed_recordings(read_site(town, TODAY))) == []


def test_a_text_without_room_for_a_sound_is_refused(town: Path, tone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing would lead to it."""
    assert record(town, tone, "contacts.laereren.title") == 1
    assert "er der ikke plads til lyd" in capsys.readouterr().out


def test_a_list_that_is_none_is_told(town: Path) -> None:
    """And not written over."""
    folder = town / "data" / "recordings"
    folder.mkdir()
    (folder / "da.yml").write_text("- hej\n", encoding="utf-8")

    with pytest.raises(ProblemsError, match="Filen er ikke en liste over optagelser"):
        read_site(town, TODAY)
