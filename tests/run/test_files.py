"""Files that results are written to: a pipe that no program reads is told, and not waited for."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from ecr_denied.cli import main, outputs
from ecr_denied.cli.outputs import write_file
from tests.run.world import ERROR


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A named pipe."""
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def failing(*options: str) -> list[str]:
    """A command that fails, and options of what runs it."""
    return ["run", "--format", "json", *options, "--", "sh", "-c", f"printf '%s' '{ERROR}'; exit 7"]


def test_a_pipe_that_no_program_reads_is_told(pipe: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(failing("--output", str(pipe))) == 7
    said = capfd.readouterr().err
    assert said.startswith(f"ecr-denied: {pipe}: no program reads it\n") and "REFUSED" in said


def test_a_summary_that_is_a_pipe_is_told(
    pipe: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(pipe))
    assert main(failing()) == 7
    assert f"ecr-denied: {pipe}: no program reads it\n" in capfd.readouterr().err


def test_a_pipe_whose_reader_takes_nothing_is_told(
    pipe: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(outputs, "PATIENCE", 0.01)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(str(pipe), ["x" * (1 << 20)])
    assert capfd.readouterr().err == f"ecr-denied: {pipe}: its reader takes nothing\n"
    os.close(reading)


def test_a_pipe_that_is_read_gets_everything(
    pipe: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the shell's ``--output >(program)`` has it; this reader begins when the pipe is full."""
    got: list[str] = []
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reading, True)

    def read() -> None:
        with open(reading) as file:  # noqa: PTH123
            got.append(file.read())

    thread, takes = threading.Thread(target=read), outputs._takes

    def when_full(descriptor: int) -> bool:
        if thread.ident is None:
            thread.start()
        return takes(descriptor)

    monkeypatch.setattr(outputs, "_takes", when_full)
    write_file(str(pipe), map(str, range(100_000)))
    thread.join()
    assert got[0].splitlines() == list(map(str, range(100_000))) and capfd.readouterr().err == ""


def test_a_device_is_written_as_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(failing("--output", os.devnull)) == 7
    assert "REFUSED" in capfd.readouterr().err
    assert main(failing("--output", str(tmp_path / "new.json"))) == 7
    assert json.loads((tmp_path / "new.json").read_text())["failures"][0]["cause"] == "token-expired"
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o666 & ~umask()


def umask() -> int:
    """That of this process."""
    os.umask(before := os.umask(0))
    return before
