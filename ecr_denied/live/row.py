"""What a decision table is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ecr_denied.live.case import Case
from ecr_denied.live.records import Confidence
from ecr_denied.records import RunBy

__all__ = ["NARROWED", "PROVED", "Row", "Table", "clears", "row"]

PROVED, NARROWED = Confidence.PROVED, Confidence.NARROWED


def _always(_: Case) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Row:
    """The outcome of a look, and what it leads to; no ``finding`` takes back what was narrowed so far."""

    who: RunBy
    look: str
    outcome: str
    finding: str | None
    confidence: Confidence
    given: Mapping[str, tuple[str, ...]]
    when: Callable[[Case], bool]

    def only_when(self, holds: Callable[[Case], bool]) -> Row:
        """The same row for some cases only."""
        return replace(self, when=holds)

    def fits(self, case: Case, outcome: str, known: Mapping[str, str]) -> bool:
        """Whether this is the row for an outcome, with what is known from the looks above."""
        return (
            self.outcome == outcome
            and self.when(case)
            and all(known.get(look) in wanted for look, wanted in self.given.items())
        )


Table = tuple[Row, ...]


def row(
    who: RunBy,
    look: str,
    outcome: str,
    finding: str,
    confidence: Confidence,
    *,
    given: Mapping[str, tuple[str, ...]] | None = None,
    when: Callable[[Case], bool] = _always,
) -> Row:
    """One line of a table."""
    return Row(who, look, outcome, finding, confidence, given or {}, when)


def clears(who: RunBy, look: str, outcome: str, *, given: Mapping[str, tuple[str, ...]] | None = None) -> Row:
    """A line that takes back what was narrowed so far."""
    return Row(who, look, outcome, None, Confidence.UNDECIDED, given or {}, _always)
