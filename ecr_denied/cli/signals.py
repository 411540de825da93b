"""Signals by which a terminal, a logger or a service manager ends a program: what was read by then is still reported.

One is taken where the program asks for input, so what it is reading or writing is finished. One that follows a second
later is taken at once: standard output may be blocked.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from time import monotonic
from types import FrameType

__all__ = ["Stopped", "status_of", "stoppable", "waiting"]

# HUP is not on Windows, and BREAK is nowhere else (Python, "signal").
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_ENDING = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
# A signal that follows within this many seconds is the same request: a service manager and its logger both send one.
ANEW = 1.0
_DEFAULT = (signal.SIG_DFL, signal.default_int_handler)


class Stopped(KeyboardInterrupt):
    """A signal asked the program to end.

    :param number: the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _raised(stop: Stopped) -> None:
    raise stop


class _Asked:
    """The signal that asked the program to end, if one did, and what to call while the program waits for input."""

    stop: Stopped | None = None
    since = 0.0
    tell: Callable[[Stopped], None] | None = None

    def handle(self, number: int, _: FrameType | None) -> None:
        if self.stop is None:
            self.stop, self.since = Stopped(number), monotonic()
            if self.tell:
                self.tell(self.stop)
        elif monotonic() - self.since >= ANEW:
            raise Stopped(number)


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
    before = {number: handler for number in _ENDING if (handler := signal.getsignal(number)) in _DEFAULT}
    for number in before:
        signal.signal(number, _asked.handle)
    try:
        yield
    finally:
        _asked.stop = None
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def waiting(tell: Callable[[Stopped], None] = _raised) -> Iterator[None]:
    """The program waits for input.

    :param tell: is called with a signal that asked the program to end, before or meanwhile, in the midst of anything.
    """
    _asked.tell = tell
    try:
        if _asked.stop is not None:
            tell(_asked.stop)
        yield
    finally:
        _asked.tell = None
