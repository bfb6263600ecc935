"""Let MkDocs build the pages that `guide` makes: the only file that knows MkDocs.

MkDocs reads each Markdown file once a language (mkdocs-static-i18n runs the whole build again for
each), so the site is read in `on_pre_build` and kept until a file changes.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import BaseLoader, ChoiceLoader, DictLoader
from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

from guide.outputs import write_outputs
from guide.pages import alternates, expected_files, not_found_context
from guide.problems import Problem, ProblemsError
from guide.rendering import render_site
from guide.site import Page, Site, read_site, read_today
from guide.templates import make_environment

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as HostPage
    from mkdocs_static_i18n.plugin import I18n

LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?/")
"""Addresses that nobody else can open."""

_kept: dict[str, Site] = {}
_rendered: dict[str, str] = {}


def on_config(config: MkDocsConfig) -> None:
    """Fix the build's own date, which MkDocs writes into the packed sitemap."""
    midnight = dt.datetime.combine(read_today(), dt.time(), dt.UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and render the site before the first language; MkDocs stops here on any mistake in the data."""
    if _i18n(config).building and _kept:
        return
    try:
        _kept["site"] = read_site(_root(config), read_today())
        _check_languages(config, _kept["site"])
        _kept["site"].site_url = "" if LOCAL.match(config.site_url or "") else config.site_url or ""
        if config.repo_url and config.edit_uri:
            folder = config.edit_uri.strip("/").removesuffix("docs")
            _kept["site"].catalogues_url = f"{config.repo_url.rstrip('/')}/{folder}data/translations/"
        _rendered.clear()
        _rendered.update(render_site(_kept["site"]))
    except ProblemsError as error:
        message = f"Siden er ikke bygget.\n\n{error}"
        raise PluginError(message) from None


@event_priority(100)
def _announce(files: Files, config: MkDocsConfig) -> None:
    """Drop the theme's own files and announce the pages that have no Markdown file.

    They need a place inside docs/ before static-i18n sorts the files by language.
    """
    for file in list(files):
        if _name(file) not in _site().pages:
            files.remove(file)
    for page in _site().pages.values():
        if page.is_item:
            file = File(f"{page.name}.md", config.docs_dir, config.site_dir, config.use_directory_urls)
            files.append(file)


@event_priority(-200)
def _fill(files: Files, config: MkDocsConfig) -> None:
    """Keep MkDocs from looking for the announced pages' files; `File.generated` would break static-i18n."""
    for file in files.documentation_pages():
        page = _site().pages[_name(file)]
        if page.is_item:
            file.content_string = ""
            file.generated_by = "guide"
            file.edit_uri = None


on_files = CombinedEvent(_announce, _fill)


def on_page_markdown(markdown: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """Keep MkDocs from converting the Markdown, which `guide` does in the page's language."""
    page.title = _site().pages[_name(page.file)].title.danish
    return ""


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Take the other templates from `guide`'s environment, and each page whole from what is rendered already.

    MkDocs' own environment neither escapes nor minds missing names.
    """
    templates = make_environment(_root(config) / "overrides")
    whole = DictLoader({"main.html": "{{ whole }}"})
    return templates.overlay(loader=ChoiceLoader([whole, cast("BaseLoader", templates.loader)]))


def on_page_context(
    context: dict[str, object], page: HostPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, object]:
    """Hand over the page as `guide` rendered it, in the language being built."""
    site = _site()
    tag = _i18n(config).current_language
    language = next(language for language in site.languages if language.tag == tag)
    return {"whole": Markup(_rendered[site.address(_page(page), language)])}  # noqa: S704  # escaped by its templates


def on_template_context(context: dict[str, object], template_name: str, config: MkDocsConfig) -> dict[str, object]:
    """Hand the sitemap and the page for missing addresses what they show."""
    site_url = config.site_url or "/"
    return not_found_context(_site(), site_url) | {"alternates": alternates(_site(), site_url)}


def on_build_error(error: Exception) -> None:
    """Tell what only shows while rendering as `make check` tells it, without a traceback."""
    if isinstance(error, ProblemsError):
        message = f"Siden er ikke bygget.\n\n{error}"
        raise PluginError(message) from None


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Count the pages after the last language; tools that lose pages do so silently."""
    if _i18n(config).building:
        return
    missing = [name for name in expected_files(_site()) if not (Path(config.site_dir) / name).exists()]
    if not missing:
        write_outputs(_site(), Path(config.site_dir))
    else:
        message = "Disse sider kom ikke ud: " + ", ".join(missing)
        raise PluginError(message)


def _check_languages(config: MkDocsConfig, site: Site) -> None:
    built = _i18n(config).build_languages
    wanted = [language.tag for language in site.languages]
    if built != wanted:
        message = "Sprogene er ikke de samme i mkdocs.yml og data/site.yml, eller de står i en anden rækkefølge."
        raise ProblemsError([Problem("mkdocs.yml", 1, message, ", ".join(built), ", ".join(wanted))])


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _i18n(config: MkDocsConfig) -> I18n:
    return cast("I18n", config.plugins["i18n"])


def _site() -> Site:
    return _kept["site"]


def _name(file: File) -> str:
    return file.src_uri.removesuffix(".md")


def _page(page: HostPage) -> Page:
    return _site().pages[_name(page.file)]
