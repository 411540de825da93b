"""What a tool answers: records with their advice, in the schemas of the library."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, Field

from ecr_denied.advice import advise
from ecr_denied.grouping import Groups
from ecr_denied.live.records import Preflight
from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.output.schema import Line
from ecr_denied.records import Failure, Language, Operation, Told

__all__ = ["MOST", "CheckedAhead", "Readings", "readings_of"]

# Distinct failures in one answer: each takes some 8 KB with its advice.
MOST = 20
_NOTHING = (
    "Nothing in this text says that a push, a pull or a login failed. A file that it names was not opened: pass what"
    " the file holds, both streams of the client included."
)


class Readings(BaseModel):
    """The failures in a text, each once."""

    failures: list[Line] = Field(description="Each as a line of --format jsonl. Those that were only quoted say so.")
    left_out: int = Field(description="How many further distinct failures the text holds, which weigh less.")
    note: str | None = Field(description="What to know about an answer without a failure.")


class CheckedAhead(Preflight):
    """What live checks found out about one push or pull."""

    schema_version: int = Field(description="Of this schema.", json_schema_extra={"const": SCHEMA_VERSION})
    reference: str = Field(description="The image.")
    operation: Operation = Field(description="A push or a pull.")


def readings_of(failures: Sequence[Failure], language: Language) -> Readings:
    """The answer for failures: what programs printed, and where that is nothing, what the text only quotes.

    Where they are too many, those that weigh most, of equal weight the last; in the order of their lines.
    """
    printed = [one for one in failures if one.told is Told.PRINTED] or failures
    kept = Groups(MOST)
    for one in printed:
        list(kept.take(one))
    return Readings(
        failures=[
            Line(**dict(one), schema_version=SCHEMA_VERSION, source="-", advice=advise(one, language))
            for one in kept.rest()
        ],
        left_out=kept.left,
        note=None if printed else _NOTHING,
    )
