"""A program that is run: its outputs are forwarded, signals reach it, its status is kept. POSIX only."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import signal
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from types import FrameType

from ecr_denied.cli.capture import (
    CHUNK,
    LEFT_BEHIND,
    LINGER,
    STDERR,
    STDIN,
    STDOUT,
    OnChunk,
    OutputCapture,
    forward,
)

__all__ = [
    "FORWARDED",
    "IGNORED_BY_PYTHON",
    "KEYS",
    "Child",
    "Output",
    "fill_standard_streams",
    "ignored_by_shell",
    "in_foreground",
    "outputs",
    "start",
]

_NOT_FORWARDED = frozenset(
    {
        # no program can catch them (signal(7))
        signal.SIGKILL,
        signal.SIGSTOP,
        # it reports on a process that this one started
        signal.SIGCHLD,
        # they stop this one, or have it go on; a terminal sends them to the command as well
        signal.SIGTSTP,
        signal.SIGTTIN,
        signal.SIGTTOU,
        signal.SIGCONT,
        # what this one writes itself can raise them, and Python ignores them
        signal.SIGPIPE,
        signal.SIGXFSZ,
        # a fault in this one: what happens behind a handler is undefined (POSIX, XSH 2.4.4)
        signal.SIGSEGV,
        signal.SIGBUS,
        signal.SIGFPE,
        signal.SIGILL,
    }
)
# All others that a shell can trap.
FORWARDED = tuple(sorted(signal.valid_signals() - _NOT_FORWARDED))
# The keys of a terminal send these to every process in its foreground (termios(3)).
KEYS = (signal.SIGINT, signal.SIGQUIT)
IGNORED_BY_PYTHON = frozenset({signal.SIGPIPE, signal.SIGXFSZ})
_SHELLS = ("bash", "busybox", "dash", "ksh", "ksh93", "mksh", "sh", "zsh")


def in_foreground() -> bool:
    """True if the terminal's keys reach the command by themselves."""
    try:
        terminal = os.open(os.ctermid(), os.O_RDONLY)
    except OSError:
        return False  # there is none
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    finally:
        os.close(terminal)


def ignored_by_shell(parent: Path | None = None) -> frozenset[int]:
    """The signals of ``IGNORED_BY_PYTHON`` that the shell which started this process ignores, as by ``trap '' PIPE``.

    Python ignores them when it starts, so it does not know what they were. A shell hands on what it ignores (POSIX, XCU
    2.12). Other programs often ignore SIGPIPE for themselves, and set it back for those that they start, as Python's
    ``subprocess`` does. So those do not count. Where this process took the shell's place (``exec``), this is unknown.

    :param parent: the folder of the process that started this one (proc(5)).
    :returns: an empty set where the system does not show it.
    """
    parent = parent or Path(f"/proc/{os.getppid()}")
    try:
        if (parent / "exe").readlink().name not in _SHELLS:
            return frozenset()
        (mask,) = re.findall(r"^SigIgn:\s*([0-9a-f]+)$", (parent / "status").read_text(), re.M)
    except (OSError, ValueError):
        return frozenset()
    return frozenset(number for number in IGNORED_BY_PYTHON if int(mask, 16) >> (number - 1) & 1)


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


class Child:
    """A running program with the standard input, the environment and the other open files of this one.

    Where this one's output is a terminal, the program's is a pseudo-terminal of the same size. Where both outputs of
    this one are the same, so are the program's, and their order is kept.

    :raises OSError: when it cannot be started; ``FileNotFoundError`` when there is none of that name.
    """

    def __init__(self, command: list[str], captured: OutputCapture) -> None:
        fill_standard_streams()
        self._outputs = outputs(captured)
        self._status: int | None = None
        self._deadline: float  # since the program has ended
        self.left_behind: bool = False  # others, which wrote for so long that they were not awaited
        # One that is ignored is forwarded as well: the program begins with it ignored, and may have changed that.
        handlers = ((number, signal.getsignal(number)) for number in FORWARDED)
        self._handlers = {number: handler for number, handler in handlers if handler is not None}
        # A signal that comes before there is a program to send it to waits.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, FORWARDED)
        try:
            self._pid = start(command, partial(self._spawn, mask))
            for number in self._handlers:
                signal.signal(number, self._resize if number == signal.SIGWINCH else self._forward)
        except OSError:
            for output in self._outputs:
                output.close()
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            for output in self._outputs:
                output.begin()

    def _spawn(self, mask: set[int | signal.Signals], words: list[str]) -> int:
        return os.posix_spawnp(
            words[0],
            words,
            os.environ,
            file_actions=[action for output in self._outputs for action in output.actions()],
            setsigmask=mask,
            setsigdef=IGNORED_BY_PYTHON - ignored_by_shell(),
        )

    def wait(self) -> int:
        """Forward its output until it ends, and wait for the program's end.

        :returns: the exit status as a shell gives it, 128 and its number for a signal.
        """
        self._forward_outputs()
        if self._status is None:
            _, self._status = os.waitpid(self._pid, 0)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        code = os.waitstatus_to_exitcode(self._status)
        return code if code >= 0 else 128 - code

    @property
    def in_mid_line(self) -> bool:
        """True if what was forwarded last ends no line."""
        return any(output.in_mid_line for output in self._outputs)

    def _forward_outputs(self) -> None:
        """Forward the outputs to their end, or until the program has ended and what it left behind need not be awaited.

        All that the program itself wrote is forwarded. Of two outputs that have something, standard output is first:
        clients name the image there, then fail.
        """
        waiting = list(self._outputs)
        with DefaultSelector() as selector:
            for output in waiting:
                selector.register(output, EVENT_READ)
            while waiting:
                # Asked first: what the program wrote is then in its pipes.
                ended = self._has_ended()
                late = ended and time.monotonic() >= self._deadline
                ready = {key.fileobj for key, _ in selector.select(0 if late else LINGER)}
                wanted = [output for output in waiting if output in ready and (output.owed > 0 or not late)]
                if ended and not wanted:
                    self.left_behind = late
                    break
                for output in wanted:
                    if not output.forward():
                        selector.unregister(output)
                        waiting.remove(output)
                        output.close()
        for output in waiting:
            output.close()

    def _has_ended(self) -> bool:
        if self._status is None:
            ended, status = os.waitpid(self._pid, os.WNOHANG)
            if ended:
                self._status = status
                self._deadline = time.monotonic() + LEFT_BEHIND
                for output in self._outputs:
                    output.program_ended()
        return self._status is not None

    def _forward(self, number: int, _: FrameType | None) -> None:
        if number not in KEYS or not in_foreground():
            self._send(number)

    def _resize(self, number: int, _: FrameType | None) -> None:
        for output in self._outputs:
            output.resize()
        self._send(number)

    def _send(self, number: int) -> None:
        if self._status is not None:
            self._deadline = 0.0  # there is no program any more to send it to, and no reason to wait for others
            return
        with suppress(OSError):  # it has just ended, or is another user's, as sudo is
            os.kill(self._pid, number)


# --- as a shell starts it ---

_SHELL = "/bin/sh"
_NO_INTERPRETER = "its interpreter is missing: the program of its #! line, or its loader"
# Where a zero byte shows that a file is no script; bash looks as far.
_HEAD = 128


def start(command: list[str], spawn: Callable[[list[str]], int]) -> int:
    """Start a program, scripts without ``#!`` included, and give its process id.

    :param command: its name, which is looked for in PATH, and its arguments.
    :param spawn: starts a program that the system itself can start.
    :raises OSError: when it cannot be started; ``FileNotFoundError`` when there is none of that name.
    """
    if not command[0]:
        raise FileNotFoundError  # as a shell has it; the system is not asked
    try:
        return spawn(command)
    except OSError as error:
        program = shutil.which(command[0])
        if error.errno == errno.ENOEXEC and program and _is_text(program):
            # execvp() does so, and a shell (POSIX, XCU 2.9.1.4).
            return spawn([_SHELL, program, *command[1:]])
        if isinstance(error, FileNotFoundError):
            raise FileNotFoundError(*((errno.ENOENT, _NO_INTERPRETER) if program else ())) from None
        raise


def _is_text(name: str) -> bool:
    with Path(name).open("rb") as file:
        return b"\x00" not in file.read(_HEAD).partition(b"\n")[0]
