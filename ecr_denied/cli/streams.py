"""Input as it arrives: a file is read, a pipe or a terminal is listened to."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterable, Iterator
from queue import Empty, Queue
from typing import TYPE_CHECKING, BinaryIO

from ecr_denied.reading.reader import Reader

if TYPE_CHECKING:
    from ecr_denied.records import Failure

__all__ = ["QUIET", "batches_in", "chunks_of", "is_file"]

# After so many seconds without a byte, what was read so far is told.
QUIET = 0.3
_CHUNK = 1 << 18
# How many chunks may wait for being read.
_AHEAD = 16


def batches_in(chunks: Iterable[bytes], *, quoted: bool = False) -> Iterator[list[Failure]]:
    """Yield the failures of a stream as they are told, those together that become known together.

    What was read before an error is told before the error is raised.

    :param chunks: bytes cut anywhere; an empty one stands for a pause, in which all that is known is told.
    :param quoted: whether failures are given that the stream only quotes.
    """
    reader = Reader(quoted=quoted)
    try:
        for chunk in chunks:
            yield reader.feed(chunk) if chunk else reader.flush(at_end=False)
    except OSError:
        yield reader.flush()
        raise
    yield reader.flush()


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what a stream holds: of a quiet one an empty chunk each time that nothing came for a while."""
    return _read(stream) if is_file(stream) else _listen(stream)


def is_file(stream: BinaryIO) -> bool:
    """Whether all that it holds is there already."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return True  # held in memory


def _read(stream: BinaryIO) -> Iterator[bytes]:
    read = getattr(stream, "read1", stream.read)
    while chunk := read(_CHUNK):
        yield chunk


def _listen(stream: BinaryIO) -> Iterator[bytes]:
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
