"""Telephone numbers: as they are written, kept and dialled."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Annotated

import phonenumbers
from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from newcomer_guide.records.country import country_here
from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.values import TEXT_OR_DIGITS

if TYPE_CHECKING:
    from newcomer_guide.records.country import Country


def read_phone(value: object, info: ValidationInfo) -> object:
    """Read a phone number of the town's country, or of another with its code, however spaced, as E.164.

    Source:
        ITU-T E.164; validity by libphonenumber.
    """
    country = country_here(info)
    return parse_phone(value, country) if isinstance(value, str) and country else value


def parse_phone(written: str, country: Country) -> str:
    """Read a phone number as it is written in a country, as E.164.

    Raises:
        PydanticCustomError: It is none.
    """
    example = example_phone(country)
    if not re.fullmatch(r"[0-9 +()/-]+", written):
        bare = " ".join(re.sub(r"[^0-9 +]", " ", written).split())
        numbers = [one for one in re.split(r"\s*(?:[,;/]|\bog\b)\s*", written) if re.fullmatch(r"[0-9 +]{8,}", one)]
        if len(numbers) > 1:
            refuse("Her er flere numre. Skriv hvert på sin linje, med - number: foran.")
        first = (re.match(r"[0-9 +]*[0-9]", written) or [""])[0]
        write = next(
            (one for one in (bare, first) if phonenumbers.is_possible_number_string(one, country.code)), example
        )
        refuse("Et telefonnummer har kun cifre, mellemrum og +.", write)
    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", written), country.code)
    except phonenumbers.NumberParseException:
        refuse("Det er ikke et telefonnummer.", example)
    if not phonenumbers.is_valid_number(number):
        refuse(f"Telefonnummeret kan ikke bruges.{_hint(number, country)}", example)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_costly(number: str) -> bool:
    """Say whether an E.164 number is one whose calls cost more than others.

    Source:
        The numbering plans, by libphonenumber.
    """
    return int(phonenumbers.number_type(phonenumbers.parse(number))) == phonenumbers.PhoneNumberType.PREMIUM_RATE


def _hint(number: phonenumbers.PhoneNumber, country: Country) -> str:
    """Say how many digits a number of this country has, where they all have as many, and this one has not."""
    digits = len(str(number.national_number))
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country.code)
    lengths = metadata.general_desc.possible_length if metadata and metadata.general_desc else ()
    is_own = number.country_code == phonenumbers.country_code_for_region(country.code)
    if not is_own or len(lengths) != 1 or digits in lengths:
        return ""
    return f" Det har {digits} cifre, og et nummer her i landet har {lengths[0]}."


@functools.cache
def example_phone(country: Country) -> str:
    """Give a number that nobody has, as it is dialled in a country."""
    number = phonenumbers.example_number(country.code)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)) if number else ""


Phone = Annotated[str, BeforeValidator(read_phone), WithJsonSchema(TEXT_OR_DIGITS, mode="validation")]


@functools.cache
def write_as_dialled(number: str, country: Country) -> str:
    """Write an E.164 number as it is dialled in a country, one of another country with its code."""
    parsed = phonenumbers.parse(number)
    is_own = parsed.country_code == phonenumbers.country_code_for_region(country.code)
    form = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(parsed, form.NATIONAL if is_own else form.INTERNATIONAL))
