"""How text is laid out on a terminal: emphasis, and lines as wide as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

from ecr_denied.expression import expression

__all__ = ["Style", "columns"]

# Scripts that put no blanks between words break where a word begins: before kanji or katakana, never within a run of
# katakana, and not before what JIS X 4051 lets begin no line: the end of a clause, a small letter, a mark of length.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー・々"
_NOT_FIRST = r":;,.!?)、。，．：；？！）」』】〉》〕］ー・々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
_WORD = r"(?:[\p{Katakana}ー・]{1,15}|[\p{Han}々]{1,8})\p{Hiragana}{0,7}|\p{Hiragana}{1,15}"
_PIECE = expression(rf"\s*[(（「『【〈《〔［]*(?:{_WORD})[{_NOT_FIRST}]*|\s*[^\s{_UNSPACED}]+")
_MARKS = expression(r"\x1b\[[0-9]+m")
# However narrow the terminal is.
_NARROWEST = 30


@dataclass(frozen=True, slots=True)
class Style:
    """Terminal emphasis or none, and the width in columns to which prose is wrapped."""

    color: bool
    width: int = 100

    def strong(self, words: str) -> str:
        """Emphasised."""
        return self._marked(words, "1")

    def faint(self, words: str) -> str:
        """Set back."""
        return self._marked(words, "2")

    def command(self, words: str) -> str:
        """A command to paste."""
        return self._marked(words, "36")

    def _marked(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.color and words else words

    def rows(self, *lines: str) -> int:
        """How many rows of the terminal lines take."""
        return sum(max(1, -(-columns(_MARKS.sub("", line)) // self.width)) for line in lines)

    def wrapped(self, prose: str, indent: int = 0, hang: int = 0) -> Iterator[str]:
        """Yield prose in lines that leave ``indent`` columns free, and those below the first ``hang`` columns more.

        A word longer than a line stays whole. Lines below the first begin further left where they were too narrow.
        """
        room = max(self.width - indent, _NARROWEST)
        hang = hang if room - hang >= _NARROWEST else min(hang, 2)
        line, taken = "", 0
        for piece, wide in _pieces(prose):
            taken += wide
            if line and taken > room:
                yield line
                line = " " * hang + piece.lstrip()
                taken = columns(line)
            else:
                line += piece
        if line:
            yield line


# A report is laid out until it fits, mostly of the same words.
@lru_cache(maxsize=256)
def _pieces(prose: str) -> list[tuple[str, int]]:
    return [(piece, columns(piece)) for piece in _PIECE.findall(prose)]


def columns(words: str) -> int:
    """How many columns words take on a terminal: letters of East Asia take two."""
    if words.isascii():
        return len(words)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in words)
