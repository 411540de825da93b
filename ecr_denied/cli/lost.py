"""Failures that could not be told: each is named on standard error, and the exit status says that there are some."""

from __future__ import annotations

from ecr_denied.cli.standard import complain
from ecr_denied.output.result import Sourced, lines_of

__all__ = ["LOST", "Losses"]

# The exit status where a failure could not be told (sysexits.h, EX_SOFTWARE).
LOST = 70


class Losses:
    """Takes note of results that a format cannot render."""

    def __init__(self) -> None:
        self.any: bool = False

    def __call__(self, one: Sourced, error: Exception) -> None:
        """Name one on standard error; the text of the error can hold anything, so it is left out."""
        self.any = True
        failure, kind = one.failure, type(error).__name__
        complain(one.source, f"line {lines_of(failure)}: {failure.cause} cannot be told: {kind}; this is a bug")
