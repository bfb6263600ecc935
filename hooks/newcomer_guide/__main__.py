"""What staff, translators and developers run; the Makefile names each command."""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from newcomer_guide import __version__
from newcomer_guide.problems import ProblemsError

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site


class Command(NamedTuple):
    """One command: the module and the function that it is, and the options that it needs.

    `offered`: the options that it can do without.
    `reads_itself`: it tells what keeps the site from being read; the others are handed the site.
    """

    module: str
    function: str
    needed: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    reads_itself: bool = False


COMMANDS = {
    "check": Command("editing.inspection", "check", reads_itself=True),
    "site": Command("publishing.write", "write"),
    "serve": Command("editing.serve", "serve", reads_itself=True),
    "earlier": Command("publishing.earlier", "earlier", reads_itself=True),
    "proof": Command("checks.proof", "proof"),
    "hosting": Command("publishing.hosting", "hosting"),
    "town": Command("editing.start_town", "town", ("folder", "name", "phone"), ("engine",), reads_itself=True),
    "upgrade": Command("editing.upgrade", "upgrade", reads_itself=True),
    "translations": Command("editing.translate", "translations"),
    "same": Command("editing.translate", "same", ("key",)),
    "reviewed": Command("editing.translate", "reviewed", ("lang", "key")),
    "language": Command("editing.add_language", "language", ("lang",), ("remove",), reads_itself=True),
    "recorded": Command("editing.recording", "recorded", ("lang", "key", "file")),
    "handoff": Command("editing.handoff", "handoff", ("lang",)),
    "takeback": Command("editing.takeback", "takeback", ("lang", "file")),
    "links": Command("editing.links", "links"),
    "review": Command("editing.pull_request", "review", ("base",), reads_itself=True),
    "pictures": Command("editing.pictures", "pictures", (), ("accept",)),
    "fields": Command("editing.field_guide", "fields"),
    "format": Command("editing.yaml_format", "rewrite"),
    "confirm": Command("editing.assurance", "confirm", ("record",), ("part",)),
    "propose": Command("editing.proposal", "propose", ("form",)),
    "stale": Command("editing.assurance", "stale"),
    "log": Command("editing.git_log", "log"),
}


MAKE_NAMES = {"folder": "DIR"}
"""What the Makefile calls an option otherwise than in capitals."""


class Parser(argparse.ArgumentParser):
    """Answers in Danish: which commands there are, or which options the one has that was called."""

    def error(self, _: str) -> NoReturn:
        """Say what can be written."""
        command = COMMANDS.get(self.prog.rpartition(" ")[2])
        if command is None:
            print(f"Kommandoen findes ikke. Skriv fx: guide check. Der er: {', '.join(COMMANDS)}", file=sys.stderr)
        else:
            options = [f"--{one} …" for one in command.needed] + [f"[--{one} …]" for one in command.offered]
            given = [f"{MAKE_NAMES.get(one, one.upper())}=…" for one in command.needed]
            print(f"Skriv: {' '.join([self.prog, *options])}", file=sys.stderr)
            print(f"eller: {' '.join(['make', self.prog.rpartition(' ')[2], *given])}", file=sys.stderr)
        sys.exit(2)


def main(arguments: list[str]) -> int:
    """Run one command in the project's folder.

    Returns:
        The exit status: 0 where all is well, 1 where something has to be mended.
    """
    parser = Parser(prog="guide", description=__doc__)
    parser.add_argument("--version", action="version", version=f"newcomer-guide {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(name)
        for option in command.needed:
            subparser.add_argument(f"--{option}", required=True)
        for option in command.offered:
            subparser.add_argument(f"--{option}", default="")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # what is told has Danish letters, whatever the machine's language
    options = vars(parser.parse_args(arguments))
    command = COMMANDS[options.pop("command")]
    execute = getattr(importlib.import_module(f"newcomer_guide.{command.module}"), command.function)
    if options.get("lang"):
        languages = importlib.import_module("newcomer_guide.records.languages")
        options["lang"] = languages.find_tag(options["lang"]) or options["lang"]
    try:
        return int(execute(*(() if command.reads_itself else (_read_here(),)), **options))
    except ProblemsError as error:
        print(error)
        return 1
    except OSError as error:
        whole_file = importlib.import_module("newcomer_guide.sources.whole_file")
        if not whole_file.is_mended_by_staff(error):
            raise
        print(whole_file.tell_why(error))
        return 1


def _read_here() -> Site:
    """Read the site in this folder; what that takes is imported now, for whoever asks for help needs none of it."""
    reading, clock = (importlib.import_module(f"newcomer_guide.{name}") for name in ("checks.read_site", "site.clock"))
    root = Path.cwd()
    site: Site = reading.read_site(root, clock.read_today(root), site_url=clock.read_site_url(root))
    return site


def run() -> NoReturn:
    """Run what the command line asks for: `guide check`."""
    gc.disable()  # a command ends soon; looking for circles in all that it has read takes a tenth of its time
    try:
        status = main(sys.argv[1:])
        print(end="", flush=True)
    except BrokenPipeError:  # whoever reads along has read enough: `guide stale | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except KeyboardInterrupt:
        print("\nAfbrudt. Se med git, hvad der er skrevet.", file=sys.stderr)
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    run()
