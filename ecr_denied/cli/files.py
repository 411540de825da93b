"""Files that results are written to: writing one never waits for a reader that does not come."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from selectors import EVENT_WRITE, DefaultSelector

from ecr_denied.cli.standard import complain

__all__ = ["PATIENCE", "write_file"]

# For so many seconds a pipe may take nothing.
PATIENCE = 5.0


def write_file(name: str, lines: Iterable[str], *, append: bool = False) -> None:
    """Write lines to a file, or to a pipe that is being read; that it cannot be written is told on standard error."""
    try:
        # A named pipe that no program reads cannot be opened so (open(2), ENXIO).
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | (os.O_APPEND if append else os.O_TRUNC)
        descriptor = os.open(name, flags, 0o666)
        try:
            for line in lines:
                _write(descriptor, f"{line}\n".encode("utf-8", "backslashreplace"))
        finally:
            os.close(descriptor)
    except OSError as error:
        complain(name, "no program reads it" if error.errno == errno.ENXIO else error.strerror or str(error))


def _write(descriptor: int, data: bytes) -> None:
    """Write all of it.

    :raises TimeoutError: when nothing is taken for long.
    """
    left = memoryview(data)
    while left:
        try:
            left = left[os.write(descriptor, left) :]
        except BlockingIOError:
            if not _takes(descriptor):
                raise TimeoutError(errno.ETIMEDOUT, "its reader takes nothing") from None


def _takes(descriptor: int) -> bool:
    """True as soon as more can be written; False if that does not come in time."""
    with DefaultSelector() as selector:
        selector.register(descriptor, EVENT_WRITE)
        return bool(selector.select(PATIENCE))
