"""Why a text was read as it was: the wording that decided, and the words that it matched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecr_denied.catalogue import wording
from ecr_denied.names.actions import is_read
from ecr_denied.terms import Operation, RequestTarget

if TYPE_CHECKING:
    from ecr_denied.records import Failure

__all__ = ["Decision", "decision_of", "deed_of"]


class Decision(NamedTuple):
    """The name of an entry, its source, and what it matched in the message; empty where others' words were kept."""

    wording: str
    source: str
    words: str


def decision_of(failure: Failure) -> Decision | None:
    """What decided; ``None`` for a record that was not read, or was read by a wording of your own."""
    try:
        entry = wording(failure.wording or "")
    except KeyError:
        return None
    torn = "\n" in failure.message  # of a record that was not read
    match = (entry.expression if torn else entry.unbroken).search(failure.message)
    return Decision(entry.name, entry.source, match[0].strip() if match else "")


def deed_of(failure: Failure) -> str | None:
    """What was tried: the operation, else the action or the call.

    A push reads as well: what it reads is not pushed. A client that lists tags pulls none of them.
    """
    request, operation = failure.request, failure.operation
    is_other = (
        is_read(failure.action) if operation is Operation.PUSH else request and request.target is RequestTarget.TAGS
    )
    return (None if is_other else operation) or failure.action or (request.call if request else None)
