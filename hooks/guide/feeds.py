"""Write the feed of changed facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.changes import tell_news
from guide.identity import identify
from guide.plain import plain_text
from guide.site import BEGINNING
from guide.templates import make_environment

if TYPE_CHECKING:
    from guide.languages import Language
    from guide.site import Site

NAME = "nyt.xml"
NEWEST = 50


def feed_uri(site: Site, language: Language) -> str:
    """Give the address of a language's feed."""
    return site.address(site.pages["index"], language) + NAME


def make_feed(site: Site, language: Language) -> bytes:
    """Write what changed, the newest first, with what the page would admit of its words.

    Source:
        RFC 4287.
    """
    say = site.wording(language)
    news = tell_news(site, say)[:NEWEST]
    uri = feed_uri(site, language)
    way = site.site_url or "../" * uri.count("/")
    entries = [
        {
            "identity": identify(site.data.settings.id, "changes", one.change.record, one.change.date.isoformat()),
            "date": one.change.date,
            "title": plain_text(one.title, language),
            "text": plain_text(one.text, language),
            "address": way + site.address(site.pages[one.page], language) + (f"#{one.anchor}" if one.anchor else ""),
        }
        for one in news
    ]
    context = {
        "language": language,
        "identity": identify(site.data.settings.id, "changes", language.tag),
        "title": plain_text(say(site.data.settings.name), language),
        "doubts": " ".join(plain_text(doubt, language) for doubt in say.doubts(site.stale_before)),
        "updated": max((one.change.date for one in news), default=BEGINNING),
        "site_url": site.site_url,
        "uri": uri,
        "entries": entries,
    }
    return make_environment(site.root / "overrides").get_template("feed.xml").render(context).lstrip().encode()
