"""What a decision table is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ecr_denied.live.case import Case
from ecr_denied.live.records import Confidence
from ecr_denied.records import RunBy

__all__ = ["NARROWED", "PROVED", "Row", "Table", "always", "clears", "row"]

PROVED, NARROWED = Confidence.PROVED, Confidence.NARROWED


def always(_: Case) -> bool:
    """A row for every case."""
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
        """The same row for fewer cases."""
        return replace(self, when=lambda case: self.when(case) and holds(case))

    def narrowed(self) -> Row:
        """The same row, less sure."""
        return replace(self, confidence=NARROWED)

    def fits(self, case: Case, outcome: str, known: Mapping[str, str]) -> bool:
        """Whether this is the row for an outcome, with what is known from the looks above."""
        return self.outcome == outcome and self.when(case) and self.is_given(known)

    def is_given(self, known: Mapping[str, str]) -> bool:
        """Whether what has to be known from the looks above is so."""
        return all(known.get(look) in wanted for look, wanted in self.given.items())


Table = tuple[Row, ...]


def row(
    who: RunBy,
    look: str,
    outcome: str,
    finding: str,
    confidence: Confidence,
    *,
    given: Mapping[str, tuple[str, ...]] | None = None,
    when: Callable[[Case], bool] = always,
) -> Row:
    """One line of a table."""
    return Row(who, look, outcome, finding, confidence, given or {}, when)


def clears(who: RunBy, look: str, outcome: str, *, given: Mapping[str, tuple[str, ...]] | None = None) -> Row:
    """A line that takes back what was narrowed so far."""
    return Row(who, look, outcome, None, Confidence.UNDECIDED, given or {}, always)
