"""A program that is run: its streams are passed on, signals reach it, its status is kept. POSIX only."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Iterator, Sequence
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from types import FrameType

from ecr_denied.cli.overhearing import Overheard
from ecr_denied.cli.passing import CHUNK, STDERR, STDIN, STDOUT, Hearing, pass_on

__all__ = ["LINGER", "Child"]

# The keys of a terminal send these to every process in its foreground (termios(3)).
_KEYS = (signal.SIGINT, signal.SIGQUIT)
_FORWARDED = (*_KEYS, signal.SIGTERM, signal.SIGHUP)
# Python ignores these, and a program that is run would go on ignoring them.
_IGNORED_BY_PYTHON = (signal.SIGPIPE, signal.SIGXFSZ)
# Once the program has ended, others that it started may still write. So many seconds without a byte are waited for.
LINGER = 2.0


class Child:
    """A running program with the standard input, the environment and the other open files of this one.

    Where this one's output is a terminal, the program's is a pseudo-terminal of the same size. Where both outputs of
    this one are the same, so are the program's, and their order is kept.

    :raises OSError: when it cannot be started; ``FileNotFoundError`` when there is none of that name.
    """

    def __init__(self, command: list[str], heard: Overheard) -> None:
        if not command[0]:
            raise FileNotFoundError  # as a shell has it; posix_spawn() is not asked
        _fill_standard_streams()
        self._streams = [_Stream(targets, heard.stream()) for targets in _outputs()]
        self._handlers = {number: signal.getsignal(number) for number in (*_FORWARDED, signal.SIGWINCH)}
        # A signal that comes before there is a program to send it to waits.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, self._handlers)
        try:
            self._pid = os.posix_spawnp(
                command[0],
                command,
                os.environ,
                file_actions=[action for stream in self._streams for action in stream.actions()],
                setsigmask=mask,
                setsigdef=_IGNORED_BY_PYTHON,
            )
            self._listen()
        except OSError:
            for stream in self._streams:
                stream.close()
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            for stream in self._streams:
                stream.begin()

    def wait(self) -> int:
        """Pass its output on until it ends, and wait for the program's end.

        :returns: the exit status as a shell gives it, 128 and its number for a signal.
        """
        status = self._pass_on()
        if status is None:
            _, status = os.waitpid(self._pid, 0)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        code = os.waitstatus_to_exitcode(status)
        return code if code >= 0 else 128 - code

    def _pass_on(self) -> int | None:
        """Pass the output on to its end, or until the program has ended and nothing more comes; then give its status.

        Of two streams that have something, standard output is first: clients name the image there, then fail.
        """
        with DefaultSelector() as selector:
            for stream in self._streams:
                selector.register(stream, EVENT_READ)
            while selector.get_map():
                ready = {key.fileobj for key, _ in selector.select(LINGER)}
                if not ready:
                    ended, status = os.waitpid(self._pid, os.WNOHANG)
                    if ended:
                        return status
                for stream in (stream for stream in self._streams if stream in ready):
                    if not stream.pass_on():
                        selector.unregister(stream)
                        stream.close()
        return None

    @property
    def in_mid_line(self) -> bool:
        """Whether what was passed on last ends no line."""
        return any(stream.in_mid_line for stream in self._streams)

    def _listen(self) -> None:
        """Forward what is not ignored: ``nohup`` has SIGHUP ignored, and the program ignores it as well."""
        for number in _FORWARDED:
            if self._handlers[number] is not signal.SIG_IGN:
                signal.signal(number, self._forward)
        signal.signal(signal.SIGWINCH, self._resize)

    def _forward(self, number: int, _: FrameType | None) -> None:
        if number not in _KEYS or not _in_foreground():
            self._send(number)

    def _resize(self, number: int, _: FrameType | None) -> None:
        for stream in self._streams:
            stream.resize()
        self._send(number)

    def _send(self, number: int) -> None:
        with suppress(OSError):  # it has just ended, or is another user's, as sudo is
            os.kill(self._pid, number)


class _Stream:
    """One way from the program to this one's outputs."""

    def __init__(self, targets: Sequence[int], hear: Hearing) -> None:
        self._targets = targets
        self._hear = hear
        self._ours, self._theirs = _terminal_like(targets[0]) if os.isatty(targets[0]) else os.pipe()
        self._terminal = os.isatty(self._theirs)
        self.in_mid_line = False

    def fileno(self) -> int:
        """Where it is read."""
        return self._ours

    def actions(self) -> Iterator[tuple[int, int, int]]:
        """How the program gets its end, for ``posix_spawn``."""
        yield from ((os.POSIX_SPAWN_DUP2, self._theirs, target) for target in self._targets)

    def begin(self) -> None:
        """Leave its end to the program alone."""
        os.close(self._theirs)

    def pass_on(self) -> bool:
        """Pass on what has come; whether more can."""
        try:
            chunk = os.read(self._ours, CHUNK)
        except OSError:
            return False  # EIO: nobody is left on the terminal (pty(7))
        if chunk:
            self.in_mid_line = not chunk.endswith(b"\n")
        return bool(chunk) and pass_on(chunk, self._targets[0], self._hear)

    def close(self) -> None:
        """The program learns that its output is not read, as it would without this one."""
        os.close(self._ours)
        self._terminal = False

    def resize(self) -> None:
        """Give a pseudo-terminal the size of the terminal."""
        if self._terminal:
            termios.tcsetwinsize(self._ours, termios.tcgetwinsize(self._targets[0]))


def _outputs() -> Sequence[Sequence[int]]:
    """The standard outputs, together when both are the same file, pipe or terminal."""
    same = os.path.sameopenfile(STDOUT, STDERR)
    return [(STDOUT, STDERR)] if same else [(STDOUT,), (STDERR,)]


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


def _fill_standard_streams() -> None:
    """Open what was closed, so that no pipe gets the number of a standard stream."""
    for number in (STDIN, STDOUT, STDERR):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def _in_foreground() -> bool:
    """Whether the terminal's keys reach the program by themselves."""
    try:
        terminal = os.open(os.ctermid(), os.O_RDONLY)
    except OSError:
        return False  # there is none
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    finally:
        os.close(terminal)
