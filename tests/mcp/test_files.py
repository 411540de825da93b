"""``read_file`` reads what is below the folder that the server was started with, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.mcp.asking import answer, call, refusal
from tests.mcp.test_tools import PUSH

NONE = "there is no file of this name below the folder that the server was started with"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that may be read, beside one that may not."""
    for name in ("open/jobs", "shut"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "build.log").write_text(PUSH)
    there = tmp_path / "open"
    (there / "away").symlink_to(tmp_path / "shut")
    (there / "away.log").symlink_to(tmp_path / "shut" / "build.log")
    (there / "round.log").symlink_to(there / "round.log")
    (there / "here.log").symlink_to(there / "jobs" / "build.log")
    os.mkfifo(there / "pipe.log")
    return there


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "jobs", "missing.log", "jobs/build.log/more", "round.log", "pipe.log", "build\0.log", "\udce9.log"),
        *("../shut/build.log", "jobs/../../shut/build.log", "away/build.log", "away.log", "/etc/hostname", "~/.netrc"),
        *("file:///etc/hostname", "x" * 5000),
    ],
)
def test_what_is_no_file_below_the_folder_is_refused_and_not_told_apart(root: Path, name: str) -> None:
    assert refusal(call("read_file", root=root, path=name)) == NONE


def test_a_link_that_is_put_in_the_way_while_a_file_is_opened_leads_nowhere(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.open

    def late(path: Path, how: int) -> int:
        (root / "jobs").rename(root / "before")
        (root / "jobs").symlink_to(root.parent / "shut")
        return really(path, how)

    monkeypatch.setattr("ecr_denied.mcp.files.os.open", late)
    assert refusal(call("read_file", root=root, path="jobs/build.log")) == NONE


@pytest.mark.parametrize("name", ["jobs/build.log", "jobs/../jobs/build.log", "here.log"])
def test_a_file_below_the_folder_is_read_by_any_of_its_names(root: Path, name: str) -> None:
    for path in (name, str(root / name)):
        assert [one["cause"] for one in answer(call("read_file", root=root, path=path))["failures"]] == [
            "repository-not-found"
        ]


def test_a_file_that_is_longer_than_a_text_may_be_is_read_with_the_lines_of_its_failures(root: Path) -> None:
    (root / "long.log").write_text("step 1 of 2: compiled\n" * 50_000 + PUSH)
    (found,) = answer(call("read_file", root=root, path="long.log"))["failures"]
    assert (found["cause"], found["first_line"]) == ("repository-not-found", 50_002)
