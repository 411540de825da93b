"""From a failure to what to check, most useful first.

Rules read records only, never text. ``table`` is the place to start: it lists the checks of every cause.
"""

from __future__ import annotations

from ecr_denied.advice.rule import checks_for
from ecr_denied.advice.table import RULES
from ecr_denied.records import Advice, Failure

__all__ = ["advise"]


def advise(failure: Failure) -> list[Advice]:
    """What to check about a failure, in order; never empty, never raises, same record same answer."""
    return [ask(failure) for ask in checks_for(failure, RULES[failure.cause])]
