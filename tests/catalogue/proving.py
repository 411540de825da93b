"""The proofs of the catalogue: texts as people meet them, and what each must give.

A module of the catalogue has a file of its name in ``proofs``: under the name of an entry a line for each text, with
the fields of its one failure behind ``=>``, the cause first, or ``nothing``. ``⏎`` is a line break, ``␉`` a tab, and so
on for the other signs that control a terminal; a name in capitals between braces is one of ``NAMES``.

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

__all__ = [
    "EVERY",
    "NAMES",
    "OURS",
    "PROOFS",
    "READ",
    "TEXTS",
    "Proof",
    "differences",
    "proofs_in",
    "proofs_of",
    "read",
    "written",
]

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
# Names and lines that the texts of many entries share, the longest first.
NAMES = {
    # IAM's sentence: what wrappers wrap.
    "DENIED": "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:BatchGetImage on"
    " resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allows the"
    " ecr:BatchGetImage action",
    # What ECR says of an old login: what is read beside any other words.
    "EXPIRED": "denied: Your authorization token has expired. Reauthenticate and try again.",
    # What was typed above.
    "LOGIN": "$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin",
    "PUSH": f"$ docker push {HOST}/team/app:v1",
    "PULL": f"$ docker pull {HOST}/team/app:v1",
    # The same, of a registry that is not ECR's.
    "ELSEWHERE": "$ docker push registry.example.com/team/app:v1",
    "DIGEST": f"sha256:{'ab' * 32}",
    "IMAGE": f"{HOST}/team/app:v1",
    "HOST": HOST,
}
# What names ECR, or one of its operations: with it the words are about ECR, whoever says them.
OURS = regex.compile(rf"amazonaws|\becr|ECR|[Aa]mazon [Ee]lastic [Cc]ontainer|{'|'.join(API_OPERATIONS)}")
OTHER = "registry.example.com"
# Signs that control a terminal, and what is written for them (Unicode, Control Pictures).
_SHOWN = {**{at: 0x2400 + at for at in range(32)}, ord("\n"): ord("⏎")}
_CONTROL = {shown: at for at, shown in _SHOWN.items()}
_FOLDER = Path(__file__).parent / "proofs"

# The fields that a failure must have, in the words of its record; ``policy_type`` is the ``type`` of its ``policy``.
Fields = Mapping[str, str]


@dataclass(frozen=True)
class Proof:
    """A text that an entry takes part in, and the fields of its failure; ``fields`` is ``None`` where it has none."""

    entry: Entry
    text: str
    fields: Fields | None
    at: str

    @property
    def name(self) -> str:
        """Its place: the file and the line."""
        return self.at


def proofs_in(lines: Sequence[str], module: str, entries: Mapping[str, Entry]) -> Iterator[Proof]:
    """What the lines of a module's file prove.

    :raises ValueError: for a line that is neither the name of an entry nor a proof; it says which.
    """
    entry = None
    for number, line in enumerate(lines, start=1):
        at = f"{module}.txt:{number}"
        if line.startswith("  "):
            text, arrow, said = line[2:].rpartition(" => ")
            if not arrow or entry is None:
                raise ValueError(
                    f"{at}: a proof is '  TEXT => CAUSE field=value ...', or '=> nothing', below an entry's name"
                )
            yield Proof(entry, _told(text), None if said == "nothing" else _fields(said), at)
        elif line and not line.startswith("# "):
            entry = entries.get(f"{module}.{line}")
            if entry is None:
                raise ValueError(f"{at}: the module has no entry {line!r}")


def _told(text: str) -> str:
    for name, value in NAMES.items():
        text = text.replace(f"{{{name}}}", value)
    return text.translate(_CONTROL)


def _fields(said: str) -> Fields:
    cause, *others = said.split(" ")
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


def differences(failures: Sequence[Failure], fields: Fields | None) -> list[str]:
    """What ``failures`` say otherwise than ``fields``."""
    if len(failures) != (fields is not None):
        return [f"{len(failures)} failures: {[failure.cause.value for failure in failures]}"]
    return [
        f"{name} is {value}, not {want}"
        for failure in failures
        for name, want in (fields or {}).items()
        if (value := _value(failure, name)) != want
    ]


def written(text: str, failures: Sequence[Failure], fields: Fields | None = None) -> str:
    """The line that proves what ``failures`` say of a text: the cause, the operation, and ``fields``."""
    for name, value in NAMES.items():
        text = text.replace(value, f"{{{name}}}")
    wanted = {"cause": "", "operation": "", **(fields or {})} if len(failures) == 1 else {}
    said = [_value(failures[0], name) if name == "cause" else f"{name}={_value(failures[0], name)}" for name in wanted]
    return f"  {text.translate(_SHOWN)} => {' '.join(said) or 'nothing'}"


def _made(proof: Proof) -> Iterator[Proof]:
    """What follows from a proof of a verdict's own cause."""
    entry, fields = proof.entry, proof.fields
    if not isinstance(entry, Verdict) or not fields or not entry.expression.search(proof.text):
        return
    if entry.cause and entry.cause.value != fields["cause"]:
        return
    if entry.speaker is Speaker.ECR:
        told = {"cause": fields["cause"]}
        yield Proof(entry, f"{NAMES['ELSEWHERE']}\n\n{proof.text}", told, f"{proof.at}, below a push elsewhere")
        return
    text = proof.text.replace(HOST, OTHER)
    for typed in ("PUSH", "PULL", "LOGIN"):
        text = text.removeprefix(f"{NAMES[typed].replace(HOST, OTHER)}\n")
    if not OURS.search(text):
        yield Proof(entry, f"{NAMES['ELSEWHERE']}\n{text}", None, f"{proof.at}, below a push elsewhere")
        if entry.speaker is Speaker.ANYONE:
            yield Proof(entry, text, None, f"{proof.at}, alone")


def _modules() -> Iterator[tuple[str, dict[str, Entry]]]:
    for module in dict.fromkeys(entry.name.partition(".")[0] for entry in CATALOGUE):
        yield module, {entry.name: entry for entry in CATALOGUE if entry.name.startswith(f"{module}.")}


def _written() -> Iterator[Proof]:
    for module, entries in _modules():
        file = _FOLDER / f"{module}.txt"
        if file.exists():
            yield from proofs_in(file.read_text(encoding="utf-8").split("\n"), module, entries)


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
