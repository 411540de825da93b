"""What may be missing in an expression: one of its alternatives, one letter of a set, or what must stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

__all__ = ["shortened"]

_OPENS = re.compile(r"\((?:\?(?:[a-z-]*:|<?[=!]|>|P?<\w+>))?")
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
# A set of signs; of letters alone, each is an alternative.
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_LETTERS = re.compile(r"\[[A-Za-z]{2,8}\]")


@dataclass
class _Group:
    """What stands between two brackets, or at the edge of a piece, and where alternatives meet in it.

    ``opens`` and ``closes`` are false where the other end stands in another piece.
    """

    start: int
    inner: int
    opens: bool
    bars: list[int] = field(default_factory=list)
    end: int = 0
    closes: bool = True


def shortened(piece: str, *, is_whole: bool) -> Iterator[tuple[str, str]]:
    """What is left out of an expression, and the rest of it.

    :param is_whole: whether nothing is put before it or behind it.
    """
    for group in _groups(piece, is_whole=is_whole):
        bounds = [*pairwise([group.inner - 1, *group.bars, group.end])]
        for at, (before, behind) in enumerate(bounds if group.bars else []):
            if (at or group.opens) and (at < len(group.bars) or group.closes):
                one = (before, behind) if at else (before + 1, behind + 1)
                yield piece[before + 1 : behind], piece[: one[0]] + piece[one[1] :]
        if group.opens and group.closes and group.start >= 0 and piece.startswith(_AROUND, group.start):
            yield piece[group.start : group.end + 1], piece[: group.start] + piece[group.end + 1 :]
    for letters in _LETTERS.finditer(piece):
        for at in range(letters.start() + 1, letters.end() - 1):
            yield f"{piece[at]} of {letters[0]}", piece[:at] + piece[at + 1 :]


def _groups(piece: str, *, is_whole: bool) -> Iterator[_Group]:
    within = [_Group(-1, 0, is_whole)]
    at = 0
    while at < len(piece):
        step = 1
        if piece[at] == "\\":
            step = 2
        elif piece[at] == "[" and (signs := _SET.match(piece, at)):
            step = len(signs[0])
        elif opened := _OPENS.match(piece, at):
            step = len(opened[0])
            within.append(_Group(at, at + step, opens=True))
        elif piece[at] == "|":
            within[-1].bars.append(at)
        elif piece[at] == ")":
            closed = within.pop()
            closed.end = at
            yield closed
            within = within or [_Group(-1, at + 1, opens=False)]
        at += step
    for group in within:
        group.end, group.closes = len(piece), is_whole and group.start < 0
        yield group
