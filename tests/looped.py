"""A test that holds its claim against many cases in a loop, and tells of each where it does not hold.

``pytest.mark.parametrize`` makes an item of each case: that is for what differs, and for what a person reads. The cases
of a product are one item, or one of each part, which names every case that fails.
"""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, NamedTuple

import pytest

__all__ = ["looped", "sampled", "stop_at_the_first"]

# So many failing cases are told of in full, and so many more by their names.
_MOST, _NAMED = 20, 80

_Test = Callable[..., None]


class _Case(NamedTuple):
    name: str
    values: dict[str, Any]


class _Mode:
    """How a loop goes on where a case fails."""

    stops = False


def stop_at_the_first() -> None:
    """From now on a loop ends with the first case that fails."""
    _Mode.stops = True


def looped(
    names: str,
    cases: Iterable[Any],
    *,
    ids: Callable[[Any], str | None] | Sequence[str] | None = None,
    by: Callable[..., str] | None = None,
    sample: int | None = None,
) -> Callable[[_Test], _Test]:
    """Decorate a test as ``pytest.mark.parametrize`` does, with one item for all cases. Decorators may be stacked.

    :param names: the test's arguments, with commas between.
    :param cases: a value for each argument, in a tuple where there are several.
    :param ids: what a case is called where it fails: a function of each value, or a name for each case.
    :param by: of the values of a case, the part it belongs to. Each part is an item.
    :param sample: one case in so many is tried, and all of them in the lane ``whole``.
    :raises ValueError: when there are no cases.
    """
    arguments = [name.strip() for name in names.split(",")]
    parts: dict[str, list[_Case]] = {}
    for at, case in enumerate(cases):
        values = tuple(case) if len(arguments) > 1 else (case,)
        part = by(*values) if by else ""
        named = _Case(_name(values, at, ids), dict(zip(arguments, values, strict=True)))
        parts.setdefault(part, []).append(named)
    if not parts:
        raise ValueError(f"no cases of {names}")
    items: list[Any] = list(parts)
    if sample:
        parts = {"sample": parts[""][::sample], "whole": parts[""]}
        items = ["sample", pytest.param("whole", marks=pytest.mark.whole)]

    def decorated(test: _Test) -> _Test:
        @wraps(test)
        def held(*, part: str = "", **others: Any) -> None:
            __tracebackhide__ = True
            failures = list(_failures(test, parts[part], others))
            if failures:
                raise AssertionError(_told(failures, len(parts[part])))

        own = inspect.signature(test)
        kept = [one for name, one in own.parameters.items() if name not in arguments]
        if items != [""]:
            kept.append(inspect.Parameter("part", inspect.Parameter.KEYWORD_ONLY))
        held.__signature__ = own.replace(parameters=kept)  # type: ignore[attr-defined]
        return held if items == [""] else pytest.mark.parametrize("part", items)(held)

    return decorated


def sampled(step: int, *, whole: int = 1) -> pytest.MarkDecorator:
    """Decorate a test that tries one case in ``step``, and in the lane ``whole`` one in so many, or all."""
    steps = [step, pytest.param(whole, marks=pytest.mark.whole)]
    return pytest.mark.parametrize("step", steps, ids=["sample", "whole"])


def _name(values: tuple[Any, ...], at: int, ids: Callable[[Any], str | None] | Sequence[str] | None) -> str:
    if isinstance(ids, Sequence):
        return ids[at]
    return ", ".join((ids(value) if ids else None) or ascii(value) for value in values)


def _failures(test: _Test, cases: Iterable[_Case], others: dict[str, Any]) -> Iterator[str]:
    """What is wrong with each case that fails, under its name."""
    for case in cases:
        try:
            test(**case.values, **others)
        except Exception as error:
            yield f"{case.name}\n{_indented(_wrong(test, error))}"
            if _Mode.stops:
                return


def _wrong(test: _Test, error: Exception) -> str:
    """An error, with the line of the test it comes from."""
    file = inspect.getsourcefile(inspect.unwrap(test))
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    kind = "" if isinstance(error, AssertionError) else f"{type(error).__name__}: "
    return f"line {lines[-1] if lines else '?'}: {kind}{error}"


def _indented(words: str) -> str:
    return "\n".join(f"    {line}" for line in words.split("\n"))


def _told(failures: Sequence[str], cases: int) -> str:
    shown = [f"{len(failures)} of {cases} cases fail", *failures[:_MOST]]
    if more := [failure.partition("\n")[0] for failure in failures[_MOST:]]:
        shown.append(f"and {len(more)} more: {'; '.join(more[:_NAMED])}{' ...' if more[_NAMED:] else ''}")
    return "\n".join(shown)
