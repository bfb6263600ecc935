"""Write the feed of changed facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.assets.environment import make_environment
from guide.outputs.identity import identify
from guide.site.addresses import feed_uri
from guide.site.clock import BEGINNING
from guide.wording.facts import Wording
from guide.wording.news import tell_news
from guide.wording.said import plain_text

if TYPE_CHECKING:
    from guide.wording.edition import Edition


NEWEST = 50


def make_feed(edition: Edition) -> dict[str, bytes]:
    """Write what changed, the newest first, with what the page would admit of its words.

    Source:
        RFC 4287.
    """
    site, language = edition.site, edition.language
    say = Wording(edition)
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
    feed = make_environment(site.root / "overrides").get_template("feed.xml").render(context)
    return {uri: feed.lstrip().encode()}
