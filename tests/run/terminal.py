"""A terminal that stands in for the one a person sits at."""

from __future__ import annotations

import os
import pty
import termios
import threading
from typing import Self

import pytest

__all__ = ["Terminal", "needs_terminals"]


def _has_terminals() -> bool:
    try:
        ends = pty.openpty()
    except OSError:
        return False
    for end in ends:
        os.close(end)
    return True


needs_terminals = pytest.mark.skipif(not _has_terminals(), reason="this machine has no pseudo-terminal device")


class Terminal:
    """A terminal of 33 rows and 77 columns in the place of some standard streams, and what is shown on it."""

    SIZE = (33, 77)

    def __init__(self, *streams: int) -> None:
        self._person, self._programs = pty.openpty()
        termios.tcsetwinsize(self._programs, self.SIZE)
        self._streams = streams
        self._shown: list[bytes] = []
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._before = {stream: os.dup(stream) for stream in self._streams}
        for stream in self._streams:
            os.dup2(self._programs, stream)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for stream, before in self._before.items():
            os.dup2(before, stream)
            os.close(before)
        os.close(self._programs)
        self._thread.join()
        os.close(self._person)

    @property
    def shown(self) -> bytes:
        """What was shown, once it was left."""
        return b"".join(self._shown)

    def resize(self, rows: int, columns: int) -> None:
        """Give it rows and columns."""
        termios.tcsetwinsize(self._person, (rows, columns))

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._person, keys)

    def _watch(self) -> None:
        try:
            while shown := os.read(self._person, 1 << 16):
                self._shown.append(shown)
        except OSError:
            pass  # EIO: all programs have left it (pty(7))
