"""Compressed inputs, recognised by their first bytes: what is inside them, in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Protocol

from ecr_denied.expression import expression
from ecr_denied.extras import adding

__all__ = ["decompressed"]

# RFC 1952, the bzip2 format (a block or the end follows the level), the .xz format 2.1.1, the .lzma format (the usual
# properties, a dictionary of whole 64 KB, a size below 1 TB or none), RFC 8878 (a frame, or one to skip). Below is what
# is recognised and not read (file(1), magic/Magdir/archive and compress).
_BEGINS = expression(
    rb"(?P<gzip>\x1f\x8b)|(?P<bzip2>BZh[1-9](?:1AY&SY|\x17rE8P\x90))|(?P<xz>\xfd7zXZ\x00)"
    rb"|(?P<lzma>\x5d\x00\x00[\x00-\xff]{2}(?:[\x00-\xff]{5}\x00{3}|\xff{8}))"
    rb"|(?P<zstd>\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)"
    rb"|(?P<zip>PK(?:\x03\x04|\x05\x06))|(?P<sevenzip>7z\xbc\xaf\x27\x1c)|(?P<rar>Rar!\x1a\x07)"
    rb"|(?P<lz4>\x04\x22\x4d\x18|\x02\x21\x4c\x18)|(?P<lzip>LZIP[\x00\x01])|(?P<lzop>\x89LZO\x00)"
    rb"|(?P<snappy>\xff\x06\x00\x00sNaPpY)|(?P<compress>\x1f\x9d)"
)
# How one of them begins, for Python's own engine: few texts begin so.
_MAY_BEGIN = re.compile(rb"[^\t\n\r -~]|.?\Z|[BL]Z|PK|7z|Ra|[P-_]\*|\(\xb5|\]", re.DOTALL)
# POSIX, pax: the magic of a header.
_TAR_MAGIC = slice(257, 262)
# How many bytes are decompressed at once; a piece with damage in it is lost.
_PIECE = 1 << 8
# How many bytes are handed on at once.
_CHUNK = 1 << 18
# What xz may take for its dictionary; "xz -9" needs 65 MB.
_MOST = 1 << 28


class _Member(Protocol):
    """One member of compressed data, as the standard library decompresses it bit by bit."""

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without more input."""

    @property
    def unused_data(self) -> bytes:
        """The bytes behind its end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """What the next bytes hold, or as much of it as is asked for."""


class _Gzip:
    """zlib's decompressor, which has other names for the same."""

    needs_input = True

    def __init__(self) -> None:
        from zlib import decompressobj  # noqa: PLC0415 (most inputs are not compressed)

        self._inner = decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, _: int) -> bytes:
        """All of it: a byte gives a thousand at most."""
        return self._inner.decompress(data)


def _bzip2() -> _Member:
    from bz2 import BZ2Decompressor  # noqa: PLC0415

    return BZ2Decompressor()


def _xz() -> _Member:
    from lzma import FORMAT_XZ, LZMADecompressor  # noqa: PLC0415

    return LZMADecompressor(FORMAT_XZ, memlimit=_MOST)


def _lzma() -> _Member:
    from lzma import FORMAT_ALONE, LZMADecompressor  # noqa: PLC0415

    return LZMADecompressor(FORMAT_ALONE, memlimit=_MOST)


def _zstd() -> _Member:
    for library in ("compression.zstd", "backports.zstd"):
        try:
            member: _Member = import_module(library).ZstdDecompressor()
        except ImportError:
            continue
        return member
    raise OSError(f"zstd data: it is read with Python 3.14, or with: {adding('zst')}")


_MEMBERS: Mapping[str, Callable[[], _Member]] = {
    "gzip": _Gzip,
    "bzip2": _bzip2,
    "xz": _xz,
    "lzma": _lzma,
    "zstd": _zstd,
}


def decompressed(chunks: Iterable[bytes], inside: str = "") -> Iterator[bytes]:
    """Yield the bytes that compressed ones hold, member after member; others as they are.

    :param chunks: cut anywhere; an empty one means a pause, and is handed on.
    :param inside: in what the bytes were compressed already. One layer is read: a few bytes can hold themselves.
    :raises OSError: after all that could be read, when the rest is damaged or missing; for data that is not read here.
    """
    source = iter(chunks)
    head = b""
    for chunk in source:
        head += chunk
        begins = _BEGINS.match(head, partial=True) if _MAY_BEGIN.match(head) else None
        if begins is None or not begins.partial:
            break
        if not chunk:
            yield chunk
    else:
        begins = None
    kind = begins.lastgroup or "" if begins else "tar" if head[_TAR_MAGIC] == b"ustar" else ""
    if not kind:
        if head:
            yield head
        yield from source
    elif inside or kind not in _MEMBERS:
        held = f"{inside} data that holds " if inside else ""
        raise OSError(f"{held}{kind.replace('sevenzip', '7z')} data is not read: unpack it")
    else:
        yield from decompressed(_joined(_parts(kind, head, source)), kind)


def _parts(kind: str, head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Small parts of what is inside, and the pauses."""
    inside = _Inside(kind)
    for piece in _pieces(head):
        yield from inside.feed(piece)
    for chunk in chunks:
        if not chunk:
            yield chunk
        for piece in _pieces(chunk):
            yield from inside.feed(piece)
    inside.end()


def _pieces(chunk: bytes) -> Iterator[bytes]:
    return (chunk[at : at + _PIECE] for at in range(0, len(chunk), _PIECE))


class _Inside:
    """What is inside the members of compressed data."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._member: _Member | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next bytes hold, never an empty part."""
        while data:
            if self._member is None:
                data = data.lstrip(b"\x00")  # padding between members
                if not data:
                    return
                self._member = _MEMBERS[self._kind]()
            yield from filter(None, self._of_member(self._member, data))
            data = b""
            if self._member.eof:
                data, self._member = self._member.unused_data, None

    def _of_member(self, member: _Member, data: bytes) -> Iterator[bytes]:
        try:
            yield member.decompress(data, _CHUNK)
            while not member.eof and not member.needs_input:
                yield member.decompress(b"", _CHUNK)
        except Exception as error:  # each library has errors of its own
            raise OSError(f"{self._kind} data cannot be read further: {error}") from error

    def end(self) -> None:
        """Nothing follows.

        :raises OSError: when something should.
        """
        if self._member is not None:
            raise OSError(f"{self._kind} data is cut off")


def _joined(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Parts as chunks; what came before an error is handed on before it."""
    held = bytearray()
    try:
        for part in parts:
            held += part
            if held and (not part or len(held) >= _CHUNK):
                yield bytes(held)
                held.clear()
            if not part:
                yield part
    except OSError:
        if held:
            yield bytes(held)
        raise
    if held:
        yield bytes(held)
