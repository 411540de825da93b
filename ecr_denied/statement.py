"""Find the catalogue's wordings in a block of plain lines, and gather those that make one statement.

A statement is what one program said at once: a line, or the lines a wrap made of it. Its clauses may be said by
several layers (kubelet, containerd, the registry); how much each of them tells is its pattern's business.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from ecr_denied.frames import peel
from ecr_denied.gate import Block
from ecr_denied.grammar import Reference, compact, references
from ecr_denied.pattern import Layer, Pattern, squeeze

__all__ = ["Clause", "Passage", "Statement"]

# The seat belt of the expression engine, in seconds: patterns are linear, so this is for the machine that stalls.
_PATIENCE = 2.0
# On a line longer than any message, clauses further apart than this were not said together.
_REACH = 2_000

# A line that ends like this was not finished: the next one goes on.
_OPEN_END = regex.compile(
    r"(?::|,|\(|\b(?:to|for|in|on|of|or|reference|resource|perform|User|registry|api error|request"
    r"|GET|HEAD|POST|PUT|PATCH))$"
)

_WORD_BEFORE, _WORD_AFTER = regex.compile(r"\w*+$"), regex.compile(r"\w*+")
# What follows a clause on its line and is still the same message: not the field after it in JSON, nor an SDK's trailer.
_REST = regex.compile(
    r"(?:(?!\s\(Service: |\sstatus code: [0-9]|\s\(RequestToken|\s\(manager\.go)[^\n\"`\\<>|]){0,400}+"
)


def _opening(lines: Sequence[str], first: int) -> int:
    """The index of the line on which the sentence of ``lines[first]`` began.

    A line above belongs to it when it ends in mid-sentence, or leaves a quotation open that is closed here.
    """
    for above in range(first - 1, max(first - 4, -1), -1):
        if not lines[above]:
            break
        if lines[above].count('"') % 2 and lines[first].count('"') % 2:
            return _opening(lines, above)
    return _opening(lines, first - 1) if first and _OPEN_END.search(lines[first - 1]) else first


@dataclass(frozen=True, slots=True)
class Clause:
    """One pattern found at one place of a passage."""

    pattern: Pattern
    match: regex.Match[str]

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()

    def field(self, name: str) -> str | None:
        """The words captured for ``{name}``, without the breaks a wrap left in them."""
        captured = self.match.groupdict().get(name)
        return compact(captured).strip() or None if captured else None


class Passage:
    """A block of physical lines, peeled, as one text with a line break wherever a line ends."""

    def __init__(self, block: Block) -> None:
        parts = [(line.number, part) for line in block.lines for part in peel(line.text)]
        self.numbers = [number for number, _ in parts]
        self.lines = [part for _, part in parts]
        self.text = "\n".join(self.lines)
        self._starts = [0]
        for part in self.lines[:-1]:
            self._starts.append(self._starts[-1] + len(part) + 1)
        first, last = block.lines[block.fresh].number, block.lines[block.final - 1].number
        self._own = range(first, last + 1)

    def start_of(self, line: int) -> int:
        """Where the plain line of that index starts."""
        return self._starts[line]

    def line_of(self, offset: int) -> int:
        """The index of the plain line at ``offset``."""
        return bisect_right(self._starts, offset) - 1

    def statements(self, catalogue: Sequence[Pattern]) -> list[Statement]:
        """The statements that begin among the block's own lines, in order."""
        clauses = self._clauses(catalogue)
        clauses.sort(key=lambda clause: (clause.start, -clause.end))
        gathered: list[list[Clause]] = []
        for clause in clauses:
            if gathered and self._goes_on(gathered[-1], clause):
                gathered[-1].append(clause)
            else:
                gathered.append([clause])
        statements = [Statement(self, tuple(said)) for said in gathered]
        return [statement for statement in statements if self.numbers[statement.core_line] in self._own]

    def _clauses(self, catalogue: Sequence[Pattern]) -> list[Clause]:
        squeezed = squeeze(self.text)
        found: list[Clause] = []
        for pattern in catalogue:
            if pattern.admits(squeezed):
                try:
                    found.extend(
                        Clause(pattern, match) for match in pattern.expression.finditer(self.text, timeout=_PATIENCE)
                    )
                except TimeoutError:
                    continue  # the line is still there for every other pattern
        return found

    def _goes_on(self, said: list[Clause], clause: Clause) -> bool:
        end = max(earlier.end for earlier in said)
        above, here = self.line_of(max(end - 1, 0)), self.line_of(clause.start)
        if here <= above:
            return clause.start - end < _REACH
        between = self.lines[above:here]
        if clause.pattern.continues:
            return here - above <= 4 and all(between)
        if here - above > 3 or not all(between):
            return False
        if self._registry_line_of(said, clause) or all(map(_OPEN_END.search, between)):
            return True
        # A quotation that is still open goes on.
        return self.text.count('"', self._starts[self.line_of(said[0].start)], self._starts[here]) % 2 == 1

    def _registry_line_of(self, said: list[Clause], clause: Clause) -> bool:
        """Whether a client puts the registry's answer on a line of its own.

        containerd 2.1.3 and later does so below the status, distribution below a line that introduces several answers.
        """
        if clause.start != self._starts[self.line_of(clause.start)] or clause.pattern.layer < Layer.CLIENT:
            return False
        layers = {earlier.pattern.layer for earlier in said}
        if any(earlier.pattern.introduces for earlier in said):
            return True
        return Layer.STATUS in layers and max(layers) < Layer.CODE <= clause.pattern.layer


@dataclass(frozen=True)
class Statement:
    """Clauses said together, in order of their place."""

    passage: Passage
    clauses: tuple[Clause, ...]

    @property
    def core(self) -> Clause:
        """The clause that tells most; of equals, the last."""
        return max(self.clauses, key=lambda clause: (clause.pattern.layer, clause.start))

    @property
    def core_line(self) -> int:
        """The index of the plain line where the statement's first clause begins."""
        return self.passage.line_of(self.clauses[0].start)

    @cached_property
    def lines(self) -> tuple[int, int]:
        """Indices of the first and last plain line, with unfinished lines above taken in."""
        first = self.passage.line_of(self.clauses[0].start)
        last = self.passage.line_of(max(clause.end for clause in self.clauses) - 1)
        return _opening(self.passage.lines, first), last

    @property
    def first_line(self) -> int:
        """The physical line it begins on."""
        return self.passage.numbers[self.lines[0]]

    @property
    def last_line(self) -> int:
        """The physical line it ends on."""
        return self.passage.numbers[self.lines[1]]

    @cached_property
    def text(self) -> str:
        """All its lines, clipped around its clauses where a line is longer than any message."""
        first, last = self.lines
        whole = "\n".join(self.passage.lines[first : last + 1])
        if len(whole) <= 2 * _REACH:
            return whole
        start = max(self.clauses[0].start - _REACH, 0)
        return self.passage.text[start : max(clause.end for clause in self.clauses) + _REACH]

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference in it, the most telling kind first."""
        return tuple(references(self.text))

    @cached_property
    def message(self) -> str:
        """What was said, on one line, with the breaks of wraps mended.

        The registry's own words, to the end of their line or of the quotes they stand in; where only a client spoke,
        its whole line.
        """
        clauses = [c for c in self.clauses if c.pattern.layer >= min(self.core.pattern.layer, Layer.STATEMENT)]
        text = self.passage.text
        start, end = min(clause.start for clause in clauses), max(clause.end for clause in clauses)
        if self.core.pattern.layer < Layer.CODE:
            start = max(self.passage.start_of(self.lines[0]), start - _REACH)
        if rest := _REST.match(text, end):
            end = rest.end()
        return self._mended(start, end)

    def _mended(self, start: int, end: int) -> str:
        text = self.passage.text
        mended = [
            " " if character == "\n" and not self._torn(at) else character
            for at, character in enumerate(text[start:end], start)
        ]
        return " ".join(compact("".join(mended)).split())

    def _torn(self, at: int) -> bool:
        """Whether the line break at ``at`` tore a token or a word, rather than stand between two."""
        for clause in self.clauses:
            if any(
                start < at < end - 1 for name in clause.match.groupdict() for start, end in clause.match.spans(name)
            ):
                return True
        left = _WORD_BEFORE.search(self.passage.text, max(at - 40, 0), at)[0].lower()  # type: ignore[index]
        right = _WORD_AFTER.match(self.passage.text, at + 1)[0].lower()  # type: ignore[index]
        known = frozenset[str]().union(*(clause.pattern.vocabulary for clause in self.clauses))
        return bool(left and right) and left + right in known and not (left in known and right in known)

    def field(self, *names: str) -> str | None:
        """The words captured under one of ``names``, from the clause that tells most."""
        for clause in sorted(self.clauses, key=lambda clause: -clause.pattern.layer):
            for name in names:
                if said := clause.field(name):
                    return said
        return None
