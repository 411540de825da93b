"""The inputs of the command: files and standard input, and the failures in them with their advice."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ecr_denied.cli.streams import failures_in
from ecr_denied.grouping import Groups
from ecr_denied.output.result import Result
from ecr_denied.records import Advice, Failure, Language
from ecr_denied.redaction import inert, printable, redact

__all__ = ["Inputs", "Read", "complain"]


@dataclass(frozen=True, slots=True)
class Read:
    """One failure as it leaves the command, with the name of the input it stood in."""

    source: str
    failure: Failure
    language: Language

    @property
    def advice(self) -> list[Advice]:
        from ecr_denied.advice import advise  # noqa: PLC0415 (most logs give nothing to advise)

        return advise(self.failure, self.language)


class Inputs:
    """The failures of all inputs in order; what could not be read is told on stderr and remembered.

    :param keep: how many distinct failures are grouped at once; ``None`` gives each telling apart.
    """

    def __init__(self, names: Sequence[str], *, language: Language, keep: int | None) -> None:
        self._names = names
        self._language = language
        self._keep = keep
        self.found = False
        self.unreadable = False

    def __iter__(self) -> Iterator[Result]:
        for name in self._names:
            failures = self._read(name)
            for failure in self._grouped(name, failures) if self._keep else failures:
                self.found = True
                yield Read(name, failure, self._language)

    def _grouped(self, name: str, failures: Iterator[Failure]) -> Iterator[Failure]:
        groups = Groups(self._keep)
        for failure in failures:
            yield from groups.take(failure)
        if groups.left:
            complain(name, f"more than {self._keep} distinct failures (--keep): {groups.left} were reported early")
        yield from groups.rest()

    def _read(self, name: str) -> Iterator[Failure]:
        """What could be read, up to where it could not."""
        try:
            with _opened(name) as stream:
                yield from failures_in(stream)
        except OSError as error:
            self.unreadable = True
            complain(name, error.strerror or str(error))


def complain(about: str, what: str) -> None:
    """Tell of trouble on stderr, in words that steer no terminal and no CI system; a file's name can be anything."""
    if sys.stderr is not None:  # else print would take standard output
        print(inert(redact(printable(f"ecr-denied: {about}: {what}"))), file=sys.stderr)


def _opened(name: str) -> contextlib.AbstractContextManager[BinaryIO]:
    if name != "-":
        return Path(name).open("rb")
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return contextlib.nullcontext(sys.stdin.buffer)
