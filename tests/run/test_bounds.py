"""``ecr-denied run`` ends soon after its command: neither other programs nor its own reading hold it for ever."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ecr_denied import Failure
from ecr_denied.cli import capture, child, main
from ecr_denied.cli.capture import CHUNK, LEFT_BEHIND, Backlog, OutputCapture
from ecr_denied.cli.child import start
from ecr_denied.reading.reader import Reader
from tests.run.world import ERROR, sh, standing_for

GONE = "ecr-denied: sh: what it left behind in the background still writes, and is not forwarded any more\n"
NOTHING = "ecr-denied: sh: exit status 3; no known failure of ECR in its output\n"


# --- what was left behind --------------------------------------------------------------------------------


def test_what_was_left_behind_learns_that_its_output_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LEFT_BEHIND < 10
    monkeypatch.setattr(child, "LEFT_BEHIND", 0.2)
    os.mkfifo(tmp_path / "end")
    code = f"(trap 'echo > {tmp_path}/end' EXIT; trap '' PIPE; while echo tick; do sleep 0.02; done) & exit 3"
    assert main(sh(code)) == 3
    assert (tmp_path / "end").read_text() == "\n"


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command has ended before anything is forwarded, which happens bit by bit; what it left is not awaited."""

    def started(words: list[str], spawn: Callable[[list[str]], int]) -> int:
        pid = start(words, spawn)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        return pid

    monkeypatch.setattr(child, "start", started)
    monkeypatch.setattr(child, "LEFT_BEHIND", 0)
    monkeypatch.setattr(child, "CHUNK", 1 << 10)


@pytest.mark.usefixtures("late")
def test_all_that_the_command_wrote_is_forwarded_however_late_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(sh("seq 9000; (sleep 1; yes) & exit 3")) == 3
    said = capfd.readouterr()
    assert said.out.startswith("".join(f"{n}\n" for n in range(1, 9001)))
    assert said.err.startswith(GONE)


@pytest.mark.usefixtures("late")
def test_the_last_byte_that_the_command_can_have_written_is_forwarded(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(child, "CHUNK", CHUNK - 1)
    assert main(sh(f"yes | head -c {CHUNK}; (sleep 1; yes) & exit 3")) == 3
    assert len(capfd.readouterr().out) == CHUNK


@pytest.mark.usefixtures("late")
def test_no_more_is_forwarded_than_the_command_can_have_written(capfd: pytest.CaptureFixture[str]) -> None:
    """Standard error is another pipe: what one owes does not count for the other. Others wait to fill both again."""
    code = f"yes | head -c {CHUNK}; yes | head -c {CHUNK} >&2; yes | head -c 9{CHUNK} & yes | head -c 9{CHUNK} >&2 &"
    assert main(sh(f"{code} sleep 0.3; exit 3")) == 3
    said = capfd.readouterr()
    assert (len(said.out), said.err[CHUNK:]) == (CHUNK, f"{GONE}{NOTHING}")


def test_a_signal_ends_the_waiting(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """The command has ended, so there is nothing to send it to."""
    monkeypatch.setattr(child, "LEFT_BEHIND", 600)
    ticks = "for i in $(seq 100); do echo $i; sleep 0.05; [ $i = 10 ] && kill -TERM $PPID; done"
    assert main(sh(f"({ticks}) & exit 3")) == 3
    assert "\n99\n" not in capfd.readouterr().out


# --- what is to be read ----------------------------------------------------------------------------------


class Slow(Reader):
    """A reader that takes a while for a piece with "slow" in it, and for one with "stuck" until it is let go."""

    reached, go = threading.Event(), threading.Event()

    def feed(self, data: bytes) -> list[Failure]:
        if b"slow" in data:
            time.sleep(0.3)
        if b"stuck" in data:
            self.reached.set()
            self.go.wait(60)
        return super().feed(data)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(capture, "Reader", Slow)
    monkeypatch.setattr(capture, "READ_ON", 0.1)
    monkeypatch.setattr(capture, "READ_END", 0.1)
    before = threading.active_count()
    Slow.reached.clear()
    Slow.go.clear()
    yield
    Slow.go.set()
    while threading.active_count() > before:
        time.sleep(0.01)


@pytest.mark.usefixtures("slow")
def test_a_reading_that_does_not_end_is_left_and_what_it_found_is_kept() -> None:
    captured = OutputCapture(10)
    take = captured.stream()
    take(ERROR.encode() + b"\n" * 300)
    take(b"stuck\n" + ERROR.encode())
    Slow.reached.wait()
    take(b"more\n")
    take(b"\n")
    assert [failure.first_line for failure in captured.failures()] == [1]
    assert captured.stopped and captured.missed == len(f"stuck\n{ERROR}more\n\n")


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("rest", [b"stuck", b"stuck\n", ERROR.encode()])
def test_what_a_reader_held_back_and_did_not_come_to_counts_as_not_read(
    rest: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    if b"stuck" not in rest:
        monkeypatch.setattr(Slow, "flush", lambda reader: reader.feed(b"stuck"))
    captured = OutputCapture(10)
    take = captured.stream()
    for _ in range(100):
        take(f"a line of {'x' * 110}\n".encode())
    take(rest)
    assert captured.failures() == [] and captured.stopped
    assert captured.missed == 100 * len(f"a line of {'x' * 110}\n") + len(rest)


@pytest.mark.usefixtures("slow")
def test_what_a_reader_has_looked_at_does_not_count_as_not_read() -> None:
    captured = OutputCapture(10)
    take = captured.stream()
    take(b"a line\n" * 300 + b"begun")
    take(b" and stuck\n")
    Slow.reached.wait()
    assert captured.failures() == [] and captured.missed == len("begun and stuck\n")


def test_a_reader_that_is_not_made_in_time_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    made = threading.Event()

    def making(*, quoted: bool) -> Reader:
        made.wait()
        return Reader(quoted=quoted)

    monkeypatch.setattr(capture, "Reader", making)
    monkeypatch.setattr(capture, "READ_ON", 0.05)
    monkeypatch.setattr(capture, "READ_END", 0.05)
    captured = OutputCapture(10)
    captured.stream()(ERROR.encode())
    assert captured.failures() == [] and captured.stopped and captured.missed == len(ERROR)
    made.set()


def test_what_can_be_read_in_time_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "TAIL", 0)
    reading = threading.Event()

    def making(*, quoted: bool) -> Reader:
        reading.wait()
        return Reader(quoted=quoted)

    monkeypatch.setattr(capture, "Reader", making)
    captured = OutputCapture(10)
    captured.stream()(ERROR.encode())
    threading.Timer(0.1, reading.set).start()
    assert [failure.cause for failure in captured.failures()] == ["token-expired"]
    assert captured.missed == 0 and not captured.stopped


def test_what_reads_does_not_keep_the_program_from_its_end() -> None:
    before = set(threading.enumerate())
    captured = OutputCapture(10)
    assert [thread.daemon for thread in threading.enumerate() if thread not in before] == [True]
    captured.failures()


# --- lines of several streams ----------------------------------------------------------------------------


def test_a_line_of_one_stream_is_not_torn_by_another() -> None:
    captured = OutputCapture(10)
    one, other = captured.stream(), captured.stream()
    one(b"one\n" + ERROR[:20].encode())
    other(b"two\nthree")
    one(ERROR[20:].encode() + b"four")
    (failure,) = captured.failures()
    assert (failure.cause, failure.occurrences, failure.first_line) == ("token-expired", 1, 3)


def test_a_line_longer_than_a_chunk_is_given_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces: list[bytes] = []
    monkeypatch.setattr(Backlog, "put", lambda _, piece: pieces.append(piece))
    captured = OutputCapture(10)
    take = captured.stream()
    for size in (1, CHUNK - 1, 1, 2, CHUNK):
        take(b"x" * size)
    assert [len(piece) for piece in pieces] == [CHUNK + 1, CHUNK + 2]
    whole = b"\n%s\n" % (b"y" * CHUNK)
    take(whole + b"z")
    captured.failures()
    assert pieces[2:] == [whole, b"z"]


@pytest.mark.usefixtures("slow")
def test_what_was_not_read_is_said_and_nothing_is_claimed_of_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(sh("echo stuck; exit 4")) == 4
    said = capfd.readouterr().err
    assert said == "ecr-denied: sh: at least 6 bytes of its output were not read: they came faster than they could be\n"


@pytest.mark.usefixtures("slow")
def test_of_what_cannot_be_read_in_time_the_end_is_and_lines_keep_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(capture, "TAIL", len(ERROR))
    monkeypatch.setattr(capture, "READ_END", 60)
    captured = OutputCapture(10)
    take = captured.stream()
    for piece in (b"slow\n", b"slow\nslow\n" * 9, ERROR.encode()):
        take(piece)
    (failure,) = captured.failures()
    assert (failure.cause, failure.first_line) == ("token-expired", 20)
    assert captured.missed in (90, 95) and not captured.stopped


def test_what_waits_longest_is_dropped_but_for_its_line_ends() -> None:
    waiting = Backlog(10)
    for piece in (b"one\n", b"two\n", b"3", b"four\n"):
        waiting.put(piece)
    assert waiting.dropped == 4
    assert [waiting.get() for _ in range(4)] == [b"\n", b"two\n", b"3", b"four\n"]
    waiting.put(b"five\nsix\n")
    waiting.limit(8)
    waiting.put(b"seven\n")
    waiting.close()
    assert [waiting.get() for _ in range(3)] == [b"\n\n", b"seven\n", b""] and waiting.dropped == 13


def test_what_waits_is_dropped_once_less_may_wait() -> None:
    waiting = Backlog(10)
    waiting.put(b"abc\n")
    waiting.put(b"de\n")
    waiting.limit(3)
    assert [waiting.get(), waiting.get(), waiting.dropped] == [b"\n", b"de\n", 4]


def test_line_ends_of_much_that_was_dropped_come_in_pieces() -> None:
    waiting = Backlog(0)
    waiting.put(b"\n" * 100_000)
    first = waiting.get()
    waiting.close()
    pieces = [first, *iter(waiting.get, b"")]
    assert b"".join(pieces) == b"\n" * 100_000 and max(map(len, pieces)) == 1 << 16


def test_a_piece_that_comes_ends_the_waiting_for_it() -> None:
    waiting = Backlog(10)
    got: list[bytes] = []
    thread = threading.Thread(target=lambda: got.extend(iter(waiting.get, b"")))
    thread.start()
    thread.join(0.05)
    assert thread.is_alive() and not got
    waiting.put(b"one")
    while not got:
        time.sleep(0.001)
    waiting.close()
    thread.join()
    assert got == [b"one"]


@pytest.mark.usefixtures("slow")
def test_tee_ends_soon_after_its_input(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").write_text("stuck\n")
    with standing_for(0, tmp_path / "in"):
        assert main(["--tee", "-"]) == 1
    said = capfd.readouterr()
    assert said.out == "stuck\n" and "at least 6 bytes of its output were not read" in said.err
