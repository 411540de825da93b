"""Every dial of every entry is proved by some text: when it is turned, a ``reads`` or a ``not_reads`` fails.

The mutants that survive stand in ``survivors``, each with a reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from ecr_denied import Cause, Failure
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import By, Does, Entry, Note, Strength, Verdict, Wrapper
from ecr_denied.grouping import group
from ecr_denied.reading import reader as reading
from ecr_denied.reading.literals import Literals
from ecr_denied.reading.reader import Reader
from ecr_denied.reading.sieve import Sieve
from ecr_denied.reading.statements import Statements
from ecr_denied.records import Operation
from tests.catalogue.survivors import SURVIVORS
from tests.catalogue.texts import differences
from tests.trace import heard

SPEAKERS = sorted({entry.name.partition(".")[0] for entry in CATALOGUE})


def mutants(entry: Entry) -> Iterator[tuple[str, Entry]]:
    """``entry`` with one dial turned, and the name of that turn."""
    if isinstance(entry, Verdict):
        for strength in Strength:
            if strength is not entry.weight:
                yield f"strength {strength.name}", replace(entry, strength=strength)
        for by in By:
            if by is not entry.by:
                # The strength is not to change with it.
                yield f"by {by.name}", replace(entry, by=by, strength=entry.weight)
        other = Cause.QUOTA_EXCEEDED if entry.cause is not Cause.QUOTA_EXCEEDED else Cause.TOKEN_EXPIRED
        yield "cause", replace(entry, cause=other, strength=entry.weight)
    if isinstance(entry, Note):
        for does in (None, *Does):
            if does is not entry.does:
                yield f"does {does.name if does else None}", replace(entry, does=does)
    if isinstance(entry, Note | Wrapper):
        for operation in (None, *Operation):
            if operation is not entry.operation:
                yield f"operation {operation.name if operation else None}", replace(entry, operation=operation)


@cache
def texts() -> dict[str, list[tuple[Entry, str]]]:
    """Of each entry's name the texts that it takes part in, its own first."""
    found: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in CATALOGUE:
        found[entry.name] += [(entry, text) for text in (*entry.reads, *entry.not_reads)]
    for entry in CATALOGUE:
        for text in (*entry.reads, *entry.not_reads):
            for name in {clause.entry.name for one in heard(text) for clause in one.statement.clauses} - {entry.name}:
                found[name].append((entry, text))
    return found


class Mutated:
    """A reader of texts that knows one entry otherwise."""

    def __init__(self, entry: Entry, mutant: Entry) -> None:
        # What was made of the words stays good.
        vars(mutant).update({name: vars(entry)[name] for name in ("expression", "literals") if name in vars(entry)})
        entries = [mutant if one is entry else one for one in CATALOGUE]
        self._statements = Statements(entries)
        self._deciding: Literals | None = None
        if reading._decides(mutant) is not reading._decides(entry):
            self._deciding = reading._Wordings(entries).deciding

    def parse(self, text: str) -> list[Failure]:
        """The failures in ``text``."""
        reader = Reader()
        if self._deciding:
            reader._sieve = Sieve(
                self._deciding, lambda: reading._own_wordings().known, lambda: reader._story.under_way
            )
        reader._statements = self._statements
        return list(group([*reader.feed(text.encode()), *reader.flush()]))


def survives(entry: Entry, mutant: Entry) -> bool:
    """Whether every text that ``entry`` takes part in is read as ever."""
    mutated = Mutated(entry, mutant)
    return not any(differences(mutated.parse(text), owner.reads.get(text, [])) for owner, text in texts()[entry.name])


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_no_turned_dial_goes_unnoticed(speaker: str) -> None:
    entries = [entry for entry in CATALOGUE if entry.name.startswith(f"{speaker}.")]
    survived = {f"{e.name} {turn}" for e in entries for turn, mutant in mutants(e) if survives(e, mutant)}
    listed = {one for rows in SURVIVORS.values() for one in rows if one.startswith(f"{speaker}.")}
    assert survived - listed == set(), "these survive: add a text to the entry's reads or not_reads"
    assert listed - survived == set(), "these die: take them out of the survivors"


def test_no_survivor_is_unknown() -> None:
    known = {f"{entry.name} {turn}" for entry in CATALOGUE for turn, _ in mutants(entry)}
    assert {one for rows in SURVIVORS.values() for one in rows} - known == set()
