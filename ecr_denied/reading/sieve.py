"""Throw away the bytes that cannot matter, fast, and hand on numbered lines that can.

Whole buffers are searched for a few stems, then the lines that hold one for the catalogue's gate literals; a line is
decoded only when it, or a close neighbour, holds a literal. Memory is bounded whatever the length of a line.
"""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

import regex

__all__ = ["Block", "Gate", "Line", "chunks"]

_READ = 1 << 18
# What UTF-16 without a mark is recognised by: enough ASCII to have a zero in every other byte.
_HEAD = 32
# How far a torn sentence may reach beyond the line that holds a stem.
_BEFORE, _AFTER = 4, 8
# A longer line is searched in units and read in pieces, both counted from its start: the result never depends on how
# the stream was cut. A literal that falls on the seam of two units is found in the overlap.
_UNIT, _PIECE, _OVERLAP = 1 << 20, 1 << 14, 64
_MAX_BLOCK = 256

# Tuning only: a literal that holds none of these is its own stem, so nothing is ever missed.
_STEMS = (
    "den",
    "found",
    "uth",
    "cred",
    "regist",
    "reposit",
    "manifest",
    "status",
    "exceed",
    "pull",
    "push",
    "conn",
    "time",
    "fail",
    "err",
    "image",
    "eof",
    "dock",
    "invalid",
    "cancel",
    "layer",
    "host",
    "name",
    "blob",
    "x509",
    "login",
    "unknown",
    "tag",
    "reques",
    "respons",
    "initializ",
    "avail",
    "upload",
    "policy",
    "ecr",
    "cloudfront",
    "dkr",
    "retry",
    "lookup",
    "digest",
    "toomany",
    "support",
    "naming",
    "network",
    "upstream",
)


# One byte for one: the folded text has the places of the text. A literal with a blank may be wrapped there.
_FOLD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ\t\r\n", b"abcdefghijklmnopqrstuvwxyz   ")
# Quotation marks come in many kinds: a literal is looked for up to the first, or from the last.
_QUOTE = regex.compile(r"['\"`]")


class Line(NamedTuple):
    """One physical line, or one piece of a very long one: its number from 1, and its text without the line ending."""

    number: int
    text: str


class Block(NamedTuple):
    """Neighbouring candidate lines; sentences that begin in ``lines[fresh:final]`` belong to this block."""

    lines: list[Line]
    fresh: int
    final: int


def chunks(stream: Iterable[bytes] | BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of ``stream`` as they arrive, in UTF-8; UTF-16 (PowerShell) is decoded, marked or not."""
    arriving = _arriving(stream)
    head = b""
    for chunk in arriving:
        head += chunk
        if len(head) >= _HEAD:
            break
    encoding = _utf16(head[:_HEAD])
    if encoding is None:
        yield head
        yield from arriving
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield decoder.decode(head).encode("utf-8", "replace")
    for chunk in arriving:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", True).encode("utf-8", "replace")


def _arriving(stream: Iterable[bytes] | BinaryIO) -> Iterator[bytes]:
    _refuse_text(stream)
    read = getattr(stream, "read1", None) or getattr(stream, "read", None)
    if read is None:
        yield from map(_binary, stream)
        return
    while chunk := read(_READ):
        yield _binary(chunk)


def _refuse_text(stream: object) -> None:
    # A text is an iterable as well, but of characters or numbers.
    if isinstance(stream, str | bytes):
        raise TypeError("stream must be a binary file or an iterable of byte chunks; parse() takes a whole text")


def _binary(chunk: object) -> bytes:
    if not isinstance(chunk, bytes | bytearray | memoryview):
        raise TypeError(f"stream must give bytes, not {type(chunk).__name__}: open the file in binary mode")
    return bytes(chunk)


def _utf16(head: bytes) -> str | None:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[::2], head[1::2]
    if len(head) >= 4 and not any(odd) and all(even):
        return "utf-16-le"
    if len(head) >= 4 and not any(even) and all(odd):
        return "utf-16-be"
    return None


def _units(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Yield runs of whole lines, and the units of a line beyond ``_UNIT``."""
    rest = bytearray()
    for chunk in stream:
        end = chunk.rfind(b"\n") + 1
        rest += chunk[:end]
        if end:
            yield from _cut(bytes(rest))
            rest.clear()
        rest += chunk[end:]
        while len(rest) > _UNIT:
            yield bytes(rest[:_UNIT])
            del rest[:_UNIT]
    if rest:
        yield bytes(rest)


def _cut(run: bytes) -> Iterator[bytes]:
    if len(run) <= _UNIT:
        yield run
        return
    start = 0
    while start < len(run):
        line_end = run.find(b"\n", start) + 1
        if line_end - start > _UNIT:
            yield run[start : start + _UNIT]
            start += _UNIT
        else:
            whole = run.rfind(b"\n", start, start + _UNIT) + 1
            yield run[start:whole]
            start = whole


class Gate:
    """A filter for one catalogue: ``literals`` are those of its patterns, of which a line must hold one to matter."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._literals: dict[bytes, list[bytes]] = {}
        for literal in sorted({max(_QUOTE.split(literal.casefold()), key=len) for literal in literals}):
            stem = next((stem for stem in _STEMS if stem in literal), literal)
            self._literals.setdefault(stem.encode(), []).append(literal.encode())

    def blocks(self, stream: Iterable[bytes]) -> Iterator[Block]:
        """Yield blocks of candidate lines, in order; the cut of ``stream`` into chunks makes no difference."""
        window = _Window()
        seam = b""
        for unit in _units(stream):
            at = 0
            if self._straddles(seam, unit[:_OVERLAP]):
                at = self._line_end(unit, 0)
                yield from window.keep(unit[:at])
            for hit in self._hits(unit):
                if hit >= at:
                    yield from window.skip(unit[at:hit])
                    at = self._line_end(unit, hit)
                    yield from window.keep(unit[hit:at])
            yield from window.skip(unit[at:])
            seam = unit[-_OVERLAP:]
        yield from window.close()

    def _hits(self, unit: bytes) -> list[int]:
        """Where the lines start on which a literal ends."""
        hits = []
        folded = unit.translate(_FOLD)
        for stem, literals in self._literals.items():
            at = folded.find(stem)
            while at >= 0:
                start, end = unit.rfind(b"\n", 0, at) + 1, self._line_end(unit, at)
                for literal in literals:
                    found = folded.find(literal, max(start - len(literal), 0), end + len(literal))
                    if found >= 0:
                        hits.append(unit.rfind(b"\n", 0, found + len(literal) - 1) + 1)
                        break
                at = folded.find(stem, end)
        hits.sort()
        return hits

    def _straddles(self, seam: bytes, head: bytes) -> bool:
        """Whether a literal begins before the seam of two units and ends behind it."""
        joint, middle = (seam + head).translate(_FOLD), len(seam)
        return any(
            joint.find(literal, max(middle - len(literal) + 1, 0), middle + len(literal) - 1) >= 0
            for literals in self._literals.values()
            for literal in literals
        )

    @staticmethod
    def _line_end(unit: bytes, at: int) -> int:
        return unit.find(b"\n", at) + 1 or len(unit)


class _Window:
    """The candidate lines being gathered, and the few before and after that may belong to them."""

    def __init__(self) -> None:
        self._number = 1
        self._before: deque[Line] = deque(maxlen=_BEFORE)
        self._lines: list[Line] = []
        self._fresh = 0
        self._after = 0

    def keep(self, run: bytes) -> Iterator[Block]:
        """Take one line, whole or a unit of it, that holds a stem."""
        self._lines.extend(self._before)
        self._before.clear()
        self._lines.extend(self._read(run))
        self._after = _AFTER
        if len(self._lines) >= _MAX_BLOCK:
            final = len(self._lines) - _AFTER
            yield Block(self._lines, self._fresh, final)
            self._lines, self._fresh = self._lines[final - _BEFORE :], _BEFORE

    def skip(self, run: bytes) -> Iterator[Block]:
        """Pass over lines that hold no stem; the first few still end a block, the last few may begin one."""
        at = 0
        while self._after and at < len(run):
            end = run.find(b"\n", at) + 1 or len(run)
            self._lines.extend(self._read(run[at:end]))
            self._after -= 1
            at = end
        if at >= len(run):
            return
        yield from self._flush()
        last = len(run)
        for _ in range(_BEFORE):
            last = run.rfind(b"\n", at, max(at, last - 1)) + 1
            if last <= at:
                last = at
                break
        self._number += run.count(b"\n", at, last)
        while last < len(run):
            end = run.find(b"\n", last) + 1 or len(run)
            self._before.extend(self._read(run[last:end]))
            last = end

    def close(self) -> Iterator[Block]:
        """End the stream."""
        yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        if len(self._lines) > self._fresh:
            yield Block(self._lines, self._fresh, len(self._lines))
        self._lines, self._fresh = [], 0

    def _read(self, run: bytes) -> Iterator[Line]:
        number = self._number
        self._number += run.endswith(b"\n")
        for start in range(0, max(len(run), 1), _PIECE):
            piece = run[start : start + _PIECE].decode("utf-8", "replace")
            yield Line(number, piece.rstrip("\r\n") if start + _PIECE >= len(run) else piece)
