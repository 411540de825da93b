"""The note of formats that raise an alarm, for an input whose failures are all quoted; it is no alarm itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecr_denied.output.result import Result, Sourced, heading_of, lines_of
from ecr_denied.terms import Told

__all__ = ["NAMED", "Printed", "note_of"]

# How many quoted failures are named.
NAMED = 3


class Printed:
    """The results that programs printed. Those that the inputs only quote are left out, and counted.

    :param quoted: whether these are wanted among the others.
    """

    def __init__(self, results: Iterable[Result], *, quoted: bool) -> None:
        self._results = results
        self._quoted = quoted
        self._is_empty = True
        self._first: list[Result] = []
        self._more = 0

    def __iter__(self) -> Iterator[Result]:
        for result in self._results:
            if self._quoted or result.failure.told is Told.PRINTED:
                self._is_empty = False
                yield result
            elif len(self._first) < NAMED:
                self._first.append(result)
            else:
                self._more += 1

    @property
    def left_out(self) -> list[Result]:
        """The first of those that were left out, where nothing was given; asked for at the end."""
        return self._first if self._is_empty else []

    @property
    def note(self) -> str:
        """What is said of those; empty where something was given."""
        return note_of(self.left_out, self._more)


def note_of(quoted: Iterable[Sourced], more: int = 0) -> str:
    """A line on failures that are only quoted; empty where there are none.

    :param more: how many there are beside these.
    """
    named = [f"{heading_of(one.failure)} (line {lines_of(one.failure)})" for one in quoted]
    others = [f"{more} more"] if more else []
    return f"only quoted: {', '.join([*named, *others])}; --quoted tells all of it" if named else ""
