"""When the command gives a failure: each occurrence, at the end of the input, or when it is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from ecr_denied.grouping import Groups, group
from ecr_denied.terms import Told

if TYPE_CHECKING:
    from ecr_denied.records import Failure

__all__ = ["as_met", "at_the_end", "each", "printed_or_alone"]

# Failures that became known together.
Batches: TypeAlias = "Iterable[list[Failure]]"
# A failure, and whether it was given before, with fewer occurrences.
Given: TypeAlias = "Iterator[tuple[Failure, bool]]"


def printed_or_alone(batches: Batches, most: int | None) -> Iterator[list[Failure]]:
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


def each(batches: Batches) -> Given:
    """Every occurrence, when it is met."""
    return ((failure, False) for batch in batches for failure in batch)


def at_the_end(batches: Batches, groups: Groups) -> Given:
    """Every failure once, with all its occurrences; those for which there is no room left earlier."""
    for batch in batches:
        for failure in batch:
            yield from ((left, False) for left in groups.take(failure))
    yield from ((kept, False) for kept in groups.rest())


def as_met(batches: Batches, groups: Groups) -> Given:
    """Every failure when it is met, and once more with all its occurrences if others followed."""
    given: dict[str, int] = {}

    def told_since(failures: Iterator[Failure]) -> Given:
        return ((one, True) for one in failures if one.occurrences > given.pop(one.fingerprint))

    for batch in batches:
        for failure in group(batch):
            if failure.fingerprint not in given:
                given[failure.fingerprint] = failure.occurrences
                yield failure, False
            yield from told_since(groups.take(failure))
    yield from told_since(groups.rest())
