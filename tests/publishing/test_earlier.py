"""What phones have kept of the published site is fetched before the next one is built; nothing of it is trusted."""

from __future__ import annotations

import http.server
import json
import threading
from typing import TYPE_CHECKING

import pytest

from hosts import free_port
from newcomer_guide.__main__ import main
from newcomer_guide.checks.browser import QuietHandler
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from serving import serve
from towns import TODAY, change, make_small_town

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a town that has not been built here."""
    town = make_small_town(tmp_path / "town", "da", "ar")
    monkeypatch.chdir(town)
    monkeypatch.setenv("SITE_TODAY", TODAY.isoformat())
    return town


def fetch(address: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the command for a site at an address; one on this machine is public here."""
    monkeypatch.setenv("SITE_URL", address)
    monkeypatch.setattr("newcomer_guide.publishing.earlier.public_address", str)
    return main(["earlier"])


def test_the_next_site_says_what_changed_since(town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice, and the second leads from both earlier ones."""
    published = tmp_path / "published"
    write_site(read_site(town, TODAY), published)
    for number, hour in enumerate(("13:00", "14:30"), start=1):
        with serve(published) as address:
            assert fetch(address, monkeypatch) == 0
        change(
            town / "data" / "courses.yml",
            "closes_at: 12:00" if number == 1 else "closes_at: 13:00",
            f"closes_at: {hour}",
        )
        monkeypatch.setenv("SITE_URL", "")
        assert main(["site"]) == 0
        published = (town / "site").rename(tmp_path / f"published-{number}")

        for tag in ("da", "ar"):
            manifest = json.loads((published / "offline" / f"{tag}.json").read_text(encoding="utf-8"))
            now = manifest["bundle"].split(".")[1]
            assert len(manifest["since"]) == number
            assert all((published / "offline" / f"{tag}.{pack}.{now}.json").exists() for pack in manifest["since"])


@pytest.mark.parametrize(
    "index", ["<!doctype html>", "7", "[]", '{"../../data/site": 1}', '{"da": 1}', '{"da": 1, "ar": 2}']
)
def test_what_stands_there_instead_does_no_harm(
    index: str, town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page of another host, or a site that is half there: nothing is written, and the build goes on."""
    other = tmp_path / "other" / "offline"
    other.mkdir(parents=True)
    (other / "index.json").write_text(index, encoding="utf-8")
    (other / "da.json").write_text('{"bundle": "../../../data/site.yml", "since": ["../x"]}', encoding="utf-8")
    with serve(other.parent) as address:
        assert fetch(address, monkeypatch) == 0

    assert not list((town / "site").rglob("*.*"))
    assert "hent" in capsys.readouterr().out


class Garbage(QuietHandler):
    """Answers with what is no answer, or with half of one."""

    def do_GET(self) -> None:  # noqa: N802  # the name that it overrides
        """Answer by the path."""
        if self.path.endswith("index.json"):
            self.wfile.write(b"this is no HTTP\r\n\r\n")
        self.close_connection = True


def test_an_answer_that_is_none_does_no_harm(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build goes on."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Garbage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert fetch(f"http://127.0.0.1:{server.server_port}/", monkeypatch) == 0
        server.shutdown()

    assert not (town / "site").exists()


def test_a_host_that_is_too_slow_is_left_out(town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publication does not wait for it, however steadily it sends."""
    write_site(read_site(town, TODAY), tmp_path / "published")
    monkeypatch.setattr("newcomer_guide.publishing.earlier.MOST_SECONDS", -1)
    with serve(tmp_path / "published") as address:
        assert fetch(address, monkeypatch) == 0

    assert not (town / "site").exists()


def test_half_a_pack_is_left_out(town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not what its name says."""
    published = tmp_path / "published"
    write_site(read_site(town, TODAY), published)
    (bundle,) = (published / "offline").glob("ar.*.json")
    bundle.write_bytes(bundle.read_bytes()[:1000])
    with serve(published) as address:
        assert fetch(address, monkeypatch) == 0

    assert not (town / "site").exists()


def test_without_a_network_the_build_goes_on(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what that costs."""
    assert fetch(f"http://127.0.0.1:{free_port()}/", monkeypatch) == 0
    assert "Telefoner henter lidt mere denne gang." in capsys.readouterr().out
    assert not (town / "site").exists()


@pytest.mark.parametrize("address", ["", "http://localhost:8000/"])
def test_an_address_that_nobody_publishes_at_is_told(
    address: str, town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It must be said where."""
    monkeypatch.setenv("SITE_URL", address)

    assert main(["earlier"]) == 1
    assert "SITE_URL=https://" in capsys.readouterr().out
    assert not (town / "site").exists()


@pytest.mark.parametrize(
    "address", ["by.example", "ftp://by.example/", "https://by.example/?x=1", "https://by.example/ny /"]
)
def test_an_address_that_is_none_is_refused_by_all_commands(
    address: str, town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would stand in every card and calendar."""
    monkeypatch.setenv("SITE_URL", address)

    assert main(["site"]) == 1
    assert "SITE_URL: Sidens adresse kan ikke læses." in capsys.readouterr().out
    assert not (town / "site").exists()


@pytest.mark.parametrize("address", ["https://by.example/ny", "https://by.example/ny/index.html"])
def test_an_address_without_its_last_slash_is_the_same(
    address: str, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages stand below it, not beside it."""
    monkeypatch.setenv("SITE_URL", address)

    assert main(["site"]) == 0
    assert "<loc>https://by.example/ny/kurser/</loc>" in (town / "site" / "sitemap.xml").read_text(encoding="utf-8")


def test_a_site_that_was_built_here_is_left_alone(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the earlier one itself."""
    (town / "site").mkdir()

    assert fetch("https://by.example/", monkeypatch) == 0
    assert list((town / "site").iterdir()) == []
