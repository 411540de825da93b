"""Every format renders a result by itself, once: one that cannot be rendered takes no other with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from ecr_denied.output.result import Result, Sourced

__all__ = ["Lost", "Writer", "rendered"]

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
