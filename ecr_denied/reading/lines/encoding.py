"""Bytes as they arrive, in any encoding and any cut: out comes UTF-8."""

from __future__ import annotations

import codecs

__all__ = ["Utf8", "utf16"]

# The encoding is known after so many bytes; the first line may be in another alphabet.
_HEAD = 256
# What UTF-16 without a mark is recognised by: many letters of ASCII beside a zero, few pairs of letters or of numbers.
_ASCII, _LETTERS = frozenset(b"\t\r\n" + bytes(range(0x20, 0x7F))), frozenset(b"\n abcdefghijklmnopqrstuvwxyz")
# The least share of such letters: blanks, digits and line ends occur in every alphabet.
_FEWEST = 1 / 16


class Utf8:
    """A decoder that is fed: UTF-16 (PowerShell writes it) is recognised, marked or not; the rest loses its mark."""

    def __init__(self) -> None:
        self._head: bytes | None = b""
        self._decoder: codecs.IncrementalDecoder | None = None

    def feed(self, data: bytes) -> bytes:
        """The next bytes in UTF-8; nothing until the encoding is known."""
        if self._head is None:
            return self._decoded(data)
        self._head += data
        return self._opened(self._head) if len(self._head) >= _HEAD else b""

    def flush(self) -> bytes:
        """What was held back, with the end of the text where it is known to be cut."""
        return self._opened(self._head) if self._head else b""

    def close(self) -> bytes:
        """The end of the stream."""
        rest = self.flush()
        return rest + (self._decoder.decode(b"", True).encode() if self._decoder else b"")

    def _opened(self, head: bytes) -> bytes:
        self._head = None
        encoding = utf16(head)
        self._decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding else None
        return self._decoded(head.removeprefix(codecs.BOM_UTF8))

    def _decoded(self, data: bytes) -> bytes:
        return self._decoder.decode(data).encode() if self._decoder else data


def utf16(data: bytes) -> str | None:
    """The kind of UTF-16 that data begins with; ``None`` for any other encoding."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" not in head or len(head) < 4:
        return None
    pairs = list(zip(head[::2], head[1::2], strict=False))
    little = sum(one in _ASCII and not other for one, other in pairs)
    big = sum(other in _ASCII and not one for one, other in pairs)
    neither = sum((one in _LETTERS and other in _LETTERS) or one + other < 9 for one, other in pairs)
    if max(little, big) <= max(1, len(pairs) * _FEWEST, 2 * neither, 2 * min(little, big)):
        return None
    return "utf-16-le" if little > big else "utf-16-be"
