"""Gather what the search field looks through, one file a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.outputs.json_file import pack_json
from newcomer_guide.site.addresses import search_uri
from newcomer_guide.wording.search_terms import Gatherer

if TYPE_CHECKING:
    from newcomer_guide.wording.edition import Edition


def make_search(edition: Edition) -> dict[str, bytes]:
    """Write what is searched in a language.

    Returns:
        JSON: for each course, contact, step, organization, term and page its kind, its address below the
        language's own, its title, its Danish title, its keywords, what people call it every day, the words of
        its text, and its Danish keywords and terms.
    """
    gatherer = Gatherer(edition)
    records = [gatherer.write(find) for find in gatherer.gather()]
    return {search_uri(edition.site, edition.language): pack_json(records)}
