"""Walking a table: look after look, until one row proves something or no look is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ecr_denied.live.case import Case, Moment
from ecr_denied.live.findings import FINDINGS
from ecr_denied.live.looks import LOOKS
from ecr_denied.live.outcomes import MEANINGS
from ecr_denied.live.parties import Party, candidates, identified
from ecr_denied.live.records import Confidence, Step
from ecr_denied.live.refusals import REFUSALS
from ecr_denied.live.row import Row, Table
from ecr_denied.live.stores import Files, login_of
from ecr_denied.records import RunBy

__all__ = ["UNANSWERED", "Walk", "looks_of", "walk"]

# Outcomes of a look that say nothing of what was asked, so that somebody else may be asked.
UNANSWERED = frozenset(
    {
        "not-allowed",
        "throttled",
        "unreachable",
        "no-credentials",
        "expired",
        "invalid",
        "error",
        "unreadable",
        "missing",
    }
)

# The credentials at hand can speak for the refused principal.
_ARE_CALLER = ("same", "text-names-nobody", "asked-about")


@dataclass
class Walk:
    """What was found so far."""

    case: Case
    steps: list[Step] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    made: dict[tuple[RunBy, str], Step] = field(default_factory=dict)
    heard: set[RunBy] = field(default_factory=set)
    finding: str | None = None
    confidence: Confidence = Confidence.UNDECIDED

    def take(self, who: RunBy, look: str, step: Step, table: Table) -> None:
        """Read one outcome by the table."""
        fitting = (row for row in table if (row.who, row.look) == (who, look))
        row = next((one for one in fitting if one.fits(self.case, step.outcome, self.known)), None)
        self.known[look] = step.outcome
        self.made[who, look] = step
        if step.outcome not in UNANSWERED:
            self.heard.add(who)
        meaning = MEANINGS[step.outcome]
        if row is not None:
            self.finding, self.confidence = row.finding, row.confidence
            meaning = FINDINGS[row.finding].meaning if row.finding else meaning
        self.steps.append(step.model_copy(update={"meaning": meaning}))

    @property
    def is_proved(self) -> bool:
        """Whether nothing is left to look at."""
        return self.confidence is Confidence.PROVED

    @property
    def refusal(self) -> tuple[str, str] | None:
        """The first call of the caller's own that was refused, and what the refusal says."""
        return next(
            (
                (LOOKS[look].actions[0], step.outcome)
                for (who, look), step in self.made.items()
                if who is RunBy.CALLER and look in LOOKS and step.outcome in REFUSALS
            ),
            None,
        )


def looks_of(table: Iterable[Row], case: Case) -> list[tuple[RunBy, str]]:
    """The looks of a case's rows in order, each once; who asks is known before."""
    rows = (row for row in table if row.when(case))
    return [one for one in dict.fromkeys((row.who, row.look) for row in rows) if one[1] != "identity"]


def walk(case: Case, table: Table, parties: list[Party], files: Files | None, before: Walk | None = None) -> Walk:
    """Make the looks of a table with the credentials that are there, and not again those that were made ``before``.

    Ahead of a request the way ends with the first refusal.
    """
    done = Walk(case)
    able: list[Party] = []
    asks = False
    for party, step in identified(parties, case):
        done.take(party.who, "identity", step, table)
        if step.outcome not in UNANSWERED and step.outcome != "not-of-the-account":
            able.append(party)
        if party.who is RunBy.CALLER:
            asks = step.outcome in _ARE_CALLER
            if done.finding is not None:
                return done
    done.heard.clear()
    made = {key: step for key, step in before.made.items() if key[1] != "identity"} if before else {}
    for (who, look), step in made.items():
        done.take(who, look, step, table)
    for who, look in looks_of(table, case):
        if done.is_proved or (case.moment is Moment.AHEAD and done.refusal):
            break
        if (who, look) in made or not _can_tell(who, look, table, done):
            continue
        if look == "store":
            _look_here(done, who, table, files)
        elif LOOKS[look].fits(case) and (asks or who is not RunBy.CALLER):
            _look(done, who, look, candidates(able, who, case), table)
    return done


def _can_tell(who: RunBy, look: str, table: Table, done: Walk) -> bool:
    """Whether an outcome of a look can lead to something, with what is known from the looks above."""
    rows = (row for row in table if (row.who, row.look) == (who, look))
    return any(row.when(done.case) and row.is_given(done.known) for row in rows)


def _look_here(done: Walk, who: RunBy, table: Table, files: Files | None) -> None:
    """Look at the files of this machine."""
    if files is not None:
        place, outcome = login_of(done.case.failure, files)
        done.take(who, "store", Step(call=place, who=None, outcome=outcome, meaning=""), table)


def _look(done: Walk, who: RunBy, look: str, able: list[Party], table: Table) -> None:
    """Make one look, by the first who gets an answer."""
    call = ", ".join(LOOKS[look].actions) or "the session's own region"
    for party in able:
        outcome = LOOKS[look].run(party.calls, done.case)
        done.take(who, look, Step(call=call, who=party.who, outcome=outcome, meaning=""), table)
        if outcome not in UNANSWERED:
            return
