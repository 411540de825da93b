"""Find the catalogue's wordings in a block of plain lines, and gather those that make one statement.

A statement is what one program said at once: a line, or the lines a wrap made of it. Its clauses may be said by
several layers (kubelet, containerd, the registry); how much each of them tells is its pattern's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from ecr_denied.catalogue.entry import Layer, Pattern, Role, squeeze
from ecr_denied.names.references import Reference, compact, references, repository_or_none, requests
from ecr_denied.reading.passage import TALLEST, Passage
from ecr_denied.records import Cause

__all__ = ["Clause", "Statement", "statements"]

# The seat belt of the expression engine, in seconds: patterns are linear, so this is for the machine that stalls.
_PATIENCE = 2.0
# On a line longer than any message, clauses further apart than this were not said together.
_REACH = 2_000

_WORD_BEFORE, _WORD_AFTER = regex.compile(r"\w*+$"), regex.compile(r"\w*+")
# What follows a clause on its line and is still the same message: not the field after it in JSON, nor an SDK's trailer.
_REST = regex.compile(
    r"(?:(?!\s\(Service: |\sstatus code: [0-9]|\s\(RequestToken|\s\(manager\.go)[^\n\"`\\<>|]){0,400}+"
)


def _words(match: regex.Match[str] | None) -> str:
    return match[0] if match else ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One pattern found at one place of a passage."""

    pattern: Pattern
    match: regex.Match[str]

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The offset behind its last character, line breaks aside."""
        return self.start + len(self.match[0].rstrip("\n"))

    @property
    def subject(self) -> tuple[str | None, ...]:
        """What it speaks of, where it is a verdict."""
        return tuple(self.field(name) for name in ("repository", "registry_id", "action", "resource"))

    def field(self, name: str) -> str | None:
        """The words captured for ``{name}``, without the breaks a wrap left in them."""
        captured = self.match.groupdict().get(name)
        return compact(captured).strip() or None if captured else None


@dataclass(frozen=True)
class Statement:
    """Clauses said together, in order of their place."""

    passage: Passage
    clauses: tuple[Clause, ...]

    @cached_property
    def core(self) -> Clause:
        """The clause that tells most; of equals, the last."""
        return max(self.clauses, key=lambda clause: (clause.pattern.layer, clause.start))

    @property
    def opening_line(self) -> int:
        """The index of the plain line where the statement's first clause begins."""
        return self.passage.line_of(self.clauses[0].start)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What its clauses do to the words around it."""
        return frozenset(clause.pattern.role for clause in self.clauses)

    @cached_property
    def lines(self) -> tuple[int, int]:
        """Indices of the first and last plain line, with unfinished lines above taken in."""
        first = self.passage.line_of(self.clauses[0].start)
        last = self.passage.line_of(max(clause.end for clause in self.clauses) - 1)
        return self.passage.opening(first), last

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
        return self._mended(start, end + len(_words(_REST.match(text, end))))

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
        left = _words(_WORD_BEFORE.search(self.passage.text, max(at - 40, 0), at)).lower()
        right = _words(_WORD_AFTER.match(self.passage.text, at + 1)).lower()
        known = frozenset[str]().union(*(clause.pattern.vocabulary for clause in self.clauses))
        return bool(left and right) and left + right in known and not (left in known and right in known)

    def field(self, *names: str) -> str | None:
        """The words captured under one of ``names``, from the clause that tells most."""
        for clause in sorted(self.clauses, key=lambda clause: -clause.pattern.layer):
            for name in names:
                if said := clause.field(name):
                    return said
        return None


def statements(passage: Passage, catalogue: Sequence[Pattern]) -> list[Statement]:
    """The statements that begin among the passage's own lines, in order."""
    gathered: list[_Sentence] = []
    for clause in sorted(_clauses(passage, catalogue), key=lambda clause: (clause.start, -clause.end)):
        if not gathered or not gathered[-1].takes(clause):
            gathered.append(_Sentence(passage))
        gathered[-1].add(clause)
    said = [Statement(passage, tuple(sentence.clauses)) for sentence in gathered]
    return [statement for statement in said if passage.owns(statement.opening_line)]


def _clauses(passage: Passage, catalogue: Sequence[Pattern]) -> list[Clause]:
    squeezed = squeeze(passage.text)
    found: list[Clause] = []
    for pattern in catalogue:
        if pattern.admits(squeezed):
            try:
                matches = list(pattern.expression.finditer(passage.text, timeout=_PATIENCE))
            except TimeoutError:
                continue  # the lines are still there for every other pattern
            found.extend(Clause(pattern, match) for match in matches)
    return found


class _Sentence:
    """Clauses being gathered into one statement."""

    def __init__(self, passage: Passage) -> None:
        self.clauses: list[Clause] = []
        self._passage = passage
        self._end = 0
        self._verdicts: dict[str, tuple[str | None, ...]] = {}

    def add(self, clause: Clause) -> None:
        """Take one clause in; they come in the order of their place."""
        self.clauses.append(clause)
        self._end = max(self._end, clause.end)
        if clause.pattern.layer >= Layer.STATEMENT:
            self._verdicts[clause.pattern.name] = clause.subject

    def takes(self, clause: Clause) -> bool:
        """Whether ``clause`` was said together with the clauses before it."""
        if self._verdicts.get(clause.pattern.name, clause.subject) != clause.subject:
            return False  # the same thing said of something else
        passage = self._passage
        first, above, here = map(passage.line_of, (self.clauses[0].start, max(self._end - 1, 0), clause.start))
        if here <= above:
            return clause.start - self._end < _REACH
        if here - above > TALLEST:
            return False
        if clause.pattern.role is Role.CONTINUATION:
            return all(passage.lines[above:here])
        return passage.goes_on(first, above, here) or (here == above + 1 and self._is_answer(clause))

    def _is_answer(self, clause: Clause) -> bool:
        """Whether a client put the registry's answer on a line of its own.

        containerd 2.1.3 and later does so below the status, distribution below a line that introduces several answers.
        """
        passage = self._passage
        if clause.start != passage.start_of(passage.line_of(clause.start)) or clause.pattern.layer < Layer.CLIENT:
            return False
        introductions = {c.pattern.layer: c for c in self.clauses if c.pattern.role is Role.INTRODUCTION}
        if Layer.WRAPPER in introductions:
            return True
        if Layer.STATUS not in introductions or max(c.pattern.layer for c in self.clauses) >= Layer.CODE:
            return False
        if not _answers(introductions[Layer.STATUS].field("status"), clause):
            return False
        asked = next(requests(passage.lines_from(self.clauses[0].start, clause.start)), Reference())
        return asked.agrees(_answered(passage, clause))


def _answers(status: str | None, clause: Clause) -> bool:
    """Whether a registry that sent ``status`` can have said ``clause``."""
    pattern = clause.pattern
    if pattern.layer < Layer.CODE or status is None or status >= "500":
        return False
    is_ecr = (clause.field("action") or "ecr:").lower().startswith(("ecr", "s3:", "sts:"))
    return is_ecr and (status == "429") == (pattern.cause is Cause.RATE_LIMITED)


def _answered(passage: Passage, clause: Clause) -> Reference:
    """What the registry's answer speaks of."""
    line = passage.line_of(clause.start)
    said = next(requests("\n".join(passage.lines[line : line + TALLEST])), Reference())
    return said.filled(Reference(repository=repository_or_none(clause.field("repository"))))
