"""Gather the wordings of a passage that make one claim.

A claim is what one program said at once: a line, or the lines a wrap made of it. Its clauses may be said by
several layers (kubelet, containerd, the registry); the entry of each says how much its words count.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from operator import attrgetter

import regex

from ecr_denied.catalogue.entry import Entry, Note, Strength, Verdict, Wrapper
from ecr_denied.expression import expression
from ecr_denied.names.actions import is_ecr
from ecr_denied.names.references import first_reference, first_request
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.reading.match.claim import REACH, Claim, is_in_sentence
from ecr_denied.reading.match.clauses import FALLBACK, KNOWN, OTHERS, Clause
from ecr_denied.reading.match.line import PlainLines
from ecr_denied.terms import Cause

__all__ = ["Claims"]

# What follows the name of a command in a sentence, in the place of an image.
_IN_SENTENCES = """
    a against an and command commands does doesn't failed fails for from gives hangs image images in
    into is it my never of on our returns step the to via with worked works
"""
_SPEAKS_OF = frozenset(_IN_SENTENCES.split())


class Claims:
    """A reader of passages for one catalogue."""

    def __init__(self, catalogue: Iterable[Entry]) -> None:
        self._lines = PlainLines(catalogue)

    def of(self, passage: Passage) -> list[Claim]:
        """The claims that begin among the passage's own lines, in order."""
        read = self._lines.read(passage)
        gathered = _gathered(passage, read.of(KNOWN))
        taken = frozenset(line for one in gathered if one.holds_verdict or one.signal for line in one.plain_lines)
        if len(taken) < len(passage.lines) and (clauses := read.of(FALLBACK, taken)):
            _add_fallback(passage, gathered, clauses)
        # They are looked for once in a passage, where they are asked for.
        beside = cache(partial(read.of, OTHERS))
        said = sorted((one.in_order for one in gathered), key=lambda clauses: clauses[0].start)
        return [
            Claim(passage, one, taken, beside, read.line(one[0].first)) for one in said if passage.owns(one[0].first)
        ]


def _add_fallback(passage: Passage, gathered: list[_Sentence], clauses: Iterable[Clause]) -> None:
    """Take words of the fallback in: each into the sentence that is on its line, or as a new one."""
    standing = {line: sentence for sentence in reversed(gathered) for line in sentence.plain_lines}
    for clause in clauses:
        sentence = standing.get(clause.first)
        if sentence is None:
            gathered.append(sentence := _Sentence(passage))
        sentence.add(clause)
        for line in sentence.plain_lines:
            standing.setdefault(line, sentence)


def _gathered(passage: Passage, clauses: list[Clause]) -> list[_Sentence]:
    progress = _progress(passage, clauses)
    gathered: list[_Sentence] = []
    for clause in clauses:
        if not gathered or not gathered[-1].takes(clause):
            gathered.append(_Sentence(passage, progress))
        gathered[-1].add(clause)
    return gathered


# What docker draws behind the words for a layer: a bar, and how much of it has arrived.
_BAR = expression(r"(?:[=> ]{0,80}\])?[ 0-9./kMGTB]{0,40}$", regex.MULTILINE)


def _progress(passage: Passage, clauses: Iterable[Clause]) -> frozenset[int]:
    """The passage's own lines that only say how far a layer came."""
    found: set[int] = set()
    for clause in clauses:
        entry, line = clause.entry, clause.first
        if isinstance(entry, Note) and entry.layers is not None:
            is_first = clause.start == passage.start_of(line) and passage.owns(line)
            if is_first and _BAR.match(passage.text, clause.end):
                found.add(line)
        elif isinstance(entry, Verdict) or (isinstance(entry, Note) and entry.signal):
            found.discard(line)
    return frozenset(found)


_START = attrgetter("start")


class _Sentence:
    """Clauses being gathered into one claim."""

    def __init__(self, passage: Passage, progress: frozenset[int] = frozenset()) -> None:
        self.clauses: list[Clause] = []
        self._passage, self._progress = passage, progress
        self._end = self._last = 0
        self._said: dict[str, Clause] = {}

    @property
    def in_order(self) -> tuple[Clause, ...]:
        """Its clauses, in the order of their place."""
        return tuple(sorted(self.clauses, key=_START))

    @property
    def holds_verdict(self) -> bool:
        """Whether something is said to have failed."""
        return any(isinstance(clause.entry, Verdict) for clause in self.clauses)

    @property
    def signal(self) -> bool:
        """Whether a note in it says what is under way; a sentence that only names a command does not."""
        return any(
            isinstance(clause.entry, Note) and clause.entry.signal and not self._speaks_of(clause)
            for clause in self.clauses
        )

    def _speaks_of(self, clause: Clause) -> bool:
        """Whether a sentence names a command that no one typed."""
        words = (clause.field("reference") or "").rstrip(".,:;")
        return words in _SPEAKS_OF or is_in_sentence(clause, self._passage)

    @property
    def plain_lines(self) -> range:
        """The plain lines it is on, with unfinished lines above taken in."""
        return range(self._passage.opening(self.clauses[0].first), self._last + 1)

    def add(self, clause: Clause) -> None:
        """Take one clause in; they come in the order of their place."""
        self.clauses.append(clause)
        self._end, self._last = max(self._end, clause.end), max(self._last, clause.last)
        self._said[clause.entry.name] = clause

    def takes(self, clause: Clause) -> bool:
        """Whether ``clause`` was said together with the clauses before it."""
        if self._progress and not self._progress.isdisjoint((self._last, clause.first)):
            # What is said of one layer after the other is one claim.
            return self._progress >= {self._last, clause.first} and clause.first - self._last <= 1
        before, passage = self._said.get(clause.entry.name), self._passage
        first, above, here = self.clauses[0].first, self._last, clause.first
        is_of_another = before and before.subject != clause.subject  # the same thing said of something else
        if is_of_another or (here > first and self._begins_again(clause)):
            return False
        if here <= above or passage.is_body(first, here):
            return clause.start - self._end < REACH
        if here - above > MAX_WRAPPED_LINES or (passage.borders and passage.is_parted(above, here)):
            return False
        if clause.entry.continues:
            return all(passage.lines[above:here])
        goes_on = passage.goes_on(first, above, here)
        return goes_on or (here == above + 1 and (self._is_announced(clause) or self._is_answer(clause)))

    def _begins_again(self, clause: Clause) -> bool:
        """Whether a further line says something new: a note that does something, or the same verdict once more.

        A line that continues an unfinished one gives the reason for the same failure, in the same words or not.
        """
        if isinstance(clause.entry, Note):
            return clause.entry.signal is not None and clause.start == self._passage.start_of(clause.first)
        again = any(clause.entry is c.entry for c in self.clauses)
        return again and not self._passage.goes_on(self.clauses[0].first, self._last, clause.first)

    def _is_announced(self, clause: Clause) -> bool:
        """Whether its line is below an envelope that ends its own line with a colon."""
        passage, start = self._passage, self._passage.start_of(clause.first)
        last = max(self.clauses, key=lambda above: above.end)
        above = passage.text[last.start : start].rstrip()
        return isinstance(last.entry, Wrapper) and above == f"{last.words.rstrip(': ')}:"

    def _is_answer(self, clause: Clause) -> bool:
        """Whether a client put the registry's answer on a line of its own.

        containerd 2.1.3 and later does so below the status, distribution below a line that introduces several answers.
        """
        passage = self._passage
        lead = passage.text[passage.start_of(clause.first) : clause.start]
        if clause.weight < Strength.CLIENT or not (lead == "" or _BODY.fullmatch(lead)):
            return False
        if any(c.words.endswith("errors:") for c in self.clauses):
            return True
        statuses = [status for c in self.clauses if (status := c.field("refusal"))]
        if not statuses or max(c.weight for c in self.clauses) >= Strength.CODE or not _answers(statuses[-1], clause):
            return False
        asked = first_reference(passage.lines_from(self.clauses[0].start, clause.start))
        below = passage.lines[clause.first : clause.first + MAX_WRAPPED_LINES]
        return asked.agrees(first_request("\n".join(below))) and asked.agrees(first_reference(below[0]))


# How the body of an answer begins (distribution spec, error codes), behind a label or none.
_BODY = expression(r"(?:\w{1,20}: {1,2})?\{ ?\"errors\": ?\[ ?\{ ?")
# The status of an answer (distribution spec, error codes), where it has one of its own.
_STATUSES = {
    Cause.NOT_AUTHENTICATED: "401",
    Cause.REPOSITORY_NOT_FOUND: "404",
    Cause.IMAGE_NOT_FOUND: "404",
    Cause.RATE_LIMITED: "429",
}


def _answers(status: str, clause: Clause) -> bool:
    """Whether a registry that sent ``status`` can have said ``clause``."""
    own = _STATUSES.get(clause.entry.cause)  # type: ignore[attr-defined]
    fits = own == status if own or status in _STATUSES.values() else status < "500"
    action = clause.field("action")
    return fits and (action is None or is_ecr(action))
