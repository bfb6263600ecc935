"""No number of a real person stands in what is only an example."""

from __future__ import annotations

import re

import phonenumbers

from towns import ROOT

PLACES = (
    "hooks",
    "overrides",
    "tests",
    ".github",
    "README.md",
    "CONTRIBUTING.md",
    "data/templates",
    "data/schema",
    "data/README.md",
)
WRITTEN = re.compile(r"(?<![\d.:#/-])(?:\+45 ?)?\d\d ?\d\d ?\d\d ?\d\d(?![\d.:/-])")
KIND = phonenumbers.PhoneNumberType
EXAMPLES = {
    str(example.national_number)
    for kind in (KIND.FIXED_LINE, KIND.MOBILE, KIND.PREMIUM_RATE)
    if (example := phonenumbers.example_number_for_type("DK", kind))
}
"""The numbers that libphonenumber keeps for examples."""

NO_NUMBERS = {"31536000", "30123456"}
"""A year in seconds, and the end of Germany's example."""


def test_only_example_numbers_stand_in_code_tests_and_guides() -> None:
    """Whoever copies one calls nobody; what the program writes from its definitions is looked at too."""
    paths = [path for place in PLACES for path in [ROOT / place, *(ROOT / place).rglob("*")]]
    found = {}
    for path in paths:
        if not path.is_file() or path.suffix not in {".py", ".yml", ".md", ".html", ".js", ".json", ".svg"}:
            continue
        if "node_modules" in path.parts or path.name == "package-lock.json" or path.parent.name == "hsds":
            continue
        for written in WRITTEN.findall(path.read_text(encoding="utf-8")):
            number = re.sub(r"\D", "", written).removeprefix("45")
            is_number = len(number) == 8 and phonenumbers.is_valid_number(phonenumbers.parse(number, "DK"))
            if is_number and number not in EXAMPLES | NO_NUMBERS and not re.fullmatch(r"(19|20)\d{6}", number):
                found[path.relative_to(ROOT).as_posix()] = written

    assert found == {}
