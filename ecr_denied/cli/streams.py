"""Input as it arrives: a file is read, a pipe or a terminal is listened to; a bar shows how far."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, Self, TextIO

from ecr_denied.cli.signals import Stopped, waiting
from ecr_denied.reading.reader import Reader
from ecr_denied.redaction import clean, inert

if TYPE_CHECKING:
    from ecr_denied.records import Failure

__all__ = ["QUIET", "Progress", "batches_in", "chunks_of", "is_file", "pause_after", "progress"]

# After this many seconds without a byte, what was read so far is reported.
QUIET = 0.3
# A stream with shorter pauses between its lines, such as a node's log, is reported after LATE seconds, in a pause of
# BREATH seconds at the end of a line: what a program prints at once comes without a pause.
LATE, BREATH = 2.0, 0.03
# When a service manager stops a logger and its programs at once, the logger takes PARTING seconds for its last lines.
PARTING = 0.3
_CHUNK = 1 << 18
# How many chunks may wait to be read.
_AHEAD = 16


def batches_in(chunks: Iterable[bytes], reader: Reader | None = None) -> Iterator[list[Failure]]:
    """Yield the failures of a stream as they become known; those that become known together are in one list.

    The failures read before an error or an interrupt are yielded before that is raised.

    :param chunks: bytes cut anywhere; an empty one means a pause, in which all that is known is yielded.
    :param reader: what reads the stream; a new one gives what is printed alone.
    """
    reader = reader or Reader()
    arriving = iter(chunks)
    while True:
        try:
            chunk = next(arriving, None)
        except OSError:
            yield reader.flush()
            raise
        except KeyboardInterrupt:
            yield reader.flush(at_end=False)
            raise
        if chunk is None:
            break
        yield reader.feed(chunk) if chunk else reader.flush(at_end=False)
    yield reader.flush()


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what a stream holds: of a quiet one an empty chunk each time that nothing came for a while."""
    return _at_hand(stream) if is_file(stream) else _listen(stream)


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


def _at_hand(stream: BinaryIO) -> Iterator[bytes]:
    chunks = _read(stream)
    while True:
        with waiting():
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk


def _listen(stream: BinaryIO) -> Iterator[bytes]:
    # A signal may put something in while something is taken out; a bounded queue would block there.
    arrived: SimpleQueue[bytes | BaseException | None] = SimpleQueue()
    room = threading.Semaphore(_AHEAD)
    # A buffered stream has a lock, on which Python would fail at its end while the thread below waits for bytes.
    source = getattr(stream, "raw", stream)

    def listen() -> None:
        try:
            for chunk in _read(source):
                room.acquire()
                arrived.put(chunk)
        except Exception as error:  # whatever ends the reading must end the waiting
            arrived.put(error)
        else:
            arrived.put(None)

    threading.Thread(target=listen, daemon=True).start()
    untold_since: float | None = None
    pause: float | None = None
    with waiting(arrived.put):
        while True:
            try:
                chunk = arrived.get(timeout=pause)
            except Empty:
                untold_since = pause = None
                yield b""
                continue
            if chunk is None:
                return
            if isinstance(chunk, Stopped):
                yield from _last_of(arrived)
            if isinstance(chunk, BaseException):
                raise chunk
            room.release()
            now = monotonic()
            untold_since = untold_since or now
            pause = pause_after(chunk, now - untold_since)
            yield chunk


def _last_of(arrived: SimpleQueue[bytes | BaseException | None]) -> Iterator[bytes]:
    coming = islice(iter(partial(arrived.get, timeout=PARTING), None), _AHEAD)
    with contextlib.suppress(Empty):
        yield from (chunk for chunk in coming if isinstance(chunk, bytes))


def pause_after(chunk: bytes, waited: float) -> float:
    """How many seconds without a byte are a pause, behind a chunk, when what came before has waited so long."""
    return BREATH if waited >= LATE and chunk.endswith(b"\n") else QUIET


# A file is long when it is not read after _LONG seconds; then the bar is drawn again every _EVERY seconds.
_LONG, _EVERY = 0.5, 0.1
_BAR = 20
# How much of a long name is shown, from its end.
_NAME = 40


class Progress:
    """A bar on standard error; to be left before anything else is written there.

    :param size: of the file in bytes; 0 for no bar.
    """

    def __init__(self, name: str, size: int, terminal: TextIO) -> None:
        self._name = name
        self._size = size
        self._terminal = terminal
        self._due = time.monotonic() + _LONG
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def watched(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Hand the chunks of the file on, and show how many of its bytes were read."""
        read = 0
        for chunk in chunks:
            if self._size and time.monotonic() >= self._due:
                self._draw(min(read / self._size, 1))
            read += len(chunk)
            yield chunk

    def _draw(self, part: float) -> None:
        self._drawn = True
        self._due = time.monotonic() + _EVERY
        bar = "=" * int(_BAR * part)
        name = inert(clean(self._name))[-_NAME:]
        self._show(f"\r\x1b[K{part:4.0%} [{bar:<{_BAR}}] {name}")

    def clear(self) -> None:
        """Make room for something else; the bar is drawn again while the file is read."""
        if self._drawn:
            self._show("\r\x1b[K")
            self._drawn = False

    def _show(self, words: str) -> None:
        with suppress(OSError):  # a terminal that was closed ends no reading
            print(words, end="", file=self._terminal, flush=True)


def progress(name: str, stream: BinaryIO) -> Progress:
    """A bar for a file where standard error is a terminal, and none anywhere else."""
    seen = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return Progress(name, _size(stream) if seen and is_file(stream) else 0, sys.stderr)


def _size(stream: BinaryIO) -> int:
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:
        return 0  # held in memory
