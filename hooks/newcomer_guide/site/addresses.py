"""Every address within the site: those of its pages, and of the files that pages lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site
    from newcomer_guide.sources.languages import Language


WORKER_URI = "sw.js"


def home_uri(site: Site, language: Language) -> str:
    """Give the address below which everything of a language stands: empty, or such as `ar/`."""
    return site.address(site.pages["index"], language)


def calendar_uri(site: Site, language: Language, course: str = "") -> str:
    """Give the address of a course's calendar, or of the one with all courses."""
    if course:
        return f"{site.address(site.page_of('courses'), language)}{course}.ics"
    return f"{home_uri(site, language)}kalender.ics"


def card_uri(site: Site, language: Language, name: str) -> str:
    """Give the address of a contact's card."""
    return f"{site.address(site.page_of('contacts'), language)}{name}.vcf"


def press_uri(site: Site, language: Language) -> str:
    """Give the address of the card of those whom the press calls."""
    page = site.page_of("press")
    return f"{site.address(page, language)}{page.name}.vcf"


def feed_uri(site: Site, language: Language) -> str:
    """Give the address of a language's feed."""
    return f"{home_uri(site, language)}nyt.xml"


def manifest_uri(site: Site, language: Language) -> str:
    """Give the address of a language's manifest."""
    return f"{home_uri(site, language)}app.webmanifest"


def search_uri(site: Site, language: Language) -> str:
    """Give the address of what is searched in a language."""
    return f"{home_uri(site, language)}search.json"


def offline_page_uri(language: Language) -> str:
    """Give the address of the page that a phone shows for one that it has not kept."""
    return f"offline/{language.tag}.html"


def relative(here: str, there: str) -> str:
    """Give the way from one page's address to another's, such as `../../ar/kurser/`."""
    return relative_file(here, there) or "./"


def relative_file(here: str, there: str) -> str:
    """Give the way from a page's address to that of a file, such as `../kalender.ics`."""
    ours, theirs = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(ours), len(theirs) - 1) and ours[shared] == theirs[shared]:
        shared += 1
    return "../" * (len(ours) - shared) + "/".join(theirs[shared:])


def expected_files(site: Site, *languages: Language) -> list[str]:
    """List the files of all pages, as they stand in the built site: in some languages, or in all."""
    written = languages or site.languages
    return [f"{site.address(page, language)}index.html" for language in written for page in site.pages.values()]


def alternates(site: Site) -> list[list[tuple[str, str]]]:
    """Give each page's absolute address in every language that readers are led to, for the sitemap of a site that has an address.

    Returns:
        For each page, pairs of BCP 47 tag and address, the data's own language first.
    """
    return [
        [(language.tag, site.site_url + site.address(page, language)) for language in site.shown]
        for page in site.pages.values()
    ]
