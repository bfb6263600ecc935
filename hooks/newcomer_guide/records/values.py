"""The kinds of value that a record's fields hold, and what to tell who writes them wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from pydantic import BeforeValidator, JsonValue, StringConstraints, WithJsonSchema
from pydantic_core import core_schema

from newcomer_guide.problems import NOWHERE, Place
from newcomer_guide.records.refusal import refuse, refuse_unseen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


SAFE_URL = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#]([^\s<>\"']*[^\s<>\"'.,;:])?)?")
"""A web address that says where it leads: no user names, no bare words, nothing that ends a sentence."""

SAFE_IN_PATH = "/?#&=%+,;:@!$()*~"
"""What stays as it is in an address behind the host."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass
class Text:
    """Danish words that every language has its own words for.

    A plain value could reach a page untranslated by mistake; this one has to be asked for its words.

    Attributes:
        danish: The words as they stand in the data.
        key: What the translations call them, such as `courses.syning.summary`; set by `validation`.
        is_critical: Whether only words that are right today may be shown.
        is_markdown: Whether the words have inline mark-up, as those of docs/ may.
        is_lent: Whether they are the engine's, and the town does not say otherwise.
        place: Where they stand; set by `validation` and `markdown_file`.
    """

    danish: str
    key: str = ""
    is_critical: bool = False
    is_markdown: bool = False
    is_lent: bool = False
    place: Place = field(default=NOWHERE, compare=False)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read a text from a string that says something."""
        return core_schema.no_info_after_validator_function(
            _read_text,
            core_schema.str_schema(strip_whitespace=True, min_length=1),
            serialization=core_schema.plain_serializer_function_ser_schema(_say_everywhere, info_arg=True),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe it to editors as a string, and as it is handed out by `TEXT_SCHEMA`, which stands elsewhere."""
        return {"$comment": TEXT_SCHEMA} if handler.mode == "serialization" else handler(schema)


TEXT_SCHEMA = "text"
"""What stands for the schema of a text in all languages, of which a record knows nothing."""


def _say_everywhere(text: Text, info: core_schema.SerializationInfo) -> object:
    """Hand out a text as whoever serializes says it: in all languages."""
    context: dict[str, Callable[[Text], object]] = info.context or {}
    return context["say"](text)


def _read_text(words: str) -> Text:
    """Accept plain words: no mark-up, which only docs/ may have, and nothing that cannot be seen."""
    refuse_unseen(words)
    if re.search(r"<[A-Za-z/!]", words):
        refuse("Her er HTML. Skriv kun tekst.")
    if re.search(r"\]\(|\*\*", words):
        refuse("Her er tegn for links eller fed skrift. De kan kun bruges på siderne i docs/.")
    return Text(words)


FLAGS = {"ja": True, "nej": False, "true": True, "false": False}
"""How staff say yes and no."""

YES = ("yes", "ja")
"""How a command is told yes; anything else but nothing is refused, for who writes `nej` does not mean it."""


def read_flag(value: object) -> object:
    """Read `ja` or `nej` (or `true`, `false`)."""
    if isinstance(value, bool):
        return value
    if str(value).lower() not in FLAGS:
        meant = {"n": "nej", "j": "ja", "y": "ja"}.get(str(value).lower()[:1], "ja eller nej")
        refuse("Her kan kun stå ja eller nej.", meant)
    return FLAGS[str(value).lower()]


def _mend_url(written: str) -> str:
    """Write an address as a browser has it, to be offered; nothing where that is not clear."""
    host, path = re.sub(r"(?i)^https?:/*", "", written.strip()).replace("www ", "www."), ""
    if end := re.search(r"[/?#]", host):
        host, path = host[: end.start()], host[end.start() :]
    address = f"https://{host.lower()}{quote(path, safe=SAFE_IN_PATH)}"
    return address if SAFE_URL.fullmatch(address) else ""


def read_url(value: object) -> object:
    """Accept only links that a browser opens safely."""
    if isinstance(value, str) and not SAFE_URL.fullmatch(value):
        if SAFE_URL.fullmatch(address := value.rstrip(".,;:")):
            refuse(f"Linket slutter med »{value[len(address) :]}«, som ikke hører med. Slet det.", address)
        refuse("Linket skal begynde med https:// og må ikke have mellemrum eller @.", _mend_url(value))
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
        number = re.fullmatch(r"[^0-9-]*([0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]+)[^0-9-]*", value)
        refuse("Her skal stå et helt tal, kun med cifre.", re.sub(r"[ .]", "", number[1]) if number else "")
    return value


TEXT_OR_DIGITS: dict[str, JsonValue] = {"type": ["string", "integer"], "minLength": 1}
"""To an editor, bare digits are a number; to us they are text, as room 3 is."""

Whole = Annotated[int, BeforeValidator(read_whole)]
Flag = Annotated[
    bool, BeforeValidator(read_flag), WithJsonSchema({"enum": ["ja", "nej", True, False]}, mode="validation")
]
Url = Annotated[str, BeforeValidator(read_url)]
EMAIL = r"[A-Za-z0-9._+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}"


def read_email(value: object) -> object:
    """Accept an e-mail address."""
    if isinstance(value, str) and not re.fullmatch(EMAIL, value):
        bare = value.removeprefix("mailto:").strip()
        refuse("E-mail: Skriv kun adressen, som navn@eksempel.dk.", bare if re.fullmatch(EMAIL, bare) else "")
    return value


EmailAddress = Annotated[str, StringConstraints(pattern=f"^{EMAIL}$"), BeforeValidator(read_email)]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    BeforeValidator(read_name),
    WithJsonSchema(TEXT_OR_DIGITS, mode="validation"),
]
Room = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    BeforeValidator(read_room),
    WithJsonSchema(TEXT_OR_DIGITS, mode="validation"),
]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
PAGE_NAME = rf"{SLUG[1:-1]}(/{SLUG[1:-1]})*"
"""What a page of docs/ may be called."""


def read_page_name(value: object) -> object:
    """Accept the name of a page of docs/, as its file is called."""
    if isinstance(value, str) and not re.fullmatch(PAGE_NAME, value):
        name = value.removeprefix("docs/").removesuffix(".md")
        refuse(
            "Skriv sidens navn, som filen i docs/ hedder, uden .md.", name if re.fullmatch(PAGE_NAME, name) else "bolig"
        )
    return value


PageName = Annotated[str, StringConstraints(pattern=rf"^{PAGE_NAME}$"), BeforeValidator(read_page_name)]
"""The name of a page of docs/, such as `om/historie`."""

Texts = dict[Slug, Text]
"""Several texts, each under a short name of its own, so that moving one changes no key."""

Words = dict[Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")], Text]
"""Interface words, each under the name that templates ask for it by."""
