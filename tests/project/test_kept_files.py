"""What git keeps is what a clone needs: no file that a machine makes, and no link to one."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from towns import ROOT

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(), reason="not a clone: an archive has no history"
)


def kept(*options: str) -> list[str]:
    """Ask git which files it keeps."""
    command = ["git", "ls-files", *options]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  our own words
    return run.stdout.splitlines()


def test_no_kept_file_is_one_that_git_is_told_to_ignore() -> None:
    """A virtual environment that was kept once took the place of the one in use, in each clone."""
    ignored = kept("--cached", "--ignored", "--exclude-standard")

    assert not ignored


def test_no_kept_file_is_a_link() -> None:
    """A link leads where only one machine has something."""
    links = [line for line in kept("--stage") if line.startswith("120000")]

    assert not links
