"""A signal that ends the command does not take with it what was read by then."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from ecr_denied.cli import signals
from ecr_denied.cli.signals import Stopped, stoppable, waiting

REFUSED = b"denied: Your authorization token has expired. Reauthenticate and try again.\n"
# Starts the command with the signals as a shell's child has them, and says when it waits for bytes.
COMMAND = """
import queue, signal, sys
from ecr_denied.cli import main, streams

class Told(queue.SimpleQueue):
    def get(self, *arguments, **named):
        print("waits", file=sys.stderr, flush=True)
        return super().get(*arguments, **named)

signal.signal(signal.SIGINT, signal.default_int_handler)
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
streams.SimpleQueue, streams.QUIET = Told, 3_600.0
sys.exit(main(sys.argv[1:]))
"""


def stopped(number: int, *arguments: str) -> tuple[int, bytes]:
    """Exit status and output of a command that was sent a signal once it had read a failure of an open pipe."""
    reading, writing = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments], stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with child, os.fdopen(writing, "wb", buffering=0) as pipe:
        os.close(reading)
        assert child.stderr is not None and child.stdout is not None
        assert child.stderr.readline() == b"waits\n"
        pipe.write(REFUSED)
        assert child.stderr.readline() == b"waits\n"
        child.send_signal(number)
        return child.wait(), child.stdout.read()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_what_was_read_is_told_and_the_status_is_the_signals(number: int) -> None:
    status, printed = stopped(number, "--format", "jsonl")
    assert (status, json.loads(printed)["cause"]) == (128 + number, "token-expired")


def test_a_document_is_whole() -> None:
    status, printed = stopped(signal.SIGTERM, "--format", "json")
    assert (status, [one["cause"] for one in json.loads(printed)["failures"]]) == (143, ["token-expired"])


def test_it_ends_when_its_reader_leaves_although_more_may_come() -> None:
    reading, writing = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-m", "ecr_denied"], stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with child, os.fdopen(writing, "wb", buffering=0) as pipe:
        os.close(reading)
        assert child.stderr is not None and child.stdout is not None
        child.stdout.close()
        pipe.write(REFUSED)
        assert (child.wait(), child.stderr.read()) == (0, b"")


def test_an_own_handler_and_one_that_ignores_stay() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with stoppable():
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.fixture
def _unhandled() -> Iterator[None]:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("_unhandled")
def test_what_is_under_way_is_finished_before_a_signal_is_taken() -> None:
    with stoppable():
        signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Stopped) as raised, waiting():
            pytest.fail("the signal was asked for before")
    assert raised.value.number == signal.SIGTERM


@pytest.mark.usefixtures("_unhandled")
def test_a_program_that_waits_is_stopped_at_once() -> None:
    with stoppable(), pytest.raises(Stopped), waiting():
        signal.raise_signal(signal.SIGTERM)


@pytest.mark.usefixtures("_unhandled")
def test_a_signal_that_follows_later_is_taken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "ANEW", 0.0)
    with stoppable():
        signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Stopped):
            signal.raise_signal(signal.SIGTERM)


@pytest.mark.usefixtures("_unhandled")
def test_a_signal_that_follows_soon_is_the_same_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "ANEW", 3_600.0)
    with stoppable():
        with pytest.raises(Stopped), waiting():
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)


@pytest.mark.usefixtures("_unhandled")
def test_a_signal_counts_for_one_reading_and_its_handler_goes() -> None:
    with stoppable():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    with waiting():  # also for a program that reads without the command
        pass


def test_in_another_thread_no_handler_is_set() -> None:
    found = []

    def look() -> None:
        with stoppable():
            found.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [before]
