"""Links that lead elsewhere are asked after by a command, which knows when there is no network."""

from __future__ import annotations

import http.server
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from hosts import free_port
from newcomer_guide.__main__ import main
from newcomer_guide.checks.browser import QuietHandler
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.links import Answer, ask, list_outbound
from towns import TODAY, change, inside, run, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Elsewhere(QuietHandler):
    """A site of which some addresses are gone, moved, or shy."""

    def do_HEAD(self) -> None:  # noqa: N802  # the name that it overrides
        """Answer by the path."""
        status = {"/gone": 404, "/moved": 301, "/shy": 405}.get(self.path, 200)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/here")
        self.end_headers()

    def do_GET(self) -> None:  # noqa: N802  # the name that it overrides
        """Answer with a page."""
        self.send_response(200)
        self.end_headers()


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Serve it."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_each_address_is_asked_once(elsewhere: str) -> None:
    """What is there, gone, moved, unwilling to give its head, or not answering at all."""
    nobody = f"http://127.0.0.1:{free_port()}/"
    addresses = [f"{elsewhere}/{path}" for path in ("here", "gone", "moved", "shy")]
    danish = f"{elsewhere}/børn"

    assert list(ask([*addresses, nobody, danish])) == [
        Answer(addresses[0], 200),
        Answer(addresses[1], 404),
        Answer(addresses[2], 200, f"{elsewhere}/here"),
        Answer(addresses[3], 200),
        Answer(nobody, 0),
        Answer(danish, 200),
    ]


def test_every_kind_of_link_is_listed(town: Path) -> None:
    """Of records, of prose, and of what the site states of itself."""
    change(town / "data" / "site.yml", "  standard:", "  statement: https://tilsyn.example/by\n  standard:")
    change(
        town / "docs" / "bolig.md",
        "{{ housing plan }}",
        "[Mere](https://mere.example/x)\n{#mere}\n\n{{ housing plan }}",
    )

    assert list_outbound(read_site(town, TODAY)) == [
        "https://www.jobnet.dk",
        "https://venner.example",
        "https://tilsyn.example/by",
        "https://mere.example/x",
    ]


def test_a_link_that_is_gone_is_told(
    elsewhere: str, standing: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what to do."""
    monkeypatch.setattr(
        "newcomer_guide.editing.links.list_outbound", lambda _: [f"{elsewhere}/gone", f"{elsewhere}/moved"]
    )

    assert main(["links"]) == 1
    said = capsys.readouterr().out
    assert "/gone svarer ikke (404). Ret linket, eller slet det." in said
    assert f"/moved fører videre til {elsewhere}/here. Skriv den adresse i stedet." in said
    assert "Links ud af siden: 2. Svarer ikke: 1." in said
    assert standing.exists()


def test_without_a_network_nothing_is_blamed(town: Path) -> None:
    """It is said that nothing was checked."""
    result = run(inside(sys.executable, "-m", "newcomer_guide", "links"), town, surroundings())

    assert result.returncode == 0
    assert "Linkene er ikke kontrolleret." in result.stdout
