"""Standard output, standard error, files: where one cannot be written, no exception and no result is lost with it."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable, Iterable
from selectors import EVENT_WRITE, DefaultSelector
from typing import TextIO

from ecr_denied.output.result import Sourced, lines_of
from ecr_denied.redaction import clean, inert

__all__ = [
    "FOUND",
    "LOST",
    "NOTHING",
    "PATIENCE",
    "TROUBLE",
    "Losses",
    "complain",
    "reason_of",
    "say",
    "write_file",
    "written",
]

# grep's exit statuses, and the one where a failure could not be printed (sysexits.h, EX_SOFTWARE).
FOUND, NOTHING, TROUBLE, LOST = 0, 1, 2, 70


def reason_of(error: OSError) -> str:
    """Why something cannot be read or written."""
    return error.strerror or str(error)


def complain(about: str, what: str) -> None:
    """Report trouble on stderr, in words that steer no terminal and no CI system; a file's name can be anything."""
    say(inert(clean(f"ecr-denied: {about}: {what}")))


def say(words: str, end: str = "\n") -> None:
    """Print on standard error at once. Where that cannot be written, nothing else changes."""
    if sys.stderr is None:
        return  # print would take standard output
    try:
        print(words, end=end, file=sys.stderr, flush=True)
    except OSError:
        _abandon(sys.stderr)


def written(lines: Callable[[], Iterable[str]], status: Callable[[], int] = lambda: FOUND) -> int:
    """Write lines on standard output.

    :param status: gives the exit status once they are written.
    :returns: that status, also where the reader has left; 2 where standard output cannot be written.
    """
    if sys.stdout is None:
        complain("standard output", "closed")
        return TROUBLE
    try:
        _write(lines())
    except BrokenPipeError:
        _abandon(sys.stdout)  # its reader has seen enough
    except OSError as error:
        _abandon(sys.stdout)
        complain("standard output", reason_of(error))
        return TROUBLE
    return status()


def _write(lines: Iterable[str]) -> None:
    # A log's characters must not fail on a terminal that cannot show them.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for line in lines:
        print(line, flush=True)


def _abandon(stream: TextIO) -> None:
    """Python must not find out again, when it closes the stream, that it cannot be written."""
    with contextlib.suppress(OSError):  # it has no descriptor
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


class Losses:
    """Takes note of results that a format cannot render."""

    def __init__(self) -> None:
        self.any: bool = False

    def __call__(self, one: Sourced, error: Exception) -> None:
        """Name one on standard error; the text of the error can hold anything, so it is left out."""
        self.any = True
        failure, kind = one.failure, type(error).__name__
        complain(one.source, f"{lines_of(failure)}: {failure.cause} cannot be printed: {kind}; this is a bug")


# How many seconds a pipe may accept no bytes.
PATIENCE = 5.0


def write_file(name: str, lines: Iterable[str], *, append: bool = False) -> None:
    """Write lines to a file, or to a pipe that is being read; a failed write is reported on standard error."""
    try:
        # A named pipe that no program reads cannot be opened so (open(2), ENXIO).
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | (os.O_APPEND if append else os.O_TRUNC)
        descriptor = os.open(name, flags, 0o666)
        try:
            for line in lines:
                _write_all(descriptor, f"{line}\n".encode("utf-8", "backslashreplace"))
        finally:
            os.close(descriptor)
    except OSError as error:
        complain(name, "no program reads it" if error.errno == errno.ENXIO else reason_of(error))


def _write_all(descriptor: int, data: bytes) -> None:
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
