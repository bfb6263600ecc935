"""Answer a proposed change, for the one who decides about it: `make review`."""

from __future__ import annotations

import importlib
import io
import itertools
import os
import secrets
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.checks.read_site import read_what_can_be_read
from newcomer_guide.editing.diff import changed_pages, compare_sites
from newcomer_guide.editing.from_disk import open_from_disk
from newcomer_guide.editing.inspection import can_be_rendered, inspect
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.pages.rendering import render_what_can_be_said
from newcomer_guide.problems import tell_problems
from newcomer_guide.site.clock import read_site_url, read_today

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from newcomer_guide.problems import Problem
    from newcomer_guide.site.site import Site

FOLDER = "review"
PICTURED = 2
"""Of so many languages there are pictures: the data's own, and the first that is written from right to left."""


def review_change(root: Path, base: str, today: dt.date, site_url: str = "") -> tuple[str, list[Problem]]:
    """Review what changed in `root` since the commit `base`.

    The pages that changed are written to `review/before` and `review/after`, the whole proposed site to
    `review/siden`, to be opened from a disk, and the summary to `review/summary.md`.

    Returns:
        The summary, as Danish Markdown, and the problems that keep the change from being published.

    Raises:
        LookupError: `base` is no commit of this repository.
    """
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    found = inspect(root, today, site_url=site_url)
    summary = (
        f"# Der er noget, der skal rettes\n\n```text\n{tell_problems(found.mistakes)}\n```\n" if found.mistakes else ""
    )
    if found.site and found.rendered:
        summary += ("\n" if summary else "") + _compare(root, base, found.site, found.rendered, folder)
    if found.site and not found.mistakes:
        write_site(found.site, folder / "siden")
        open_from_disk(folder / "siden")
    (folder / "summary.md").write_text(summary, encoding="utf-8")
    return summary, found.mistakes


def _compare(root: Path, base: str, after: Site, new: Mapping[str, str], folder: Path) -> str:
    with tempfile.TemporaryDirectory() as name:
        old_root = Path(name)
        _check_out(root, base, old_root)
        before = read_what_can_be_read(old_root, after.today, [], site_url=after.site_url)
        if before is None or not can_be_rendered(before):
            return "# Den gamle udgave kan ikke læses\n\nDen følger andre regler, så de to kan ikke sammenlignes.\n"
        words = after.data.interface | before.data.interface  # templates of today ask for all
        before = replace(before, data=replace(before.data, interface=words))
        rendered = render_what_can_be_said(before)[0], new
        _set_aside(after, rendered, folder)
        return compare_sites(before, after, rendered)


def _check_out(root: Path, base: str, target: Path) -> None:
    """Lay out data/ and docs/ as they were at `base`.

    Raises:
        LookupError: `base` is no commit of this repository.
    """
    git = shutil.which("git") or "git"
    command = [git, "archive", "--format=tar", base, "data", "docs"]
    result = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603  # git, with a commit
    if result.returncode:
        raise LookupError(base)
    with tarfile.open(fileobj=io.BytesIO(result.stdout)) as archive:
        archive.extractall(target, filter="data")


def _set_aside(after: Site, rendered: tuple[Mapping[str, str], Mapping[str, str]], folder: Path) -> None:
    """Write the changed pages, before and after, each whole in one file, for pictures to be taken of."""
    turned = [language for language in after.languages if language.direction == "rtl"]
    pictured = [after.source, *turned][:PICTURED]
    looked_at = itertools.product(changed_pages(after, *rendered), pictured)
    for number, (name, language) in enumerate(looked_at):
        address = after.address(after.pages[name], language)
        for title, pages in zip(("before", "after"), rendered, strict=True):
            if address in pages:
                path = folder / title / f"{number:03}-{name.replace('/', '-')}.{language.tag}.html"
                path.parent.mkdir(exist_ok=True)
                path.write_text(pages[address], encoding="utf-8")


def annotate(problems: list[Problem]) -> str:
    """Write problems as the forge shows them beside the lines that they are about.

    Source:
        GitHub Actions, workflow commands (`::error file=…,line=…::…`).
    """
    return "".join(
        f"::{'warning' if problem.is_warning else 'error'} "
        f"file={_escape(problem.path, ':,')},line={problem.line}::{_escape(str(problem))}\n"
        for problem in problems
    )


def without_commands(text: str) -> str:
    """Keep the forge from reading commands in what others wrote, where it is printed to its log.

    Source:
        GitHub Actions, workflow commands (`::stop-commands::`).
    """
    token = secrets.token_hex(16)
    return f"::stop-commands::{token}\n{text}\n::{token}::"


def _escape(text: str, also: str = "") -> str:
    for sign in ("%", "\r", "\n", *also):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def write_job_summary(summary: str) -> None:
    """Show the summary on the forge's page of the job, where there is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(summary)


def review(base: str) -> int:
    """Tell what a change since a commit means for readers, and what has to be mended in it, with pictures."""
    root = Path.cwd()
    try:
        summary, problems = review_change(root, base, read_today(root), read_site_url(root))
    except LookupError:
        print(f"{base} findes ikke i projektets historie.")
        return 1
    write_job_summary(summary)
    if os.environ.get("GITHUB_ACTIONS"):
        print(annotate(problems), end="")
        print(without_commands(summary))
    else:
        print(summary)
    print(_show_pictures(root))
    return 1 if problems else 0


def _show_pictures(root: Path) -> str:
    """Take the pictures, where there is a browser, and say where they are."""
    try:
        pictures = importlib.import_module("newcomer_guide.editing.before_after")
        count = pictures.show_changes(root / FOLDER)
    except (ImportError, FileNotFoundError):
        return "Her er ingen browser, så der er ingen billeder. Installér Chromium, og kør make review igen."
    return f"Åbn {FOLDER}/index.html: sider før og nu: {count}. {FOLDER}/siden/index.html er hele siden."
