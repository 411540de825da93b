"""Show how a text is read: its claims, their clauses, whose registry they are about, and what decides.

python -m tests.trace [FILE]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry, Note, Verdict, Wrapper
from ecr_denied.grouping import group
from ecr_denied.names.references import Reference
from ecr_denied.reading.judge.judge import Judge
from ecr_denied.reading.judge.report import ShortInput
from ecr_denied.reading.judge.tracker import OperationTracker
from ecr_denied.reading.lines.beginning import Beginning
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.match.claim import Claim
from ecr_denied.reading.match.claims import Claims
from ecr_denied.reading.match.clauses import Clause
from ecr_denied.reading.reader import Reader
from ecr_denied.records import Failure, Told

__all__ = ["Heard", "heard", "trace"]


@dataclass(frozen=True)
class Heard:
    """A claim, what was under way when it was met, and whether it counts as a failure of ECR's."""

    claim: Claim
    under_way: str
    ours: bool


class _Listening(Claims):
    """A reader of passages that keeps them."""

    def __init__(self, known: Claims) -> None:
        self._lines = known._lines
        self.passages: list[Passage] = []

    def of(self, passage: Passage) -> list[Claim]:
        self.passages.append(passage)
        return super().of(passage)


class _Recorder(OperationTracker):
    """A tracker that keeps what it is given."""

    def __init__(self) -> None:
        super().__init__(Told.PRINTED, ShortInput(Beginning(), quoted=False))
        self.heard: list[Heard] = []
        self._ours = False

    def take(self, claim: Claim) -> None:
        self._leave(claim.first_line)
        under_way, self._ours = self._under_way(), False
        super().take(claim)
        self.heard.append(Heard(claim, under_way, self._ours))

    def _is_ours(self, claim: Claim, verdict: Verdict) -> bool:
        self._ours = super()._is_ours(claim, verdict)
        return self._ours

    def _under_way(self) -> str:
        attempt = self._attempt
        whose = {True: "of ECR", False: "of another registry", None: ""}[attempt.ecr]
        states = [name for name in ("open", "ended", "failed") if getattr(attempt, name)]
        words = (attempt.operation.value if attempt.operation else "", whose, _name(attempt.reference), *states)
        return " ".join(filter(None, words)) or "nothing"


def _read(text: str, catalogue: Iterable[Entry]) -> tuple[list[Passage], list[Heard], list[Failure]]:
    reader = Reader(catalogue)
    judged = reader._judged
    listening, recorder = _Listening(judged._wordings.claims), _Recorder()
    judge = judged._judge = Judge(listening, judged.beginning, judged.commands, judged.texts, quoted=False)
    judge._printed = recorder
    found = [*reader.feed(text.encode("utf-8", "surrogateescape")), *reader.flush()]
    return listening.passages, recorder.heard, list(group(found))


def heard(text: str, catalogue: Iterable[Entry] = CATALOGUE) -> list[Heard]:
    """The claims of ``text``, in their order."""
    return _read(text, catalogue)[1]


def trace(text: str, catalogue: Iterable[Entry] = CATALOGUE) -> str:
    """How ``text`` is read, in plain lines."""
    passages, claims, failures = _read(text, catalogue)
    return "\n".join((*_quoted(passages), *(line for one in claims for line in _told(one)), *_failures(failures)))


def _quoted(passages: list[Passage]) -> Iterator[str]:
    numbers = {
        number
        for passage in passages
        for line, number, printed in zip(passage.lines, passage.numbers, passage.printed, strict=True)
        if printed.strip() and not line
    }
    if numbers:
        yield f"lines that only quote: {', '.join(map(str, sorted(numbers)))}"


def _told(one: Heard) -> Iterator[str]:
    claim = one.claim
    first, last = claim.first_line, claim.last_line
    yield f"claim, line {first}" if first == last else f"claim, lines {first} to {last}"
    yield f"  under way: {one.under_way}"
    yield f"  names: {', '.join(filter(None, map(_name, claim.named))) or 'nothing'}"
    for clause in claim.clauses:
        yield f"  {_kind(clause)}: {' '.join(clause.words.split())}"
    for other in claim.others:
        yield f"  {other.name}, other"
    if claim.verdict:
        whose = "about ECR" if one.ours else "not about ECR"
        yield f"  decides: {claim.verdict.name}, by {claim.speaker.name}, {whose}"


def _kind(clause: Clause) -> str:
    entry = clause.entry
    words = [entry.name, type(entry).__name__.lower()]
    if isinstance(entry, Verdict):
        words += [entry.weight.name, f"by {entry.speaker.name}", entry.cause.value if entry.cause else "by status"]
    elif isinstance(entry, Note) and entry.signal:
        words.append(entry.signal.name)
    if isinstance(entry, Note | Wrapper) and entry.operation:
        words.append(entry.operation.value)
    return ", ".join(words)


def _name(reference: Reference) -> str:
    path = "/".join(filter(None, (reference.registry or reference.region, reference.repository)))
    return f"{path}{f':{reference.tag}' if reference.tag else ''}"


def _failures(failures: list[Failure]) -> Iterator[str]:
    if not failures:
        yield "no failure"
    for failure in failures:
        said = failure.model_dump(mode="json", exclude_none=True)
        yield "failure: " + ", ".join(f"{name}={value}" for name, value in said.items())


if __name__ == "__main__":
    source = Path(sys.argv[1]).read_bytes() if sys.argv[1:] else sys.stdin.buffer.read()
    sys.stdout.write(trace(source.decode("utf-8", "surrogateescape")) + "\n")
