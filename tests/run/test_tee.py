"""``ecr-denied --tee``: a stream passes on as it comes, and its failures are told on standard error at its end."""

from __future__ import annotations

import io
import os
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from ecr_denied.cli import main
from ecr_denied.cli.capture import OnChunk, forward
from tests.run.world import ERROR, World, standing_for


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))  # no terminal; its descriptor is what is read


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "job.log"
    path.write_bytes(bytes(range(256)) + b"\n" + ERROR.encode())
    return path


@pytest.mark.parametrize("names", [["job.log"], ["-", "-"], ["-", "job.log"]])
def test_a_file_is_not_passed_on(names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as trouble:
        main(["--tee", *names])
    assert trouble.value.code == 2 and "it takes no file" in capsys.readouterr().err


def test_a_standard_input_that_cannot_be_read_is_trouble(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with standing_for(0, tmp_path):
        assert main(["--tee", "--exit-zero"]) == 2
    assert capfd.readouterr() == ("", "ecr-denied: -: Is a directory\n")


def test_an_interrupt_tells_what_was_read(
    log: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(chunk: bytes, target: int, hear: OnChunk) -> NoReturn:
        forward(chunk, target, hear)
        raise KeyboardInterrupt

    monkeypatch.setattr("ecr_denied.cli.run.forward", interrupted)
    with standing_for(0, log):
        assert main(["--tee", "--brief"]) == 130
    assert "token-expired" in capfd.readouterr().err


@pytest.mark.parametrize(("data", "status"), [(b"", 1), (b"all is well", 1), (ERROR.encode(), 0)])
def test_the_status_is_greps_and_zero_on_demand(
    data: bytes, status: int, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "in").write_bytes(data)
    for options, expected in (([], status), (["--exit-zero"], 0)):
        with standing_for(0, tmp_path / "in"):
            assert main(["--tee", *options, "-"]) == expected
        assert capfdbinary.readouterr().out == data


def test_every_byte_passes_and_failures_are_told_on_standard_error(
    log: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with standing_for(0, log):
        assert main(["--tee", "--brief"]) == 0
    said = capfdbinary.readouterr()
    assert said.out == log.read_bytes()
    assert said.err.startswith(b"token-expired") and b"(standard input, line " in said.err


def test_what_comes_passes_before_the_stream_ends() -> None:
    stream, passed = os.pipe(), os.pipe()
    os.write(stream[1], b"first\n")
    seen = []

    def watch() -> None:
        seen.append(os.read(passed[0], 100))
        os.close(stream[1])

    thread = threading.Thread(target=watch)
    thread.start()
    with standing_for(0, stream[0]), standing_for(1, passed[1]):
        assert main(["--tee"]) == 1
    thread.join()
    assert seen == [b"first\n"]
    for end in (stream[0], *passed):
        os.close(end)


def test_a_reader_that_leaves_ends_the_stream_without_a_traceback(tmp_path: Path) -> None:
    done = World(tmp_path).bash(f"{{ printf '%s' '{ERROR}'; yes; }} | ecr-denied --tee --brief | head -1")
    assert done.returncode == 0 and done.stdout == ERROR
    assert done.stderr.startswith("token-expired") and "Traceback" not in done.stderr
