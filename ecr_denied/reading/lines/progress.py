"""What a log says again and again: how far docker came with a layer, and lines in the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from ecr_denied.expression import expression
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES

__all__ = ["is_progress", "once", "shortened"]

_Line = TypeVar("_Line")
# What is printed of a layer until it has arrived (moby/moby distribution/push_v2.go, pkg/progress).
_UNDER_WAY = expression(r"[0-9a-f]{12}: (?:Preparing|Pushing (?:\[[=> ]{0,80}\])?[ 0-9./kMGTB]{0,40})$")
# So many lines at either end of a run are read: no sentence reaches further, from above or below.
_READ = 2 * MAX_WRAPPED_LINES


def is_progress(line: str, *others: str) -> bool:
    """Whether a physical line, of the plain lines given, only says that a layer has not arrived yet."""
    return not others and ": P" in line[12:15] and _UNDER_WAY.match(line) is not None


def shortened(lines: Iterable[_Line], tells_progress: Callable[[_Line], bool]) -> Iterator[_Line]:
    """Some lines without the middle of each long run of progress."""
    for is_run, run in groupby(lines, tells_progress):
        among = [*run]
        if is_run:
            del among[_READ : max(len(among) - _READ, _READ)]
        yield from among


def once(lines: Sequence[str], above: int) -> Iterator[str]:
    """The lines that say something new below the ``above`` lines before them, and these: no others end such words."""
    met, given = set[int](), 0
    for end in range(1, len(lines) + 1):
        first = max(end - 1 - above, 0)
        if (said := hash(tuple(lines[first:end]))) not in met:
            met.add(said)
            yield from lines[max(first, given) : end]
            given = end
