"""Gather the wordings of a passage that make one claim.

A claim is what one program said at once: a line, or the lines a wrap made of it. Its clauses may be said by
several layers (kubelet, containerd, the registry); how much each of them tells is its entry's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial

from ecr_denied.catalogue.entry import BY_STATUS, Entry, Note, Strength, Verdict, Wrapper
from ecr_denied.names.actions import is_ecr
from ecr_denied.names.references import Reference, first_request, references
from ecr_denied.names.syntax import repository_or_none
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.reading.match.claim import REACH, Claim
from ecr_denied.reading.match.clauses import Clause, Clauses, fallback, known, others
from ecr_denied.terms import Cause

__all__ = ["Claims"]


class Claims:
    """A reader of passages for one catalogue."""

    def __init__(self, catalogue: Iterable[Entry]) -> None:
        self._clauses = Clauses(catalogue)

    def of(self, passage: Passage) -> list[Claim]:
        """The claims that begin among the passage's own lines, in order."""
        found = self._clauses.found(passage.text)
        gathered = _gathered(passage, known(passage, found))
        standing = {line: sentence for sentence in reversed(gathered) for line in sentence.plain_lines}
        spoken = (sentence for sentence in gathered if sentence.holds_verdict or sentence.signal)
        taken = frozenset(line for sentence in spoken for line in sentence.plain_lines)
        for clause in fallback(passage, found, taken):
            sentence = standing.get(clause.first)
            if sentence is None:
                sentence = _Sentence(passage)
                gathered.append(sentence)
            sentence.add(clause)
            for line in sentence.plain_lines:
                standing.setdefault(line, sentence)
        # They are looked for once in a passage, where they are asked for.
        beside = cache(partial(others, passage, found))
        claims = [
            Claim(passage, tuple(sorted(s.clauses, key=lambda c: (c.start, -c.end))), taken, beside) for s in gathered
        ]
        claims.sort(key=lambda claim: claim.clauses[0].start)
        return [claim for claim in claims if passage.owns(claim.opening_line)]


def _gathered(passage: Passage, clauses: list[Clause]) -> list[_Sentence]:
    gathered: list[_Sentence] = []
    for clause in clauses:
        if not gathered or not gathered[-1].takes(clause):
            gathered.append(_Sentence(passage))
        gathered[-1].add(clause)
    return gathered


class _Sentence:
    """Clauses being gathered into one claim."""

    def __init__(self, passage: Passage) -> None:
        self.clauses: list[Clause] = []
        self._passage = passage
        self._end = self._last = 0
        self._subjects: dict[str, tuple[str | None, ...]] = {}

    @property
    def holds_verdict(self) -> bool:
        """Whether something is said to have failed."""
        return any(isinstance(clause.entry, Verdict) for clause in self.clauses)

    @property
    def signal(self) -> bool:
        """Whether a note in it says something of what is under way."""
        return any(isinstance(clause.entry, Note) and clause.entry.signal for clause in self.clauses)

    @property
    def plain_lines(self) -> range:
        """The plain lines it stands on, with unfinished lines above taken in."""
        return range(self._passage.opening(self.clauses[0].first), self._last + 1)

    def add(self, clause: Clause) -> None:
        """Take one clause in; they come in the order of their place."""
        self.clauses.append(clause)
        self._end, self._last = max(self._end, clause.end), max(self._last, clause.last)
        self._subjects[clause.entry.name] = clause.subject

    def takes(self, clause: Clause) -> bool:
        """Whether ``clause`` was said together with the clauses before it."""
        if self._subjects.get(clause.entry.name, clause.subject) != clause.subject:
            return False  # the same thing said of something else
        passage = self._passage
        first, above, here = self.clauses[0].first, self._last, clause.first
        if here > first and self._begins_again(clause):
            return False
        if here <= above:
            return clause.start - self._end < REACH
        if here - above > MAX_WRAPPED_LINES:
            return False
        goes_on = passage.goes_on(first, above, here)
        if clause.entry.continues:
            return goes_on or all(passage.lines[above:here])
        return goes_on or (here == above + 1 and (self._is_announced(clause) or self._is_answer(clause)))

    def _begins_again(self, clause: Clause) -> bool:
        """Whether a further line says something new: a note that does something, or the same verdict once more.

        What goes on with an unfinished line tells the reason of the same, in the same words or not.
        """
        if isinstance(clause.entry, Note):
            return clause.entry.signal is not None and clause.start == self._passage.start_of(clause.first)
        again = any(clause.entry is c.entry and c.last < clause.first for c in self.clauses)
        return again and not self._passage.goes_on(self.clauses[0].first, self._last, clause.first)

    def _is_announced(self, clause: Clause) -> bool:
        """Whether it stands at the start of a line below an envelope that ends its own line with a colon."""
        passage, start = self._passage, self._passage.start_of(clause.first)
        last = max(self.clauses, key=lambda above: above.end)
        rest = passage.text[last.start : start].rstrip()
        is_envelope = isinstance(last.entry, Wrapper) and rest.removesuffix(":") == last.match[0].rstrip(": ")
        return is_envelope and rest.endswith(":") and clause.start == start

    def _is_answer(self, clause: Clause) -> bool:
        """Whether a client put the registry's answer on a line of its own.

        containerd 2.1.3 and later does so below the status, distribution below a line that introduces several answers.
        """
        passage = self._passage
        if clause.start != passage.start_of(clause.first) or clause.weight < Strength.CLIENT:
            return False
        if any(isinstance(c.entry, Wrapper) and c.match[0].rstrip().endswith("errors:") for c in self.clauses):
            return True
        verdicts = [c for c in self.clauses if isinstance(c.entry, Verdict)]
        statuses = [c for c in verdicts if c.entry.cause is BY_STATUS]  # type: ignore[attr-defined]
        if not statuses or max(c.weight for c in verdicts) >= Strength.CODE:
            return False
        if not _answers(statuses[-1].field("status") or statuses[-1].field("refusal"), clause):
            return False
        asked = next(iter(references(passage.lines_from(self.clauses[0].start, clause.start))), Reference())
        return asked.agrees(_answered(passage, clause))


# What a registry says with a status of its own (distribution spec, error codes); with any other it says the rest.
_ANSWERS = {
    "401": {Cause.NOT_AUTHENTICATED, Cause.TOKEN_EXPIRED, Cause.TOKEN_INVALID},
    "404": {Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND, Cause.NOT_FOUND},
    "429": {Cause.RATE_LIMITED},
}
_ANSWERED = _ANSWERS["404"] | _ANSWERS["429"]


def _answers(status: str | None, clause: Clause) -> bool:
    """Whether a registry that sent ``status`` can have said ``clause``."""
    entry = clause.entry
    if not isinstance(entry, Verdict) or status is None or status >= "500":
        return False
    action = clause.field("action")
    about_ecr = action is None or is_ecr(action)
    return about_ecr and (entry.cause in _ANSWERS[status] if status in _ANSWERS else entry.cause not in _ANSWERED)


def _answered(passage: Passage, clause: Clause) -> Reference:
    """What the registry's answer speaks of."""
    found = first_request("\n".join(passage.lines[clause.first : clause.first + MAX_WRAPPED_LINES]))
    return found.filled(Reference(repository=repository_or_none(clause.field("repository"))))
