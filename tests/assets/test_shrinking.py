"""What is sent is smaller than what is written, and looks the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newcomer_guide.assets.css import Style, read_style
from newcomer_guide.assets.fingerprint import digest, name_by_content
from newcomer_guide.assets.scripts import write_code
from towns import ROOT, edition_of, voice_of

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

CSS = """
.a, .b:hover, p .a { color: red }
.b { color: blue }
@media print { .a { margin: 0 } .made { margin: 1px } }
@media screen { .b { margin: 0 } }
h1 { color: red }
.made { color: green }
"""


def test_a_page_gets_the_rules_of_its_own_classes() -> None:
    """Selectors of other classes are gone from a list, and conditions that hold nothing with them."""
    style = Style(CSS, scripts='box.className = "made";').used_by('<p class="a"></p>')

    assert ".a,p .a{" in style
    assert ".b" not in style
    assert "@media print" in style
    assert "@media screen" not in style
    assert "h1{" not in style


def test_a_page_gets_the_rules_of_its_own_tags() -> None:
    """Those that it has, those that scripts make, and those of the whole page."""
    style = Style("html{a:0}h1{b:0}td{c:0}.x ul>li{d:0}b{e:0}", scripts='make("td", "")').used_by("<h1></h1>")

    assert style == "html{a:0}h1{b:0}td{c:0}"


LOGICAL = "a{margin-inline:1px 2px;inset-block:0;border-inline-start:1px solid;inline-size:calc(1px + 2px)!important}"


@pytest.mark.parametrize(
    ("direction", "written"),
    [
        (
            "ltr",
            "margin-left:1px;margin-right:2px;top:0;bottom:0;border-left:1px solid;width:calc(1px + 2px)!important",
        ),
        (
            "rtl",
            "margin-right:1px;margin-left:2px;top:0;bottom:0;border-right:1px solid;width:calc(1px + 2px)!important",
        ),
    ],
)
def test_styles_are_written_for_phones_that_know_no_start_and_end(direction: str, written: str) -> None:
    """By the direction of the page; what is important stays so."""
    assert Style(LOGICAL, "", direction).used_by("<a>") == f"a{{{written}}}"


def test_what_holds_under_a_condition_comes_last_and_once() -> None:
    """And what only pages from right to left need is on no other."""
    style = "@media print{a{b:0}}a{c:0}@media print{a{d:0}}[dir=rtl] a{e:0}"

    assert Style(style, "").used_by("<a>") == "a{c:0}@media print{a{b:0}a{d:0}}"
    assert "[dir=rtl] a{e:0}" in Style(style, "", "rtl").used_by("<a>")


def test_rules_for_what_scripts_make_are_kept() -> None:
    """They are not on the page yet."""
    assert ".made{" in Style(CSS, scripts='list.classList.add("made")').used_by("")
    assert ".made{" in Style(CSS, scripts='make("p", "made")').used_by("")
    assert ".made{" not in Style(CSS, scripts='const made = "made";').used_by("")


def test_rules_for_what_scripts_make_inside_a_block_are_kept_where_the_block_is() -> None:
    """A page without a search needs no rules for what is found."""
    style = Style(".search__results{a:0}.search--wide{b:0}", scripts='make("div", "search__results")')

    assert style.used_by('<p class="search">') == ".search__results{a:0}"
    assert style.used_by('<p class="search search--wide">') == ".search__results{a:0}.search--wide{b:0}"
    assert style.used_by("<p>") == ""


def test_every_class_of_the_stylesheet_is_somewhere() -> None:
    """A rule for what is nowhere is dead."""
    sheets = [path for path in (ROOT / "overrides").rglob("*.css") if path.name != "offline.css"]
    css = "\n".join(path.read_text(encoding="utf-8") for path in sheets)
    places = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "overrides").rglob("*.js")]
    places += (ROOT / "hooks" / "newcomer_guide").rglob("*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in places)

    assert {name for name in re.findall(r"\.([a-z][a-z_-]+)", css) if name not in code} == set()
    assert read_style()


def test_a_name_changes_with_the_content() -> None:
    """So that browsers may keep files for ever."""
    assert digest(b"a") != digest(b"b")
    assert re.fullmatch(r"[0-9a-f]{8}", digest(b"a"))


def test_a_name_follows_its_file_at_once(tmp_path: Path) -> None:
    """Whoever serves while writing never keeps an old one."""
    path = tmp_path / "font.woff2"
    path.write_bytes(b"a")
    before = name_by_content(path)
    path.write_bytes(b"b")

    assert name_by_content(path) != before


def test_a_script_is_put_together_with_its_parts(tmp_path: Path, example: Site) -> None:
    """What the part exports is there; what can only be read as a module of its own is refused."""
    (tmp_path / "part.js").write_text("export const half = 1;\nexport async function wait() {}\n", "utf-8")
    (tmp_path / "whole.js").write_text('import { half, wait } from "./part.js";\nconsole.log(half, wait);\n', "utf-8")
    (tmp_path / "odd.js").write_text('import * as part from "./part.js";\nconsole.log(part);\n', "utf-8")
    say = voice_of(example)
    edition = edition_of(example)

    assert "import" not in write_code(tmp_path / "whole.js", edition, say)
    assert "export" not in write_code(tmp_path / "whole.js", edition, say)
    with pytest.raises(ValueError, match=r"import \* as part"):
        write_code(tmp_path / "odd.js", edition, say)
