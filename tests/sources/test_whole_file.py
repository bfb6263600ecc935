"""What somebody wrote is never cut off: a file is written whole, or it stands as it was."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newcomer_guide.sources.whole_file import write_whole
from towns import ROOT, inside, run, surroundings


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    """Nothing is left beside it; one that is a link is written where that leads."""
    path = tmp_path / "da.po"
    path.write_text("gammel", encoding="utf-8")
    path.chmod(0o640)
    link = tmp_path / "link.po"
    link.symlink_to(path)
    write_whole(link, "ny\n")

    assert path.read_bytes() == b"ny\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["da.po", "link.po"]


def test_where_it_cannot_be_written_the_old_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what was begun is gone."""
    path = tmp_path / "da.po"
    path.write_text("gammel", encoding="utf-8")

    def fail(*_: Path) -> Path:
        message = "full"
        raise OSError(message)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_whole(path, "ny")

    assert path.read_text(encoding="utf-8") == "gammel"
    assert [one.name for one in tmp_path.iterdir()] == ["da.po"]


@pytest.mark.parametrize(
    ("how", "told"),
    [("ro", "Der kan ikke skrives her: "), ("size=400k", "Disken er fuld. Slet noget, og prøv igen.")],
)
def test_a_disk_that_takes_nothing_is_told(how: str, told: str, town: Path, tmp_path: Path) -> None:
    """In Danish, and not a catalogue is cut off."""
    disk = tmp_path / "disk"
    disk.mkdir()
    guide = f"{sys.executable} -m newcomer_guide translations"
    options = "" if how == "ro" else f"-o {how}"
    after = 'mount -o remount,ro "$0"' if how == "ro" else 'dd if=/dev/zero of="$0/fill" bs=1k 2>/dev/null; true'
    script = f'mount -t tmpfs {options} disk "$0" && cp -r data docs mkdocs.yml "$0" && {after} && cd "$0" && {guide}'
    result = run(
        inside("sh", "-c", f"{script}; echo $?", str(disk)), town, surroundings() | {"PYTHONPATH": str(ROOT / "hooks")}
    )

    assert told in result.stdout, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout.rstrip().endswith("1")
