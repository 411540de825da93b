"""What a rule is made of: checks, each with the reason that its cause gives, and rows for some failures only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ecr_denied.advice.check import CheckItem, Row
from ecr_denied.advice.question import Question
from ecr_denied.records import Failure

__all__ = ["Rule", "When", "checks_for", "when"]


@dataclass(frozen=True, slots=True)
class When:
    """Rows for the failures of which ``holds`` is true, and rows for the others."""

    holds: Question
    then: Rule
    otherwise: Rule


Rule = tuple[CheckItem | Row | When, ...]


def when(holds: Question, *then: CheckItem | Row | When, otherwise: Rule = ()) -> When:
    """Rows for some failures only."""
    return When(holds, then, otherwise)


def checks_for(failure: Failure, rule: Rule) -> Iterator[Row]:
    """The checks of a rule that apply to this failure, in order, with the reasons for them."""
    for one in rule:
        if isinstance(one, When):
            yield from checks_for(failure, one.then if one.holds(failure) else one.otherwise)
            continue
        row = Row(one) if isinstance(one, CheckItem) else one
        if row.holds(failure):
            yield row
