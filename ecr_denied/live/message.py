"""What nobody present can find out: whom to ask, and the message to send them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ecr_denied.advice.evidence import is_public
from ecr_denied.live.case import Case
from ecr_denied.live.records import Ask
from ecr_denied.records import Advice, RunBy
from ecr_denied.redaction import printable

__all__ = ["asks"]


def asks(case: Case, advice: Sequence[Advice], heard: Iterable[RunBy]) -> tuple[Ask, ...]:
    """One message for everybody who has something to look at and was not heard yet, in the order of the advice."""
    others = dict.fromkeys(one.run_by for one in advice if not one.changes_state)
    left = [who for who in others if who not in {RunBy.CALLER, *heard}]
    return tuple(Ask(who=who, message="\n".join(_lines(case, [a for a in advice if a.run_by is who]))) for who in left)


def _lines(case: Case, advice: Iterable[Advice]) -> Iterator[str]:
    failure, who = case.failure, case.principal
    where = "of ECR Public" if is_public(failure) else f"of account {case.registry} in {case.region}"
    yield f"Amazon ECR refused a request to the registry {where}:"
    for name, value in (
        ("who", who.arn if who else None),
        ("what", failure.action or failure.operation),
        ("repository", failure.repository),
        ("tag", failure.tag),
        ("digest", failure.digest),
        ("when", failure.last_seen.isoformat() if failure.last_seen else None),
        ("its words", failure.message),
    ):
        if value:
            yield f"  {name}: {printable(value)}"
    yield "We cannot see from here which of these it is. Could you please look, in this order?"
    looks = (one for one in advice if not one.changes_state)
    for number, one in enumerate(looks, 1):
        yield f"{number}. {printable(one.headline)}"
        yield from (f"     {printable(command)}" for command in one.commands)
        yield from (
            f"       {printable(outcome.answer)}: {printable(outcome.meaning)}"
            for outcome in one.outcomes
            if outcome.id != "not-allowed"
        )
