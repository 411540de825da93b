"""From a failure to what to check, most useful first.

Rules read records only, never text. ``table`` is the place to start: it lists the checks of every cause.
"""

from __future__ import annotations

from ecr_denied.advice.evidence import is_root
from ecr_denied.advice.rule import Ask, checks_for
from ecr_denied.advice.table import RULES
from ecr_denied.records import Advice, Check, Failure

__all__ = ["advise"]

_NONE_FOR_ROOT = frozenset({Check.IDENTITY_POLICY, Check.PERMISSIONS_BOUNDARY, Check.SESSION_POLICY})


def advise(failure: Failure) -> list[Advice]:
    """What to check about a failure, in order; never empty, never raises, same record same answer."""
    asks: dict[str, Ask] = {}
    for ask in checks_for(failure, RULES[failure.cause]):
        asks.setdefault(_id(ask), ask)
    advice = [ask(failure).model_copy(update={"id": name}) for name, ask in asks.items()]
    # No identity policy, boundary or session policy binds an account's root user (IAM user guide, root user).
    return [one for one in advice if one.check not in _NONE_FOR_ROOT] if is_root(failure) else advice


def _id(ask: Ask) -> str:
    """A check's own name: no check is asked twice of one failure."""
    return ask.__name__.replace("_", "-")
