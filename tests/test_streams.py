"""How the command reads its input: a file at once, a pipe as it is written to."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest

from ecr_denied import Cause
from ecr_denied.cli import streams
from ecr_denied.cli.signals import Stopped, stoppable
from ecr_denied.cli.streams import batches_in, chunks_of
from ecr_denied.records import Failure

REFUSED = b"denied: Your authorization token has expired. Reauthenticate and try again.\n"


class Broken:
    """A pipe that fails after its first line."""

    def __init__(self, end: int) -> None:
        self._end = end
        self._given = False

    def fileno(self) -> int:
        """The descriptor of a pipe, so that this is no file."""
        return self._end

    def read1(self, _: int) -> bytes:
        """One line, then an error."""
        if self._given:
            raise OSError("the cable is out")
        self._given = True
        return REFUSED

    read = read1


def failures_in(stream: BinaryIO) -> Iterator[Failure]:
    return (failure for batch in batches_in(chunks_of(stream)) for failure in batch)


def test_a_failure_is_told_while_the_pipe_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "QUIET", 0.01)
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source:
        os.write(writing, REFUSED)
        found = failures_in(source)
        assert next(found).cause is Cause.TOKEN_EXPIRED
        os.write(writing, REFUSED)
        os.close(writing)
        assert [failure.first_line for failure in found] == [2]


def test_what_was_read_before_an_error_is_told() -> None:
    reading, writing = os.pipe()
    found = failures_in(cast(BinaryIO, Broken(reading)))
    assert next(found).cause is Cause.TOKEN_EXPIRED
    with pytest.raises(OSError, match="cable"):
        next(found)
    os.close(reading)
    os.close(writing)


def test_a_stream_that_never_falls_quiet_is_told_in_a_breath_at_the_end_of_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "QUIET", 3_600.0)
    monkeypatch.setattr(streams, "BREATH", 0.01)
    monkeypatch.setattr(streams, "LATE", 0.0)
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source:
        os.write(writing, REFUSED)
        found = failures_in(source)
        assert next(found).cause is Cause.TOKEN_EXPIRED
        os.close(writing)
        assert list(found) == []


@pytest.mark.parametrize(("chunk", "waited"), [(b"denied: Your authorization tok", 9.0), (REFUSED, 1.0)])
def test_a_breath_is_no_pause_within_a_line_nor_soon(chunk: bytes, waited: float) -> None:
    assert streams.pause_after(chunk, waited) == streams.QUIET


def test_what_was_read_before_an_interrupt_is_told() -> None:
    found = batches_in(until_interrupted())
    assert [[failure.cause for failure in batch] for batch in (next(found), next(found))] == [[], [Cause.TOKEN_EXPIRED]]
    with pytest.raises(KeyboardInterrupt):
        next(found)


def until_interrupted() -> Iterator[bytes]:
    yield REFUSED
    raise KeyboardInterrupt


def test_what_comes_right_behind_a_signal_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PARTING", 60.0)
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source, stoppable():
        os.write(writing, REFUSED)
        chunks = chunks_of(source)
        assert next(chunks) == REFUSED
        signal.raise_signal(signal.SIGTERM)
        os.write(writing, b"the last line\n")
        os.close(writing)
        assert next(chunks) == b"the last line\n"
        with pytest.raises(Stopped):
            next(chunks)
    signal.signal(signal.SIGTERM, before)
