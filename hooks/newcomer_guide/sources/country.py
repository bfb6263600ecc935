"""Read where a town lies, before anything else is read that depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.records.country import DENMARK, Country, country_subdivisions, country_zones, is_known
from newcomer_guide.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer_guide.sources.yaml_file import YamlFile


def country_said_in(site: YamlFile) -> Country | None:
    """Give the country that site.yml names, which every other file is read for; None where that cannot be known yet."""
    if not isinstance(site.value, dict):
        return None
    said = {"country": DENMARK.code} | site.value
    code, zone, part = (str(said.get(name, "")) for name in ("country", "zone", "subdivision"))
    if not is_known(code):
        return None
    known = part and part in country_subdivisions(code)  # which takes a tenth of a second to find out
    return Country(code, zone * (zone in country_zones(code)), part if known else "")


def read_country_of(root: Path) -> Country:
    """Give the country of the town in `root`; Denmark where it names none that is known."""
    path = root / "data" / "site.yml"
    return (country_said_in(read_yaml(path, root)) if path.exists() else None) or DENMARK
