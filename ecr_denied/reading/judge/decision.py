"""Why a text was read as it was: the wording that decided, and the words that it stands for."""

from __future__ import annotations

from typing import NamedTuple

from ecr_denied.catalogue import wording
from ecr_denied.records import Failure

__all__ = ["Decision", "decision_of"]


class Decision(NamedTuple):
    """The name of an entry, its source, and what it stands for in the message; empty where others' words were kept."""

    wording: str
    source: str
    words: str


def decision_of(failure: Failure) -> Decision | None:
    """What decided; ``None`` for a record that was not read, or was read by a wording of your own."""
    try:
        entry = wording(failure.wording or "")
    except KeyError:
        return None
    match = entry.expression.search(failure.message)
    return Decision(entry.name, entry.source, match[0].strip() if match else "")
