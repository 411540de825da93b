"""Compressed inputs, recognised by their first bytes: what is inside them, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from itertools import chain
from typing import Any

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
# The letters and digits with which one of them begins; most texts begin with another.
_LETTERS = (b"B", b"L", b"P", b"Q", b"R", b"S", b"T", b"U", b"V", b"W", b"X", b"Y", b"Z", b"7")
# POSIX, pax: the magic of a header.
_TAR_MAGIC = slice(257, 262)
# How many bytes are decompressed at once: a piece with damage in it is lost. What one piece of gzip's holds fits into a
# part.
_PIECE, _PART = 1 << 8, 1 << 19
# How many bytes are handed on at once.
_CHUNK = 1 << 18
# What xz may take for its dictionary; "xz -9" needs 65 MB.
_MOST = 1 << 28


def _zstd() -> Any:
    for library in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            return import_module(library).ZstdDecompressor()
    raise OSError(f"zstd data: it is read with Python 3.14, or with: {adding('zst')}")


# What decompresses one member; most inputs are not compressed, so its library is loaded with the first.
_MEMBERS: Mapping[str, Callable[[], Any]] = {
    "gzip": lambda: import_module("zlib").decompressobj(wbits=31),
    "bzip2": lambda: import_module("bz2").BZ2Decompressor(),
    "xz": lambda: import_module("lzma").LZMADecompressor(memlimit=_MOST),
    "lzma": lambda: import_module("lzma").LZMADecompressor(memlimit=_MOST),
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
        begins = None if head[:1].isalnum() and head[:1] not in _LETTERS else _BEGINS.match(head, partial=True)
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
        yield from decompressed(_joined(_parts(kind, chain((head,), source))), kind)


def _parts(kind: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Small parts of what the members hold, and the pauses."""
    member = None
    for chunk in chunks:
        if not chunk:
            yield chunk
        for at in range(0, len(chunk), _PIECE):
            data = chunk[at : at + _PIECE]
            # Zeros between members are padding.
            while data and (member or (data := data.lstrip(b"\x00"))):
                member = member or _MEMBERS[kind]()
                yield from filter(None, _of_member(kind, member, data))
                data, member = (member.unused_data, None) if member.eof else (b"", member)
    if member:
        raise OSError(f"{kind} data is cut off")


def _of_member(kind: str, member: Any, data: bytes) -> Iterator[bytes]:
    try:
        yield member.decompress(data, _PART)
        # zlib's has no such attribute: a byte of gzip's gives a thousand at most.
        while not (member.eof or getattr(member, "needs_input", True)):
            yield member.decompress(b"", _PART)
    except Exception as error:  # each library has errors of its own
        raise OSError(f"{kind} data cannot be read further: {error}") from error


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
