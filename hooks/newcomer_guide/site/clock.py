"""The day that pages are made for, and the address that they are made for."""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import TYPE_CHECKING

from newcomer_guide.problems import Problem, ProblemsError
from newcomer_guide.sources.country import read_country_of
from newcomer_guide.sources.host import read_address

if TYPE_CHECKING:
    from pathlib import Path

BEGINNING = dt.date(2026, 1, 1)
"""No site was made before this day."""


LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?/", re.IGNORECASE)
"""Addresses that nobody else can open."""


ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?", re.IGNORECASE)


def public_address(address: str) -> str:
    """Give an address that a site is published at, ending in a slash, and nothing for one that nobody else can open.

    Raises:
        ProblemsError: It is no address that pages can stand below.
    """
    if not address:
        return ""
    if not ADDRESS.fullmatch(address):
        example = "https://www.kommunen.dk/ny/"
        message = "Sidens adresse kan ikke læses. Den begynder med https:// og har hverken mellemrum, ?, # eller navn og adgangskode."
        raise ProblemsError([Problem("SITE_URL", 0, message, address, example)])
    whole = re.sub(r"/index\.html$", "/", address).rstrip("/") + "/"
    return "" if LOCAL.match(whole) else whole


def read_site_url(root: Path) -> str:
    """Give the public address that a site is made for: SITE_URL, or what mkdocs.yml says; empty where nobody says it.

    Raises:
        ProblemsError: It is no address that pages can stand below.
    """
    return public_address(os.environ.get("SITE_URL") or read_address(root))


def read_today(root: Path) -> dt.date:
    """Give the day that pages are built for: SITE_TODAY, or the date where the town in `root` lies.

    Raises:
        ProblemsError: SITE_TODAY is not a date such as 2026-11-22, or the clock of this machine is wrong.
    """
    given = os.environ.get("SITE_TODAY", "")
    try:
        today = dt.datetime.strptime(given, "%Y-%m-%d").date() if given else None  # noqa: DTZ007  # a day has no zone
    except ValueError:
        raise ProblemsError([Problem("SITE_TODAY", 0, "Datoen kan ikke læses.", given, "2026-11-22")]) from None
    if today and today < BEGINNING:
        raise ProblemsError([Problem("SITE_TODAY", 0, "Den dag fandtes siden ikke endnu.", given, "2026-11-22")])
    today = today or dt.datetime.now(read_country_of(root).zone).date()
    if today < BEGINNING:
        raise ProblemsError([Problem("SITE_TODAY", 0, "Uret på denne maskine går forkert.", str(today), "2026-11-22")])
    return today
