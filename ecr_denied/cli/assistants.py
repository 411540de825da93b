"""``ecr-denied mcp``: the server for assistants. It is imported only here, and only when it is asked for."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec

from ecr_denied.cli.outputs import TROUBLE, complain, written
from ecr_denied.extras import adding

__all__ = ["serve"]


def serve(options: argparse.Namespace) -> int:
    """Serve the assistant at standard input and output until it leaves.

    :param options: the profiles of AWS that it may ask with, and the folder of the files that it may read.
    :returns: the exit status: 0 when it left, 2 where nothing can be served.
    """
    if find_spec("mcp") is None:
        return _trouble(f"needs mcp: {adding('mcp')}")
    if sys.stdin is None:
        return _trouble("standard input is closed")
    if sys.stdin.isatty():
        return _trouble("an assistant starts this, and speaks the Model Context Protocol to it; see docs/assistants.md")
    if options.root is not None and not options.root.is_dir():
        return _trouble("--root names no folder")
    # The SDK waits for the line that it reads, also when it is interrupted.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return written(partial(_served, options))
    finally:
        signal.signal(signal.SIGINT, before)


def _served(options: argparse.Namespace) -> Iterator[str]:
    """Serve; the server writes by itself, and no line is left."""
    from ecr_denied.mcp.server import run  # noqa: PLC0415 (most installations do without)
    from ecr_denied.mcp.tools import Profiles  # noqa: PLC0415

    run(Profiles(options.profile, options.owner_profile, options.admin_profile), options.root)
    return iter(())


def _trouble(what: str) -> int:
    complain("mcp", what)
    return TROUBLE
