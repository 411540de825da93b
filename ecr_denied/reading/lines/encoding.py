"""Bytes as they arrive, in any encoding and any cut: out comes UTF-8."""

from __future__ import annotations

import codecs

__all__ = ["Utf8", "utf16"]

# What UTF-16 without a mark is recognised by: enough ASCII to have a zero in every other byte.
_HEAD = 32


class Utf8:
    """A decoder that is fed: UTF-16 (PowerShell writes it) is recognised, marked or not; the rest loses its mark."""

    def __init__(self) -> None:
        self._head: bytes | None = b""
        self._decoder: codecs.IncrementalDecoder | None = None

    def feed(self, data: bytes) -> bytes:
        """The next bytes in UTF-8; nothing until the encoding can be told."""
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
    even, odd = head[::2], head[1::2]
    if len(head) < 4:
        return None
    if not any(odd) and all(even):
        return "utf-16-le"
    return "utf-16-be" if not any(even) and all(odd) else None
