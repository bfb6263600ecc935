"""What hosts send: each file whole, packed, of the right type, with the headers of a careful site."""

from __future__ import annotations

import fnmatch
import gzip
import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import quote

import brotli
import pytest

from hosts import BROTLI, COMMANDS, NOBODY, fetch, free_port, lay_out, serve_by
from newcomer_guide.outputs.host_headers import SECURITY
from newcomer_guide.publishing.hosting import write_hosting
from towns import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from newcomer_guide.site.site import Site

LOADED_FOR = 4
"""Seconds."""


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def address(request: pytest.FixtureRequest, spoken: Site, built: Path) -> Iterator[str]:
    """Serve the invented town's site."""
    with serve_by(request.param, spoken, built) as address:
        yield address


def path_of(name: str) -> str:
    return "/" + quote(name.removesuffix("index.html") if name.endswith("/index.html") else name)


def said_in_headers_file(text: str, path: str) -> dict[str, str]:
    """Read the headers of a path as Netlify and Cloudflare do: every rule that fits, in order."""
    said: dict[str, str] = {}
    fits = False
    for line in text.splitlines():
        if not line.startswith(" "):
            fits = fnmatch.fnmatchcase(path, line)
        elif fits:
            name, _, value = line.strip().partition(": ")
            assert name.lower() not in said, "hosts join the values of two rules with a comma"
            said[name.lower()] = value
    return said


@pytest.mark.parametrize("host", ["nginx", "caddy"])
def test_who_asked_for_what_is_written_down_nowhere(host: str, spoken: Site, built: Path, tmp_path: Path) -> None:
    """Not for what is not there, or not for readers, either: the address may hold a name, and so may where one came from."""
    told = tmp_path / "told"
    with serve_by(host, spoken, built, told) as address:
        for path in ("/kurser/", "/en/nope?navn=Ali", "/favicon.ico", "/assets/", "/../x"):
            fetch(address, path, Referer="https://other.example/?q=hemmelig")

    assert not re.search("Ali|hemmelig|kurser|nope|favicon|assets", told.read_text(encoding="utf-8"))


def test_what_has_not_changed_keeps_its_time(spoken: Site, built: Path, tmp_path: Path) -> None:
    """Hosts tell by it, so that phones do not fetch all anew after each publication."""
    source, first, second = tmp_path / "source", tmp_path / "first", tmp_path / "second"
    shutil.copytree(built, source)
    write_hosting(spoken, source, first, tmp_path / "none")
    for path in first.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (source / "sitemap.xml").write_bytes(b"<new/>")
    write_hosting(spoken, source, second, first)
    renewed = {
        path.relative_to(second).as_posix() for path in second.rglob("*") if path.stat().st_mtime > 1_000_000_000
    }

    files = {name for name in renewed if (second / name).is_file() and name.startswith("site/")}
    assert files == {"site/sitemap.xml", "site/sitemap.xml.gz", "site/sitemap.xml.br"}


def test_every_answer_has_the_headers_that_keep_readers_safe(address: str) -> None:
    """Each by its name: none of them stands for another."""
    _, headers, _ = fetch(address, "/kurser/")

    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]


def test_every_file_comes_whole_with_its_type_and_headers(address: str, spoken: Site, built: Path) -> None:
    """As it is, and packed where the phone can unpack it; the headers file says the same as the server does."""
    rules = (built / "_headers").read_text(encoding="utf-8")
    tags = [language.tag for language in spoken.languages]
    encodings = {"gzip": gzip.decompress} | ({"br": brotli.decompress} if BROTLI.exists() else {})
    files = {name: content for name, content in files_of(built).items() if name != "_headers"}
    assert len(files) > 200
    for name, content in files.items():
        path = path_of(name)
        status, headers, body = fetch(address, path)
        expected = {header.lower(): value for header, value in SECURITY.items()}
        first = name.split("/")[0]
        assert (status, body) == (200, content), name
        assert expected.items() <= headers.items()
        assert said_in_headers_file(rules, path).items() <= headers.items(), name
        assert headers["cache-control"] == ("public, max-age=31536000, immutable" if first == "assets" else "no-cache")
        if first in tags:
            assert headers["content-language"] == first
        if name.endswith("html"):
            assert headers["content-type"] == "text/html; charset=utf-8"
        assert not headers["content-type"].startswith("application/octet-stream")
        assert not {"server", "set-cookie", "x-powered-by"} & headers.keys() or headers["server"] == "nginx"
        if name.endswith((".png", ".woff2")):
            continue
        for encoding, unpack in encodings.items():
            _, headers, body = fetch(address, path, Accept_Encoding=encoding)
            assert headers["content-encoding"] == encoding, name
            assert unpack(body) == content
            assert "accept-encoding" in headers["vary"].lower()


@pytest.mark.parametrize(
    "path", ["/findes-ikke/", "/ar/findes-ikke", "/kurser/jobcafe/x.ics", "/assets/", "/_headers", "/.git/config"]
)
def test_what_is_not_there_is_said_in_all_languages(path: str, address: str, built: Path) -> None:
    """With the status, and with the same headers."""
    status, headers, body = fetch(address, path)

    assert status == 404
    assert body == (built / "404.html").read_bytes()
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-security-policy"] == SECURITY["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/../nginx.conf", "/%2e%2e/nginx.conf", "/assets/..%2f..%2fnginx.conf"])
def test_nothing_beside_the_site_is_served(path: str, address: str) -> None:
    """However the path is written."""
    status, _, body = fetch(address, path)

    assert status in {400, 404}
    assert b"worker_processes" not in body


def test_an_address_without_its_slash_leads_there(address: str) -> None:
    """By a way that holds behind any other server."""
    status, headers, _ = fetch(address, "/ar/kurser")

    assert status in {301, 308}
    assert headers["location"] in {"/ar/kurser/", "kurser/"}


def test_a_page_that_was_not_changed_costs_nothing_again(address: str) -> None:
    """A phone that asks again is told so without the page."""
    _, headers, _ = fetch(address, "/ti/kurser/")
    status, _, body = fetch(address, "/ti/kurser/", If_None_Match=headers["etag"])

    assert (status, body) == (304, b"")


def test_under_load_every_answer_is_right(
    spoken: Site, built: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """As many phones as there are at once, over all pages; the figure is told and never judged."""
    if not shutil.which("wrk"):
        pytest.skip("wrk is not installed")
    pages = [path_of(name) for name in files_of(built) if name.endswith("/index.html")]
    (tmp_path / "pages.lua").write_text(
        f"local pages = {{{','.join(json.dumps(page) for page in pages)}}}\nlocal at = 0\n"
        'function request() at = at % #pages + 1; return wrk.format("GET", pages[at]) end\n',
        encoding="utf-8",
    )
    with serve_by("nginx", spoken, built) as address:
        command = ["wrk", "-t1", "-c50", f"-d{LOADED_FOR}s", "-s", str(tmp_path / "pages.lua")]
        command += ["-H", "Accept-Encoding: gzip", f"http://{address}/"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own words

    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    record_property("requests a second by nginx, each a packed page", rate and rate[1])
    assert rate
    assert "Non-2xx" not in said
    assert "Socket errors" not in said


def test_the_container_needs_no_right_and_writes_nowhere_but_tmp(spoken: Site, built: Path, tmp_path: Path) -> None:
    """Its own command, as nobody, on a root that cannot be written: as `--read-only --tmpfs /tmp` runs it."""
    if os.getuid():
        pytest.skip("only root may become nobody")
    port = free_port()
    root = tmp_path / "root"
    root.mkdir()
    with lay_out(spoken, built, port) as place:
        text = (place / "nginx.conf").read_text(encoding="utf-8").replace(f"{place}/tmp/", "/tmp/")  # noqa: S108  # the container's
        (place / "nginx.conf").write_text(text, encoding="utf-8")
        container = (place / "Containerfile").read_text(encoding="utf-8")
        command = json.loads(container.rpartition("CMD ")[2])
        script = (
            'mount --rbind / "$0" && mount --bind "$1" "$0/srv" && mount -o remount,bind,ro "$0" '
            '&& mount -o remount,bind,ro "$0/srv" && mount -t tmpfs -o mode=1777 tmp "$0/tmp" && shift '
            '&& chroot "$0" sh -c \'touch /srv/x /x 2>/dev/null && exit 3; "$@" & '
            f'sleep 1; curl -s -o /dev/null -w %{{http_code}} http://127.0.0.1:{port}/ar/; kill $!\' sh "$@"'
        )
        world = ["unshare", "--mount", "sh", "-c", script, str(root), str(place)]
        user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        result = subprocess.run([*world, *user, *command], capture_output=True, text=True, check=False)  # noqa: S603  # our own words

    assert result.stdout == "200", result.stderr
    assert "USER www-data" in container
    assert COMMANDS["nginx"][0] == command[0]
