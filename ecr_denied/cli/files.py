"""Files and folders: those below a folder, and those that results are written to."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from selectors import EVENT_WRITE, DefaultSelector

from ecr_denied.cli.standard import complain
from ecr_denied.reading.lines.encoding import utf16

__all__ = ["PATIENCE", "BinaryFile", "files_below", "text_only", "write_file"]

# Where a zero byte shows that a file is no text.
_HEAD = 1 << 13


class BinaryFile(Exception):
    """A file holds no text."""


def files_below(folder: str, trouble: Callable[[str, OSError], None]) -> Iterator[str]:
    """Yield the regular files below a folder, sorted by name, each folder in its place among them.

    A link to a file is followed, unless the file is met under its own name or another link to it was; a link to a
    folder is not, so no loop of links is walked. What is neither a file nor a folder is passed over: it may never end.

    :param trouble: is called with the name of what cannot be looked at, and the error.
    """
    top = Path(folder).resolve()
    linked: set[Path] = set()
    waiting = [folder]
    while waiting:
        name = waiting.pop()
        path = Path(name)
        try:
            if path.is_dir() and (name == folder or not path.is_symlink()):
                with os.scandir(name) as entries:
                    waiting += sorted((entry.path for entry in entries), reverse=True)
            elif stat.S_ISREG(path.stat().st_mode) and not _is_met(path, top, linked):
                yield name
        except OSError as error:
            trouble(name, error)


def _is_met(path: Path, top: Path, linked: set[Path]) -> bool:
    """Whether a link leads to a file that is read by another name."""
    if not path.is_symlink():
        return False
    target = path.resolve()
    met = target in linked or target.is_relative_to(top)
    linked.add(target)
    return met


def text_only(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Hand a text on.

    :raises BinaryFile: when there is a zero byte where a text begins; UTF-16 is text.
    """
    rest = iter(chunks)
    head = next(rest, b"")
    if b"\x00" in head[:_HEAD] and utf16(head) is None:
        raise BinaryFile
    return chain((head,), rest)


# How many seconds a pipe may accept no bytes.
PATIENCE = 5.0


def write_file(name: str, lines: Iterable[str], *, append: bool = False) -> None:
    """Write lines to a file, or to a pipe that is being read; a failed write is reported on standard error."""
    try:
        # A named pipe that no program reads cannot be opened so (open(2), ENXIO).
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | (os.O_APPEND if append else os.O_TRUNC)
        descriptor = os.open(name, flags, 0o666)
        try:
            for line in lines:
                _write(descriptor, f"{line}\n".encode("utf-8", "backslashreplace"))
        finally:
            os.close(descriptor)
    except OSError as error:
        complain(name, "no program reads it" if error.errno == errno.ENXIO else error.strerror or str(error))


def _write(descriptor: int, data: bytes) -> None:
    """Write all of it.

    :raises TimeoutError: when nothing is taken for long.
    """
    left = memoryview(data)
    while left:
        try:
            left = left[os.write(descriptor, left) :]
        except BlockingIOError:
            if not _takes(descriptor):
                raise TimeoutError(errno.ETIMEDOUT, "its reader takes nothing") from None


def _takes(descriptor: int) -> bool:
    """True as soon as more can be written; False if that does not come in time."""
    with DefaultSelector() as selector:
        selector.register(descriptor, EVENT_WRITE)
        return bool(selector.select(PATIENCE))
