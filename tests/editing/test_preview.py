"""A site that is being changed is what would be written of it, or what it last was, with what is wrong now."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NoReturn

import pytest
from jinja2 import TemplateSyntaxError

from newcomer_guide.__main__ import main
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.preview import SCRIPT_URI, Preview
from newcomer_guide.editing.serve import PreviewServer
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.pages.rendering import Renderer
from towns import TODAY, change, files_of, make_small_town

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock on the town's day."""
    monkeypatch.setenv("SITE_TODAY", TODAY.isoformat())


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Lay out a town with two languages."""
    return make_small_town(tmp_path / "town", "da", "ar")


def shown(preview: Preview, address: str) -> str:
    """Give a page as it is shown, without what loads it again."""
    html, mark, _ = preview.answer(address).content.decode().rpartition("<script src=")
    assert mark
    return html


def test_it_is_what_would_be_written(town: Path, tmp_path: Path) -> None:
    """Each page and each file, byte for byte; but that no phone keeps what is only tried."""
    write_site(read_site(town, TODAY), tmp_path / "site")
    preview = Preview(town)
    for name, content in files_of(tmp_path / "site").items():
        answer = preview.answer(name)
        is_page = name.endswith("/index.html") or name == "index.html"
        if name == "sw.js":
            assert b"unregister" in answer.content
        elif is_page:
            assert shown(preview, name) == content.decode().replace(" data-offline", "", 1), name
        else:
            assert answer.content == content, name
        assert answer.status == 200


def test_a_saved_file_is_on_the_page(town: Path) -> None:
    """And whoever waits is told at once."""
    preview = Preview(town)
    before = preview.state
    change(town / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 13:30")
    told = []
    waiting = threading.Thread(target=lambda: told.append(preview.wait(before, 30)))
    waiting.start()
    after = preview.read()
    waiting.join()

    assert told == [after]
    assert after.version != before.version
    assert "13:30" in shown(preview, "kurser/syning/")
    assert f'{SCRIPT_URI}?{after.version}"'.encode() in preview.answer("kurser/syning/").content


def test_a_mistake_is_told_beside_what_was_last_right(town: Path) -> None:
    """Until it is mended."""
    preview = Preview(town)
    before = preview.state
    change(town / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 25:00")
    wrong = preview.read()

    assert wrong.version == before.version
    assert "data/courses.yml:" in wrong.told
    assert "Der står:   25:00" in wrong.told
    assert "12:00" in shown(preview, "kurser/syning/")

    change(town / "data" / "courses.yml", "closes_at: 25:00", "closes_at: 12:00")
    assert preview.read().told == ""


def test_a_word_that_only_the_page_asks_for_is_told_when_it_is_asked(town: Path) -> None:
    """The page stays what it was."""
    preview = Preview(town)
    html = shown(preview, "kurser/syning/")
    (town / "data" / "interface.yml").write_text("floor: sal\nweeks: uger\n", encoding="utf-8")
    preview.read()

    assert shown(preview, "kurser/syning/") == html
    assert "skal have netop disse felter" in preview.state.told


def test_one_missing_word_leaves_the_pages_that_do_without_it(town: Path) -> None:
    """Whichever page was looked at before."""
    (town / "data" / "interface.yml").write_text("floor: sal\n", encoding="utf-8")
    preview = Preview(town)
    for _ in range(2):
        assert "Siden kan ikke vises" in shown(preview, "kurser/syning/")
        assert "<h1" in shown(preview, "privatliv/")
    (town / "data" / "interface.yml").unlink()
    preview.read()

    assert "<h1" in shown(preview, "kurser/syning/")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(2, "No such file", "data/recordings/x.mp3"), "Filen kan ikke læses: data/recordings/x.mp3"),
        (KeyError("navn"), "Programmet kan ikke vise siden: KeyError: 'navn'"),
    ],
)
def test_whatever_goes_wrong_is_told(error: Exception, told: str, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In reading, in a page, in a file: nothing ends the program, and the page stays what it was."""
    preview = Preview(town)
    html = shown(preview, "")

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr("newcomer_guide.editing.preview.read_site", fail)
        assert preview.read().told == told
    with monkeypatch.context() as broken:
        broken.setattr(Renderer, "render", fail)
        assert shown(preview, "") == html
        assert preview.answer("offline/da.json").status == 500
        assert preview.state.told == told
    assert preview.read().told == ""


def test_a_template_that_cannot_be_used_is_told(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its name and line, to whoever changes it."""
    preview = Preview(town)

    def fail(*_: object) -> NoReturn:
        message = "unexpected '}'"
        raise TemplateSyntaxError(message, 7, "components/call/call.html")

    monkeypatch.setattr(Renderer, "render", fail)
    preview.answer("kurser/syning/")

    assert preview.state.told.startswith("Skabelonen components/call/call.html kan ikke bruges, linje 7")


def test_a_site_that_was_never_right_shows_what_is_wrong(town: Path) -> None:
    """And the site, once it is."""
    text = (town / "data" / "courses.yml").read_text(encoding="utf-8")
    (town / "data" / "courses.yml").write_text(text.replace("closes_at: 12:00", "closes_at: 25:00"), encoding="utf-8")
    preview = Preview(town)

    assert "25:00" in preview.state.told
    assert "Siden kan ikke vises" in shown(preview, "")
    (town / "data" / "courses.yml").write_text(text, encoding="utf-8")
    preview.read()
    assert "12:00" in shown(preview, "kurser/syning/")


@pytest.mark.parametrize(
    "address",
    [
        "../data/site.yml",
        "data/site.yml",
        "ar/../../data/site.yml",
        "/by.example",
        "by.example//",
        "\0",
        "offline/x.json",
    ],
)
def test_nothing_else_is_handed_out(address: str, town: Path) -> None:
    """A web address is hostile: it finds pages and files of the site alone, and leads nowhere else."""
    answer = Preview(town).answer(address)

    assert (answer.status, answer.leads_to) == (404, "")


def test_nobody_else_in_the_network_is_answered(town: Path) -> None:
    """What is not published yet is for whoever writes it."""
    server = PreviewServer(town, port=0)
    try:
        assert server.server_address[0] == "127.0.0.1"
    finally:
        server.server_close()


def test_a_page_without_its_slash_leads_to_the_page(town: Path) -> None:
    """As every host does."""
    assert Preview(town).answer("ar/kurser").leads_to == "/ar/kurser/"


@pytest.mark.parametrize("port", ["otte", "0", "70000", "-1"])
def test_a_port_that_cannot_be_is_told(
    port: str, town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In Danish, with what can be."""
    monkeypatch.chdir(town)
    monkeypatch.setenv("PORT", port)

    assert main(["serve"]) == 1
    assert capsys.readouterr().out == f"PORT kan ikke være {port}. Skriv et tal fra 1 til 65535.\n"
