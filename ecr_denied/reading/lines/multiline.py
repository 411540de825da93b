"""Texts of a program over several lines: here-documents, strings, comments, parts of a patch.

The lines of one are quoted once its end was seen, however far below. A log may show how a command begins and not how
it goes on: a text that does not end encloses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ecr_denied.expression import expression, finder_of
from ecr_denied.reading.lines.command_lines import is_shown
from ecr_denied.reading.lines.sieve import Line

__all__ = ["MultilineTexts"]

# How a text begins: a string of Go and JavaScript, a here-document.
_BEGINS = expression(r"(?:[=(]|\breturn)\s?(?P<mark>`)[^`]*$|(?<!<)<<(?!<)[-~]?\s?[\"']?(?P<word>[A-Z]{2,12})\b")
_STRINGS, _COMMENT = ('"""', "'''"), ("/*", "*/")
# Where a string of Python begins: in code, or a line that has words behind the mark. Escaped quotation marks
# follow a comma of CSV.
_STRING = expression(r"(?:[\w,]\s|[=(\[{:]\s?|^\s*(?=\S{0,2}[\"']{3}[\w ]))[bBfFrRuU]{0,2}(?:\"{3}|'{3})")
_HUNK_BEGINS, _HUNK = "@@ -", ("+", "-", " ")
# Every block in which a text begins holds one of these.
_SIGN = finder_of("`", "<<", '"""', "'''", r"/\*", "@@ -")
# What may be beside the word that ends a here-document: the mark that ends a string or a command around it.
_BESIDE = " \t\r\n\"'`);"


class MultilineTexts:
    """The texts of one input, followed through the blocks of lines that matter and the lines between them."""

    def __init__(self) -> None:
        self._end: str | None = None  # of the text that is open
        self._begun = 0  # the line that begins it
        self._is_hunk = False
        self._read_to = 0
        self._held: set[int] = set()  # lines of the last block
        self.left_from: int | None = None  # the line that began the last text that goes on to another beginning

    @property
    def open_from(self) -> int | None:
        """The line that begins a text whose end was not seen yet."""
        return None if self._end is None else self._begun

    def held(self, lines: Sequence[Line]) -> set[int]:
        """Which lines of the next block are in a text, by their place; some may have been in the last block."""
        held: set[int] = set()
        is_within = self._end is not None or self._is_hunk or self._held
        if not is_within and not _SIGN.finds("\n".join([line.text for line in lines])):
            self._read_to = lines[-1].number
            return held
        if lines[0].number > self._read_to + 1:
            self._is_hunk = False
        for place, line in enumerate(lines):
            if line.number <= self._read_to:
                is_held = line.number in self._held
            elif self._begins_again(line.text):
                held = {one for one in held if lines[one].number < self._begun}
                self._begun, is_held = line.number, False
            else:
                is_held = self._holds(line)
            if is_held:
                held.add(place)
        self._held = {lines[place].number for place in held}
        self._read_to = lines[-1].number
        return held

    def pass_over(self, run: bytes, start: int, end: int) -> None:
        """Look for the end of the open text in whole lines of no block: ``run`` from ``start`` to ``end``."""
        if self._end is None:
            return
        mark = self._end.encode()
        while self._end is not None and (found := run.find(mark, start, end)) != -1:
            begin = run.rfind(b"\n", start, found) + 1 or start
            start = run.find(b"\n", found, end) + 1 or end
            line = run[begin:start].decode("utf-8", "replace").rstrip("\r\n")
            if self._begins_again(line) or _ends(line, self._end):
                self._end = None

    def over(self) -> None:
        """The input is over: what is open does not end any more."""
        self._end = None

    def _begins_again(self, line: str) -> bool:
        """Whether a line begins a text as the open one began, which then enclosed nothing: such texts do not nest."""
        if self._end is None or _end_of_text(line) != self._end:
            return False
        if self._begun <= self._read_to:
            self.left_from = self._begun
        return True

    def _holds(self, line: Line) -> bool:
        """Whether a text holds a line, which may begin or end one."""
        text = line.text
        if self._end is not None:
            if _ends(text, self._end):
                self._end = None
            return True
        is_string = text.lstrip().startswith(_STRINGS) and text.endswith(_STRINGS)
        if is_string or (self._is_hunk and text.startswith(_HUNK)):
            return True
        self._is_hunk = text.startswith(_HUNK_BEGINS)
        end = _end_of_text(text)
        # A log prints no further line of a command that it shows.
        if end is not None and not is_shown(text):
            self._end, self._begun = end, line.number
        return False


def _end_of_text(line: str) -> str | None:
    """What ends the text that a line begins and does not end."""
    if begun := _BEGINS.search(line):
        return begun["mark"] or begun["word"]
    opens, closes = _COMMENT
    if line.lstrip().startswith(opens) and closes not in line:
        return closes
    left_open = next((mark for mark in _STRINGS if line.count(mark) % 2), None)
    return left_open if left_open is None or _STRING.search(line) else None


def _ends(line: str, end: str) -> bool:
    """True if a line holds the mark that ends a text, or is its word alone."""
    return line.strip(_BESIDE) == end if end.isalpha() else end in line
