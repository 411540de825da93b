"""The mutants of the catalogue's entries: each entry taken out, and each of its fields turned. The texts judge them.

An entry and every field that is written are proved by some text: without them a proof fails.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ecr_denied import Cause, Failure
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry, Note, Other, Signal, Speaker, Verdict
from ecr_denied.grouping import group
from ecr_denied.reading import reader as reading
from ecr_denied.reading.judge.judge import Judge
from ecr_denied.reading.lines.literals import squeezed
from ecr_denied.reading.lines.sieve import Sieve
from ecr_denied.reading.match.claims import Claims
from ecr_denied.reading.match.clauses import Clauses, Form
from ecr_denied.reading.reader import Reader
from ecr_denied.records import Operation, PolicyEffect
from tests.catalogue.proving import EVERY, Proof, differences
from tests.trace import heard

__all__ = ["survives", "turned"]


def turned(entry: Entry) -> Iterator[tuple[str, Entry | None]]:
    """``entry`` with one field turned, and the name of that turn; nothing where the entry is taken out.

    A strength is only turned to the usual one of its speaker, where another is written.
    """
    yield "removed", None
    if isinstance(entry, Other):
        if entry.is_elsewhere:
            yield "is_elsewhere False", replace(entry, is_elsewhere=False)
        if entry.is_harmless:
            yield "is_harmless False", replace(entry, is_harmless=False)
        return
    for operation in (None, *Operation):
        if operation is not entry.operation:
            yield f"operation {operation.name if operation else None}", replace(entry, operation=operation)
    if entry.client:
        yield "client None", replace(entry, client=None)
    if entry.endpoint:
        yield "endpoint None", replace(entry, endpoint=None)
    if entry.method:
        yield "method None", replace(entry, method=None)
    if entry.target:
        yield "target None", replace(entry, target=None)
    if entry.continues:
        yield "continues False", replace(entry, continues=False)
    if isinstance(entry, Note):
        for signal in (None, *Signal):
            if signal is not entry.signal:
                yield f"signal {signal.name if signal else None}", replace(entry, signal=signal)
        if entry.ecr:
            yield "ecr False", replace(entry, ecr=False)
    if isinstance(entry, Verdict):
        yield from _verdicts(entry)


def _verdicts(entry: Verdict) -> Iterator[tuple[str, Entry]]:
    if entry.strength is not None:
        yield "strength None", replace(entry, strength=None)
    for by in Speaker:
        if by is not entry.speaker:
            # The strength is not to change with it.
            yield f"speaker {by.name}", replace(entry, speaker=by, strength=entry.weight)
    other = Cause.QUOTA_EXCEEDED if entry.cause is not Cause.QUOTA_EXCEEDED else Cause.TOKEN_EXPIRED
    yield "cause", replace(entry, cause=other, strength=entry.weight)
    if entry.code:
        yield "code None", replace(entry, code=None)
    for effect in (None, *PolicyEffect):
        if entry.effect and effect is not entry.effect:
            yield f"effect {effect.name if effect else None}", replace(entry, effect=effect)


@cache
def _proofs() -> dict[str, list[Proof]]:
    """Of each entry's name the proofs that it takes part in, its own first."""
    found: dict[str, list[Proof]] = defaultdict(list)
    for proof in EVERY:
        found[proof.entry.name].append(proof)
    for proof in EVERY:
        told = [one.claim for one in heard(proof.text)]
        names = {clause.entry.name for one in told for clause in one.clauses}
        for name in (names | {other.name for one in told for other in one.others}) - {proof.entry.name}:
            found[name].append(proof)
    return found


@cache
def _known() -> Clauses:
    return Clauses(CATALOGUE)


class _Mutated:
    """A reader of texts that knows one entry otherwise, or not at all."""

    def __init__(self, entry: Entry, mutant: Entry | None) -> None:
        if mutant:
            # What was made of the words stays good.
            vars(mutant).update({name: vars(entry)[name] for name in ("expression", "literals") if name in vars(entry)})
        instead = [mutant] if mutant else []
        entries = [new for one in CATALOGUE for new in (instead if one is entry else [one])]
        self._claims = Claims(entries)
        known = _known()
        own = {at: form for at, form in enumerate(known._forms) if form.entry is entry}
        forms = list(known._forms)
        by_literal = dict(known._by_literal)
        for at, form in own.items():
            if mutant:
                forms[at] = Form(mutant, form.words)
            else:
                for words in map(squeezed, form.words.literals):
                    by_literal[words] = [one for one in by_literal[words] if one[0] != at]
        vars(self._claims._lines.clauses).update(_places=known._places, _forms=forms, _by_literal=by_literal)
        is_sifted_alike = mutant is not None and reading._decides(mutant) is reading._decides(entry)
        self._wordings = None if is_sifted_alike else reading._Wordings(entries)

    def parse(self, text: str) -> list[Failure]:
        """The failures in ``text``."""
        reader = Reader(quoted=True)
        judged = reader._judged
        judged._judge = Judge(self._claims, judged.beginning, judged.commands, judged.texts, quoted=True)
        if wordings := self._wordings:
            reader._sieve = Sieve(
                wordings.deciding,
                lambda: wordings.known,
                lambda: judged.under_way,
                judged.commands,
                judged.texts.pass_over,
            )
        return list(group([*reader.feed(text.encode()), *reader.flush()]))


def survives(entry: Entry, mutant: Entry | None) -> bool:
    """Whether every text that ``entry`` takes part in is read as ever."""
    mutated = _Mutated(entry, mutant)
    return not any(differences(mutated.parse(proof.text), proof) for proof in _proofs()[entry.name])
