"""What staff, translators and developers run; the Makefile names each command."""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import sys
from pathlib import Path
from typing import NamedTuple

from guide.problems import ProblemsError
from guide.site import read_site, read_today


class Command(NamedTuple):
    """One command: the module and the function that it is, and the options that it needs.

    `reads_itself`: it tells what keeps the site from being read; the others are handed the site.
    """

    module: str
    function: str
    needed: tuple[str, ...] = ()
    reads_itself: bool = False


COMMANDS = {
    "check": Command("building", "check", reads_itself=True),
    "write": Command("building", "write"),
    "proof": Command("proving", "proof"),
    "hosting": Command("building", "hosting"),
    "translations": Command("translating", "translations"),
    "same": Command("translating", "same", ("key",)),
    "reviewed": Command("translating", "reviewed", ("lang", "key")),
    "handoff": Command("translating", "handoff", ("lang",)),
    "takeback": Command("translating", "takeback", ("lang", "file")),
    "links": Command("editing", "links"),
    "review": Command("editing", "review", ("base",), reads_itself=True),
    "fields": Command("editing", "fields"),
    "format": Command("editing", "rewrite"),
    "confirm": Command("editing", "confirm", ("record",)),
    "stale": Command("editing", "stale"),
    "log": Command("editing", "log"),
}


def main(arguments: list[str]) -> int:
    """Run one command in the project's folder.

    Returns:
        The exit status: 0 where all is well, 1 where something has to be mended.
    """
    parser = argparse.ArgumentParser(prog="guide", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(name)
        for option in command.needed:
            subparser.add_argument(f"--{option}", required=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # what is told has Danish letters, whatever the machine's language
    options = vars(parser.parse_args(arguments))
    command = COMMANDS[options.pop("command")]
    run = getattr(importlib.import_module(f"guide.commands.{command.module}"), command.function)
    try:
        given = () if command.reads_itself else (read_site(Path.cwd(), read_today()),)
        return int(run(*given, **options))
    except ProblemsError as error:
        print(error)
        return 1


if __name__ == "__main__":
    gc.disable()  # a command ends soon; looking for circles in all that it has read takes a tenth of its time
    sys.exit(main(sys.argv[1:]))
