"""What a rule is made of: rows of checks, rows for some records only, and the reason a cause gives for a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import wraps

from ecr_denied.advice.step import Ask, Step
from ecr_denied.records import Failure, Policy, PolicyType

__all__ = ["Question", "Rule", "When", "because", "blames", "checks_for", "when"]

Question = Callable[[Failure], bool]


@dataclass(frozen=True, slots=True)
class When:
    """Rows for the records of which ``holds`` is true, and rows for the others."""

    holds: Question
    then: Rule
    otherwise: Rule


Rule = tuple[Ask | When, ...]


def when(holds: Question, *then: Ask | When, otherwise: Rule = ()) -> When:
    """Rows for some records only."""
    return When(holds, then, otherwise)


def because(reason: str, ask: Ask) -> Ask:
    """The same check, with the reason this cause gives for it: the key of a text."""

    @wraps(ask)
    def asked(failure: Failure) -> Step:
        step = ask(failure)
        return replace(step, reasons=(reason, *step.reasons))

    return asked


def blames(*types: PolicyType | None) -> Question:
    """Whether the text blames a policy of one of these types; ``None`` among them: or names no type."""
    return lambda failure: (failure.policy or Policy()).type in types


def checks_for(failure: Failure, rule: Rule) -> Iterator[Ask]:
    """The checks of a rule that apply to this record, in order."""
    for row in rule:
        if isinstance(row, When):
            yield from checks_for(failure, row.then if row.holds(failure) else row.otherwise)
        else:
            yield row
