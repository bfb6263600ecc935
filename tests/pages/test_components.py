"""Each component renders its examples with nothing missing, and shows what the example says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib
import pytest
import yaml
from markupsafe import Markup

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.assets.icons import Icons
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.site.way import beside, stages_of
from newcomer_guide.wording.terms import explain_all
from towns import ROOT, TODAY, change, voice_of, without_spans

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.site.site import Site

FOLDERS = sorted(path for path in (ROOT / "overrides" / "components").iterdir() if path.is_dir())
DECLARED = {path.name: yaml.safe_load((path / "examples.yml").read_text(encoding="utf-8")) for path in FOLDERS}
EXAMPLES = [(name, case) for name, declared in DECLARED.items() for case in declared["examples"]]
TYPES = {
    "voice", "pen", "text", "html", "words", "uri", "name", "flag", "date", "list", "record", "data", "page", "language",
    "function",
}  # fmt: skip
HOSTILE = "<s>&"


def environment_of(site: Site, lang: str = "da") -> dict[str, object]:
    """Give what examples may name."""
    say = voice_of(site, lang)
    return {
        "say": say,
        "icon": Icons(),
        "data": site.data,
        "link": lambda page, anchor="": f"../{page}/{anchor and f'#{anchor}'}",
        "site": site,
        "stages_of": lambda track: stages_of(site, track),
        "explain_all": lambda: explain_all(site, say),
        "beside": lambda stage: beside(site, stage),
    }


def render(name: str, call: str, /, **given: object) -> str:
    """Render a call of a component."""
    imported = f"{{% import 'components/{name}/{name}.html' as component %}}"
    return make_environment().from_string(imported + call).render(given)


@pytest.mark.parametrize(("name", "case"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_component_shows_what_its_example_says(name: str, case: dict[str, object], example: Site) -> None:
    """The call renders under StrictUndefined, is valid HTML, and holds each of the strings."""
    html = render(name, str(case["call"]), **environment_of(example, str(case.get("lang", "da"))))

    wrapper = {"facts": "<dl>{}</dl>"}.get(name, "<ul>{}</ul>" if html.lstrip().startswith("<li") else "{}")
    html5lib.HTMLParser(strict=True).parseFragment(wrapper.format(html))
    closed = re.sub(r"\s+", " ", html)
    for shown in case.get("shows", []):  # type: ignore[attr-defined]  # YAML: a list of strings
        assert shown in html or shown in without_spans(html) or shown in closed, shown
    for absent in case.get("hides", []):  # type: ignore[attr-defined]
        assert absent not in html


@pytest.mark.parametrize("name", DECLARED)
def test_a_component_declares_its_parameters(name: str) -> None:
    """Each with its type, in the order in which the first macro takes them."""
    template = make_environment().get_template(f"components/{name}/{name}.html")
    text = (ROOT / "overrides" / "components" / name / f"{name}.html").read_text(encoding="utf-8")
    macro = re.search(r"{% macro (\w+)", text)
    assert macro

    declared = DECLARED[name]["parameters"]

    assert text.startswith("{#-")
    assert list(getattr(template.module, macro[1]).arguments) == list(declared)
    assert {one["type"] for one in declared.values()} <= TYPES
    assert all(one["description"] for one in declared.values())


@pytest.mark.parametrize("name", [name for name in DECLARED if any(
    one["type"] in {"text", "html"} for one in DECLARED[name]["parameters"].values()
)])  # fmt: skip
def test_text_is_escaped_and_html_is_trusted(name: str, example: Site) -> None:
    """What is declared as a text cannot bring an element along; what is declared as HTML can."""
    case = DECLARED[name]["examples"][0]["call"]
    macro = re.search(r"component\.(\w+)\(", case)
    assert macro
    parameters = DECLARED[name]["parameters"]
    texts = [key for key, one in parameters.items() if one["type"] == "text"]
    trusted = [key for key, one in parameters.items() if one["type"] == "html"]
    given = environment_of(example) | dict.fromkeys(texts, HOSTILE) | dict.fromkeys(trusted, Markup("<i>x</i>"))
    stand_ins = {
        "shape": "home",
        "address": "x/",
        "number": "+4532123456",
        "kind": "",
        "of": HOSTILE,
        "is_beside": False,
        "is_named": False,
        "home": "../",
        "is_home": False,
        "name": example.data.settings.name,
    }
    stand_ins |= {"heads": [HOSTILE], "rows": [[HOSTILE]], "years": []}
    if name == "chart":
        figures = [one for one in example.data.figures.values() if one.kind == "quota"]
        stand_ins["years"] = [(2015, figures)]
    arguments = ", ".join(f"{key}={key}" for key in parameters)
    call = f"component.{macro[1]}({arguments})"
    html = render(
        name,
        f"{{% call {call} %}}{{% endcall %}}" if name in {"facts", "header"} else f"{{{{ {call} }}}}",
        **(stand_ins | given),
    )

    assert not texts or "&lt;s&gt;&amp;" in html
    assert "<s>&" not in html
    assert not trusted or "<i>x</i>" in html


def test_the_next_time_of_a_course_is_as_sure_as_its_place(town: Path, example: Site) -> None:
    """Fresh hours at a door of which nobody knows any more: the day is told as if nothing had changed, and to ask first."""
    change(town / "data" / "locations.yml", "assured_date: 2026-06-01", "assured_date: 2019-06-01")
    call = DECLARED["weekly"]["examples"][0]["call"]
    fresh, doubtful = (render("weekly", call, **environment_of(site)) for site in (example, read_site(town, TODAY)))

    assert "data-old" not in fresh
    assert 'data-since="1. juni 2026"' in fresh
    assert "data-old" in doubtful
    assert 'data-since="1. juni 2019"' in doubtful
    assert "Ring først" in doubtful
    assert "Sådan var det" not in doubtful  # nothing is known to have been otherwise: the hours still hold


def test_a_course_on_the_front_page_ends_where_its_weeks_do(town: Path) -> None:
    """Its last day follows from the first one, and is one of those on which it is held."""
    change(
        town / "data" / "courses.yml",
        "closes_at: 12:00\n",
        "closes_at: 12:00\n    valid_from: 2026-11-10\n  duration_weeks: 3\n",
    )
    call = DECLARED["weekly"]["examples"][0]["call"]

    html = render("weekly", call, **environment_of(read_site(town, TODAY)))

    assert re.search(r'<time datetime="2026-11-24">', html), html
