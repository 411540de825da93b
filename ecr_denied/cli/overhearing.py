"""A copy of what passes by, read in a thread of its own: the passing does not wait for the reading."""

from __future__ import annotations

import threading
from collections import deque

from ecr_denied.cli.passing import CHUNK, Hearing
from ecr_denied.grouping import Groups
from ecr_denied.reading.reader import Reader
from ecr_denied.records import Failure

__all__ = ["WAITING", "Overheard"]

# So many bytes may wait for being read.
WAITING = 1 << 25


class Overheard:
    """The failures in streams that pass by, read together, in a thread of its own and in bounded memory.

    :param keep: how many distinct failures are kept.
    """

    def __init__(self, keep: int) -> None:
        self._groups = Groups(keep)
        self._chunks: deque[bytes] = deque()
        self._waiting = 0
        self._ended = False
        self._changed = threading.Condition()
        self._streams: list[_Lines] = []
        self.missed: int = 0  # bytes that came while too many waited
        self.error: Exception | None = None  # what ended the reading
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def left(self) -> int:
        """How many failures were not kept, as there were too many."""
        return self._groups.left

    def stream(self) -> Hearing:
        """One more stream; its lines are not torn by those of the others."""
        self._streams.append(_Lines(self._take))
        return self._streams[-1].hear

    def failures(self) -> list[Failure]:
        """End, and give what was told, each failure once; what was read before an error as well."""
        for stream in self._streams:
            stream.end()
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join()
        return list(self._groups.rest())

    def _take(self, lines: bytes) -> None:
        with self._changed:
            if self.error or self._waiting + len(lines) > WAITING:
                self.missed += len(lines)
                return
            self._chunks.append(lines)
            self._waiting += len(lines)
            self._changed.notify()

    def _next(self) -> bytes:
        """What waits next; nothing at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._chunks or self._ended)
            if not self._chunks:
                return b""
            chunk = self._chunks.popleft()
            self._waiting -= len(chunk)
            return chunk

    def _read(self) -> None:
        try:
            reader = Reader()
            while chunk := self._next():
                self._group(reader.feed(chunk))
            self._group(reader.flush())
        except Exception as error:  # whatever it is, what passes by goes on
            with self._changed:
                self.error = error
                self._chunks.clear()

    def _group(self, failures: list[Failure]) -> None:
        for failure in failures:
            for _ in self._groups.take(failure):
                pass  # counted as left


class _Lines:
    """Whole lines of one stream; a line longer than a chunk is given in pieces."""

    def __init__(self, give: Hearing) -> None:
        self._give = give
        self._begun = b""

    def hear(self, chunk: bytes) -> None:
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
            self._begun = b""
