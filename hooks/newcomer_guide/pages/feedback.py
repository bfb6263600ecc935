"""Let a reader say in one press that something is wrong: a message to whom the town names, or a form of the forge."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site

FORM = "noget-er-forkert.yml"


def ways_to_tell(site: Site, record: str, address: str) -> list[tuple[str, str]]:
    """Give the ways to tell that something is wrong with a record: the interface word of each, and its address.

    What is prepared says which record it is about, where it stands, and of which day the page is; a script adds what
    was shown. There are no other words in it, so that it is the same in every language.

    Args:
        site: The site; without `feedback` in site.yml and a forge there is nothing to offer.
        record: The record's key, such as `contacts.laereren`, or a page's.
        address: Of the page within the site, with the anchor of the record.
    """
    where = f"{site.site_url or '/'}{address}"
    prepared = quote(f"\n\n{record}\n{where}\n{site.today}")
    feedback = site.data.settings.feedback
    ways = []
    if feedback and feedback.phone:
        ways.append(("wrong_sms", f"sms:{feedback.phone}?body={prepared}"))
    if feedback and feedback.email:
        ways.append(("wrong_mail", f"mailto:{feedback.email}?subject={quote(record)}&body={prepared}"))
    if site.forge.issue_url:
        given = {"template": FORM, "title": record, "page": f"{where} ({site.today})"}
        ways.append(("wrong_form", f"{site.forge.issue_url}?{urlencode(given, quote_via=quote)}"))
    return ways
