"""Standard output and standard error that cannot be written: no result, no status and no word but its own is lost."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from ecr_denied.cli import main, outputs
from ecr_denied.cli.streams import Progress
from tests.looped import looped

ROOT = Path(__file__).parent.parent
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again.\n"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
# A pipe whose reader has left.
LEFT = "2> >(exec <&-; sleep 0.2)"


def bash(script: str, folder: Path, **more: str) -> tuple[int, str, str]:
    """Run a line of bash, in which ``$ECR_DENIED`` is the command: its status, output and errors."""
    (folder / "good.log").write_text(EXPIRED)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ECR_DENIED": f"{sys.executable} -m ecr_denied", **more}
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, env=environment, cwd=folder, timeout=60, check=False
    )
    return done.returncode, done.stdout, done.stderr


# Words for the command, and the status that they have anyway.
COMPLAINING = [
    ("--brief nofile good.log", 2),
    ("--brief --keep 1 good.log", 0),
    ("--no-such-option", 2),
    ("run -- nosuch", 127),
    ("run -- /etc/passwd", 126),
    ("run -- sh -c 'cat good.log; exit 6'", 6),
    ("--tee < good.log", 0),
    ("diagnose nofile", 2),
]


@FULL
@looped("words, status", COMPLAINING, sample=4)
def test_a_standard_error_that_cannot_be_written_changes_nothing(words: str, status: int, tmp_path: Path) -> None:
    plain = bash(f"$ECR_DENIED {words}", tmp_path)
    assert plain[0] == status
    for way in ("2> /dev/full", "2>&-", LEFT):
        assert bash(f"$ECR_DENIED {words} {way}", tmp_path)[:2] == plain[:2], way


WAYS = product(
    ("--version", "--help", "explain --help", "schema"),
    (("> /dev/full", "No space left on device"), (">&-", "closed")),
    ("", "1"),
)


@FULL
@looped("words, way, unbuffered", WAYS, sample=5)
def test_a_standard_output_that_cannot_be_written_is_trouble(
    words: str, way: tuple[str, str], unbuffered: str, tmp_path: Path
) -> None:
    done = bash(f"$ECR_DENIED {words} {way[0]}", tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert done == (2, "", f"ecr-denied: standard output: {way[1]}\n")


@pytest.mark.parametrize("words", ["--version", "explain --list"])
def test_a_reader_that_leaves_is_no_trouble(words: str, tmp_path: Path) -> None:
    done = bash(f"set -o pipefail; {{ sleep 0.2; $ECR_DENIED {words}; }} | exec true", tmp_path)
    assert done == (0, "", "")


class Closed(io.StringIO):
    """A stream without a descriptor, that takes nothing."""

    def write(self, _: str) -> int:
        raise OSError(5, "Input/output error")


def test_a_stream_without_a_descriptor_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Closed())
    outputs.complain("job.log", "nothing")


def test_a_terminal_that_was_closed_ends_no_reading() -> None:
    with Progress("job.log", 2, Closed()) as bar:
        bar._due = 0
        assert list(bar.watched([b"1", b"2"])) == [b"1", b"2"]


def test_arguments_that_are_wrong_are_trouble_without_a_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as ended:
        main(["--format", "nope"])
    assert ended.value.code == 2


def test_a_version_that_cannot_be_written_is_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 2
