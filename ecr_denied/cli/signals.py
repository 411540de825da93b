"""Signals: which reach a command that is run, and what it finds of those that Python ignores. POSIX only."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

__all__ = ["FORWARDED", "IGNORED_BY_PYTHON", "KEYS", "ignored_by_shell", "in_foreground"]

_NOT_FORWARDED = frozenset(
    {
        # no program can catch them (signal(7))
        signal.SIGKILL,
        signal.SIGSTOP,
        # it tells of a process that this one started
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
    ``subprocess`` does. So those do not count. Where this process took the shell's place (``exec``), nothing tells.

    :param parent: the folder of the process that started this one (proc(5)).
    :returns: nothing where the system does not tell.
    """
    parent = parent or Path(f"/proc/{os.getppid()}")
    try:
        if (parent / "exe").readlink().name not in _SHELLS:
            return frozenset()
        (mask,) = re.findall(r"^SigIgn:\s*([0-9a-f]+)$", (parent / "status").read_text(), re.M)
    except (OSError, ValueError):
        return frozenset()
    return frozenset(number for number in IGNORED_BY_PYTHON if int(mask, 16) >> (number - 1) & 1)
