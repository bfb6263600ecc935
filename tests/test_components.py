"""Each component renders its examples with nothing missing, and shows what the example says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib
import pytest
import yaml

from guide.assets.environment import make_environment
from guide.assets.icons import Icons
from towns import ROOT, voice_of, without_spans

if TYPE_CHECKING:
    from pathlib import Path

    from guide.site.site import Site

COMPONENTS = sorted(path.name for path in (ROOT / "overrides" / "components").iterdir())
EXAMPLES = [
    (path.stem, case)
    for path in sorted((ROOT / "tests" / "components").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def test_every_component_has_examples() -> None:
    """A component without an example is not tested."""
    assert sorted({name for name, _ in EXAMPLES}) == COMPONENTS


@pytest.mark.parametrize(("name", "case"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_component_shows_what_its_example_says(name: str, case: dict[str, object], example: Site) -> None:
    """The call renders under StrictUndefined, is valid HTML, and holds each of the strings."""
    template = make_environment(ROOT / "overrides").from_string(
        f"{{% import 'components/{name}/{name}.html' as component %}}{case['call']}"
    )
    say = voice_of(example, str(case.get("lang", "da")))
    html = template.render(say=say, icon=Icons(), data=example.data, link=lambda page: f"../{page}/", site=example)

    wrapper = {"facts": "<dl>{}</dl>"}.get(name, "<ul>{}</ul>" if html.lstrip().startswith("<li") else "{}")
    html5lib.HTMLParser(strict=True).parseFragment(wrapper.format(html))
    for shown in case.get("shows", []):  # type: ignore[attr-defined]  # YAML: a list of strings
        assert shown in html or shown in without_spans(html)
    for absent in case.get("hides", []):  # type: ignore[attr-defined]
        assert absent not in html


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_tells_its_parameters(name: str) -> None:
    """The comment above the macro names every parameter."""
    path: Path = ROOT / "overrides" / "components" / name / f"{name}.html"
    text = path.read_text(encoding="utf-8")
    header, _, rest = text.partition("{% macro ")
    parameters = rest[rest.index("(") + 1 : rest.index(")")].split(",")

    assert header.startswith("{#-")
    for parameter in parameters:
        assert parameter.split("=")[0].strip() in header
