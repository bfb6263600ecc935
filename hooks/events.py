"""Let MkDocs build the pages that `guide` makes: the only file that knows MkDocs.

MkDocs calls the events below in this order. mkdocs-static-i18n runs the whole build again for each language, from
inside the first one's `on_post_build`, so that all but the first and the last thing is done once a language; the
site is read and rendered once, and kept in `BUILD`.

https://github.com/ultrabug/mkdocs-static-i18n/blob/3149fa89a61c4c961a936b89d716c0d0ab70d0a4/mkdocs_static_i18n/plugin.py
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import DictLoader
from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from newcomer_guide.assets.icons import material_path
from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.serve import PreviewServer
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.problems import ProblemsError
from newcomer_guide.publishing.deltas import write_deltas
from newcomer_guide.publishing.swap import build_alone, place, staging_path, tell_fault
from newcomer_guide.site.clock import public_address, read_today

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as HostPage
    from mkdocs_static_i18n.plugin import I18n

    from newcomer_guide.site.site import Site


@dataclass
class Build:
    """What one run of MkDocs has at hand, for all languages.

    Attributes:
        command: What is run: `build`, `serve` or `gh-deploy`.
        site: What was read; None before it is.
        made: Where all of it was written before MkDocs begins with its pages; None before it is.
        target: Where a site that is built stands when it is whole; None where it is made in its place.
        staged: Where it is made meanwhile.
        alone: What keeps every other build away from there.
    """

    command: str = ""
    site: Site | None = None
    made: Path | None = None
    target: Path | None = None
    staged: Path | None = None
    alone: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)


BUILD = Build()


def on_startup(command: Literal["build", "gh-deploy", "serve"], *, dirty: bool) -> None:
    """Begin: called once, before the configuration is read; the only event that tells which command runs."""
    vars(BUILD).update(vars(Build(command=command)))  # as a test may build and serve in one process


def on_config(config: MkDocsConfig) -> None:
    """Change the configuration, once a language: MkDocs is to build beside the old site, and none of the theme's pages."""
    if _i18n(config).building:
        return
    config.nav = None  # one that names a page which comes with the engine would be a warning, and stop a strict build
    config.theme.static_templates = set()
    unused = str(material_path())  # 14,509 files, which MkDocs would list for each language
    config.theme.dirs = [folder for folder in config.theme.dirs if folder != unused]
    if BUILD.command == "build":
        BUILD.target = Path(config.site_dir)
        BUILD.alone.enter_context(build_alone(BUILD.target))
        BUILD.staged = staging_path(BUILD.target)
        config.site_dir = str(BUILD.staged)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and write the site, beside where MkDocs does: it clears that folder after this event, and then begins."""
    if _i18n(config).building and BUILD.site:
        return
    site_url = public_address(config.site_url or "")
    site = read_site(_root(config), read_today(_root(config)), site_url=site_url)
    site_path = Path(config.site_dir)
    BUILD.site, BUILD.made = site, site_path.with_name(f".{site_path.name.lstrip('.')}.made")
    shutil.rmtree(BUILD.made, ignore_errors=True)
    write_site(site, BUILD.made)


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Change the list of files, once a language, before static-i18n sorts them: pages of docs/ alone are built by MkDocs."""
    for file in list(files):
        if _name(file) not in _site().pages:
            files.remove(file)


def on_page_markdown(markdown: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """Change a page's Markdown, here to none: `guide` has converted it in the page's language."""
    page.title = _site().pages[_name(page.file)].title.danish
    return ""


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Change the environment of the templates, here to one that writes each page as it is rendered already."""
    return env.overlay(loader=DictLoader({"main.html": "{{ whole }}"}))


def on_page_context(
    context: dict[str, object], page: HostPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, object]:
    """Change what a page's template gets: the page as `guide` rendered it, in the language being built."""
    site = _site()
    tag = _i18n(config).current_language
    language = next(language for language in site.languages if language.tag == tag)
    address = site.address(site.pages[_name(page.file)], language)
    html = (_made() / address / "index.html").read_text(encoding="utf-8")
    return {"whole": Markup(html)}  # noqa: S704  # escaped by its templates


def on_build_error(error: Exception) -> None:
    """Clean up after anything that went wrong, and tell it as `make check` does, without a traceback."""
    for path in filter(None, (BUILD.staged, BUILD.made)):
        shutil.rmtree(path, ignore_errors=True)
    BUILD.alone.close()
    if isinstance(error, ProblemsError):
        message = f"Siden er ikke bygget.\n\n{error}"
        raise PluginError(message) from None
    if isinstance(error, OSError):
        raise PluginError(tell_fault(error)) from None


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish, after static-i18n (-100) has built the other languages: add what MkDocs does not build, and put it online.

    That is all but the pages of docs/ in the languages whose tags static-i18n takes.
    """
    if _i18n(config).building:
        return
    built = Path(config.site_dir)
    for path in filter(Path.is_file, _made().rglob("*")):
        target = built / path.relative_to(_made())
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
    shutil.rmtree(_made())
    if BUILD.target:
        write_deltas(BUILD.target, built)
        place(built, BUILD.target)
    BUILD.alone.close()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> PreviewServer:
    """Give another server than MkDocs' own, which would build everything anew each time: the one of `make serve`.

    https://github.com/mkdocs/mkdocs/blob/741ff7753bbdd0f873e19a6d01220819926523d8/mkdocs/commands/serve.py
    """
    shutil.rmtree(config.site_dir, ignore_errors=True)  # all is made when it is asked for
    host, port = server.server_address[:2]
    return PreviewServer(_root(config), str(host), port)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _i18n(config: MkDocsConfig) -> I18n:
    return cast("I18n", config.plugins["i18n"])


def _site() -> Site:
    """Give the site, which is there from `on_pre_build` on."""
    return cast("Site", BUILD.site)


def _made() -> Path:
    """Give where the site was written, from `on_pre_build` on."""
    return cast("Path", BUILD.made)


def _name(file: File) -> str:
    return file.src_uri.removesuffix(".md")
