"""What is passed on is read: the output of a command, and standard input (``--tee``)."""

from __future__ import annotations

import argparse
import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from ecr_denied.cli.capture import OutputCapture
from ecr_denied.cli.forward import CHUNK, STDIN, STDOUT, forward
from ecr_denied.cli.program import InterpreterMissing
from ecr_denied.cli.report import Report
from ecr_denied.cli.standard import FOUND, LOST, TROUBLE, complain
from ecr_denied.cli.stop import status_of, waiting

if TYPE_CHECKING:
    from ecr_denied.cli.child import Child
    from ecr_denied.cli.piped import PipedChild

__all__ = ["run", "tee"]

# As a shell says that there is no such command, and that it cannot be run (POSIX, 2.8.2).
_NOT_FOUND, _NOT_RUN = 127, 126


def run(options: argparse.Namespace) -> int:
    """Run a command, forward its output, and report on standard error what it says of ECR.

    :returns: the command's exit status.
    """
    command = options.command[options.command[:1] == ["--"] :]
    if not command:
        options.error("name a command behind --")
    captured = OutputCapture(options.keep, quoted=options.quoted, why=options.why, command=command)
    try:
        child = _started(command, captured)
    except InterpreterMissing:
        complain(command[0], "its interpreter is missing: the program of its #! line, or its loader")
        return _NOT_FOUND
    except FileNotFoundError:
        complain(command[0], "there is no such command")
        return _NOT_FOUND
    except OSError as error:
        complain(command[0], f"it cannot be run: {error.strerror}")
        return _NOT_RUN
    status = child.wait()
    name = PurePath(command[0]).name
    if child.left_behind:
        complain(name, "what it left behind in the background still writes, and is not forwarded any more")
    Report(
        name,
        captured,
        options,
        in_mid_line=child.in_mid_line,
        otherwise=f"exit status {status}, and nothing in its output that is known of ECR" if status else "",
        output=options.output,
    )
    return status


def _started(command: list[str], captured: OutputCapture) -> Child | PipedChild:
    """The command while it runs.

    :raises OSError: when it cannot be started.
    """
    if hasattr(os, "posix_spawnp"):
        from ecr_denied.cli.child import Child  # noqa: PLC0415 (POSIX only)

        return Child(command, captured)
    from ecr_denied.cli.piped import PipedChild  # noqa: PLC0415

    if os.isatty(STDOUT):
        complain("run", "this system has no pseudo-terminals: the command writes into a pipe, perhaps without progress")
    return PipedChild(command, captured)


def tee(options: argparse.Namespace, nothing: int) -> int:
    """Forward standard input to its end, then report its failures on standard error.

    :param nothing: the exit status where there is no failure.
    :returns: the exit status.
    """
    unreadable, stopped = False, None
    captured = OutputCapture(options.keep, quoted=options.quoted, why=options.why)
    try:
        on_chunk = captured.stream()
        while (chunk := _next_chunk()) and forward(chunk, STDOUT, on_chunk):
            pass
    except OSError as error:
        unreadable = True
        complain("-", error.strerror or str(error))
    except KeyboardInterrupt as stop:
        stopped = status_of(stop)
    report = Report("-", captured, options)
    if stopped is not None:
        return stopped
    if report.lost.any:
        return LOST
    return TROUBLE if unreadable else FOUND if report.found else nothing


def _next_chunk() -> bytes:
    with waiting():
        return os.read(STDIN, CHUNK)
