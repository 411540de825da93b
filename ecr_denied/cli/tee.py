"""``ecr-denied --tee``: standard input is forwarded to standard output, and its failures are told at the end."""

from __future__ import annotations

import argparse
import os

from ecr_denied.cli.capture import OutputCapture
from ecr_denied.cli.forward import CHUNK, STDIN, STDOUT, forward
from ecr_denied.cli.lost import LOST
from ecr_denied.cli.report import Report
from ecr_denied.cli.standard import FOUND, TROUBLE, complain
from ecr_denied.cli.stop import status_of, waiting

__all__ = ["tee"]


def tee(options: argparse.Namespace, nothing: int) -> int:
    """Forward standard input to its end, then tell its failures on standard error.

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
