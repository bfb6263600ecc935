"""Make the one page for a missing address, in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer_guide.assets.environment import make_environment
from newcomer_guide.pages.context import not_found_context
from newcomer_guide.pages.rendering import close_up
from newcomer_guide.wording.edition import make_editions

if TYPE_CHECKING:
    from newcomer_guide.wording.edition import Edition


def make_not_found(edition: Edition) -> dict[str, bytes]:
    """Make the one page for a missing address."""
    template = make_environment().get_template("404.html")
    return {
        "404.html": close_up(
            template.render(not_found_context(make_editions(edition.site, edition.site.shown)))
        ).encode()
    }
