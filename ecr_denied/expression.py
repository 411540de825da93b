"""Expressions that are compiled when they are first used: most inputs need few of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from operator import methodcaller
from typing import TYPE_CHECKING, Any, AnyStr, Generic, cast

from ecr_denied.cached import cached_property
from ecr_denied.engine import Finder
from ecr_denied.ready import compiled

if TYPE_CHECKING:
    import regex

__all__ = ["ASCII", "IGNORECASE", "MULTILINE", "Expression", "expression", "finder_of", "sign_of", "signed"]

# The flags of ``regex``, which is loaded with the first expression that is compiled.
ASCII, IGNORECASE, MULTILINE = 0x80, 0x2, 0x8
# The look-around beside a sign, and the same for an engine without look-around.
_BESIDE = (("(?<![", "(?:^|[^"), ("(?<=", "(?:^|"), ("(?![", "(?:$|[^"), ("(?=", "(?:$|"))


# A sign without metacharacters, and an escaped mark in it.
_WORDS, _ESCAPED = re.compile(r"(?:[^\\.^$*+?{}\[\]|()]|\\[^\w\s])+"), re.compile(r"\\(.)")


class Expression(Generic[AnyStr]):
    """An expression that is compiled when it is first used."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = source
        self.given_flags: int = flags

    @cached_property
    def compiled(self) -> regex.Pattern[AnyStr]:
        """What does the work."""
        return compiled(self.pattern, self.given_flags)

    def __getattr__(self, name: str) -> Any:
        # What was asked for once is found without asking again.
        value = vars(self)[name] = getattr(self.compiled, name)
        return value


class _Signed(Expression[str]):
    def __init__(self, source: str, flags: int, *signs: str) -> None:
        super().__init__(source, flags)
        self.signs = signs or (source,)

    @cached_property
    def _may_find(self) -> Callable[[str], bool]:
        """Whether a sign is in a text. Plain words whose case counts are looked for without an engine."""
        if self.given_flags & IGNORECASE or not all(map(_WORDS.fullmatch, self.signs)):
            return finder_of(*self.signs).finds
        words = [_ESCAPED.sub(r"\1", sign) for sign in self.signs]
        return _any_of(*words) if words[1:] else methodcaller("__contains__", *words)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> regex.Match[str] | None:
        return self.compiled.search(text, pos, endpos) if self._may_find(text[pos:endpos]) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[regex.Match[str]]:
        return self.compiled.finditer(text, pos, endpos) if self._may_find(text[pos:endpos]) else iter(())

    def sub(self, instead: str | Callable[[regex.Match[str]], str], text: str) -> str:
        return self.compiled.sub(instead, text) if self._may_find(text) else text


def _any_of(*words: str) -> Callable[[str], bool]:
    return lambda text: any(map(text.__contains__, words))


def expression(source: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """What ``regex.compile(source, flags)`` gives, compiled on first use.

    :raises regex.error: on first use, when ``source`` is no expression.
    """
    return cast("regex.Pattern[AnyStr]", Expression(source, flags))


def signed(source: str, *signs: str, flags: int = 0) -> regex.Pattern[str]:
    """The same, but a text is searched only where it has a sign.

    :param signs: parts of ``source``, one of which is in every match; by default all of it.
    """
    return cast("regex.Pattern[str]", _Signed(source, flags, *signs))


def sign_of(*expressions: regex.Pattern[str]) -> Finder:
    """A finder of the texts in which one of some expressions with signs may match."""
    return finder_of(*(sign for one in expressions for sign in cast("_Signed", one).signs))


@cache
def finder_of(*signs: str) -> Finder:
    """A finder of the texts that have one of some signs.

    :param signs: in the syntax that ``regex`` and Rust's have in common, but for a look-behind with which one begins
        and a look-ahead with which it ends.
    """
    found = "|".join(signs)
    for beside, as_found in _BESIDE:
        found = found.replace(beside, as_found)
    return Finder(found)
