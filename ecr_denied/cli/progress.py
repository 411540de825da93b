"""How far a long file is read, on a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO, Self, TextIO

from ecr_denied.cli.streams import is_file
from ecr_denied.redaction import clean, inert

__all__ = ["Progress", "progress"]

# A file is long when it was not read after so many seconds; then the bar is drawn anew after so many.
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
