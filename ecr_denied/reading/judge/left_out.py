"""Messages that look like failures and are not reported: those that weigh most, and why they were left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ecr_denied.catalogue.entry import Strength, Verdict
from ecr_denied.reading.match.claim import Claim
from ecr_denied.records import Failure
from ecr_denied.terms import Told

__all__ = ["MOST", "NOTHING", "Reason", "Silence"]

# So many are kept, and so many characters of a message are shown.
MOST, _SHOWN = 5, 200
NOTHING = "no line holds words of a failure that are known"


class Reason(StrEnum):
    """Why something was left out."""

    QUOTED = "it is only quoted"
    WENT_WELL = "what failed went well later"
    ELSEWHERE = "it is of another registry or service"
    NAMELESS = "it names no registry of ECR's, and no push, pull or login of ECR's is under way there"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One message that was left out."""

    line: int
    words: str
    reason: Reason
    weight: Strength


class Silence:
    """Keeps what was left out of one input: where it is too much, the messages that weigh most, of equals the last.

    :param above: how many lines are above the input.
    """

    def __init__(self, above: int = 0) -> None:
        self._above = above
        self._kept: list[LeftOut] = []

    def told(self) -> list[str]:
        """A sentence for each message that is kept, in the order of the lines, or one that says that there is none."""
        kept = sorted(self._kept, key=lambda one: one.line)
        return [f"line {one.line - self._above} is left out, as {one.reason}: {_cut(one.words)}" for one in kept] or [
            NOTHING
        ]

    def not_ours(self, claim: Claim, verdict: Verdict, told: Told, *, elsewhere: bool) -> None:
        """Keep a claim that is about no registry of ECR's, or is only quoted."""
        if not any(one.fails_somehow or one.weight > Strength.FALLBACK for one in claim.verdicts):
            return  # words for a kind of failure, and none that something failed
        elsewhere = elsewhere or any(other.is_elsewhere for other in claim.others)
        reason = Reason.QUOTED if told is Told.QUOTED else Reason.ELSEWHERE if elsewhere else Reason.NAMELESS
        self._keep(LeftOut(claim.first_line, claim.message, reason, verdict.weight))

    def add_success(self, failure: Failure) -> None:
        """Keep a failure of what went well after all."""
        self._keep(LeftOut(failure.first_line, failure.message, Reason.WENT_WELL, Strength.SENTENCE))

    def _keep(self, one: LeftOut) -> None:
        if one.line > self._above:
            self._kept.append(one)
        if len(self._kept) > MOST:
            self._kept.remove(min(self._kept, key=lambda kept: kept.weight))


def _cut(words: str) -> str:
    return f"{words[:_SHOWN]}..." if len(words) > _SHOWN else words
