"""The action of this repository and GitLab's job in docs/ci.md: valid, and their steps run by bash.

``python3``, ``pip`` and ``apk`` are stand-ins that write down what they are asked for: tests reach no network.
"""

from __future__ import annotations

import json
import re
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.run.world import REFERENCE, ROOT, World

ACTION = ROOT / "action.yml"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.M | re.S)
STEP, JOB, *_ = (yaml.safe_load(block) for block in BLOCKS)
PYTHON = """#!/bin/sh
echo "$@" >> asked
for last; do :; done
case "$2" in venv) mkdir -p "$last/bin" && ln -sf "$(command -v ecr-denied)" "$last/bin/ecr-denied" ;; esac
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A runner's machine, on which what is installed is the command at hand."""
    made = World(tmp_path)
    made.program("apk", '#!/bin/sh\necho apk "$@" >> asked\n')
    made.program("python3", PYTHON)
    return made


def valid(schema: str, path: Path) -> bool:
    """True if a file is what its CI system asks for."""
    check = import_module("check_jsonschema").main  # it takes two seconds to load
    with pytest.raises(SystemExit) as ended:
        check(["--builtin-schema", schema, str(path)])
    return ended.value.code == 0


def act(world: World, inputs: dict[str, str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the action's steps as a runner does: each a script for bash, with its inputs in its environment."""
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    values = {name: about.get("default") for name, about in action["inputs"].items()} | inputs
    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash" and "${{" not in step["run"]
        own = {
            name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: values[found[1]], words)
            for name, words in step.get("env", {}).items()
        }
        runner = {"GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(world.folder / "temp"), "GITHUB_ACTION_PATH": str(ROOT)}
        done = world.bash(f"set -eo pipefail\n{step['run']}", **{**runner, **own, **environment})
        if done.returncode:
            break
    return done


def job(world: World, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run GitLab's job as its runner does: one script for bash."""
    lines = [*JOB["push"]["before_script"], *JOB["push"]["script"]]
    return world.bash("\n".join(("set -eo pipefail", *lines)), **environment)


def test_a_file_that_is_no_action_and_no_job_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("runs: {using: composite, steps: [{run: x}]}\npush: {artifacts: {reports: {codequality: {}}}}\n")
    assert not valid("vendor.github-actions", wrong) and not valid("vendor.gitlab-ci", wrong)


def test_the_action_is_valid() -> None:
    assert valid("vendor.github-actions", ACTION)


def test_the_job_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "job.yml"
    path.write_text(BLOCKS[1])
    assert valid("vendor.gitlab-ci", path)


def test_the_documented_step_gives_inputs_that_the_action_has() -> None:
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    assert set(STEP[0]["with"]) <= set(inputs)
    assert {name for name, about in inputs.items() if about.get("required")} <= set(STEP[0]["with"])


def test_the_action_keeps_the_status_of_a_failed_push_and_annotates_it(world: World) -> None:
    summary = world.folder / "summary.md"
    done = act(world, STEP[0]["with"], GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 7
    assert f"::error title=token-expired%3A push {REFERENCE.replace(':', '%3A')}"[:60] in done.stderr
    assert summary.read_text().startswith("### token-expired")


def test_the_action_installs_what_stands_beside_it(world: World) -> None:
    act(world, {"run": "true"})
    asked = (world.folder / "asked").read_text().splitlines()
    assert asked[0] == f"-m venv --without-pip {world.folder}/temp/ecr-denied"
    assert asked[1].endswith(f"--python {world.folder}/temp/ecr-denied/bin/python install {ROOT}")


def test_the_script_of_the_action_ends_where_a_line_of_it_fails(world: World) -> None:
    assert act(world, {"run": 'docker push "$IMAGE" | cat\necho went on'}).stdout.count("went on") == 0
    assert act(world, {"run": "echo 'a  b'\necho went on", "arguments": ""}).stdout == "a  b\nwent on\n"


def test_no_input_of_the_action_is_run_by_the_step_itself(world: World) -> None:
    done = act(world, {"run": "true", "arguments": "--brief; touch forged; $(touch forged)"})
    assert done.returncode == 2 and not (world.folder / "forged").exists()


def test_the_action_hands_its_arguments_on(world: World) -> None:
    done = act(world, {**STEP[0]["with"], "arguments": "--format sarif --output report.sarif"})
    (run,) = json.loads((world.folder / "report.sarif").read_text())["runs"]
    assert done.returncode == 7 and [result["ruleId"] for result in run["results"]] == ["token-expired"]


@pytest.mark.parametrize(("ends", "found"), [("7", ["token-expired"]), ("0", [])])
def test_the_job_keeps_the_status_and_leaves_the_report_that_it_names(
    world: World, ends: str, found: list[str]
) -> None:
    done = job(world, DOCKER_ENDS=ends)
    artifacts: Any = JOB["push"]["artifacts"]
    report = json.loads((world.folder / artifacts["reports"]["codequality"]).read_text())
    assert done.returncode == int(ends) and artifacts["when"] == "always"
    assert [issue["check_name"] for issue in report] == found
    assert ("token-expired" in done.stderr) == bool(found)
