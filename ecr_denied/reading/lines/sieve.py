"""Throw away the lines that cannot matter, fast, and hand on numbered lines that can.

Buffers are searched for the catalogue's literals before anything is decoded: everywhere for those that decide, and for
the words of any program only where they can count. Memory is bounded whatever the length of a line.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.reading.lines.literals import Literals

__all__ = ["LEAD", "MAX_WRAPPED_LINES", "Block", "Line", "Sieve"]

# How many lines a sentence may be torn into.
MAX_WRAPPED_LINES = 4
# So many characters before a message are known: more than a secret and its key are long.
LEAD = 1 << 12

# How far a torn sentence may reach beyond the line that holds a literal.
_BEFORE, _AFTER = MAX_WRAPPED_LINES, 2 * MAX_WRAPPED_LINES
# A longer line is searched in units and read in pieces, both counted from its start: the result never depends on how
# the stream was cut. A literal that falls on the seam of two units is found in the overlap.
_UNIT, _PIECE, _OVERLAP = 1 << 20, 1 << 14, 64
_MAX_BLOCK = 256


class Line(NamedTuple):
    """One physical line, or one piece of a very long one: its number from 1, and its text without the line ending.

    ``before`` is the end of the text before a piece on its line.
    """

    number: int
    text: str
    before: str = ""


class Block(NamedTuple):
    """Neighbouring candidate lines; sentences that begin in ``lines[fresh:final]`` belong to this block."""

    lines: list[Line]
    fresh: int
    final: int


class Sieve:
    """A filter that is fed.

    A line matters when it holds one of the ``deciding`` literals, or any of ``known`` up to the line that ``under_way``
    gives when it is asked: its answer may change with every block. Right below a line that matters every line is taken.
    Until then, lines are noted in ``commands`` on which a command begins. Whole lines that no block holds are
    given to ``left_out``, with where they begin and end.
    """

    def __init__(
        self,
        deciding: Literals,
        known: Callable[[], Literals],
        under_way: Callable[[], int],
        commands: CommandLines,
        left_out: Callable[[bytes, int, int], None],
    ) -> None:
        self._deciding, self._known = deciding, known
        self._under_way, self._commands = under_way, commands
        self._window = _Window(left_out)
        self._rest = bytearray()
        self._seam = b""

    @property
    def read_to(self) -> int:
        """The number of the first line that no block given so far holds."""
        return self._window.gathered_from

    @property
    def size(self) -> int:
        """How many bytes of a line wait for its end."""
        return len(self._rest)

    def feed(self, data: bytes) -> Iterator[Block]:
        """Take the next bytes in and yield the blocks that are known by now; the cut makes no difference."""
        end = data.rfind(b"\n") + 1
        if end:
            text = b"".join((self._seam, self._rest, memoryview(data)[:end]))
            self._rest.clear()
            yield from self._run(text)
        self._rest += data[end:]
        while len(self._rest) > _UNIT:
            text = self._seam + self._rest[:_UNIT]
            del self._rest[:_UNIT]
            yield from self._run(text)

    def flush(self) -> Iterator[Block]:
        """Yield what is still held: the stream ended here, or nothing has come for a while."""
        text = self._seam + self._rest
        self._rest.clear()
        yield from self._run(text)
        yield from self._window.close()

    def _run(self, text: bytes) -> Iterator[Block]:
        """Sift what is behind the seam: whole lines, in units of bounded length, or one unit of a line."""
        start = len(self._seam)
        while start < len(text):
            end = text.rfind(b"\n", start, start + _UNIT) + 1 or min(start + _UNIT, len(text))
            yield from self._sifted(text, start, end)
            start = end
        self._seam = text[-_OVERLAP:]

    def _sifted(self, text: bytes, at: int, stop: int) -> Iterator[Block]:
        for hit in chain(self._deciding.lines(text, at, stop), (stop,)):
            while at < hit and (lines := self._window.open_for or self._attention()):
                end = _below(text, at, lines, hit)
                near = end if self._window.open_for else next(self._known().lines(text, at, end), end)
                self._commands.take(text, at, near, self._window.number)
                yield from self._window.skip(text[at:near])
                at = _below(text, near, 1, hit) if near < end else end
                if near < end:
                    yield from self._keep(text, near, at)
            yield from self._window.skip(text[at:hit])
            if hit < stop:
                at = _below(text, hit, 1, stop)
                yield from self._keep(text, hit, at)

    def _keep(self, text: bytes, start: int, end: int) -> Iterator[Block]:
        """Take one line that matters, which may be that of a command."""
        self._commands.take(text, start, end, self._window.number)
        return self._window.keep(text[start:end])

    def _attention(self) -> int:
        """For how many lines the words of any program count."""
        return max(self._under_way() + 1 - self._window.number, 0)


def _below(text: bytes, start: int, lines: int, end: int) -> int:
    """The end of so many lines from ``start`` on, at most ``end``."""
    for _ in range(lines):
        start = text.find(b"\n", start, end) + 1 or end
        if start == end:
            break
    return start


class _Window:
    """The candidate lines being gathered, and the few before and after that may belong to them."""

    def __init__(self, left_out: Callable[[bytes, int, int], None]) -> None:
        self.number = 1
        self._left_out = left_out
        self._before: deque[Line] = deque(maxlen=_BEFORE)
        self._lines: list[Line] = []
        self._fresh = 0
        self._lead = b""
        self.open_for = 0  # how many lines that do not matter are still taken in

    @property
    def gathered_from(self) -> int:
        """The number of the first line that is still being gathered, or of the next."""
        if len(self._lines) > self._fresh:
            return self._lines[self._fresh].number
        return self._before[0].number if self._before else self.number

    def keep(self, run: bytes) -> Iterator[Block]:
        """Take one line, whole or a unit of it, that matters."""
        self._lines.extend(self._before)
        self._before.clear()
        self._lines.extend(self._read(run))
        self.open_for = _AFTER
        if len(self._lines) >= _MAX_BLOCK:
            final = len(self._lines) - _AFTER
            yield Block(self._lines, self._fresh, final)
            self._lines, self._fresh = self._lines[final - _BEFORE :], _BEFORE

    def skip(self, run: bytes) -> Iterator[Block]:
        """Pass over lines that do not matter; the first few still end a block, the last few may begin one."""
        at = 0
        while self.open_for and at < len(run):
            end = run.find(b"\n", at) + 1 or len(run)
            self._lines.extend(self._read(run[at:end]))
            self.open_for -= 1
            at = end
        if not self.open_for:
            yield from self.close()
        if at >= len(run):
            return
        self._left_out(run, at, len(run))
        last = len(run)
        for _ in range(_BEFORE):
            last = run.rfind(b"\n", at, max(at, last - 1)) + 1
            if last <= at:
                last = at
                break
        self.number += run.count(b"\n", at, last)
        if last > at:
            self._lead = b""
        while last < len(run):
            end = run.find(b"\n", last) + 1 or len(run)
            self._before.extend(self._read(run[last:end]))
            last = end

    def close(self) -> Iterator[Block]:
        """Yield what was gathered."""
        if len(self._lines) > self._fresh:
            yield Block(self._lines, self._fresh, len(self._lines))
        self._lines, self._fresh = [], 0

    def _read(self, run: bytes) -> Iterator[Line]:
        number = self.number
        self.number += run.endswith(b"\n")
        lead, self._lead = self._lead, b""
        for start in range(0, len(run), _PIECE):
            piece = run[start : start + _PIECE]
            text, before = piece.decode("utf-8", "replace"), lead.decode("utf-8", "replace")
            yield Line(number, text.rstrip("\r\n") if start + _PIECE >= len(run) else text, before)
            lead = (lead + piece)[-LEAD:]
        if not run.endswith(b"\n"):
            self._lead = lead
