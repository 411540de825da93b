"""What is written: one failure with its advice, and where it was; each is rendered by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from ecr_denied.reading.judge.decision import deed_of
from ecr_denied.redaction import clean, printable
from ecr_denied.terms import Told

if TYPE_CHECKING:
    from ecr_denied.records import Advice, Failure

__all__ = [
    "Lost",
    "Printed",
    "Result",
    "Sourced",
    "Writer",
    "heading_of",
    "lines_of",
    "path_of",
    "reference_of",
    "rendered",
    "subject_of",
    "told",
]


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


# --- how each is named ---


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


_ENGLISH = {"line": "line {lines}", "lines": "lines {lines}"}


def lines_of(failure: Failure, words: Mapping[str, str] = _ENGLISH) -> str:
    """The number of its line, or of its first and last, in the words of a report."""
    first, last = failure.first_line, failure.last_line
    one = first == last
    return words["line" if one else "lines"].format(lines=first if one else f"{first}-{last}")


def path_of(result: Result) -> str:
    """The input's name where a path is wanted."""
    return "stdin" if result.source == "-" else clean(result.source)


def told(result: Result) -> list[str]:
    """What was said, and what to check in order; printable, each in one line."""
    checks = (f"{number}. {advice.headline}" for number, advice in enumerate(result.advice, 1))
    return [printable(words) for words in (result.failure.message, *checks)]


# --- writing them ---

# It is called with one that cannot be rendered, and the reason.
Lost = Callable[[Sourced, Exception], object]

_One = TypeVar("_One", bound=Sourced)
_Rendered = TypeVar("_Rendered")


class Writer(Protocol):
    """A format."""

    def __call__(self, results: Iterable[Result], /, *, lost: Lost | None = None) -> Iterator[str]:
        """Yield the lines of the results but for those that cannot be rendered.

        :param lost: is called with each of those, and the error; without it, the error is raised.
        """


def rendered(
    results: Iterable[_One], render: Callable[[_One], _Rendered], lost: Lost | None = None
) -> Iterator[_Rendered]:
    """Yield what ``render`` makes of each result.

    :param lost: is called with each result that ``render`` raises on, and the error; without it, the error is raised.
    """
    for result in results:
        try:
            done = render(result)
        except Exception as error:
            if lost is None:
                raise
            lost(result, error)
        else:
            yield done


# --- those that are only quoted ---

# How many quoted failures are named.
_NAMED = 3


class Printed:
    """The results that programs printed. Those that the inputs only quote are left out, and counted.

    :param quoted: whether these are wanted among the others.
    """

    def __init__(self, results: Iterable[Result], *, quoted: bool) -> None:
        self._results = results
        self._quoted = quoted
        self._is_empty = True
        self._first: list[Result] = []
        self._more = 0

    def __iter__(self) -> Iterator[Result]:
        for result in self._results:
            if self._quoted or result.failure.told is Told.PRINTED:
                self._is_empty = False
                yield result
            elif len(self._first) < _NAMED:
                self._first.append(result)
            else:
                self._more += 1

    @property
    def left_out(self) -> list[Result]:
        """The first of those that were left out, where nothing was given; asked for at the end."""
        return self._first if self._is_empty else []

    @property
    def note(self) -> str:
        """A line on those; empty where something was given."""
        named = [f"{heading_of(one.failure)} ({lines_of(one.failure)})" for one in self.left_out]
        others = [f"{self._more} more"] if named and self._more else []
        return f"only quoted: {', '.join([*named, *others])}; --quoted reports it" if named else ""
