"""What a live check hands out: what was found, how sure that is, and every call it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from ecr_denied.records import Advice, Check, RunBy

__all__ = ["Ask", "Candidate", "Confidence", "Diagnosis", "Preflight", "Step"]


class Confidence(StrEnum):
    """How much the answers bear out: one cause alone, one cause before others, or none."""

    PROVED = "proved"
    NARROWED = "narrowed"
    UNDECIDED = "undecided"


class _Record(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")


class Step(_Record):
    """One probe: the ``call``, ``who`` made it, the id of its ``outcome``, and what that means.

    ``who`` is ``None`` for a probe of local files. ``code`` is the name of the error that AWS answered with, or that
    came up before it could.
    """

    call: str
    who: RunBy | None
    outcome: str
    meaning: str
    code: str | None = None


class Candidate(_Record):
    """One thing that may be wrong: the ``finding``, how sure it is, and the ``doubt`` that keeps it from being proved.

    ``verdict`` is ``None`` where nothing is wrong any more.
    """

    finding: str
    verdict: Check | None
    confidence: Confidence
    meaning: str
    doubt: str | None = None


class Ask(_Record):
    """Who can find out what nobody present can, and a message that can be sent to them as it is."""

    who: RunBy
    message: str


class Diagnosis(_Record):
    """What live checks found out about one failure.

    ``verdict`` is the kind of thing that is wrong, and ``finding`` the id of what was found, the first of the
    ``candidates``. ``verdict`` is ``None`` where nothing was decided, and where ``nothing_wrong`` says that what was
    refused is let in now. ``meaning`` says it in a sentence. ``remaining`` is the advice that the answers leave.
    ``similar`` are names in the registry that are like the one that is missing; ``elsewhere`` are other regions in
    which it was found.
    """

    verdict: Check | None = None
    finding: str | None = None
    confidence: Confidence = Confidence.UNDECIDED
    nothing_wrong: bool = False
    meaning: str
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[Step, ...] = ()
    remaining: tuple[Advice, ...] = ()
    ask: tuple[Ask, ...] = ()
    similar: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


class Preflight(Diagnosis):
    """What live checks found out about a request before it was made.

    ``refused`` is the action that AWS refuses these credentials now, where one was tried and refused; ``finding`` is
    why, as far as that was decided. ``untried`` is what the request needs as well and no call that only reads can tell.
    """

    refused: str | None = None
    untried: tuple[str, ...] = ()
