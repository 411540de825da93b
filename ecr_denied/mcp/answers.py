"""What a tool answers: failures with their first checks in short, or whole records in the schema of the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from textwrap import shorten
from typing import Any

from pydantic import BaseModel, Field

from ecr_denied.advice import advise
from ecr_denied.grouping import Groups
from ecr_denied.live.vocabulary import Preflight
from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.output.schema import Line
from ecr_denied.records import Advice, Cause, Failure, Language, Operation, RunBy, Statement, Told

__all__ = ["MOST", "USUAL", "CheckedAhead", "Detail", "Readings", "readings_of"]

# Distinct failures in one answer, and where no limit is given: each takes 1 to 2 KB in short, and some 14 KB in full.
MOST, USUAL = 20, 10
# How many checks of a failure are given in short, how many answers of one, and how long the words of a text are.
_CHECKS, _ANSWERS, _SAID = 3, 3, 300
# What the other fields of a short answer say, or what distinguishes one place in the text from another.
_APART = {"cause", "message", "told", "fingerprint", "first_line", "last_line", "occurrences", "told_as", "wording"}
_NOTHING = (
    "Nothing in this text says that a push, a pull or a login failed. A file that it names was not opened: pass what"
    " the file holds, both streams of the client included."
)


class Detail(StrEnum):
    """How much of a failure is reported."""

    SHORT = "short"
    FULL = "full"


class ShortCheck(BaseModel):
    """A check in short."""

    id: str = Field(description="Its name for good.")
    headline: str = Field(description="What to do.")
    run_by: RunBy = Field(description="Who can.")
    commands: list[str] = Field(description="To run as they are; none for a question.")
    answers: list[str] = Field(description="What a command prints, or a person answers -> what follows.")
    statement: Statement | None = Field(None, description="To be added where a grant is missing.")


class ShortFailure(BaseModel):
    """A failure in short: what was said, and the first checks."""

    cause: Cause = Field(description="What the text says went wrong; the tool explain has more.")
    told: Told = Field(description="Printed, or only quoted.")
    said: str = Field(description="The words of the text.")
    first_line: int = Field(description="The line of the text that it begins on.")
    occurrences: int = Field(description="How often it is in the text.")
    fields: dict[str, Any] = Field(description="What the record holds; a field that is not here is not known.")
    checks: list[ShortCheck] = Field(description="The first checks, in order.")
    more: list[str] = Field(description="The ids of the other checks, which detail: full has.")


class Readings(BaseModel):
    """The failures in a text, each once."""

    failures: list[ShortFailure | dict[str, Any]] = Field(
        description="Each in short; with detail: full as a line of --format jsonl (ecr-denied://schema)."
    )
    left_out: int = Field(description="How many further distinct failures the text holds, which weigh less.")
    note: str | None = Field(None, description="What to know about an answer without a failure.")


class CheckedAhead(Preflight):
    """What live checks found out about one push or pull."""

    schema_version: int = Field(description="Of this schema.", json_schema_extra={"const": SCHEMA_VERSION})
    reference: str = Field(description="The image.")
    operation: Operation = Field(description="A push or a pull.")


def readings_of(
    failures: Iterable[Failure], language: Language, detail: Detail = Detail.SHORT, limit: int = USUAL
) -> Readings:
    """The answer for failures: what programs printed, and where that is nothing, what the text only quotes.

    Where they are more than ``limit``, those that weigh most, of equal weight the last; in the order of their lines.
    """
    printed, quoted = Groups(limit), Groups(limit)
    for failure in failures:
        list((printed if failure.told is Told.PRINTED else quoted).take(failure))
    told = list(printed.rest()) or list(quoted.rest())
    said = _whole if detail is Detail.FULL else _short
    return Readings(
        failures=[said(one, advise(one, language)) for one in told],
        left_out=printed.left or quoted.left,
        note=None if told else _NOTHING,
    )


def _whole(failure: Failure, advice: Sequence[Advice]) -> dict[str, Any]:
    line = Line(**dict(failure), schema_version=SCHEMA_VERSION, source="-", advice=list(advice))
    return line.model_dump(mode="json")


def _short(failure: Failure, advice: Sequence[Advice]) -> ShortFailure:
    return ShortFailure(
        cause=failure.cause,
        told=failure.told,
        said=shorten(failure.message, _SAID, placeholder=" ..."),
        first_line=failure.first_line,
        occurrences=failure.occurrences,
        fields=failure.model_dump(mode="json", exclude_none=True, exclude=_APART),
        checks=[_step(one) for one in advice[:_CHECKS]],
        more=[one.id for one in advice[_CHECKS:]],
    )


def _step(advice: Advice) -> ShortCheck:
    return ShortCheck(
        id=advice.id,
        headline=advice.headline,
        run_by=advice.run_by,
        commands=list(advice.commands),
        answers=[f"{one.answer} -> {one.meaning}" for one in advice.outcomes[:_ANSWERS]],
        statement=advice.statement,
    )
