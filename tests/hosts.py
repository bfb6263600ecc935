"""Serve the site as hosts do: by nginx and Caddy, with the configurations that the project writes."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.publishing.hosting import PORT, write_hosting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newcomer_guide.site.site import Site

NOBODY = 65534
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
COMMANDS = {
    "nginx": ["nginx", "-p", ".", "-c", "nginx.conf", "-g", "daemon off;"],
    "caddy": ["caddy", "run", "--config", "Caddyfile"],
}


@contextlib.contextmanager
def lay_out(site: Site, site_path: Path, port: int) -> Iterator[Path]:
    """Write what hosts serve from where anyone may read it, with a port of its own."""
    with tempfile.TemporaryDirectory(prefix="hosting") as folder:
        place = Path(folder)
        place.chmod(0o755)
        scratch = place / "tmp"
        write_hosting(site, site_path, place, place / "none")
        scratch.mkdir()
        scratch.chmod(0o777)
        for name in ("nginx.conf", "Caddyfile"):
            text = (place / name).read_text(encoding="utf-8").replace(str(PORT), str(port))
            if not BROTLI.exists():
                text = "".join(line for line in text.splitlines(keepends=True) if "brotli" not in line)
            (place / name).write_text(text.replace("/tmp/", f"{scratch}/"), encoding="utf-8")  # noqa: S108  # what is replaced
        yield place


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def serve_by(name: str, site: Site, site_path: Path, told: Path | None = None) -> Iterator[str]:
    """Start a server, as nobody where it can, and give its address as host and port; what it tells is written to `told`."""
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    port = free_port()
    with lay_out(site, site_path, port) as place:
        user = NOBODY if os.getuid() == 0 else None
        environment = os.environ | {"HOME": str(place / "tmp"), "XDG_DATA_HOME": str(place / "tmp")}
        with (
            (told or place / "tmp" / "told").open("wb") as heard,
            subprocess.Popen(  # noqa: S603  # a server, with our own configuration
                COMMANDS[name], cwd=place, user=user, env=environment, stdout=heard, stderr=heard
            ) as process,
        ):
            _wait_for(port, process, Path(heard.name))
            try:
                yield f"127.0.0.1:{port}"
            finally:
                process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes], told: Path) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
            return
        time.sleep(0.05)
    process.kill()
    pytest.fail(told.read_text(encoding="utf-8"))


def fetch(address: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a path as it is written, and give the status, the headers by their small names, and the body."""
    connection = http.client.HTTPConnection(address, timeout=20)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body
