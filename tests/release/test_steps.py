"""Every step of the release but those that publish, run in a clone without a tag and with one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ecr_denied import __version__
from tests.release.workflows import ROOT, workflow

pytestmark = pytest.mark.release

STEPS = re.findall(
    r"python -m (release\.\w+)",
    "\n".join(step.get("run", "") for step in workflow("release")["jobs"]["build"]["steps"]),
)


def step(name: str, clone: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A step as it ends in the clone."""
    path = {"PYTHONPATH": str(clone), "GITHUB_REF": "refs/heads/main"}
    return subprocess.run(
        [sys.executable, "-m", name],
        cwd=clone,
        env={**os.environ, **path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git holds, and nothing else."""
    folder = tmp_path_factory.mktemp("release") / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    return folder


def test_every_step_is_run_and_what_is_built_is_the_same_twice(clone: Path) -> None:
    output = clone.parent / "output"
    for name in STEPS:
        done = step(name, clone, GITHUB_OUTPUT=str(output))
        print(f"$ python -m {name}\n{done.stdout}{done.stderr}")
        assert done.returncode == 0, name
    assert output.read_text() == "publish=false\n"
    assert sorted(path.suffix for path in (clone / "dist").iterdir()) == [".gz", ".whl"]
    assert (clone / "build" / "notes.md").read_text("utf-8").startswith("### ")
    bill = json.loads((clone / "build" / "sbom.cdx.json").read_text("utf-8"))
    assert {"pydantic", "regex"} <= {one["name"] for one in bill["components"]}
    assert bill["metadata"]["component"]["name"] == "ecr-denied"


def test_what_git_does_not_hold_is_told_by_the_second_build(clone: Path) -> None:
    stray = clone / "ecr_denied" / "stray.py"
    stray.write_text('"""Not committed."""\n')
    try:
        done = step("release.build", clone)
    finally:
        stray.unlink()
    assert done.returncode == 1 and "not the same in a second build of what git holds" in done.stderr


def test_a_tag_of_another_version_stops_before_anything_is_published(clone: Path) -> None:
    output = clone.parent / "refused"
    done = step("release.notes", clone, GITHUB_REF="refs/tags/v9.9.9", GITHUB_OUTPUT=str(output))
    assert done.returncode == 1 and not output.exists()
    assert f"the tag is v9.9.9, and pyproject.toml says {__version__}" in done.stderr
