"""Whatever happens to a build, the old site stands, and the message says what to do."""

from __future__ import annotations

import datetime as dt
import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.problems import ProblemsError
from newcomer_guide.publishing.swap import TakenError, build_alone, place, staging_path
from newcomer_guide.site.clock import read_today
from towns import TODAY, build, build_command, change, files_of, inside, make_town, run, surroundings

KILLED_AFTER = [0.5, 0.9, 1.3]
"""Seconds; on any machine some of them fall into the reading, the rendering and the writing."""


@pytest.fixture
def made(town: Path, example_built: Path) -> Path:
    """Give a town whose site stands."""
    shutil.copytree(example_built, town / "site")
    return town


@pytest.mark.parametrize("seconds", KILLED_AFTER)
def test_a_killed_build_leaves_one_whole_site(made: Path, seconds: float) -> None:
    """The old one or the new one, never a half; the next build is not hindered."""
    old = files_of(made / "site")
    change(made / "data" / "courses.yml", "opens_at: 10:00", "opens_at: 11:00")
    with subprocess.Popen(  # noqa: S603  # our own command
        build_command(made / "site"), cwd=made, env=surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
    left = files_of(made / "site")
    assert build(made, made / "site").returncode == 0

    new = files_of(made / "site")
    assert left in (old, new)
    assert new != old
    assert not [path for path in made.iterdir() if path.name.startswith(".site")]


def test_a_build_killed_between_the_two_steps_is_mended_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders cannot be exchanged at once, the old site waits beside."""
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    monkeypatch.setattr("newcomer_guide.publishing.swap._exchange", lambda *_: False)
    process = os.fork()
    if not process:  # pragma: no cover  # the child, which dies in the middle
        rename = Path.rename
        monkeypatch.setattr(Path, "rename", lambda path, to: rename(path, to) and os._exit(9))
        place(tmp_path / "new", tmp_path / "site")
    os.waitpid(process, 0)
    assert not (tmp_path / "site").exists()

    staging_path(tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "site"


def test_a_site_that_cannot_take_its_place_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders cannot be exchanged at once, and the second of the two steps fails."""
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    monkeypatch.setattr("newcomer_guide.publishing.swap._exchange", lambda *_: False)
    rename = Path.rename

    def fail_for_the_new(path: Path, to: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EIO, "x")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", fail_for_the_new)
    with pytest.raises(OSError, match="x"):
        place(tmp_path / "new", tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "site"


def test_a_lock_that_somebody_has_just_put_away_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening its file and taking it: two would hold one each."""
    lock = fcntl.flock

    def put_away_first(file: int, how: int) -> None:
        (tmp_path / ".site.lock").unlink(missing_ok=True)
        lock(file, how)

    monkeypatch.setattr("newcomer_guide.publishing.swap.fcntl.flock", put_away_first)
    with pytest.raises(TakenError), build_alone(tmp_path / "site"):
        pass


@pytest.mark.parametrize("command", ["mkdocs", "guide"])
def test_two_builds_at_a_time_do_not_mix_their_sites(command: str, made: Path) -> None:
    """The second is told so, and not a file of the site has changed; when the first is done, it can build."""
    old = files_of(made / "site")
    guide = [sys.executable, "-m", "newcomer_guide", "site"]
    how = build_command(made / "site") if command == "mkdocs" else guide
    with build_alone(made / "site"):
        second = run(how, made, surroundings())
    assert second.returncode == 1
    assert "En anden er ved at bygge den lige nu." in second.stdout + second.stderr
    assert "Traceback" not in second.stdout + second.stderr
    assert files_of(made / "site") == old

    assert run(how, made, surroundings()).returncode == 0
    assert not [path for path in made.iterdir() if path.name.startswith(".site")]


def test_a_full_disk_is_told(made: Path, tmp_path: Path) -> None:
    """The old site stands there still, and the half of the new one makes no place narrow."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(len(content) + 4096 for content in files_of(made / "site").values()) // 1024 + 400
    script = f'mount -t tmpfs -o size={size}k disk "$0" && cp -r site "$0" && "$@"; ls -A "$0"; ls "$0/site" | wc -l'
    result = run(inside("sh", "-c", script, str(disk), *build_command(disk / "site")), made, surroundings())

    assert "Siden er ikke bygget. Disken er fuld. Slet noget, og prøv igen." in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout.split()[-2:] == ["site", str(len(list((made / "site").iterdir())))]
    assert ".site.next" not in result.stdout


def test_a_folder_that_must_not_be_written_is_told(made: Path, tmp_path: Path) -> None:
    """With its name."""
    disk = tmp_path / "disk"
    disk.mkdir()
    script = 'mount -t tmpfs disk "$0" && cp -r site "$0" && mount -o remount,ro "$0" && "$@"; ls "$0"'
    result = run(inside("sh", "-c", script, str(disk), *build_command(disk / "site")), made, surroundings())

    assert f"Der kan ikke skrives her: {disk}" in result.stderr
    assert "Den gamle side er, som den var." in result.stderr
    assert result.stdout.split() == ["site"]


@pytest.mark.parametrize("topic", ["courses", "contacts", "arrival", "site"])
def test_half_a_file_is_read_or_told_and_never_breaks_the_reader(topic: str, town: Path) -> None:
    """An editor that was stopped while it wrote leaves any beginning of a file."""
    path = town / "data" / f"{topic}.yml"
    whole = path.read_bytes()
    told: list[str] = []
    for part in range(1, 12):
        path.write_bytes(whole[: len(whole) * part // 12])
        try:
            read_site(town, TODAY)
        except ProblemsError as error:
            told += [problem.path for problem in error.problems]

    assert told
    assert all(told)


def test_a_clock_of_1970_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Rather than forty facts that have not come yet."""

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Clock:
            return cls(1970, 1, 1, tzinfo=tz)

    monkeypatch.delenv("SITE_TODAY", raising=False)
    monkeypatch.setattr("newcomer_guide.site.clock.dt.datetime", Clock)

    with pytest.raises(ProblemsError, match="Uret på denne maskine går forkert"):
        read_today(tmp_path)


@pytest.mark.parametrize("given", ["2026-W47-7", "20261122", "1970-01-01", "i morgen"])
def test_a_day_that_no_site_was_made_for_is_told(given: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Calendars count their changes from the first day that a site was made for."""
    monkeypatch.setenv("SITE_TODAY", given)

    with pytest.raises(ProblemsError, match="SITE_TODAY"):
        read_today(tmp_path)


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("", 23),
        ("country: SE\n", 23),
        ("country: US\nzone: America/New_York\n", 22),
        ("country: XX\n", 23),
        ("country: [\n", 23),
    ],
)
def test_the_day_is_the_towns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str, day: int) -> None:
    """When it is half past eleven in the evening in London it is tomorrow in Denmark, and it was noon in New York."""

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC).astimezone(tz)

    monkeypatch.delenv("SITE_TODAY", raising=False)
    monkeypatch.setattr("newcomer_guide.site.clock.dt.datetime", Clock)

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "site.yml").write_text(place, encoding="utf-8")

    assert read_today(tmp_path) == dt.date(2026, 11, day)


STRANGE = {
    "another zone": {"TZ": "Pacific/Kiritimati"},
    "the plainest locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "no git and no other tool": {"PATH": "/nowhere"},
    "another order of sets": {"PYTHONHASHSEED": "7"},
}


@pytest.mark.parametrize("strange", STRANGE)
def test_the_same_bytes_come_out_with(strange: str, town: Path, example_built: Path, tmp_path: Path) -> None:
    """What is not in the data does not show."""
    result = run(build_command(tmp_path / "site"), town, surroundings() | STRANGE[strange])

    assert result.returncode == 0, result.stderr
    assert files_of(tmp_path / "site") == files_of(example_built)


def test_the_same_bytes_come_out_in_a_folder_with_spaces_and_danish_letters(
    example_built: Path, tmp_path: Path
) -> None:
    """As on a desk."""
    town = make_town(tmp_path / "Min side på æ ø å")
    result = build(town, town / "site")

    assert result.returncode == 0, result.stderr
    assert files_of(town / "site") == files_of(example_built)


def test_the_same_bytes_come_out_without_a_network(town: Path, example_built: Path) -> None:
    """Nothing is fetched."""
    result = run(inside(*build_command(town / "site")), town, surroundings())

    assert result.returncode == 0, result.stderr
    assert files_of(town / "site") == files_of(example_built)


def test_a_web_server_may_read_what_a_careful_user_made(town: Path, example_built: Path) -> None:
    """An umask of 077 is for what is one's own; a site is for everyone."""
    result = run(build_command(town / "site"), town, surroundings(), umask=0o077)

    assert result.returncode == 0, result.stderr
    assert files_of(town / "site") == files_of(example_built)
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in [town / "site", *(town / "site").rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_commands_speak_danish_in_the_plainest_locale(town: Path) -> None:
    """With its letters."""
    shutil.rmtree(town / "docs")
    environment = surroundings() | STRANGE["the plainest locale"]
    result = run([sys.executable, "-m", "newcomer_guide", "check"], town, environment)

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
