"""Write the feed of changed facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.outputs.identity import identify
from newcomer_guide.site.addresses import feed_uri
from newcomer_guide.site.clock import BEGINNING
from newcomer_guide.wording.facts import Wording
from newcomer_guide.wording.news import tell_news
from newcomer_guide.wording.said import language_of, plain_text

if TYPE_CHECKING:
    from newcomer_guide.wording.edition import Edition
    from newcomer_guide.wording.news import News


NEWEST = 50


def make_feed(edition: Edition) -> dict[str, bytes]:
    """Write what changed, the newest first, with what the page would admit of its words.

    Source:
        RFC 4287.
    """
    site, language = edition.site, edition.language
    say = Wording(edition)
    news = tell_news(site, say, NEWEST)
    uri = feed_uri(site, language)
    way = site.site_url or "../" * uri.count("/")
    name, doubts = say(site.data.settings.name), say.doubts()
    context = {
        "language": language,
        "title_lang": language_of([name], language, site.source),
        "doubts_lang": language_of(doubts, language, site.source),
        "identity": identify(site.data.settings.id, "changes", language.tag),
        "title": plain_text(name, language),
        "doubts": " ".join(plain_text(doubt, language) for doubt in doubts),
        "updated": max((one.change.date for one in news), default=BEGINNING),
        "site_url": site.site_url,
        "uri": uri,
        "entries": [_describe_entry(edition, one, way) for one in news],
    }
    feed = make_environment().get_template("feed.xml").render(context)
    return {uri: feed.lstrip().encode()}


def _describe_entry(edition: Edition, news: News, way: str) -> dict[str, object]:
    """Give what the template needs of one change; `way` leads to where the site begins."""
    site, language = edition.site, edition.language
    anchor = f"#{news.anchor}" if news.anchor else ""
    return {
        "identity": identify(site.data.settings.id, "changes", news.change.record, news.change.date.isoformat()),
        "date": news.change.date,
        "title": plain_text(news.title, language),
        "text": plain_text(news.text, language),
        "lang": language_of([news.title, news.text], language, site.source),
        "text_lang": language_of([news.text], language, site.source),
        "address": way + edition.address(site.pages[news.page]) + anchor,
    }
