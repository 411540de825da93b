"""Standard output and standard error: where one cannot be written, no exception and no result is lost with it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import TextIO

from ecr_denied.cli.stop import status_of
from ecr_denied.output.result import Sourced, lines_of
from ecr_denied.redaction import clean, inert

__all__ = ["FOUND", "LOST", "TROUBLE", "Losses", "complain", "say", "written"]

FOUND, TROUBLE = 0, 2


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


def written(lines: Callable[[], Iterator[str]], status: Callable[[], int]) -> int:
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
        complain("standard output", error.strerror or str(error))
        return TROUBLE
    except KeyboardInterrupt as stop:
        return status_of(stop)
    return status()


def _write(lines: Iterator[str]) -> None:
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


# The exit status where a failure could not be printed (sysexits.h, EX_SOFTWARE).
LOST = 70


class Losses:
    """Takes note of results that a format cannot render."""

    def __init__(self) -> None:
        self.any: bool = False

    def __call__(self, one: Sourced, error: Exception) -> None:
        """Name one on standard error; the text of the error can hold anything, so it is left out."""
        self.any = True
        failure, kind = one.failure, type(error).__name__
        complain(one.source, f"line {lines_of(failure)}: {failure.cause} cannot be printed: {kind}; this is a bug")
