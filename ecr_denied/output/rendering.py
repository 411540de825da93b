"""Every format renders a result by itself, once: one that cannot be rendered takes no other with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from ecr_denied.output.result import Result, Sourced

__all__ = ["Lost", "Writer", "rendered"]

# What is told of one that cannot be rendered, with the reason.
Lost = Callable[[Sourced, Exception], object]

_One = TypeVar("_One", bound=Sourced)
_Rendered = TypeVar("_Rendered")


class Writer(Protocol):
    """A format."""

    def __call__(self, results: Iterable[Result], /, *, lost: Lost | None = None) -> Iterator[str]:
        """Yield the lines of the results but for those that cannot be rendered.

        :param lost: is told of each of those; without it, what was raised is raised.
        """


def rendered(
    results: Iterable[_One], render: Callable[[_One], _Rendered], lost: Lost | None = None
) -> Iterator[_Rendered]:
    """Yield what ``render`` makes of each result.

    :param lost: is told of each result that ``render`` raises on; without it, what was raised is raised.
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
