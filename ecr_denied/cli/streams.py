"""Input as it arrives: a file is read, a pipe or a terminal is listened to."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from queue import Empty, Queue
from typing import BinaryIO

from ecr_denied.reading.reader import Reader
from ecr_denied.records import Failure

__all__ = ["QUIET", "failures_in"]

# After so many seconds without a byte, what was read so far is told.
QUIET = 0.3
_CHUNK = 1 << 18
# How many chunks may wait for being read.
_AHEAD = 16


def failures_in(stream: BinaryIO) -> Iterator[Failure]:
    """Yield the failures of a stream: on a quiet one as soon as nothing more comes, on a busy one as ``scan`` does.

    What was read before an error is told before the error is raised.
    """
    reader = Reader()
    chunks = _read(stream) if _is_file(stream) else _listen(stream)
    try:
        for chunk in chunks:
            yield from reader.feed(chunk) if chunk else reader.flush(at_end=False)
    except OSError:
        yield from reader.flush()
        raise
    yield from reader.flush()


def _is_file(stream: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return True  # held in memory


def _read(stream: BinaryIO) -> Iterator[bytes]:
    read = getattr(stream, "read1", stream.read)
    while chunk := read(_CHUNK):
        yield chunk


def _listen(stream: BinaryIO) -> Iterator[bytes]:
    """Chunks as they arrive, and an empty one each time that nothing came for a while."""
    arrived: Queue[bytes | Exception | None] = Queue(_AHEAD)

    def listen() -> None:
        try:
            for chunk in _read(stream):
                arrived.put(chunk)
        except Exception as error:  # whatever ends the reading must end the waiting
            arrived.put(error)
        else:
            arrived.put(None)

    threading.Thread(target=listen, daemon=True).start()
    told = True
    while True:
        try:
            chunk = arrived.get(timeout=None if told else QUIET)
        except Empty:
            told = True
            yield b""
            continue
        if chunk is None:
            return
        if isinstance(chunk, Exception):
            raise chunk
        told = False
        yield chunk
