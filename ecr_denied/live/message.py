"""What nobody present can find out: whom to ask, and the message to send them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ecr_denied.advice.message import message
from ecr_denied.advice.texts import texts_in
from ecr_denied.live.case import Case
from ecr_denied.live.records import Ask
from ecr_denied.records import Advice, Language, RunBy

__all__ = ["asks"]


def asks(case: Case, advice: Sequence[Advice], heard: Iterable[RunBy]) -> tuple[Ask, ...]:
    """One message for everybody who has something to look at and was not heard yet, in the order of the advice."""
    looks = [one for one in advice if not one.changes_state]
    left = [who for who in dict.fromkeys(one.run_by for one in looks) if who not in {RunBy.CALLER, *heard}]
    texts = texts_in(Language.ENGLISH)
    return tuple(Ask(who=who, message="\n".join(message(case.failure, looks, who, texts))) for who in left)
