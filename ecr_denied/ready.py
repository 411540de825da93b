"""What a wheel brings ready: the catalogue as one table, and expressions as they were compiled.

A checkout and an editable installation have neither: what is missing is made at the start, by the same functions.
"""

from __future__ import annotations

from binascii import crc32
from functools import cache
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader

    import regex

__all__ = ["CATALOGUE", "EXPRESSIONS", "compiled", "key", "table"]

# Files beside this module; the engine reads what the same version of it compiled.
CATALOGUE, EXPRESSIONS = "catalogue.pickle", "expressions-{}.pickle"


def table(name: str) -> Any:
    """What a file of the wheel holds; ``None`` where there is none."""
    try:
        data = cast("SourceFileLoader", __spec__.loader).get_data(__file__.removesuffix("ready.py") + name)
    except OSError:
        return None
    from pickle import loads  # noqa: PLC0415 (nothing is read in a checkout)

    return loads(data)  # noqa: S301 (the wheel's own, as the code is)


@cache
def _expressions(version: str) -> dict[tuple[int, int], bytes]:
    return table(EXPRESSIONS.format(version)) or {}


def key(source: str | bytes, flags: int) -> tuple[int, int]:
    """By what an expression is found. Another source may have the same."""
    return crc32(source.encode() if isinstance(source, str) else source), flags


def compiled(source: AnyStr, flags: int) -> regex.Pattern[AnyStr]:
    """What ``regex.compile(source, flags)`` gives."""
    import regex  # noqa: PLC0415 (a log that tells of nothing needs no expression)

    code = _expressions(regex.__version__).get(key(source, flags))
    if code is not None:
        from pickle import loads  # noqa: PLC0415

        ready: regex.Pattern[AnyStr] = loads(code)  # noqa: S301
        if ready.pattern == source:
            return ready
    # The cache of regex, once full, draws from the random numbers of the program that imports this one.
    return regex.compile(source, _Flags(flags), cache_pattern=False)


class _Flags(int):
    """Flags with the operators of numbers: those of the enum of ``regex`` are a tenth of what it takes to compile."""

    def __or__(self, other: int) -> _Flags:
        return _Flags(int.__or__(self, other))

    def __and__(self, other: int) -> _Flags:
        return _Flags(int.__and__(self, other))
