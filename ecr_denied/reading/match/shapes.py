"""The shape of a line: its words without what differs in names that are made by counting or by chance.

A line of a known shape is read as its first line was: what was read of that line is renamed. The rule of exactness:

* **What may differ** is the end of a number behind letters in a name (``app12``, ``pr-1234``), a hexadecimal word, a
  UUID of a request, and the ages in a row of ``kubectl``. Each is behind a mark and ends with its word. It keeps its
  length, a number its first digit, a hexadecimal word the kind of its first and its last character. No expression
  tells such words apart: a test compares all that the package's expressions spell out. What can be a status stays.
* **Names are equal where they were equal**, and none is a part of another: the key of a shape says which are.
* **A value is taken from the same place** of the other line. Where its words are at places that differ in names, or at
  none and hold a part of a name, it is not renamed: the line is read as it is.
* **What is reported is redacted again.** A line in which a secret is found is read as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, runtime_checkable

from ecr_denied.catalogue.entry import Entry
from ecr_denied.names.syntax import EMPTY
from ecr_denied.reading.lines.frames import Frame
from ecr_denied.reading.lines.literals import occurrences

__all__ = ["Plan", "Shape", "Unsure", "is_nameless", "shape"]

_ENDS = r"(?![A-Za-z0-9_%]|\.[A-Za-z0-9])"
# Python's own engine takes a twentieth of the time for these.
_NAMES = re.compile(rf"[/:@_-](?:(?P<letters>[a-z]+-?[0-9])(?P<number>[0-9]{{1,8}})|(?P<code>[0-9a-f]{{8,64}})){_ENDS}")
_UUID = re.compile(
    rf"(?<=[ \"':=(])(?P<code>[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-(?=[0-9]*[a-f])[0-9a-f]{{12}}){_ENDS}"
)
_AGES = re.compile(r"(?:  | over |\(x)(?P<age>[0-9]{1,3})(?=[smhd][ )]| over )")
# What is looked for only where a sign of it is.
_SIGNED = (("equest", _UUID), ("kubelet", _AGES))
# What is shorter is read in little time, and docker draws its progress by such lines.
_SHORT = 100
# Numbered words that are no names, and words that are hexadecimal.
_FIXED = frozenset(
    {"x509", "sha256", "sha512", "sha384", "utf-16", "utf16", "base64", "amd64", "arm64", "i386", "i686", "ya29"}
)
_EMPTY = EMPTY.partition(":")[2]
_WORD = re.compile("add|bad|dead|fed|feed")
_IS_MIXED = re.compile(r"(?=[a-f-]*[0-9])(?=[0-9-]*[a-f])")
# How the first digit of a status is.
_OF_STATUS = "12345"


# Takes what a value is on a line of the same shape; ``None`` where it is the same on each.
Plan = Callable[[str], Any] | None
# Values that hold no name.
_CONSTANT = (Enum, Entry, Frame, int, float, type(None))


class Unsure(Exception):
    """It is not known what becomes of a value where names differ."""


@runtime_checkable
class _Record(Protocol):
    """A record, which gives itself with other values, free of secrets."""

    def changed(self, **values: Any) -> Any: ...


class Shape(NamedTuple):
    """What lines have in common that differ in names alone.

    :param parts: where in a line what may differ begins and ends, and which word it is of.
    """

    key: str
    parts: tuple[tuple[int, int, int], ...]

    def plan(self, value: object, text: str) -> Plan:
        """How to rename a value that was read of the first line of the shape.

        :raises Unsure: where its words are at places that differ in names, or are put together from names.
        """
        if isinstance(value, _CONSTANT):
            return None
        if isinstance(value, str):
            return self._of_words(value, text)
        if not isinstance(value, tuple | dict | _Record):
            raise Unsure
        named = vars(value) if isinstance(value, _Record) else value
        parts = named if isinstance(named, dict) else dict(enumerate(named))
        plans = {name: plan for name, part in parts.items() if (plan := self.plan(part, text))}
        return partial(_renamed, value, plans) if plans else None

    def _of_words(self, words: str, text: str) -> Plan:
        if not words:
            return None
        places = occurrences(words, text)
        if not places and any(text[start:end] in words for start, end, _ in self.parts):
            raise Unsure
        named = {self._names(at, at + len(words)) for at in places}
        if len(named) > 1:
            raise Unsure
        return itemgetter(slice(places[0], places[0] + len(words))) if any(named) else None

    def _names(self, begin: int, end: int) -> tuple[tuple[int, int], ...]:
        """Which words may differ between two places, and how far behind the first."""
        return tuple([(start - begin, word) for start, stop, word in self.parts if start < end and begin < stop])


def _renamed(value: Any, plans: Mapping[Any, Callable[[str], Any]], text: str) -> Any:
    """A value of several parts with other names in some."""
    new = {name: plan(text) for name, plan in plans.items()}
    if isinstance(value, tuple):
        return getattr(value, "_make", tuple)([new.get(at, part) for at, part in enumerate(value)])
    return value | new if isinstance(value, dict) else value.changed(**new)


_DIGIT = re.compile("[0-9]")


def is_nameless(parts: tuple[object, ...]) -> bool:
    """Whether values hold no part of a name: each that may differ has a digit."""
    for part in parts:
        if part is None or isinstance(part, _CONSTANT):
            continue
        if isinstance(part, tuple):
            if not is_nameless(part):
                return False
        elif not isinstance(part, str) or _DIGIT.search(part):
            return False
    return True


def shape(text: str) -> Shape | None:
    """The shape of a line; ``None`` where nothing in it may differ."""
    if len(text) < _SHORT or not (_NAMES.search(text) or "equest" in text or "kubelet" in text):
        return None
    found = [*_parts(text)]
    times = Counter([word for _, _, word in found])
    words, lower = [*times], text.lower()
    if not found or "\0" in text or any(lower.count(word) != often for word, often in times.items() if word):
        return None
    parts = [(start, end, words.index(word)) for start, end, word in found]
    pieces, at = [], 0
    for start, end, number in parts:
        ends = f"{text[start].isdigit():d}{text[end - 1].isdigit():d}"
        pieces.append(f"{text[at:start]}\0{number}:{end - start}:{ends}\0")
        at = end
    return Shape("".join((*pieces, text[at:])), tuple(parts))


def _parts(text: str) -> Iterator[tuple[int, int, str]]:
    """What may differ, in order, with its word."""
    found = [match for match in _NAMES.finditer(text) if _may_differ(match)]
    if more := [expression for sign, expression in _SIGNED if sign in text]:
        found += [match for expression in more for match in expression.finditer(text)]
        found.sort(key=lambda match: match.start())
    end = 0
    for match in found:
        kind = match.lastgroup or ""
        start, last = match.span(kind)
        if start >= end:
            end = last
            yield start, last, text[match.start(1) if kind == "number" else start : last] if kind != "age" else ""


def _may_differ(match: re.Match[str]) -> bool:
    letters, number, code = match.groups()
    if code is not None:
        return _IS_MIXED.match(code) is not None and not _WORD.search(code) and code != _EMPTY
    return letters + number not in _FIXED and not (len(number) == 2 and letters[-1] in _OF_STATUS)
