"""Where the plain words of the catalogue are: on which lines of a buffer, at which places of a passage."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, compress
from string import ascii_lowercase, ascii_uppercase

from ecr_denied.cached import cached_property
from ecr_denied.engine import Finder

__all__ = ["Literals", "Places", "Squeezed", "occurrences", "shortest", "squeezed"]

# The size of the pieces that a buffer is searched by; each goes on to the end of its last line.
_PAGE = 1 << 16

# A literal with a blank may be wrapped there. The text below the break may be set in by so many columns.
_BLANK = r"(?:[ \t\r]|[ \t]?\r?\n[ \t]*)"
_SET_IN = 40
_BLANKS = re.compile(rb"[ \t]?\r?\n[ \t]*|[\t\r]")
# So many bytes are searched for each literal before a search for all at once is made.
_LITTLE = 1 << 13
# U+00A0, which pages and chats set for a blank. No literal holds any other character outside ASCII.
_NO_BREAK = "\u00a0".encode()
_ASCII = bytes(range(128)) + bytes(128)


class Literals:
    """A search of buffers for any of some literals, in any case; a blank in one may be any white space.

    No literal has two blanks side by side. In the first buffers each literal is looked for, as in ``Places``.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        self._literals = frozenset(literals)
        self._each = [literal.encode() for literal in self._literals]
        self._searched = 0  # bytes
        self._reach = max(map(len, self._literals)) + _SET_IN

    @cached_property
    def _any(self) -> Finder:
        return Finder("|".join(map(_escaped, shortest(self._literals))))

    def in_buffer(self, text: bytes) -> bool:
        """Whether the bytes hold a literal."""
        plain = text if text.isascii() else text.replace(_NO_BREAK, b" ").translate(_ASCII)
        if self._searched <= _LITTLE:
            self._searched += len(plain)
        if self._searched > _LITTLE:
            return self._any.finds(plain)
        return any(map(_BLANKS.sub(b" ", plain.lower()).__contains__, self._each))

    def in_line(self, text: bytes, start: int, end: int) -> bool:
        """Whether a literal ends on the line; it may begin on the one above, or in the unit before."""
        if self.in_buffer(text[start:end]):
            return True
        above, here = text[max(start - self._reach, 0) : start], text[start : min(start + self._reach, end)]
        # A literal that is all in ``above`` ends there: no literal holds another, so none that crosses begins higher.
        whole = bisect_left(range(len(above)), True, key=lambda size: self.in_buffer(above[len(above) - size - 1 :]))
        return self.in_buffer(above[len(above) - whole :] + here)

    def lines(self, text: bytes, start: int, end: int) -> Iterator[int]:
        """Where the lines begin, between two places where lines begin, on which a literal ends."""
        at = start
        while at < end:
            page = text.find(b"\n", at + _PAGE, end) + 1 or end
            yield from self._halved(text, at, page)
            at = page

    def _halved(self, text: bytes, start: int, end: int) -> Iterator[int]:
        """The same in one page: what holds a literal is halved, until it is a line."""
        parts = [(start, end)]
        while parts:
            start, end = parts.pop()
            if not self.in_buffer(text[start - self._reach if start > self._reach else 0 : end]):
                continue
            middle = (start + end) // 2
            middle = text.rfind(b"\n", start, middle) + 1 or text.find(b"\n", middle, end) + 1
            if start < middle < end:
                parts += ((middle, end), (start, middle))
            elif self.in_line(text, start, end):
                yield start


def shortest(literals: Iterable[str]) -> list[str]:
    """The literals that hold no other: a text that holds any of all holds one of these."""
    found: list[str] = []
    for literal in sorted(set(literals), key=len):
        if not any(map(literal.__contains__, found)):
            found.append(literal)
    return sorted(found)


def _escaped(literal: str) -> str:
    return "".join(_BLANK if c == " " else c if c.isalnum() else f"\\x{ord(c):02x}" for c in literal)


# White space and quotation marks: a wrap and a spelling may change them.
_ASCII_DROPPED = b"\t\n\v\f\r\x1c\x1d\x1e\x1f '\"`\\"
_DROPPED = frozenset(
    f"{_ASCII_DROPPED.decode()}‘’“”\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_SQUEEZE = str.maketrans(ascii_uppercase, ascii_lowercase, "".join(_DROPPED))
_IS_KEPT = bytes(byte not in _ASCII_DROPPED for byte in range(256))


def squeezed(text: str) -> str:
    """A text without white space and quotation marks, and without capitals: what literals are looked for in."""
    return text.translate(_SQUEEZE)


class Squeezed:
    """A squeezed text, whose places are known in the original text."""

    def __init__(self, text: str) -> None:
        self.text: str = squeezed(text)
        self._whole = text

    def before(self, literals: Iterable[str], places: Iterable[int], reach: int) -> set[int]:
        """Where some squeezed literals are, at most so far before one of some places, or there."""
        reached: list[tuple[int, int]] = []
        for place in sorted(places):
            begins = reached.pop()[0] if reached and place - reach <= reached[-1][1] else max(place - reach, 0)
            reached.append((begins, place))
        return {
            at
            for literal in literals
            for start, last in reached
            for at in occurrences(literal, self.text, start, last + len(literal))
        }

    def places(self, squeezed: Iterable[int]) -> list[int]:
        """Where in the text places of the squeezed one are, in order."""
        kept = self._kept
        return [kept[at] for at in sorted(squeezed)]

    @cached_property
    def _kept(self) -> array[int]:
        """Where the characters that are kept are in the text."""
        text = self._whole
        flags = text.encode().translate(_IS_KEPT) if text.isascii() else (sign not in _DROPPED for sign in text)
        return array("L", compress(range(len(text)), flags))


def occurrences(literal: str, text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where a literal begins in a text."""
    found = []
    at = text.find(literal, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(literal, at + 1, end)
    return found


# So many characters are searched for each literal before a search for all at once is made.
_FEW = 1 << 15


class Places:
    """A search of squeezed texts for each of some squeezed literals.

    A literal is looked for where four of its characters are: those that the fewest others hold. All fours of a text are
    taken at once, each as one number. In the first texts each literal is looked for: that takes less time, as long as
    there are few.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        self._literals = sorted(set(literals))
        self._searched = 0  # characters

    @cached_property
    def _by_four(self) -> dict[int, list[str]]:
        fours = {literal: [*_fours(literal)] for literal in self._literals}
        shared = Counter(chain.from_iterable(fours.values()))
        found: dict[int, list[str]] = {}
        for literal, its in fours.items():
            # Those that are too short are looked for in every text.
            four = min(its, key=shared.__getitem__, default=0)
            found.setdefault(four, []).append(literal)
        return found

    def standing(self, text: str) -> list[str]:
        """The literals that a text holds."""
        if self._searched < _FEW:
            self._searched += len(text)
            return [literal for literal in self._literals if literal in text]
        fours = self._by_four.keys() & chain((0,), _fours(text))
        return [literal for four in fours for literal in self._by_four[four] if literal in text]


def _fours(text: str) -> Iterator[int]:
    """Every four neighbouring bytes of a text, as a number."""
    data = memoryview(text.encode())
    return chain.from_iterable(data[at : at + (len(data) - at) // 4 * 4].cast("I") for at in range(4))
