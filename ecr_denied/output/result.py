"""What is written: one failure with its advice, and where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ecr_denied.reading.judge.decision import deed_of
from ecr_denied.redaction import clean, printable

if TYPE_CHECKING:
    from ecr_denied.records import Advice, Failure

__all__ = ["Result", "Sourced", "heading_of", "lines_of", "path_of", "reference_of", "subject_of", "title_of", "told"]


class Sourced(Protocol):
    """One failure, and the input it was read from."""

    @property
    def source(self) -> str:
        """The file's name, ``-`` for standard input."""

    @property
    def failure(self) -> Failure:
        """The failure that was read."""


class Result(Sourced, Protocol):
    """One failure with its advice, and the input it was read from."""

    @property
    def again(self) -> bool:
        """Whether it was written before, with fewer occurrences."""

    @property
    def advice(self) -> list[Advice]:
        """What to check, in order."""


def reference_of(failure: Failure) -> str:
    """The image as docker names it, as far as it is known; empty where nothing is. Without a host, its account."""
    name = "/".join(filter(None, (failure.registry, failure.registry_alias, failure.repository)))
    # Behind a host alone a tag would read as a port, and a digest as a host's.
    tag, digest = (":", "@") if failure.repository else (", tag ", ", digest ")
    parts = (f"{tag}{failure.tag}" if failure.tag else "", f"{digest}{failure.digest}" if failure.digest else "")
    image = "".join((name, *parts)).removeprefix(", ")
    account = failure.registry_id if failure.registry is None else None
    return " in ".join(filter(None, (image, account)))


def subject_of(failure: Failure) -> str:
    """What was tried or refused, and on what image, as far as it is known; printable. A login is to a host."""
    is_login = failure.operation == "login" and failure.registry
    reference = failure.registry if is_login else reference_of(failure)
    between = " in " if reference == failure.registry_id else " "
    return printable(between.join(filter(None, (deed_of(failure), reference))))


def heading_of(failure: Failure) -> str:
    """What failed, in a line that can be printed."""
    return ": ".join(filter(None, (failure.cause, subject_of(failure))))


def lines_of(failure: Failure) -> str:
    """The number of its line, or of its first and last."""
    first, last = failure.first_line, failure.last_line
    return str(first) if first == last else f"{first}-{last}"


def path_of(result: Result) -> str:
    """The input's name where a path is wanted."""
    return "stdin" if result.source == "-" else clean(result.source)


def title_of(failure: Failure) -> str:
    """The cause, and the image as far as it is known; printable."""
    return printable(" ".join(filter(None, (failure.cause, reference_of(failure)))))


def told(result: Result) -> list[str]:
    """What was said, and what to check in order; printable, each in one line."""
    checks = (f"{number}. {advice.headline}" for number, advice in enumerate(result.advice, 1))
    return [printable(words) for words in (result.failure.message, *checks)]
