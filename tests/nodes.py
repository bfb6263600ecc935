"""Run the checkers and readers that are published for Node."""

from __future__ import annotations

import shutil
import subprocess

from towns import ROOT


def run_node(script: str, *arguments: str) -> str:
    """Run a script of tests/node, and give what it prints."""
    node = shutil.which("node")
    assert node, "Node is missing: run `make test`, which installs it."
    command = [node, "--experimental-vm-modules", "--no-warnings", str(ROOT / "tests" / "node" / script), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own script
    assert result.returncode == 0, result.stderr
    return result.stdout
