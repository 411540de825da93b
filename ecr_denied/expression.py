"""Expressions that are compiled when they are first used: most inputs need few of them."""

from __future__ import annotations

from typing import Any, cast

import regex

__all__ = ["expression"]


class _Expression:
    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = regex.compile(self.pattern, self._flags)
        # From now on the compiled expression answers by itself.
        self.search, self.match, self.fullmatch = compiled.search, compiled.match, compiled.fullmatch
        self.finditer, self.sub = compiled.finditer, compiled.sub
        return getattr(compiled, name)


def expression(source: str, flags: int = 0) -> regex.Pattern[str]:
    """What ``regex.compile(source, flags)`` gives, compiled on first use.

    :raises regex.error: on first use, when ``source`` is no expression.
    """
    return cast("regex.Pattern[str]", _Expression(source, flags))
