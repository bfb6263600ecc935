"""Write data files in one form, whoever wrote them, with every comment where it was."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from ruamel.yaml.error import YAMLError

from newcomer_guide.editing.yaml_edit import dump_commented, load_commented
from newcomer_guide.records import TOPICS, Kinds, Settings
from newcomer_guide.records.base import parts_within
from newcomer_guide.records.country import DENMARK
from newcomer_guide.records.dates import DANISH_DAYS, WEEKDAYS, read_weekday
from newcomer_guide.records.phones import parse_phone, write_as_dialled
from newcomer_guide.records.values import FLAGS
from newcomer_guide.site.cores import Work
from newcomer_guide.sources.country import read_country_of
from newcomer_guide.sources.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from newcomer_guide.records.country import Country
    from newcomer_guide.site.site import Site


def _find_flags() -> set[str]:
    """Name the fields that hold yes or no, in whatever part they stand."""
    return {
        name
        for kind in parts_within([Settings, Kinds, *TOPICS.values()])
        for name, info in kind.model_fields.items()
        if info.annotation is bool
    }


WRITTEN = {"site", "interface", "kinds", "terms", "questions", "asked", *TOPICS}
"""The files of data/ that people write, by their names."""


def format_text(text: str, country: Country = DENMARK) -> str:
    """Write YAML text in the one form: two spaces, one blank line between records, values as they are shown.

    Weekdays become `TH`, telephone numbers `32 12 34 56`, flags `ja` and `nej`; nothing else changes
    its value, and the comments stay.

    Args:
        text: YAML that `read_site` accepts.
        country: Whose numbers are written without the country's code.
    """
    value = load_commented(text)
    _normalize(value, _find_flags(), country)
    return dump_commented(value)


def format_data(root: Path) -> Iterator[tuple[Path, str, str]]:
    """Give each data file that is not in the one form: its path, its text, and its text in form."""
    paths = [path for name in sorted(WRITTEN) if (path := root / "data" / f"{name}.yml").exists()]
    texts = [path.read_bytes().decode(errors="replace") for path in paths]
    written = Work(_Formatter, read_country_of(root)).do(texts, is_large=False)
    for path, text, formatted in zip(paths, texts, written, strict=True):
        if (
            formatted is not None
            and "\ufffd" not in text
            and formatted != text.removeprefix("\ufeff").replace("\r\n", "\n")
        ):
            yield path, text, formatted


class _Formatter:
    """Writes texts of one country in the one form."""

    def __init__(self, country: Country) -> None:
        self._country = country

    def __call__(self, text: str) -> str | None:
        """Write a text in form; give None where it cannot be read."""
        try:
            return format_text(text, self._country)
        except (YAMLError, ValueError):  # such as a note that looks like a day that is not in the calendar
            return None


def show_difference(name: str, text: str, formatted: str) -> str:
    """Show what would change, as a unified diff."""
    old, new = text.splitlines(keepends=True), formatted.splitlines(keepends=True)
    return "".join(difflib.unified_diff(old, new, fromfile=name, tofile=name))


def _normalize(value: object, flags: AbstractSet[str], country: Country) -> None:
    """Put the values into form that people write in several ways."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "byday" and isinstance(inner, list):
                days = [str(read_weekday(str(day))) for day in inner]
                inner[:] = sorted(days, key=WEEKDAYS.index) if set(days) <= set(DANISH_DAYS.values()) else days
            elif name == "phones" and isinstance(inner, list):
                for phone in inner:
                    phone["number"] = write_as_dialled(parse_phone(str(phone["number"]), country), country)
            elif name in flags and str(inner).lower() in FLAGS:
                value[name] = "ja" if FLAGS[str(inner).lower()] else "nej"
            else:
                _normalize(inner, flags, country)
    elif isinstance(value, list):
        for inner in value:
            _normalize(inner, flags, country)


def rewrite(site: Site) -> int:
    """Write the data files in one form; comments stay, and no fact changes."""
    for path, _, formatted in format_data(site.root):
        write_whole(path, formatted)
        print(f"{path.relative_to(site.root)} er skrevet på den faste måde.")
    return 0
