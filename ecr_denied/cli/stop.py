"""Signals by which a terminal, a logger or a service manager ends a program: what was read by then is still told."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

__all__ = ["Stopped", "status_of", "stoppable"]

# INT raises already. HUP is not on Windows, and BREAK is nowhere else (Python, "signal").
_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """A signal asked the program to end.

    :param number: the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def status_of(stop: KeyboardInterrupt) -> int:
    """The exit status of a program that a signal ended, as a shell has it (POSIX, XCU 2.8.2)."""
    return 128 + (stop.number if isinstance(stop, Stopped) else signal.SIGINT)


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Raise ``Stopped`` at the signals that end a program, but for those that are ignored or have a handler already."""
    if threading.current_thread() is not threading.main_thread():
        yield  # no other thread may set a handler
        return
    ours = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise Stopped(number)
