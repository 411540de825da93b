"""Results that can be written: one that a writer fails on takes no other with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ecr_denied.cli.standard import complain
from ecr_denied.output.result import Result, lines_of

__all__ = ["LOST", "Tellable", "Writer"]

# The exit status where a failure could not be told (sysexits.h, EX_SOFTWARE).
LOST = 70

Writer = Callable[[Iterable[Result]], Iterator[str]]


class Tellable:
    """A writer, and whether it failed on a result.

    Each result is written alone and thrown away first. So a document is only begun on what can end it.

    :param write: yields the same lines for the same results.
    """

    def __init__(self, write: Writer) -> None:
        self._write = write
        self.lost: bool = False

    def lines(self, results: Iterable[Result]) -> Iterator[str]:
        """Yield the lines of all results but those that the writer fails on, which are named on standard error."""
        return self._write(self.of(results))

    def of(self, results: Iterable[Result]) -> Iterator[Result]:
        """Yield the results that can be written."""
        for result in results:
            try:
                for _ in self._write([result]):
                    pass
            except Exception as error:
                self.lost = True
                failure, kind = result.failure, type(error).__name__
                complain(
                    result.source, f"line {lines_of(failure)}: {failure.cause} cannot be told: {kind}; this is a bug"
                )
            else:
                yield result
