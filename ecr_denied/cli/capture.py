"""Bytes are forwarded as they come; a copy is read for failures in a thread of its own, in bounded memory."""

from __future__ import annotations

import os
import shlex
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

from ecr_denied.grouping import Groups
from ecr_denied.reading.reader import Reader, explained, held_back
from ecr_denied.records import Failure
from ecr_denied.terms import Told

__all__ = [
    "CHUNK",
    "LEFT_BEHIND",
    "LINGER",
    "POSIX",
    "READ_END",
    "READ_ON",
    "STDERR",
    "STDIN",
    "STDOUT",
    "TAIL",
    "WAITING",
    "Backlog",
    "OnChunk",
    "OutputCapture",
    "forward",
]

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


class Backlog:
    """Pieces that wait. Where they are too many, those that have waited longest are dropped.

    Dropped pieces leave their line ends, so the lines behind them keep their numbers.

    :param most: how many bytes may wait.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._pieces: deque[bytes] = deque()
        self._size = 0
        self._line_ends = 0
        self._closed = False
        self._changed = threading.Condition()
        self.dropped: int = 0  # bytes

    def put(self, piece: bytes) -> None:
        """Add a piece; it never waits."""
        with self._changed:
            self._pieces.append(piece)
            self._size += len(piece)
            self._drop()
            self._changed.notify()

    def limit(self, most: int) -> None:
        """Set how many bytes may wait from now on."""
        with self._changed:
            self._most = most
            self._drop()

    def close(self) -> None:
        """No piece follows."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def get(self) -> bytes:
        """The piece that waits longest, once there is one; empty at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._pieces or self._line_ends or self._closed)
            if self._line_ends:
                ends = min(self._line_ends, CHUNK)
                self._line_ends -= ends
                return b"\n" * ends
            return self._first() if self._pieces else b""

    def _first(self) -> bytes:
        piece = self._pieces.popleft()
        self._size -= len(piece)
        return piece

    def _drop(self) -> None:
        while self._size > self._most:
            piece = self._first()
            self._line_ends += piece.count(b"\n")
            self.dropped += len(piece)


# How many bytes may wait to be read.
WAITING = 1 << 25
# At the end, what waits is read for READ_ON seconds. Then only the last TAIL bytes are kept, as clients say last what
# failed; two chunks hold the longest piece. These bytes are read for READ_END seconds.
READ_ON, TAIL, READ_END = 5.0, 2 * CHUNK, 5.0
# A longer command is a script.
_TYPED = 1 << 12
POSIX: bool = os.name == "posix"


class OutputCapture:
    """The failures in streams, read together, in a thread of its own, in bounded memory and bounded time.

    :param keep: how many distinct failures are kept.
    :param quoted: whether failures that the streams only quote count among the others.
    :param why: whether to keep what was left out.
    :param command: what prints the streams, as the words of a command line.
    """

    def __init__(self, keep: int, *, quoted: bool = False, why: bool = False, command: Sequence[str] = ()) -> None:
        self._above = _typed(command)
        self._is_wanted = quoted
        self._is_explained = why
        self.left_out: Callable[[], list[str]] | None = None
        self._groups, self._quoted = Groups(keep), Groups(keep)
        self._backlog = Backlog(WAITING)
        self._streams: list[_Lines] = []
        self._grouping = threading.Lock()
        self._in_hand = 0  # bytes that are being read, or held back for that
        self.stopped: bool = False  # while it was reading
        self.error: Exception | None = None  # what ended the reading
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def left(self) -> int:
        """How many failures were not kept, as there were too many."""
        return self._groups.left

    @property
    def missed(self) -> int:
        """How many bytes were not read, as reading them would have taken too long; at least, where it was stopped."""
        return self._backlog.dropped + (self._in_hand if self.stopped else 0)

    def stream(self) -> OnChunk:
        """One more stream; its lines are not torn by those of the others."""
        self._streams.append(_Lines(self._backlog.put))
        return self._streams[-1].take

    def failures(self) -> list[Failure]:
        """End, and give each failure once; also what was read before an error, or before the time was over.

        What the streams only quote is given where that is all, or among the others where it is wanted.
        """
        for stream in self._streams:
            stream.end()
        self._backlog.close()
        self._thread.join(READ_ON)
        self._backlog.limit(TAIL)
        self._thread.join(READ_END)
        with self._grouping:
            self.stopped = self._thread.is_alive()
            self._backlog.limit(0)
            return list(self._groups.rest()) or list(self._quoted.rest())

    def _read(self) -> None:
        try:
            reader = Reader(quoted=True)
            self.left_out = explained(reader, above=self._above.count(b"\n")) if self._is_explained else None
            self._group(reader.feed(self._above))
            while piece := self._backlog.get():
                self._in_hand += len(piece)
                self._group(reader.feed(piece))
                self._in_hand = max(held_back(reader) - len(self._above), 0)
            self._group(reader.flush())
        except Exception as error:  # whatever it is, forwarding goes on
            self.error = error

    def _group(self, failures: list[Failure]) -> None:
        with self._grouping:
            for failure in self._printed(failures) if not self.stopped else ():
                is_told = self._is_wanted or failure.told is Told.PRINTED
                for _ in (self._groups if is_told else self._quoted).take(failure):
                    pass  # counted as left

    def _printed(self, failures: Iterable[Failure]) -> Iterator[Failure]:
        """The failures in the streams, by the numbers of their lines; one in the command line itself is left out."""
        above = self._above.count(b"\n")
        for failure in failures:
            first, last = failure.first_line - above, failure.last_line - above
            if not above:
                yield failure
            elif last > 0:
                yield failure.model_copy(update={"first_line": max(first, 1), "last_line": last})


def _typed(command: Sequence[str]) -> bytes:
    """A command as a transcript shows it, on one line; empty where it has several, or is longer than one is typed."""
    if not command:
        return b""
    # On a system without a shell of its own, no prompt shows which shell it was.
    prompt = "$ " if POSIX else "[command]"
    words = shlex.join([PurePath(command[0]).name, *command[1:]])
    # What ends the command ends its last word: the next line does not go on with it.
    return os.fsencode(f"{prompt}{words} ;\n") if words.isprintable() and len(words) <= _TYPED else b""


class _Lines:
    """Whole lines of one stream; a line longer than a chunk is given in pieces."""

    def __init__(self, give: OnChunk) -> None:
        self._give = give
        self._begun = b""

    def take(self, chunk: bytes) -> None:
        end = chunk.rfind(b"\n") + 1
        if not end and len(self._begun) + len(chunk) > CHUNK:
            end = len(chunk)
        if end:
            self._give(self._begun + chunk[:end])
            self._begun = b""
        self._begun += chunk[end:]

    def end(self) -> None:
        if self._begun:
            self._give(self._begun)
