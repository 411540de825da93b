"""The inputs of the command: files, folders and standard input, and the failures in them with their advice."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from ecr_denied.cli.compression import decompressed
from ecr_denied.cli.outputs import complain, reason_of
from ecr_denied.cli.signals import status_of
from ecr_denied.cli.streams import batches_in, chunks_of, is_file, progress
from ecr_denied.grouping import Groups, group
from ecr_denied.reading.lines.encoding import utf16
from ecr_denied.reading.reader import Reader, explained
from ecr_denied.terms import Language, Told

if TYPE_CHECKING:
    from ecr_denied.output.result import Result
    from ecr_denied.records import Advice, Failure

__all__ = ["Inputs", "Read", "as_met", "at_the_end", "is_folder", "opened"]

_Filter = Callable[[Iterable[bytes]], Iterator[bytes]]
# Failures that became known together.
_Batches: TypeAlias = "Iterable[Iterable[Failure]]"
# A failure, and whether it was given before, with fewer occurrences.
_Given: TypeAlias = "Iterator[tuple[Failure, bool]]"


@dataclass(frozen=True, slots=True)
class Read:
    """One failure as it leaves the command, with the name of its input."""

    source: str
    failure: Failure
    language: Language
    again: bool = False

    @property
    def advice(self) -> list[Advice]:
        from ecr_denied.advice import advise  # noqa: PLC0415 (most logs give nothing to advise)

        return advise(self.failure, self.language)


class Inputs:
    """The failures of all inputs in order; what could not be read is reported on stderr and remembered.

    :param keep: how many distinct failures are grouped at once; ``None`` gives each occurrence apart.
    :param recursive: whether the files below a folder are inputs.
    :param quoted: whether failures are given that an input only quotes; otherwise, they are where it prints none.
    :param why: whether to report, for an input without a failure, what was left out.
    :param as_met: whether a failure of a stream is given when it is met, and once more at the end if it occurred again.
    """

    def __init__(
        self,
        names: Sequence[str],
        *,
        language: Language,
        keep: int | None,
        quoted: bool = False,
        recursive: bool = False,
        as_met: bool = False,
        why: bool = False,
    ) -> None:
        self._names = names
        self._language = language
        self._keep = keep
        self._quoted = quoted
        self._recursive = recursive
        self._as_met = as_met
        self._why = why
        self.found: bool = False  # something
        self.printed: bool = False  # something that a program printed
        self.unreadable: bool = False
        self.broken: bool = False
        self.stopped: int | None = None

    def __iter__(self) -> Iterator[Result]:
        for name in self._names:
            yield from self._below(name) if self._recursive and is_folder(name) else self._of(name, iter)

    def _below(self, folder: str) -> Iterator[Result]:
        binary = []
        for name in files_below(folder, self._cannot_be_read):
            try:
                yield from self._of(name, text_only)
            except BinaryFile:
                binary.append(name)
        if binary:
            complain(folder, f"binary files passed over: {len(binary)}, as {binary[0]}; name one to have it read")

    def _of(self, name: str, through: _Filter) -> Iterator[Result]:
        if self.stopped is not None:
            return
        groups, is_silent = Groups(self._keep), True
        reader = Reader(quoted=True)
        left_out = explained(reader) if self._why else None
        for failure, again in self._told(name, self._read(name, through, reader), groups):
            self.found, self.printed = True, self.printed or failure.told is Told.PRINTED
            is_silent = False
            yield Read(name, failure, self._language, again)
        for words in left_out() if left_out and is_silent else ():
            complain(name, words)
        if groups.left:
            complain(name, f"more than {self._keep} distinct failures (--keep): {groups.left} were reported early")

    def _told(self, name: str, batches: Iterator[list[Failure]], groups: Groups) -> Iterator[tuple[Failure, bool]]:
        if self._keep is None:
            return _each(batches)
        return (as_met if self._as_met and _arrives(name) else at_the_end)(batches, groups)

    def _read(self, name: str, through: _Filter, reader: Reader) -> Iterator[list[Failure]]:
        """What could be read, up to where it could not."""
        try:
            with opened(name) as stream, progress(name, stream) as bar:
                chunks = through(decompressed(bar.watched(chunks_of(stream))))
                batches = batches_in(chunks, reader)
                for batch in batches if self._quoted else _printed_or_alone(batches, self._keep):
                    if batch:
                        bar.clear()
                    yield batch
        except BinaryFile:
            raise
        except OSError as error:
            self._cannot_be_read(name, error)
        except KeyboardInterrupt as stop:
            self.stopped = status_of(stop)
        except Exception as error:  # it takes no other input with it
            self.broken = True
            complain(name, f"it was not read to its end: {type(error).__name__}; this is a bug")

    def _cannot_be_read(self, name: str, error: OSError) -> None:
        self.unreadable = True
        complain(name, reason_of(error))


def _arrives(name: str) -> bool:
    """Whether an input is a stream, of which more may come."""
    if name == "-":
        return sys.stdin is not None and not is_file(sys.stdin.buffer)
    return not stat.S_ISREG(_mode(name))


def is_folder(name: str) -> bool:
    """Whether an input is one, and no file."""
    return name != "-" and stat.S_ISDIR(_mode(name))


def _mode(name: str) -> int:
    """The mode of a file by its name; 0 where it cannot be looked at, and then it cannot be opened either."""
    try:
        return Path(name).stat().st_mode
    except OSError:
        return 0


def opened(name: str) -> contextlib.AbstractContextManager[BinaryIO]:
    """An input by its name; ``-`` is standard input, and stays open."""
    if name != "-":
        return Path(name).open("rb")
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return contextlib.nullcontext(sys.stdin.buffer)


# --- files below a folder ------------------------------------------------------------------------------------

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


# --- when a failure is given: each occurrence, at the end of the input, or when it is met ---------------------


def _printed_or_alone(batches: Iterable[list[Failure]], most: int | None) -> Iterator[list[Failure]]:
    """What programs printed, as it comes; where that is nothing, what the input only quotes, at its end.

    :param most: how many distinct failures are kept until then.
    """
    quoted, any_printed = Groups(most), False
    for batch in batches:
        printed = [failure for failure in batch if failure.told is Told.PRINTED]
        any_printed = any_printed or bool(printed)
        for failure in () if any_printed else batch:
            list(quoted.take(failure))
        yield printed
    if not any_printed:
        yield list(quoted.rest())


def _each(batches: _Batches) -> _Given:
    """Every occurrence, when it is met."""
    return ((failure, False) for batch in batches for failure in batch)


def at_the_end(batches: _Batches, groups: Groups) -> _Given:
    """Every failure once, with all its occurrences, at the end; earlier where there is no room for it."""
    for batch in batches:
        for failure in batch:
            yield from ((left, False) for left in groups.take(failure))
    yield from ((kept, False) for kept in groups.rest())


def as_met(batches: _Batches, groups: Groups) -> _Given:
    """Every failure when it is met, and once more with all its occurrences if others followed."""
    given: dict[str, int] = {}

    def told_since(failures: Iterator[Failure]) -> _Given:
        return ((one, True) for one in failures if one.occurrences > given.pop(one.fingerprint))

    for batch in batches:
        for failure in group(batch):
            if failure.fingerprint not in given:
                given[failure.fingerprint] = failure.occurrences
                yield failure, False
            yield from told_since(groups.take(failure))
    yield from told_since(groups.rest())
