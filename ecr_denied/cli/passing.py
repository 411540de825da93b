"""Bytes that are passed on unchanged as they come, and heard by somebody on the way."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

__all__ = ["CHUNK", "STDERR", "STDIN", "STDOUT", "Hearing", "pass_on"]

STDIN, STDOUT, STDERR = 0, 1, 2
# What a pipe holds on Linux (pipe(7)).
CHUNK = 1 << 16
# After so many seconds an output is tried again that somebody who shares it has made non-blocking.
_AGAIN = 0.01

Hearing = Callable[[bytes], None]


def pass_on(chunk: bytes, target: int, hear: Hearing) -> bool:
    """Write to a descriptor, then have it heard.

    :returns: whether the descriptor took it all; else its reader has left, its disk is full, or its terminal is closed.
    """
    taken = _write(chunk, target)
    hear(chunk)
    return taken


def _write(chunk: bytes, target: int) -> bool:
    left = memoryview(chunk)
    while left:
        try:
            left = left[os.write(target, left) :]
        except BlockingIOError:
            time.sleep(_AGAIN)
        except OSError:
            return False
    return True
