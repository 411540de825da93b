"""``ecr-denied mcp``: the server for assistants. It is imported only here, and only when it is asked for."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from ecr_denied.cli.standard import FOUND, INTERRUPTED, TROUBLE, complain

__all__ = ["serve"]


def serve() -> int:
    """Serve the assistant at standard input and output until it leaves.

    :returns: the exit status: 0 when it left, 2 where nothing can be served.
    """
    if find_spec("mcp") is None:
        return _trouble("needs mcp: pip install 'ecr-denied[mcp]'")
    if sys.stdin is None or sys.stdout is None:
        return _trouble("needs standard input and output")
    if sys.stdin.isatty():
        return _trouble("an assistant starts this, and speaks the Model Context Protocol to it; see docs/assistants.md")
    from ecr_denied.mcp.server import run  # noqa: PLC0415 (most installations do without)

    try:
        run()
    except KeyboardInterrupt:
        return INTERRUPTED
    return FOUND


def _trouble(what: str) -> int:
    complain("mcp", what)
    return TROUBLE
