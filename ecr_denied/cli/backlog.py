"""Bytes that wait until another thread takes them, in bounded memory."""

from __future__ import annotations

import threading
from collections import deque

from ecr_denied.cli.forward import CHUNK

__all__ = ["Backlog"]


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
        """Let so many bytes wait from now on."""
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
