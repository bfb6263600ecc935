"""Ask a public database whether a locked dependency has a known weakness: `make audit`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOCKS = ("hooks/requirements.txt", "hooks/requirements-proof.txt", "tests/requirements.txt")


def main(arguments: list[str]) -> int:
    """Ask about every lock.

    Args:
        arguments: Passed on to pip-audit, such as the address of another database.

    Returns:
        1 where there is a weakness to mend, 0 where there is none or nobody could be asked.
    """
    status = 0
    for lock in LOCKS:
        command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner=off"]
        command += ["--format=json", "--timeout=15", "--requirement", str(ROOT / lock), *arguments]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
        try:
            packages = json.loads(answer.stdout)["dependencies"]
        except (ValueError, KeyError):
            reason = (answer.stderr.strip().splitlines() or ["no answer"])[-1]
            print(f"{lock}: no database could be asked ({reason})")
            continue
        weak = [package for package in packages if package.get("vulns")]
        print(f"{lock}: {len(packages)} packages, {len(weak)} with a known weakness")
        for package in weak:
            for weakness in package["vulns"]:
                fixed = ", ".join(weakness["fix_versions"]) or "no version yet"
                print(f"  {package['name']} {package['version']}: {weakness['id']}, mended in {fixed}")
        status |= bool(weak)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
