"""What staff and developers run: `check` and `translations`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide.problems import ProblemsError, tell_problems
from guide.site import Site, read_site, read_today
from guide.translations import update_entries, write_catalogues


def main(arguments: list[str]) -> int:
    """Run one command in the project's folder.

    Returns:
        The exit status: 0 where all is well, 1 where something has to be mended.
    """
    parser = argparse.ArgumentParser(prog="guide", description=__doc__)
    parser.add_argument("command", choices=["check", "translations"])
    command = parser.parse_args(arguments).command
    try:
        site = read_site(Path.cwd(), read_today())
    except ProblemsError as error:
        print(error)
        return 1
    if command == "check":
        print(tell_problems([]))
    else:
        _update_translations(site)
    return 0


def _update_translations(site: Site) -> None:
    """Bring the catalogues up to date, and say what changed."""
    texts = list(site.texts())
    known = {text.key for text in texts}
    for language in site.languages[1:]:
        entries = site.entries[language.tag]
        for key in sorted(entries.keys() - known):
            print(f"{language.tag}: {key} findes ikke mere. Oversættelsen er slettet.")
        updated = update_entries(texts, entries)
        for path in write_catalogues(site.root, language.tag, texts, updated):
            print(f"{path.relative_to(site.root)} er opdateret.")
        waiting = sum(not entry.words for entry in updated.values())
        print(f"{language.tag}: {len(updated)} tekster, {waiting} uden oversættelse.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
