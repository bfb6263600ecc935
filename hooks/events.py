"""Let MkDocs build the pages that `guide` makes: the only file that knows MkDocs.

MkDocs reads each Markdown file once a language (mkdocs-static-i18n runs the whole build again for
each), so the site is read in `on_pre_build` and kept until a file changes.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import DictLoader
from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

from guide.checks.read_site import read_site
from guide.outputs.write_site import write_outputs
from guide.pages.rendering import render_site
from guide.problems import Problem, ProblemsError
from guide.publishing.swap import place, staging_path, tell_fault
from guide.site.addresses import expected_files
from guide.site.clock import public_address, read_today

if TYPE_CHECKING:
    from typing import Literal

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as HostPage
    from mkdocs_static_i18n.plugin import I18n

    from guide.site.site import Page, Site

_kept: dict[str, Site] = {}
_rendered: dict[str, str] = {}
_commands: list[str] = []
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')
_places: dict[str, Path] = {}
"""Where a build makes the site and where it then stands; empty where it is made in its place, as by `serve`."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], *, dirty: bool) -> None:
    """Note that a build is to leave the old site alone until the new one is whole."""
    if command == "build":
        _places["target"] = Path()
    _commands.append(command)


def on_config(config: MkDocsConfig) -> None:
    """Let MkDocs build beside the old site, and leave to `guide` what is not a page."""
    if _i18n(config).building:
        return
    config.theme.static_templates = set()
    if _places:
        _places["target"] = Path(config.site_dir)
        _places["staged"] = staging_path(_places["target"])
        config.site_dir = str(_places["staged"])


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and render the site before the first language; MkDocs stops here on any mistake in the data."""
    if _i18n(config).building and _kept:
        return
    try:
        site_url = public_address(config.site_url or "")
        _kept["site"] = read_site(_root(config), read_today(), site_url=site_url, edit_url=_edit_url(config))
        _check_languages(config, _kept["site"])
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
    """Take each page whole from what is rendered already."""
    return env.overlay(loader=DictLoader({"main.html": "{{ whole }}"}))


def on_page_context(
    context: dict[str, object], page: HostPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, object]:
    """Hand over the page as `guide` rendered it, in the language being built."""
    site = _site()
    tag = _i18n(config).current_language
    language = next(language for language in site.languages if language.tag == tag)
    html = _rendered[site.address(_page(page), language)]
    if "serve" in _commands:
        html = POLICY.sub("", html)  # MkDocs lets a page reload itself by code inside it
    return {"whole": Markup(html)}  # noqa: S704  # escaped by its templates


def on_build_error(error: Exception) -> None:
    """Drop what was made, and tell what only shows while rendering as `make check` tells it, without a traceback."""
    if "staged" in _places:
        shutil.rmtree(_places["staged"], ignore_errors=True)
    if isinstance(error, ProblemsError):
        message = f"Siden er ikke bygget.\n\n{error}"
        raise PluginError(message) from None
    if isinstance(error, OSError):
        raise PluginError(tell_fault(error)) from None


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Count the pages after the last language, as tools that lose pages do so silently; then place the site."""
    if _i18n(config).building:
        return
    made = Path(config.site_dir)
    missing = [name for name in expected_files(_site()) if not (made / name).exists()]
    if missing:
        message = "Disse sider kom ikke ud: " + ", ".join(missing)
        raise PluginError(message)
    write_outputs(_site(), made)
    if _places:
        place(made, _places["target"])


def _check_languages(config: MkDocsConfig, site: Site) -> None:
    built = _i18n(config).build_languages
    wanted = [language.tag for language in site.languages]
    if built != wanted:
        message = "Sprogene er ikke de samme i mkdocs.yml og data/site.yml, eller de står i en anden rækkefølge."
        raise ProblemsError([Problem("mkdocs.yml", 1, message, ", ".join(built), ", ".join(wanted))])


def _edit_url(config: MkDocsConfig) -> str:
    """Give where the project's files can be changed on the forge; empty where mkdocs.yml names none."""
    if not (config.repo_url and config.edit_uri):
        return ""
    return f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/').removesuffix('docs')}"


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
