"""What is fetched to be read: the events of a Kubernetes cluster, the stopped tasks of an ECS cluster.

Each source gives rows, one for each thing that was said; ``failures`` reads them. Nothing here knows advice or output.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecr_denied.reading.reader import scan
from ecr_denied.records import Failure
from ecr_denied.terms import MOST

__all__ = ["Said", "Unavailable", "failures", "texts"]


class Unavailable(Exception):
    """Nothing can be fetched; the message says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """One row: words, and how often they were said."""

    words: str
    times: int = 1


def failures(rows: Sequence[Said]) -> Iterator[Failure]:
    """The failures in some rows; the number of a line is that of its row."""
    for failure in scan([f"{row.words}\n".encode("utf-8", "replace") for row in rows]):
        times = rows[failure.first_line - 1].times
        yield failure if times == 1 else failure.model_copy(update={"occurrences": min(times, MOST)})


def texts(value: object, *path: str) -> str:
    """The words at a path of names in a document, on one line; empty where there are none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return " ".join(value.split()) if isinstance(value, str) else ""
