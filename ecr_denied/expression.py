"""Expressions that are compiled when they are first used: most inputs need few of them."""

from __future__ import annotations

from typing import Any, AnyStr, Generic, cast

import regex

from ecr_denied.cached import cached_property

__all__ = ["expression"]


class _Expression(Generic[AnyStr]):
    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> regex.Pattern[AnyStr]:
        return regex.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        # What was asked for once is found without asking again.
        value = vars(self)[name] = getattr(self._compiled, name)
        return value


def expression(source: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """What ``regex.compile(source, flags)`` gives, compiled on first use.

    :raises regex.error: on first use, when ``source`` is no expression.
    """
    return cast("regex.Pattern[AnyStr]", _Expression(source, flags))
