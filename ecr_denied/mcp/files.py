"""The files that an assistant may name: those below the folder that the server was started with."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

__all__ = ["opened"]

_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def opened(root: Path, name: str) -> BinaryIO:
    """Open a regular file below a folder. Links are resolved first, and what was opened is what they led to.

    :param name: of the file, from the folder on or from the root of the file system.
    :raises OSError: where there is no such file, or it is not below the folder.
    :raises ValueError: where no file can have this name.
    """
    folder = root.resolve(strict=True)
    path = Path(os.path.realpath(folder / name, strict=True))
    if not path.is_relative_to(folder):
        raise PermissionError("not below the folder")
    stream = os.fdopen(os.open(path, _HOW), "rb")
    there = os.fstat(stream.fileno())
    # A link may have been put in the way meanwhile; a pipe may never end.
    if stat.S_ISREG(there.st_mode) and path.resolve(strict=True) == path and os.path.samestat(there, path.lstat()):
        return stream
    stream.close()
    raise PermissionError("no regular file below the folder")
