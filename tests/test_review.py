"""What a change means for readers, and what nobody has confirmed: told in Danish."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from guide.__main__ import main
from guide.reviewing import review_change
from towns import NOW, ROOT, change

if TYPE_CHECKING:
    from pathlib import Path

GIT = shutil.which("git") or "git"
ME = ["-c", "user.name=Test", "-c", "user.email=test@by.example", "-c", "commit.gpgsign=false"]


def git(root: Path, *arguments: str) -> str:
    command = [GIT, *ME, *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603


@pytest.fixture
def proposal(standing: Path) -> Path:
    """Give a town under git, to propose a change in."""
    git(standing, "init", "--quiet")
    git(standing, "add", "data", "docs")
    git(standing, "commit", "--quiet", "-m", "before")
    return standing


def test_a_changed_hour_is_told_and_needs_no_translator(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old and new, the pages that show it, and that every language has it right at once."""
    change(proposal / "data" / "courses.yml", "closes_at: 12:00", "closes_at: 13:00")

    assert main(["review", "--base", "HEAD"]) == 0

    told = capsys.readouterr().out
    assert "- **courses.syning**, schedule.closes_at: 12:00 → 13:00" in told
    assert "- Syning (`/kurser/syning/`)" in told
    assert "- Kurser (`/kurser/`)" in told
    assert "(`/kontakt/`)" not in told
    assert "Ingen tekster skal oversættes." in told
    names = {path.relative_to(proposal / "review").as_posix() for path in (proposal / "review").rglob("*.html")}
    assert {"before/kurser-syning.html", "after/kurser-syning.html", "after/ar-kurser-syning.html"} <= names
    assert "12:00" in (proposal / "review" / "before" / "kurser-syning.html").read_text(encoding="utf-8")
    assert "13:00" in (proposal / "review" / "after" / "kurser-syning.html").read_text(encoding="utf-8")


def test_a_changed_text_names_the_languages_that_need_new_words(
    proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And only that text."""
    change(proposal / "data" / "courses.yml", "Lær at sy.", "Lær at sy tøj.")
    main(["review", "--base", "HEAD"])
    told = capsys.readouterr().out

    assert "`courses.syning.summary`: Lær at sy tøj. (English, العربية, ትግርኛ)" in told
    assert told.count("- `") == 1


def test_new_and_vanished_records_are_told(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their topic and id."""
    text = (proposal / "data" / "courses.yml").read_text(encoding="utf-8")
    (proposal / "data" / "courses.yml").write_text(text.replace("dansk:", "dansk-igen:"), encoding="utf-8")
    change(proposal / "data" / "arrival.yml", "[dansk]", "[dansk-igen]")
    main(["review", "--base", "HEAD"])
    told = capsys.readouterr().out

    assert "- **courses.dansk-igen** er ny." in told
    assert "- **courses.dansk** er væk." in told
    assert "- Dansk (`/kurser/dansk/`) er væk." in told


def test_what_has_to_be_mended_stands_beside_its_line(
    proposal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the forge's annotations, and all of it in the job's summary."""
    change(proposal / "data" / "courses.yml", "[TU]", "[tuesday]")
    change(proposal / "data" / "contacts.yml", "32 12 34 56", "3212 345")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))

    assert main(["review", "--base", "HEAD"]) == 1

    told = capsys.readouterr().out
    assert "::error file=data/courses.yml,line=7::" in told
    assert "%0A" in told
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("# Der er noget, der skal rettes")
    assert "data/contacts.yml" in summary
    assert "data/courses.yml:7" in summary


def test_an_unknown_commit_is_told(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback."""
    assert proposal.is_dir()
    assert main(["review", "--base", "findes-ikke"]) == 1
    assert "findes-ikke findes ikke i projektets historie." in capsys.readouterr().out


def test_real_commits_of_this_project_are_reviewed() -> None:
    """Against several commits of its own history, however old their rules."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy has no history")
    commits = git(ROOT, "log", "--format=%h", "-n", "40", "--", "data").split()
    for commit in commits[:: max(1, len(commits) // 3)]:
        summary, problems = review_change(ROOT, commit, NOW)
        assert problems == []
        assert summary.startswith("# ")
    shutil.rmtree(ROOT / "review")


def test_what_is_old_is_listed_by_who_answers_for_it(standing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those for whom nobody answers come last; where all is fresh, there is no list."""
    main(["stale"])
    assert capsys.readouterr().out == ""

    path = standing / "data" / "courses.yml"
    text = path.read_text(encoding="utf-8").replace("2026-06-01", "2025-06-01\n  assured_by: Kursuskontoret")
    path.write_text(text.replace("2026-05-31", "2025-05-31"), encoding="utf-8")
    settings = standing / "data" / "site.yml"
    stated = "privacy:\n  assured_date: 2025-06-01\n  stored:\n    steps: Trin.\n"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n{stated}", encoding="utf-8")
    main(["stale"])
    told = capsys.readouterr().out

    assert "## Kursuskontoret\n\n- [ ] `courses.syning`, sidst bekræftet 2025-06-01" in told
    assert told.index("Kursuskontoret") < told.index("Ingen står som ansvarlig")
    assert "make confirm" in told
    assert "- [ ] `site.privacy`, sidst bekræftet 2025-06-01" in told
