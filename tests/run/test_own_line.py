"""``ecr-denied run`` reads the command that it runs, as the line that a transcript of it has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ecr_denied import parse
from ecr_denied.cli import capture, main
from ecr_denied.cli.capture import OutputCapture
from ecr_denied.reading.judge.left_out import NOTHING
from tests.looped import looped
from tests.run.world import ERROR, REFERENCE, World

HOST = REFERENCE.partition("/")[0]
UNAUTHENTICATED = "no basic auth credentials\n"
# What a build says of a base image at Docker Hub.
FOREIGN = (
    "ERROR: failed to solve: python:3.11: pull access denied, repository does not exist or may require authorization"
)


def told(command: list[str], output: str) -> list[dict[str, object]]:
    """The records of what a command printed."""
    captured = OutputCapture(10, command=command)
    captured.stream()(output.encode())
    return [failure.model_dump(mode="json") for failure in captured.failures()]


def test_what_only_the_command_says_is_no_failure() -> None:
    for words in (["echo", f"{UNAUTHENTICATED}"], ["grep", "denied: Your authorization token has expired.", "x.log"]):
        assert told(words, "all is well\n") == []
    assert told(["sh", "-c", f"docker push {REFERENCE} || echo 'denied: no basic auth credentials'"], "") == []


def test_the_image_of_a_build_is_not_that_of_a_base_image_which_was_refused() -> None:
    assert told(["docker", "build", "-t", REFERENCE, "."], f"{FOREIGN}: server message: insufficient_scope\n") == []


@looped(
    "words",
    [
        ["sh", "-c", f"docker build .\ndocker push {REFERENCE}"],
        ["docker", "push", f"{HOST}/{'a' * 5000}"],
        ["\udcff\x1b[31m", "push", REFERENCE],
        [""],
    ],
)
def test_a_command_that_is_not_shown_on_one_line_tells_nothing(words: list[str]) -> None:
    (record,) = told(words, UNAUTHENTICATED)
    assert record["registry"] is None and record["first_line"] == 1


@looped(
    "words, operation, repository, tag",
    [
        (["docker", "push", REFERENCE], "push", "team/app", "v1"),
        (["/usr/bin/docker", "pull", REFERENCE], "pull", "team/app", "v1"),
        (["sudo", "docker", "push", REFERENCE], "push", "team/app", "v1"),
        (["sh", "-c", f"docker pull {REFERENCE}"], "pull", "team/app", "v1"),
        (["./deploy.sh", REFERENCE], None, "team/app", "v1"),
        (["docker", "compose", "push"], "push", None, None),
    ],
)
def test_a_refusal_that_names_nothing_is_of_what_the_command_names(
    words: list[str], operation: str | None, repository: str | None, tag: str | None
) -> None:
    (record,) = told(words, UNAUTHENTICATED)
    assert record["message"] == UNAUTHENTICATED.strip()
    assert (record["operation"], record["repository"], record["tag"]) == (operation, repository, tag)
    assert record["registry"] == (HOST if repository else None)


@looped("output", [UNAUTHENTICATED, f"The push refers to repository [{HOST}/team/app]\n{ERROR}", f"x\n{ERROR}{ERROR}"])
def test_it_is_read_as_a_transcript_is_but_for_the_number_of_the_line(output: str) -> None:
    (failure,) = parse(f"$ docker push {REFERENCE}\n{output}")
    (record,) = told(["docker", "push", REFERENCE], output)
    lines = {name: getattr(failure, name) - 1 for name in ("first_line", "last_line")}
    assert record == failure.model_dump(mode="json") | lines


def test_a_system_without_a_shell_of_its_own_has_no_shell_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "POSIX", False)
    (record,) = told(["docker", "push", REFERENCE], UNAUTHENTICATED)
    assert record["tag"] == "v1" and record["command"] == {**record["command"], "shell": None, "program": "docker"}  # type: ignore[dict-item]


def test_lines_that_are_left_out_are_counted_in_the_output() -> None:
    for words, output, said in (
        (["docker", "push", "ghcr.io/acme/app:v1"], "unauthorized: authentication required\n", "line 1 is left out"),
        (["grep", "the mirror: dial tcp 10.0.0.7:443: i/o timeout", "ecr.log"], "nothing\n", NOTHING),
    ):
        captured = OutputCapture(10, why=True, command=words)
        captured.stream()(output.encode())
        assert captured.failures() == [] and captured.left_out
        assert captured.left_out()[0].startswith(said)


def test_run_tells_the_tag_of_a_push(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in World(tmp_path).environment().items():
        monkeypatch.setenv(name, value)
    assert main(["run", "--format", "jsonl", "--", "docker", "push", REFERENCE]) == 7
    record = json.loads(capfd.readouterr().err.splitlines()[-1])
    assert (record["repository"], record["tag"], record["first_line"]) == ("team/app", "v1", 2)
