"""Every file that is published is valid in the eyes of those who did not write it."""

from __future__ import annotations

import fnmatch
import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from newcomer_guide.assets.support import SUPPORT
from newcomer_guide.outputs.registry import OUTPUTS
from newcomer_guide.sources.recordings import SOUND_TYPES
from nodes import run_node
from towns import ROOT, files_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

SITE_URL = "https://by.example/ny/"


@pytest.fixture(scope="module")
def files(published: Path) -> dict[str, bytes]:
    """Read the invented town's site."""
    return files_of(published)


def test_all_pages_are_valid(published: Path, spoken: Site) -> None:
    """By html-validate, its standard and its rules of access."""
    report = json.loads(run_node("validate.mjs", str(published)))

    assert report["count"] == len(spoken.pages) * len(spoken.languages) + len(spoken.languages) + 1
    assert report["told"] == []


def test_an_invalid_page_would_be_told(tmp_path: Path) -> None:
    """With its name, line and rule."""
    (tmp_path / "page.html").write_text("<!DOCTYPE html>\n<html><body><p><div style='x:y'></p></body></html>", "utf-8")
    report = json.loads(run_node("validate.mjs", str(tmp_path)))

    assert any(one.startswith("page.html:2: ") for one in report["told"])


NU = ROOT / "tests" / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
NOT_OURS = "Content Security Policy"
"""It reads files, of which none is 'self', and takes JSON-LD, which nobody runs, for a script."""


def ask_nu(*paths: Path) -> list[str]:
    """Ask the validator of the WHATWG and the W3C what is wrong with pages, their styles included."""
    java = shutil.which("java")
    if not java or not NU.exists():
        pytest.skip("no Java here, or no validator")
    command = [java, "-jar", str(NU), "--skip-non-html", "--format", "json", *map(str, paths)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr  # noqa: S603  # our own words
    found = json.loads(told)["messages"]
    return [
        f"{one.get('url')}:{one.get('lastLine')}: {one['message']}" for one in found if NOT_OURS not in one["message"]
    ]


def test_the_nu_validator_finds_nothing(published: Path) -> None:
    """Neither a mistake nor a warning, in pages and their styles."""
    assert ask_nu(published) == []


def test_the_nu_validator_would_tell(tmp_path: Path) -> None:
    """An attribute that an element does not have, and a property that no browser knows."""
    page = "<!DOCTYPE html><html lang=da><title>x</title><style>a{kolor:red}</style><svg hidden></svg>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    told = "\n".join(ask_nu(tmp_path / "page.html"))

    assert "kolor" in told
    assert "hidden" in told


def test_every_link_and_every_fragment_is_there(files: dict[str, bytes]) -> None:
    """In pages, calendars, cards, feeds, the sitemap, the manifests and the open data: what points inside finds it."""
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for name, content in files.items():
        if name.endswith(".html"):
            page = BeautifulSoup(content, "html5lib")
            ids[name] = {str(element["id"]) for element in page.find_all(id=True)}
            links += [(name, str(one[key])) for key in ("href", "src") for one in page.select(f"[{key}]")]
        elif name.endswith(".xml"):
            for element in ET.fromstring(content).iter():  # noqa: S314  # our own
                links += [(name, value) for key, value in element.attrib.items() if key == "href"]
                if element.tag.endswith("}loc"):
                    links.append((name, element.text or ""))
        elif name.endswith(".webmanifest"):
            manifest = json.loads(content)
            links += [
                (name, address) for address in [manifest["start_url"], *(one["src"] for one in manifest["icons"])]
            ]
        elif name == "api/v1/index.json":
            links += [(name, value) for value in _strings(json.loads(content)) if value.endswith((".json", ".csv"))]
    inside = 0
    for name, link in links:
        target = urljoin(SITE_URL + name, link)
        if not target.startswith(SITE_URL):
            assert urlsplit(target).scheme in {"https", "tel", "mailto", "sms", "geo", "data"} or not link, (name, link)
            continue
        inside += 1
        path, _, fragment = unquote(target.removeprefix(SITE_URL)).partition("#")
        path = path.partition("?")[0]
        file = f"{path}index.html" if path.endswith("/") or not path else path
        assert file in files, (name, link)
        assert not fragment or file not in ids or fragment in ids[file], (name, link)

    assert inside > 2000


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []


def test_the_icons_are_what_the_manifests_say(files: dict[str, bytes], published: Path) -> None:
    """Square pictures of the sizes that are promised, whose edge a phone may cut off."""
    for name, content in files.items():
        if not name.endswith(".webmanifest"):
            continue
        for icon in json.loads(content)["icons"]:
            path = published / urljoin(f"/{name}", icon["src"]).lstrip("/")
            with Image.open(path) as image:
                assert f"{image.width}x{image.height}" == icon["sizes"]
                colour = image.convert("RGB")
                edge = {colour.getpixel((x, y)) for x in range(image.width) for y in range(image.height // 10)}
                assert len(edge) == 1


def test_nothing_is_published_that_no_one_asks_for(files: dict[str, bytes]) -> None:
    """Each file is a page, a pack of pages, or of one output that is declared; and none is declared in vain."""
    patterns = {address.replace("{lang}", "??") for output in OUTPUTS for address in output.addresses}
    pages = {name for name in files if name == "index.html" or name.endswith("/index.html")}
    others = files.keys() - pages - {name for name in files if fnmatch.fnmatch(name, "offline/*.json")}
    found = {name: {pattern for pattern in patterns if fnmatch.fnmatch(name, pattern)} for name in others}

    assert [name for name, matched in found.items() if not matched] == []
    unused = {
        "*/index.html",
        "assets/logo.*.svg",
        *(f"assets/??.*.{end}" for end in SOUND_TYPES),
    }  # this town has none of its own, and no page has moved
    assert set().union(*found.values()) == patterns - unused


def test_the_page_on_access_names_the_browsers_that_it_should(published: Path, request: pytest.FixtureRequest) -> None:
    """Computed from MDN's data, of the styles and scripts as they are sent; `--accept` writes the versions anew."""
    told = json.loads(run_node("support.mjs", str(published)))
    names = {"Chrome": "chrome_android", "Firefox": "firefox_android", "iOS": "safari_ios"}
    needed = {name: max(versions[browser] for versions in told.values()) for name, browser in names.items()}
    if request.config.getoption("accept"):
        SUPPORT.write_text(json.dumps(needed) + "\n", encoding="utf-8")

    assert json.loads(SUPPORT.read_text(encoding="utf-8")) == needed


def test_a_newer_property_would_be_told(tmp_path: Path) -> None:
    """And a newer way of writing a script."""
    (tmp_path / "page.html").write_text("<style>a{inset-inline:0}</style>", "utf-8")
    (tmp_path / "a.js").write_text("const a = /(?<=b)c/.test(d);", "utf-8")
    told = json.loads(run_node("support.mjs", str(tmp_path)))

    assert told["styles"]["safari_ios"] == 14.5
    assert told["scripts"]["safari_ios"] == 16.4


def test_every_script_is_read_by_phones_of_2018(files: dict[str, bytes], tmp_path: Path) -> None:
    """As it is sent, for minifiers have words of their own."""
    scripts = {name: content.decode() for name, content in files.items() if name.endswith(".js")}
    (tmp_path / "scripts.json").write_text(json.dumps(scripts), encoding="utf-8")

    assert len(scripts) > 30
    assert json.loads(run_node("check_scripts.mjs", str(tmp_path / "scripts.json"))) == []


def test_a_script_that_older_phones_cannot_read_would_be_told(tmp_path: Path) -> None:
    """By its name."""
    later = {"a.js": "export const a = b ?? c;", "b.js": "a?.b();", "c.js": "const a = b || c;", "d.js": "const = 1;"}
    (tmp_path / "scripts.json").write_text(json.dumps(later), encoding="utf-8")

    assert json.loads(run_node("check_scripts.mjs", str(tmp_path / "scripts.json"))) == ["a.js", "b.js", "d.js"]
