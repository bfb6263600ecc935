"""The kinds of value that a record's fields hold, and what to tell who writes them wrong."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, NoReturn

import phonenumbers
from pydantic import BeforeValidator, JsonValue, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from guide.problems import NOWHERE, Place

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

DANISH_DAYS = {
    "mandag": "MO",
    "tirsdag": "TU",
    "onsdag": "WE",
    "torsdag": "TH",
    "fredag": "FR",
    "lørdag": "SA",
    "søndag": "SU",
}

WEEKDAYS = tuple(DANISH_DAYS.values())
"""Days of the week as in iCalendar (RFC 5545, section 3.3.10), from Monday."""

SAFE_URL = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(/[^\s<>\"'@]*)?")
"""A web address that says where it leads: no user names, no bare words."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def refuse(message: str, write: str = "", found: str = "") -> NoReturn:
    """Refuse a value, or a part whose fields do not go together.

    Args:
        message: One Danish sentence that says what is wrong.
        write: An example of what to write instead.
        found: What stands there; needed only for a part.

    Raises:
        PydanticCustomError: Always; `checking` makes a problem of it.
    """
    error_type, template = "refused", "{message}"
    raise PydanticCustomError(error_type, template, {"message": message, "write": write, "found": found})


@dataclass
class Text:
    """Danish words that every language has its own words for.

    A plain value could reach a page untranslated by mistake; this one has to be asked for its words.

    Attributes:
        danish: The words as they stand in the data.
        key: What the translations call them, such as `courses.syning.summary`; set by `checking`.
        is_critical: Whether only words that are right today may be shown.
        is_markdown: Whether the words have inline mark-up, as those of docs/ may.
        place: Where they stand; set by `checking` and `prose`.
    """

    danish: str
    key: str = ""
    is_critical: bool = False
    is_markdown: bool = False
    place: Place = field(default=NOWHERE, compare=False)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read a text from a string that says something."""
        return core_schema.no_info_after_validator_function(
            _read_text, core_schema.str_schema(strip_whitespace=True, min_length=1)
        )


def _read_text(words: str) -> Text:
    """Accept plain words: no mark-up, which only docs/ may have, and nothing that cannot be seen."""
    refuse_unseen(words)
    if re.search(r"<[A-Za-z/!]", words):
        refuse("Her er HTML. Skriv kun tekst.")
    if re.search(r"\]\(|\*\*", words):
        refuse("Her er tegn for links eller fed skrift. De kan kun bruges på siderne i docs/.")
    return Text(words)


def refuse_unseen(words: str) -> None:
    """Refuse characters that nobody sees: they turn text around, or hide what stands there."""
    unseen = [sign for sign in words if unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}]
    if unseen:
        where = words.index(unseen[0])
        refuse(f"Her er et usynligt tegn efter »{words[max(0, where - 12) : where]}«. Skriv teksten igen.")


def read_date(value: object) -> object:
    """Read `2019-10-15` as a date; anything else is refused, never guessed.

    Source:
        ISO 8601, calendar date, extended form.
    """
    if not isinstance(value, str):
        return value
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return dt.date.fromisoformat(value)
    except ValueError:
        refuse("Datoen findes ikke i kalenderen.", "2026-11-22")
    refuse("Datoen kan ikke læses. Skriv år, måned og dag.", _danish_date(value) or "2026-11-22")


def _danish_date(value: str) -> str:
    """Give `31/12-2026` or `31.12.2026` as ISO 8601, to be offered, never taken; empty where it is none."""
    match = re.fullmatch(r"(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})", value)
    if not match:
        return ""
    day, month, year = map(int, match.groups())
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def read_weekday(value: object) -> object:
    """Read a day of the week as in iCalendar (`TH`), or as Danes write it (`torsdag`)."""
    if not isinstance(value, str):
        return value
    day = value.casefold().rstrip("e")
    return DANISH_DAYS.get(day, value)


def read_time(value: object) -> object:
    """Read `08:30` as a time of day."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return dt.time.fromisoformat(value)
    match = re.fullmatch(r"(\d|[01]\d|2[0-3])[.:]([0-5]\d)", value)
    write = f"{int(match[1]):02}:{match[2]}" if match else "08:30"
    refuse("Klokkeslættet kan ikke læses. Skriv to cifre, kolon, to cifre.", write)


@dataclass(frozen=True)
class PartialDate:
    """A date of which the source may leave out the day or the year.

    Attributes:
        year: Such as 2015, or None where the source gives none.
        month: From 1.
        day: From 1, or None where the source gives none.
    """

    year: int | None
    month: int
    day: int | None

    @classmethod
    def read(cls, value: object) -> object:
        """Read `2015-09-05`, `2015-12` or `--05-30`.

        Source:
            ISO 8601, reduced precision; the form without a year is vCard's (RFC 6350, section 4.3.1).
        """
        if not isinstance(value, str):
            return value
        match = re.fullmatch(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?", value)
        if not match or not (match[1] or match[3]):
            refuse("Datoen kan ikke læses. Skriv det, som kilden siger.", "2015-09-05 eller 2015-12 eller --05-30")
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            dt.date(year or 2000, month or 0, day or 1)
        except ValueError:
            refuse("Datoen findes ikke i kalenderen.", "2015-09-05")
        return cls(year, month or 0, day)

    def __str__(self) -> str:
        """Write it as it was read."""
        year = f"{self.year:04}" if self.year else "-"
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort by this: undated years first, then the calendar."""
        return (self.year or 0, self.month, self.day or 0)


def read_phone(value: object) -> object:
    """Read a Danish or international phone number, however spaced, as E.164.

    Source:
        ITU-T E.164; validity by libphonenumber.
    """
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9 +()-]+", value):
        refuse("Et telefonnummer har kun cifre, mellemrum og +.", "32 12 34 56")
    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", value), "DK")
    except phonenumbers.NumberParseException:
        refuse("Det er ikke et telefonnummer.", "32 12 34 56")
    if not phonenumbers.is_valid_number(number):
        digits = len(str(number.national_number))
        is_danish = number.country_code == phonenumbers.country_code_for_region("DK")
        hint = f" Det har {digits} cifre, og et dansk nummer har 8." if is_danish and digits != 8 else ""
        refuse(f"Telefonnummeret kan ikke bruges.{hint}", "32 12 34 56")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read_flag(value: object) -> object:
    """Read `ja` or `nej` (or `true`, `false`)."""
    if isinstance(value, bool):
        return value
    flags = {"ja": True, "nej": False, "true": True, "false": False}
    if str(value).lower() not in flags:
        refuse("Her kan kun stå ja eller nej.", "ja")
    return flags[str(value).lower()]


def read_url(value: object) -> object:
    """Accept only links that a browser opens safely."""
    if isinstance(value, str) and not SAFE_URL.fullmatch(value):
        refuse("Linket skal begynde med https:// og må ikke have mellemrum.", "https://www.jobnet.dk")
    return value


def read_name(value: object) -> object:
    """Accept a name, which is the same in every language, without mark-up or characters that nobody sees."""
    if isinstance(value, str):
        refuse_unseen(value)
        if re.search(r"[<>{}]", value):
            refuse("Et navn må ikke have tegnene < > { }.")
    return value


def read_room(value: object) -> object:
    """Read `4`, or `Lokale 4` as people write it: the page says the word for a room in each language."""
    value = read_name(value)
    return re.sub(r"(?i)^(lokale|lok\.|rum)\s+", "", value.strip()) if isinstance(value, str) else value


def read_whole(value: object) -> object:
    """Read a whole number from its digits; `12.000` is refused, for it could be twelve."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        write = re.sub(r"[ .]", "", value)
        refuse("Her skal stå et helt tal, kun med cifre.", write if write.isascii() and write.isdigit() else "")
    return value


TEXT_OR_DIGITS: dict[str, JsonValue] = {"type": ["string", "integer"], "minLength": 1}
"""To an editor, bare digits are a number; to us they are text, as room 3 is."""

Whole = Annotated[int, BeforeValidator(read_whole)]
Date = Annotated[dt.date, BeforeValidator(read_date)]
Time = Annotated[
    dt.time,
    BeforeValidator(read_time),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
]
SomeDate = Annotated[
    PartialDate,
    BeforeValidator(PartialDate.read),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{4}-\d\d(-\d\d)?|--\d\d-\d\d)$"}),
]
Phone = Annotated[str, BeforeValidator(read_phone), WithJsonSchema(TEXT_OR_DIGITS)]
Flag = Annotated[bool, BeforeValidator(read_flag), WithJsonSchema({"enum": ["ja", "nej", True, False]})]
Url = Annotated[str, BeforeValidator(read_url)]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    BeforeValidator(read_name),
    WithJsonSchema(TEXT_OR_DIGITS),
]
Room = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    BeforeValidator(read_room),
    WithJsonSchema(TEXT_OR_DIGITS),
]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Texts = dict[Slug, Text]
"""Several texts, each under a short name of its own, so that moving one changes no key."""

Words = dict[Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")], Text]
"""Interface words, each under the name that templates ask for it by."""
