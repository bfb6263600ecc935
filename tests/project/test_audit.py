"""A known weakness of a dependency stops a build, and want of a database does not."""

from __future__ import annotations

import http.server
import json
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from hosts import free_port
from newcomer_guide.checks.browser import QuietHandler
from towns import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = [sys.executable, str(ROOT / "tests" / "tools" / "audit.py"), "--vulnerability-service=osv", "--osv-url"]


class Database(QuietHandler):
    """A database in which only Jinja has a weakness."""

    def do_POST(self) -> None:  # noqa: N802  # the name that it is called by
        """Answer as OSV does."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        weakness = {
            "id": "PYSEC-2099-1",
            "affected": [
                {
                    "package": {"name": "jinja2", "ecosystem": "PyPI"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.0"}]}],
                }
            ],
        }
        found = {"vulns": [weakness]} if asked["package"]["name"] == "jinja2" else {}
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def database() -> Iterator[str]:
    """Serve the database."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Database) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


def audit(address: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, address], capture_output=True, text=True, check=False)  # noqa: S603  # our own tool


def test_a_known_weakness_is_told_with_its_remedy(database: str) -> None:
    """And fails."""
    result = audit(database)

    assert "jinja2 3." in result.stdout
    assert "PYSEC-2099-1, mended in 99.0" in result.stdout
    assert "1 with a known weakness" in result.stdout
    assert result.returncode == 1


def test_want_of_a_database_is_said_and_fails_nothing() -> None:
    """Who is offline can still build."""
    result = audit(f"http://127.0.0.1:{free_port()}/")

    assert result.stdout.count("no database could be asked") == 3
    assert result.returncode == 0
