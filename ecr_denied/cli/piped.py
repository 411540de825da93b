"""A program that is run where there are no POSIX processes, as on Windows: it writes into pipes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from time import monotonic
from typing import IO

from ecr_denied.cli.capture import CHUNK, LEFT_BEHIND, LINGER, STDERR, STDOUT, OnChunk, OutputCapture, forward

__all__ = ["PipedChild", "status_from"]

# How many seconds pass between two looks for more output, once the program has ended.
_LOOK = 0.05


class PipedChild:
    """A running program with the standard input and the environment of this one.

    Where both outputs of this one are the same, so are the program's, and their order is kept. The keys of a console
    reach the program by themselves.

    :raises OSError: when it cannot be started; ``FileNotFoundError`` when there is none of that name.
    """

    def __init__(self, command: list[str], captured: OutputCapture) -> None:
        self.left_behind: bool = False  # others, which wrote for so long that they were not awaited
        # It finds programs by the endings that the system knows, .cmd too.
        program = shutil.which(command[0])
        if program is None:
            raise FileNotFoundError
        self._interrupt = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            self._process = subprocess.Popen(  # noqa: S603 (this is what the user asks for)
                [program, *command[1:]],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT if _are_one() else subprocess.PIPE,
                bufsize=0,
            )
        except OSError:
            signal.signal(signal.SIGINT, self._interrupt)
            raise
        sources = ((self._process.stdout, STDOUT), (self._process.stderr, STDERR))
        self._streams = [_Stream(source, target, captured.stream()) for source, target in sources if source]
        for stream in self._streams:
            stream.start()

    def wait(self) -> int:
        """Forward its output until it ends, and wait for the program's end.

        :returns: the exit status.
        """
        status = self._process.wait()
        self._forward_the_rest(monotonic())
        signal.signal(signal.SIGINT, self._interrupt)
        return status_from(status)

    @property
    def in_mid_line(self) -> bool:
        """True if what was forwarded last ends no line."""
        return any(stream.in_mid_line for stream in self._streams)

    def _forward_the_rest(self, ended: float) -> None:
        for stream in self._streams:
            stream.owed = CHUNK
        while any(stream.is_alive() for stream in self._streams):
            late = monotonic() - ended >= LEFT_BEHIND
            wanted = [stream for stream in self._streams if stream.is_awaited(ended, late=late)]
            if not wanted:
                self.left_behind = late
                for stream in self._streams:
                    stream.is_left = True
                return
            wanted[0].join(_LOOK)


class _Stream(threading.Thread):
    """One output of the program, forwarded in a thread: a pipe of Windows cannot be waited for beside another."""

    def __init__(self, source: IO[bytes], target: int, on_chunk: OnChunk) -> None:
        super().__init__(daemon=True)
        self._source, self._target, self._on_chunk = source, target, on_chunk
        self._came = monotonic()
        self._writes = False
        self.in_mid_line: bool = False
        self.is_left: bool = False  # nothing more is forwarded
        self.owed: int = 0  # bytes that may still be the program's, once it has ended: as many as a pipe holds

    def run(self) -> None:
        """Forward until the pipe ends or nothing more is taken; then the program learns that nothing is read."""
        with self._source:
            while chunk := self._source.read(CHUNK):
                self._writes = True
                self.owed -= len(chunk)
                self.in_mid_line = not chunk.endswith(b"\n")
                taken = forward(chunk, self._target, self._on_chunk)
                self._came, self._writes = monotonic(), False
                if not taken or self.is_left:
                    break

    def is_awaited(self, ended: float, *, late: bool) -> bool:
        """True if more may come that is forwarded, when the program has ended."""
        is_quiet = not self._writes and monotonic() - max(self._came, ended) >= LINGER
        return self.is_alive() and not is_quiet and (not late or self.owed > 0)


def status_from(status: int) -> int:
    """The status as a program can hand it on: Windows' are unsigned, and Python's ``exit`` takes signed ones."""
    return status - (1 << 32) if status >= 1 << 31 else status


def _are_one() -> bool:
    """True if both outputs are one file or one console; Windows gives pipes no number that distinguishes them."""
    out, error = os.fstat(STDOUT), os.fstat(STDERR)
    return os.path.samestat(out, error) and (out.st_ino != 0 or (os.isatty(STDOUT) and os.isatty(STDERR)))
