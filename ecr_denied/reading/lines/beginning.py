"""The beginning of an input, held back until its end or until it is long: a short input is about one thing."""

from __future__ import annotations

from ecr_denied.reading.lines.collectors import without_printer
from ecr_denied.reading.lines.lists import begins_data

__all__ = ["Beginning"]

# How many lines of an input are about one thing; and how many bytes of it are kept, as a line may have no end.
_LINES, _BYTES = 200, 1 << 16
_ECR = "ecr"


class Beginning:
    """The first lines of an input: it ``is_short`` until more are known; it is read when there are no more."""

    def __init__(self) -> None:
        self.is_short: bool = True
        self.begins_data: bool = False  # as a list or an object does
        self._text = bytearray()
        self._lines = 0
        self._is_of_ecr = False

    def feed(self, data: bytes) -> bytes:
        """Take the next bytes in, and give those that are no longer held back."""
        if not self.is_short:
            return data
        self._text += data
        self._lines += data.count(b"\n")
        return self.go_on() if self._lines > _LINES or len(self._text) > _BYTES else b""

    def held(self, *, is_whole: bool) -> bytes:
        """What is held back; ``is_whole`` is true at the end of the input."""
        if not is_whole:
            return self.go_on()
        self._look()
        self._is_of_ecr = _ECR in self._plain.lower()
        return bytes(self._text)

    def go_on(self) -> bytes:
        """Be a stream from now on: what was held back is given."""
        self._look()
        held = bytes(self._text)
        self.is_short = self._is_of_ecr = False
        self._text.clear()
        return held

    def _look(self) -> None:
        """Look at the first line, while it is held back."""
        first, *_ = without_printer(self._text[:_BYTES].decode("utf-8", "replace")).lstrip().split("\n", 1)
        self.begins_data = self.begins_data or (self.is_short and begins_data(first.strip()))

    @property
    def size(self) -> int:
        """How many bytes are held back."""
        return len(self._text)

    @property
    def lines(self) -> list[str]:
        """The lines that are held back."""
        return self._plain.split("\n")

    @property
    def _plain(self) -> str:
        return without_printer(self._text.decode("utf-8", "replace"))

    @property
    def attention(self) -> int:
        """The last line on which words of any program may count; 0 where the input is too long, or not of ECR."""
        return _LINES if self._is_of_ecr else 0
