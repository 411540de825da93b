"""Proofs: texts as people meet them, and what each must give.

A module of the catalogue has a file of its name in ``proofs``: under the name of an entry a line for each text, with
the fields of its failure behind ``=>``, the cause first, or ``nothing``; between several failures stands `` | ``. What
belongs to no single entry has a file of its theme in ``tests/reading/proofs``, under a claim in words. ``⏎`` is a line
break, ``␉`` a tab, and so on for the other signs that control a terminal; a name in capitals between braces is one of
``NAMES``, and ``{9 lines}`` are so many that say nothing.

What follows from who says the words is made of the texts: words of a client's or of anyone's are no failure below a
push to another registry, those of anyone's not by themselves either; ECR's own are one there as well. A proof that is
written counts more than one that is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import regex

from ecr_denied import Failure, parse
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry, Speaker, Verdict
from ecr_denied.names.actions import API_OPERATIONS
from tests.tables import HOST, NAMES, Line, lines_in, shown

__all__ = [
    "EVERY",
    "OURS",
    "PROOFS",
    "READ",
    "TEXTS",
    "Proof",
    "Reading",
    "claims_in",
    "differences",
    "proofs_in",
    "proofs_of",
    "read",
    "written",
]

# What names ECR, or one of its operations: with it the words are about ECR, whoever says them.
OURS = regex.compile(rf"amazonaws|\becr|ECR|[Aa]mazon [Ee]lastic [Cc]ontainer|{'|'.join(API_OPERATIONS)}")
OTHER = "registry.example.com"
_FOLDER = Path(__file__).parent / "proofs"

# The fields that a failure must have, in the words of its record; ``policy_type`` is the ``type`` of its ``policy``.
Fields = Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """A text, the fields of its failures, and the place of its line."""

    text: str
    failures: tuple[Fields, ...]
    at: str


@dataclass(frozen=True)
class Proof(Reading):
    """A text that an entry takes part in."""

    entry: Entry

    @property
    def fields(self) -> Fields | None:
        """The fields of its failure; ``None`` where it has none."""
        return self.failures[0] if self.failures else None


def proofs_in(file: Path, module: str, entries: Mapping[str, Entry]) -> Iterator[Proof]:
    """What the lines of a module's file prove.

    :raises ValueError: for a line that is neither the name of an entry nor a proof; it says which.
    """
    for line in lines_in(file, headed=True):
        entry = entries.get(f"{module}.{line.section}")
        if line.section and entry is None:
            raise ValueError(f"{line.at}: the module has no entry {line.section!r}")
        for text, failures in _told_in(line):
            assert entry
            yield Proof(text, failures, line.at, entry)


def claims_in(file: Path) -> list[Reading]:
    """What the lines of a file prove under claims in words.

    :raises ValueError: for a line that is neither a claim nor a proof; it says which.
    """
    return [
        Reading(text, failures, f"{line.at} {line.section}")
        for line in lines_in(file, headed=True)
        for text, failures in _told_in(line)
    ]


def _told_in(line: Line) -> Iterator[tuple[str, tuple[Fields, ...]]]:
    """The text of a line that is no heading, and what it gives."""
    if line.text:
        text, arrow, said = line.text.rpartition(" => ")
        if not arrow or not line.section:
            raise ValueError(
                f"{line.at}: a proof is '  TEXT => CAUSE field=value ...', or '=> nothing', below a heading"
            )
        yield text, () if said == "nothing" else tuple(map(_fields, said.split(" | ")))


def _fields(said: str) -> Fields:
    cause, *others = regex.split(r" (?=[a-z_]+=)", said)
    return {"cause": cause} | {name: value for name, _, value in (word.partition("=") for word in others)}


@cache
def read(text: str) -> tuple[Failure, ...]:
    """What a text gives, once for all claims about it."""
    return tuple(parse(text))


def _value(failure: Failure, name: str) -> str:
    """A field of a record, as a proof writes it."""
    record: dict[str, Any] = failure.model_dump(mode="json")
    whole, _, part = name.partition("_")
    value = record[name] if name in record else (record.get(whole) or {}).get(part)
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def differences(failures: Sequence[Failure], proof: Reading) -> list[str]:
    """What ``failures`` say otherwise than a proof of their text."""
    if len(failures) != len(proof.failures):
        return [f"{len(failures)} failures: {[failure.cause.value for failure in failures]}"]
    return [
        f"{name} is {value}, not {want}"
        for failure, fields in zip(failures, proof.failures, strict=True)
        for name, want in fields.items()
        if (value := _value(failure, name)) != want
    ]


def written(text: str, failures: Sequence[Failure], fields: Sequence[Fields] = ()) -> str:
    """The line that proves what ``failures`` say of a text: the cause, and ``fields`` or the operation of each."""
    said = [
        " ".join(
            shown(_value(failure, name)) if name == "cause" else f"{name}={shown(_value(failure, name))}"
            for name in {"cause": "", **(fields[at] if at < len(fields) else {"operation": ""})}
        )
        for at, failure in enumerate(failures)
    ]
    return f"  {shown(text)} => {' | '.join(said) or 'nothing'}"


def _made(proof: Proof) -> Iterator[Proof]:
    """What follows from a proof of a verdict's own cause."""
    entry, fields = proof.entry, proof.fields
    if not isinstance(entry, Verdict) or not fields or not entry.expression.search(proof.text):
        return
    if entry.cause and entry.cause.value != fields["cause"]:
        return
    if entry.speaker is Speaker.ECR:
        cause = {"cause": fields["cause"]}
        yield Proof(f"{NAMES['ELSEWHERE']}\n\n{proof.text}", (cause,), f"{proof.at}, below a push elsewhere", entry)
        return
    text = proof.text.replace(HOST, OTHER)
    for typed in ("PUSH", "PULL", "LOGIN"):
        text = text.removeprefix(f"{NAMES[typed].replace(HOST, OTHER)}\n")
    if not OURS.search(text):
        yield Proof(f"{NAMES['ELSEWHERE']}\n{text}", (), f"{proof.at}, below a push elsewhere", entry)
        if entry.speaker is Speaker.ANYONE:
            yield Proof(text, (), f"{proof.at}, alone", entry)


def _modules() -> Iterator[tuple[str, dict[str, Entry]]]:
    for module in dict.fromkeys(entry.name.partition(".")[0] for entry in CATALOGUE):
        yield module, {entry.name: entry for entry in CATALOGUE if entry.name.startswith(f"{module}.")}


def _written() -> Iterator[Proof]:
    for module, entries in _modules():
        file = _FOLDER / f"{module}.txt"
        if file.exists():
            yield from proofs_in(file, module, entries)


PROOFS = list(_written())
# Every text, and those of which a failure is read.
TEXTS = [proof.text for proof in PROOFS]
READ = [proof.text for proof in PROOFS if proof.fields is not None]


_WRITTEN = set(TEXTS)
EVERY = [*PROOFS, *{one.text: one for proof in PROOFS for one in _made(proof) if one.text not in _WRITTEN}.values()]


@cache
def _by_entry() -> dict[str, list[Proof]]:
    found: dict[str, list[Proof]] = {entry.name: [] for entry in CATALOGUE}
    for proof in EVERY:
        found[proof.entry.name].append(proof)
    return found


def proofs_of(entry: Entry, *, fails: bool | None = None) -> list[Proof]:
    """The proofs of an entry, made ones too: those of a failure, or those of none, where ``fails`` says which."""
    return [one for one in _by_entry()[entry.name] if fails is None or (one.fields is not None) is fails]
