"""Bytes that are forwarded unchanged as they come; a copy is given to what reads them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

__all__ = ["CHUNK", "LEFT_BEHIND", "LINGER", "STDERR", "STDIN", "STDOUT", "OnChunk", "forward"]

STDIN, STDOUT, STDERR = 0, 1, 2
# What a pipe holds on Linux (pipe(7)).
CHUNK = 1 << 16
# When the program that is run has ended, others that it left behind may still write. They are waited for until
# nothing comes for LINGER seconds, and for LEFT_BEHIND seconds at most.
LINGER, LEFT_BEHIND = 2.0, 5.0
# After this many seconds, an output is tried again that another program, which shares it, has made non-blocking.
_AGAIN = 0.01

OnChunk = Callable[[bytes], None]


def forward(chunk: bytes, target: int, on_chunk: OnChunk) -> bool:
    """Write a chunk to a descriptor, then give it to ``on_chunk``.

    :returns: whether the descriptor took it all; else its reader has left, its disk is full, or its terminal is closed.
    """
    taken = _write(chunk, target)
    on_chunk(chunk)
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
