"""Telephone numbers: as they are written, kept and dialled."""

from __future__ import annotations

import functools
import re
from typing import Annotated

import phonenumbers
from pydantic import BeforeValidator, WithJsonSchema

from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.values import TEXT_OR_DIGITS


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


Phone = Annotated[str, BeforeValidator(read_phone), WithJsonSchema(TEXT_OR_DIGITS, mode="validation")]


@functools.cache
def write_as_dialled(number: str) -> str:
    """Write an E.164 number as it is dialled in Denmark, one of another country with its code."""
    parsed = phonenumbers.parse(number)
    is_danish = parsed.country_code == phonenumbers.country_code_for_region("DK")
    form = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(parsed, form.NATIONAL if is_danish else form.INTERNATIONAL))
