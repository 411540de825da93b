"""Many inputs, and one that goes on: folders, streams, the bar on a terminal, the summary."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ecr_denied import Cause, Failure, Language
from ecr_denied.cli import inputs, main, streams
from ecr_denied.cli.inputs import as_met
from ecr_denied.cli.streams import Progress
from ecr_denied.grouping import Groups
from tests.looped import looped

ROOT = Path(__file__).parent.parent
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again.\n"
UNKNOWN = "{} name unknown: The repository with name '{}' does not exist in the registry with id '111122223333'\n"
NOISE = "nothing\n" * 50


pytestmark = pytest.mark.usefixtures("plain")
Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in the folder of the test: its exit status and the lines that it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()

    return run


def places(lines: list[str]) -> list[str]:
    """The inputs that a brief report names."""
    return [line.partition("(")[2].partition(",")[0] for line in lines]


# --- folders ---------------------------------------------------------------------------------------------


def test_a_dash_is_no_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "-").mkdir()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(EXPIRED.encode())))
    assert places(run("-r", "-", "--brief")[1]) == ["standard input"]


def test_what_cannot_be_read_in_a_folder_is_named_and_hides_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.log", "b.log", "c.log"):
        (tmp_path / name).write_text(EXPIRED)
    (tmp_path / "closed").mkdir()
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "itself").symlink_to("itself")
    opened, listed = inputs.opened, os.scandir

    def denied(name: str) -> object:
        if name.endswith("b.log"):
            raise PermissionError(13, "Permission denied")
        return opened(name)

    def denied_listing(name: str) -> Iterator[os.DirEntry[str]]:
        if name.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listed(name)

    monkeypatch.setattr(inputs, "opened", denied)
    monkeypatch.setattr(os, "scandir", denied_listing)
    status, out, err = run("-r", ".", "--brief")
    assert (status, places(out)) == (2, ["./a.log", "./c.log"])
    assert err == [
        "ecr-denied: ./b.log: Permission denied",
        "ecr-denied: ./closed: Permission denied",
        "ecr-denied: ./gone: No such file or directory",
        "ecr-denied: ./itself: Too many levels of symbolic links",
    ]


def test_binary_files_are_passed_over_and_it_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "app").write_bytes(b"\x7fELF\x00" + EXPIRED.encode())
    (tmp_path / "lib.gz").write_bytes(gzip.compress(b"\x7fELF\x00" + EXPIRED.encode()))
    assert run("-r", ".") == (1, [], ["ecr-denied: .: binary files passed over: 2, as ./app; name one to have it read"])
    assert run("-r", "app", "--brief")[0] == 0


def test_a_folder_is_read_in_order_with_what_is_compressed_and_what_is_utf_16(run: Run, tmp_path: Path) -> None:
    for name in ("b", "b/z", "a.d"):
        (tmp_path / name).mkdir()
    for name in ("c.log", "b/2", "b/1", "b/z/0", "a.d/x", "a"):
        (tmp_path / name).write_text(EXPIRED)
    (tmp_path / "b" / "3.gz").write_bytes(gzip.compress(EXPIRED.encode()))
    (tmp_path / "d").write_text(EXPIRED, encoding="utf-16")
    status, out, err = run("-r", ".", "--brief")
    assert (status, err) == (0, [])
    assert places(out) == ["./a", "./a.d/x", "./b/1", "./b/2", "./b/3.gz", "./b/z/0", "./c.log", "./d"]


def test_a_link_is_followed_to_a_file_that_has_no_other_name_and_to_no_folder(run: Run, tmp_path: Path) -> None:
    for name in ("pods", "containers"):
        (tmp_path / name).mkdir()
    for name in ("pods/0.log", "containers/x.log"):
        (tmp_path / name).write_text(EXPIRED)
    (tmp_path / "containers" / "a").symlink_to("../pods/0.log")
    (tmp_path / "containers" / "b").symlink_to("../pods/0.log")
    (tmp_path / "containers" / "c").symlink_to("x.log")
    (tmp_path / "containers" / "loop").symlink_to(".")
    (tmp_path / "containers" / "away").symlink_to("../pods")
    (tmp_path / "link").symlink_to("containers")
    for folder in ("containers", "link"):
        assert places(run("-r", folder, "--brief")[1]) == [f"{folder}/a", f"{folder}/x.log"]


def test_what_may_never_end_is_passed_over(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert run("-r", ".") == (1, [], [])


# --- one that goes on ------------------------------------------------------------------------------------


def streamed(*arguments: str) -> subprocess.Popen[bytes]:
    """The command, with a pipe to write to and one to read from."""
    words = [sys.executable, "-m", "ecr_denied", *arguments]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)


def test_text_is_written_before_a_stream_ends_and_what_is_told_again_in_a_line_at_the_end() -> None:
    with streamed() as running:
        assert running.stdin and running.stdout
        running.stdin.write((EXPIRED + NOISE).encode())
        running.stdin.flush()
        assert running.stdout.readline().startswith(b"REFUSED ")
        assert running.poll() is None
        running.stdin.write((EXPIRED + NOISE + EXPIRED).encode())
        running.stdin.close()
        lines = running.stdout.read().decode().splitlines()
    assert running.returncode == 0
    assert lines[-1].startswith("seen again token-expired (standard input, lines 1-103, seen 3 times)")
    assert not any(line.startswith(("REFUSED", "FAILED", "token-expired")) for line in lines)


def told(batches: list[list[str]], keep: int | None = None) -> list[tuple[str, int, bool]]:
    """The repositories that are given of those that are told, how often each was told, and whether again."""
    cause = Cause.REPOSITORY_NOT_FOUND
    failures = [[Failure(cause=cause, repository=name) for name in batch] for batch in batches]
    return [(one.repository or "", one.occurrences, again) for one, again in as_met(failures, Groups(keep))]


# What is told again is given again at the end, with all its occurrences; what was not told for longest is forgotten.
@looped(
    "batches, keep, given",
    [
        ([["web"], [], ["api"]], None, [("web", 1, False), ("api", 1, False)]),
        ([["web", "web"]], None, [("web", 2, False)]),
        ([["web", "web"], ["api"], ["web"]], None, [("web", 2, False), ("api", 1, False), ("web", 3, True)]),
        (
            [["web"], ["web"], ["api"], ["web"]],
            1,
            [("web", 1, False), ("api", 1, False), ("web", 2, True), ("web", 1, False)],
        ),
    ],
)
def test_what_a_stream_tells_is_given_as_it_is_told(
    batches: list[list[str]], keep: int | None, given: list[tuple[str, int, bool]]
) -> None:
    assert told(batches, keep) == given


# --- on a terminal ---------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("terminals", "said"), [("out", False), ("err", False), ("out err", True)])
def test_nothing_recognised_is_said_where_someone_looks_at_both_streams(
    terminals: str, said: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").write_text("all is well\n")
    streams = {name: Terminal() if name in terminals else io.StringIO() for name in ("out", "err")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, f"std{name}", stream)
    assert main([str(tmp_path / "log")]) == 1
    assert streams["out"].getvalue() == ""
    assert streams["err"].getvalue().startswith("ecr-denied: nothing recognised: ") is said
    assert ("docker push ... 2>&1 | ecr-denied" in streams["err"].getvalue()) is said
    (tmp_path / "failed").write_text(EXPIRED)
    for name, status in (("failed", 0), ("nowhere", 2)):
        streams["err"].truncate(0)
        assert main([str(tmp_path / name)]) == status
        assert "nothing recognised" not in streams["err"].getvalue()


def test_nothing_is_said_or_drawn_where_standard_error_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").write_text("all is well\n")
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stderr", None)
    assert main([str(tmp_path / "log")]) == 1


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time on the clock, which only the test moves on."""
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    return clock


def shown(terminal: Terminal) -> list[str]:
    """What was drawn, one after the other."""
    drawn = terminal.getvalue()
    terminal.seek(0)
    terminal.truncate()
    return drawn.split("\r\x1b[K")[1:]


def test_a_bar_is_drawn_when_reading_takes_long_and_then_now_and_then(now: list[float]) -> None:
    terminal = Terminal()
    with Progress("job.log", 8, terminal) as bar:
        chunks = bar.watched([b"12"] * 5)  # it grew while it was read
        next(chunks)
        now[0] = 0.4
        next(chunks)
        assert shown(terminal) == []
        now[0] = 0.5
        next(chunks)
        assert shown(terminal) == [" 50% [==========          ] job.log"]
        next(chunks)
        assert shown(terminal) == []
        now[0] = 0.7
        next(chunks)
        assert shown(terminal) == ["100% [====================] job.log"]
        bar.clear()
        bar.clear()
        assert shown(terminal) == [""]
    assert shown(terminal) == []


def test_no_bar_is_left_behind_and_the_name_in_it_steers_no_terminal_and_is_not_long(now: list[float]) -> None:
    terminal = Terminal()
    with Progress("x" * 200 + "\x1b[2J\r.log", 4, terminal) as bar:
        now[0] = 1
        list(bar.watched([b"12"]))
    first, last = shown(terminal)
    assert last == "" and "\x1b" not in first and "\r" not in first and len(first) < 80


@pytest.mark.parametrize(
    ("terminal", "kind"), [(io.StringIO(), "xterm"), (Terminal(), "dumb")], ids=["no terminal", "a dumb one"]
)
def test_no_bar_is_drawn_anywhere_else(
    terminal: io.StringIO, kind: str, now: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", kind)
    (tmp_path / "log").write_text(NOISE)
    with (tmp_path / "log").open("rb") as stream, streams.progress("log", stream) as bar:
        now[0] = 1
        list(bar.watched([b"12"]))
    assert terminal.getvalue() == ""


def test_no_bar_is_drawn_for_what_has_no_known_length(now: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    reading, writing = os.pipe()
    os.close(writing)
    for stream in (io.BytesIO(b"12"), os.fdopen(reading, "rb")):
        with stream, streams.progress("-", stream) as bar:
            now[0] += 1
            list(bar.watched([b"12"]))
    assert terminal.getvalue() == ""


def test_a_bar_makes_room_for_a_failure(
    now: list[float], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    (tmp_path / "log").write_text(EXPIRED + "nothing\n" * 100_000)
    log: list[str] = []

    def later() -> float:
        now[0] += 1
        return now[0]

    monkeypatch.setattr(time, "monotonic", later)
    for failure in inputs.Inputs(["log"], language=Language.ENGLISH, keep=None):
        log += [failure.failure.cause, *shown(terminal)]
    assert log[0] == "token-expired" and log[1].endswith("] log") and log[-1] == ""


# --- the summary -----------------------------------------------------------------------------------------


def test_a_summary_counts_each_failure_and_says_where_it_was_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").write_text(EXPIRED)
    (tmp_path / "b").write_text(UNKNOWN.format("2026-11-24T09:00:00Z", "web") + NOISE)
    (tmp_path / "c").write_text(
        NOISE
        + UNKNOWN.format("2026-11-24T10:00:00Z", "web")
        + NOISE
        + UNKNOWN.format("2026-11-23T10:00:00Z", "web")
        + UNKNOWN.format("2026-11-24T10:00:00Z", "api")
    )
    times = "2026-11-23T10:00:00+00:00 .. 2026-11-24T10:00:00+00:00"
    status, out, err = run("--summary", "-r", ".")
    assert (status, err) == (0, [])
    assert out == [
        "    3  repository-not-found: web in 111122223333",
        f"       first ./b, line 1; last ./c, line 102; files: 2; {times}",
        "    1  token-expired",
        "       ./a, line 1",
        "    1  repository-not-found: api in 111122223333",
        "       ./c, line 103; 2026-11-24T10:00:00+00:00",
    ]
