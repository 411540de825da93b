"""How a program is started: as a shell would, scripts without ``#!`` included. POSIX only."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

__all__ = ["InterpreterMissing", "start"]

_SHELL = "/bin/sh"
# Where a zero byte shows that a file is no script; bash looks as far.
_HEAD = 128


class InterpreterMissing(FileNotFoundError):
    """The program is there; what runs it is not: the interpreter of its ``#!`` line, or its loader."""


def start(command: list[str], spawn: Callable[[list[str]], int]) -> int:
    """Start a program, and give its process id.

    :param command: its name, which is looked for in PATH, and its arguments.
    :param spawn: starts a program that the system itself can start.
    :raises OSError: when it cannot be started; ``FileNotFoundError`` when there is none of that name.
    """
    if not command[0]:
        raise FileNotFoundError  # as a shell has it; the system is not asked
    try:
        return spawn(command)
    except FileNotFoundError:
        if shutil.which(command[0]):
            raise InterpreterMissing from None
        raise
    except OSError as error:
        script = shutil.which(command[0])
        if error.errno != errno.ENOEXEC or not script or not _is_text(script):
            raise
        # execvp() does so, and a shell (POSIX, XCU 2.9.1.4).
        return spawn([_SHELL, script, *command[1:]])


def _is_text(name: str) -> bool:
    with Path(name).open("rb") as file:
        return b"\x00" not in file.read(_HEAD).partition(b"\n")[0]
