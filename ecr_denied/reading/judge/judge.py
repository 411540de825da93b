"""What failed in one input, printed and quoted apart: blocks of lines in, failures out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ecr_denied.reading.judge.report import ShortInput
from ecr_denied.reading.judge.tracker import OperationTracker
from ecr_denied.reading.lines.beginning import Beginning
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.reading.lines.passage import passages
from ecr_denied.reading.lines.sieve import Block
from ecr_denied.reading.match.claim import Claim
from ecr_denied.reading.match.claims import Claims
from ecr_denied.records import Failure
from ecr_denied.terms import Told

__all__ = ["Judge"]


class Judge:
    """Follows what an input prints and, where it is asked for, what it only quotes.

    :param claims: of the wordings that are known.
    :param commands: the lines on which a command begins, as the sieve notes them.
    :param quoted: whether failures are given that the input only quotes.
    """

    def __init__(self, claims: Claims, beginning: Beginning, commands: CommandLines, *, quoted: bool) -> None:
        self._claims = claims
        self._report = ShortInput(beginning, quoted=quoted)
        self._printed = OperationTracker(Told.PRINTED, self._report, commands)
        self._quoted = OperationTracker(Told.QUOTED, self._report) if quoted else None

    @property
    def under_way(self) -> int:
        """The last line on which the words of anybody may tell of what is under way; 0 when nothing is."""
        return self._printed.under_way

    def take(self, block: Block) -> list[Failure]:
        """Take the next block in, and give the failures that nothing below can belong to."""
        found: list[Failure] = []
        for claim in self._claims_in(block):
            found += self._passed(claim.first_line)
            if tracker := self._tracker_of(claim):
                tracker.take(claim)
        return self._report.passed(found)

    def passed(self, line: int) -> list[Failure]:
        """The failures that nothing from a line on can belong to."""
        return self._report.passed(self._passed(line))

    def end(self, *, is_whole: bool) -> list[Failure]:
        """The rest of the failures; ``is_whole`` tells that this is the end of the input."""
        rest = self._report.passed(_in_order(tracker.end(given_up=is_whole) for tracker in self._trackers))
        return [*rest, *self._report.end()]

    @property
    def _trackers(self) -> tuple[OperationTracker, ...]:
        return (self._printed,) if self._quoted is None else (self._printed, self._quoted)

    def _claims_in(self, block: Block) -> list[Claim]:
        """The claims of a block in order, those that it quotes among the others."""
        found = passages(block)
        claims = self._claims.of(next(found))
        # A passage is made when it is asked for: the quoted one only where its failures are wanted.
        for quoted in found if self._quoted else ():
            both = (*claims, *self._claims.of(quoted))
            claims = sorted(both, key=lambda claim: claim.first_line)
        return claims

    def _tracker_of(self, claim: Claim) -> OperationTracker | None:
        is_quoted = claim.passage.told is Told.QUOTED or self._printed.only_mentions(claim)
        return self._quoted if is_quoted else self._printed

    def _passed(self, line: int) -> list[Failure]:
        return _in_order(tracker.passed(line) for tracker in self._trackers)


def _in_order(found: Iterable[Iterator[Failure]]) -> list[Failure]:
    return sorted(chain.from_iterable(found), key=lambda failure: failure.first_line)
