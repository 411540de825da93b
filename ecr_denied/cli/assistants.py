"""``ecr-denied mcp``: the server for assistants. It is imported only here, and only when it is asked for."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from importlib.util import find_spec

from ecr_denied.cli.standard import FOUND, TROUBLE, complain, written
from ecr_denied.extras import adding

__all__ = ["serve"]


def serve() -> int:
    """Serve the assistant at standard input and output until it leaves.

    :returns: the exit status: 0 when it left, 2 where nothing can be served.
    """
    if find_spec("mcp") is None:
        return _trouble(f"needs mcp: {adding('mcp')}")
    if sys.stdin is None:
        return _trouble("standard input is closed")
    if sys.stdin.isatty():
        return _trouble("an assistant starts this, and speaks the Model Context Protocol to it; see docs/assistants.md")
    # The SDK waits for the line that it reads, also when it is interrupted.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return written(_served, lambda: FOUND)
    finally:
        signal.signal(signal.SIGINT, before)


def _served() -> Iterator[str]:
    """Serve; the server writes by itself, and no line is left."""
    from ecr_denied.mcp.server import run  # noqa: PLC0415 (most installations do without)

    run()
    return iter(())


def _trouble(what: str) -> int:
    complain("mcp", what)
    return TROUBLE
