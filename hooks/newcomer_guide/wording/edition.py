"""The site in one language: what every page and file of that language is made from."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newcomer_guide.site.once import Once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Page, Site
    from newcomer_guide.sources.languages import Language

ENGLISH = "en"


@dataclass(frozen=True, eq=False, kw_only=True)
class Edition(Once):
    """The site in one language.

    Attributes:
        site: The site.
        language: The language.
        problems: The interface words that voices were asked for in vain; all editions of a site share them.
    """

    site: Site
    language: Language
    problems: list[Problem] = field(default_factory=list)

    @functools.cached_property
    def is_source(self) -> bool:
        """Whether its words are the data's own."""
        return self.language == self.site.source

    @property
    def of_source(self) -> Edition:
        """The edition in the data's own language, whose words stand in where a translation is missing."""
        return self if self.is_source else replace(self, language=self.site.source)

    @property
    def in_english(self) -> Edition | None:
        """The edition in English, whose notes stand in where a language has none; None where the site has no English."""
        found = [language for language in self.site.translated if language.tag == ENGLISH]
        return replace(self, language=found[0]) if found and self.language != found[0] else None

    def address(self, page: Page) -> str:
        """Give a page's address within the site, such as `ar/kurser/`."""
        return self.site.address(page, self.language)


def make_editions(site: Site, languages: Iterable[Language] = ()) -> list[Edition]:
    """Make the edition of each language, or of some, the data's own first."""
    problems: list[Problem] = []
    return [Edition(site=site, language=language, problems=problems) for language in languages or site.languages]
