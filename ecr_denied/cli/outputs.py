"""The outputs of a program that is run, each forwarded to one of this program's. POSIX only."""

from __future__ import annotations

import fcntl
import os
import termios
from collections.abc import Iterator, Sequence

from ecr_denied.cli.capture import OutputCapture
from ecr_denied.cli.forward import CHUNK, STDERR, STDIN, STDOUT, OnChunk, forward

__all__ = ["Output", "fill_standard_streams", "outputs"]


class Output:
    """One way from the program to this one's outputs: a pipe, or a pseudo-terminal where these are a terminal.

    :param targets: the standard streams of the program that lead here; what comes is forwarded to the first.
    """

    def __init__(self, targets: Sequence[int], on_chunk: OnChunk) -> None:
        self._targets = targets
        self._on_chunk = on_chunk
        self._ours, self._theirs = _terminal_like(targets[0]) if os.isatty(targets[0]) else os.pipe()
        self._terminal = os.isatty(self._theirs)
        self.in_mid_line: bool = False  # what was forwarded last ends no line
        self.owed: int = 0  # bytes that may still be the program's, once it has ended

    def fileno(self) -> int:
        """Where it is read."""
        return self._ours

    def actions(self) -> Iterator[tuple[int, int, int]]:
        """How the program gets its end, for ``posix_spawn``."""
        yield from ((os.POSIX_SPAWN_DUP2, self._theirs, target) for target in self._targets)

    def begin(self) -> None:
        """Leave its end to the program alone."""
        os.close(self._theirs)

    def program_ended(self) -> None:
        """The program writes no more: all that it wrote is among the bytes that are in the pipe now."""
        self.owed = _capacity(self._ours)

    def forward(self) -> bool:
        """Forward what has come; True if more can."""
        try:
            chunk = os.read(self._ours, CHUNK)
        except OSError:
            return False  # EIO: no program has the terminal any more (pty(7))
        if chunk:
            self.owed -= len(chunk)
            self.in_mid_line = not chunk.endswith(b"\n")
        return bool(chunk) and forward(chunk, self._targets[0], self._on_chunk)

    def close(self) -> None:
        """The program learns that its output is not read, as it would without this one."""
        os.close(self._ours)
        self._terminal = False

    def resize(self) -> None:
        """Give a pseudo-terminal the size of the terminal."""
        if self._terminal:
            termios.tcsetwinsize(self._ours, termios.tcgetwinsize(self._targets[0]))


def outputs(captured: OutputCapture) -> list[Output]:
    """Those of a program that is to be run: one for both streams when both are the same file, pipe or terminal."""
    same = os.path.sameopenfile(STDOUT, STDERR)
    return [Output(targets, captured.stream()) for targets in ([(STDOUT, STDERR)] if same else [(STDOUT,), (STDERR,)])]


def _capacity(end: int) -> int:
    """How many bytes can wait between a writer and this end."""
    try:
        return fcntl.fcntl(end, fcntl.F_GETPIPE_SZ)
    except (OSError, AttributeError):
        return CHUNK  # a pseudo-terminal, or not Linux: both hold less


def _terminal_like(terminal: int) -> tuple[int, int]:
    """Both ends of a pseudo-terminal that passes bytes as they are; the real one treats them once.

    Where the machine has no pseudo-terminals, those of a pipe.
    """
    try:
        ours, theirs = os.openpty()
    except OSError:
        return os.pipe()
    attributes = termios.tcgetattr(terminal)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    termios.tcsetwinsize(theirs, termios.tcgetwinsize(terminal))
    return ours, theirs


def fill_standard_streams() -> None:
    """Open what was closed, so that no pipe gets the number of a standard stream."""
    for number in (STDIN, STDOUT, STDERR):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
