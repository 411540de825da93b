"""Signals by which a terminal, a logger or a service manager ends a program: what was read by then is still told.

The first is taken where the program waits for input, so what it is reading or writing is finished. A second one is
taken at once: standard output may be blocked.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

__all__ = ["Stopped", "status_of", "stoppable", "waiting"]

# HUP is not on Windows, and BREAK is nowhere else (Python, "signal").
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_ENDING = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
_DEFAULT = (signal.SIG_DFL, signal.default_int_handler)


class Stopped(KeyboardInterrupt):
    """A signal asked the program to end.

    :param number: the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _Asked:
    """The signal that asked the program to end, if one did, and whether the program waits for input."""

    number: int | None = None
    waits = False

    def handle(self, number: int, _: FrameType | None) -> None:
        if self.waits or self.number is not None:
            raise Stopped(number)
        self.number = number


_asked = _Asked()


def status_of(stop: KeyboardInterrupt) -> int:
    """The exit status of a program that a signal ended, as a shell has it (POSIX, XCU 2.8.2)."""
    return 128 + (stop.number if isinstance(stop, Stopped) else signal.SIGINT)


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Take the signals that end a program, but for those that are ignored or handled already."""
    if threading.current_thread() is not threading.main_thread():
        yield  # no other thread may set a handler
        return
    _asked.number = None
    before = {number: handler for number in _ENDING if (handler := signal.getsignal(number)) in _DEFAULT}
    for number in before:
        signal.signal(number, _asked.handle)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def waiting() -> Iterator[None]:
    """The program waits for input.

    :raises Stopped: when a signal asked it to end, before or meanwhile.
    """
    _asked.waits = True
    try:
        if _asked.number is not None:
            raise Stopped(_asked.number)
        yield
    finally:
        _asked.waits = False
