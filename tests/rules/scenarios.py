"""Texts as people meet them, and records: what the advice on each must say and must not.

The tables of texts are in ``scenarios``; those of records are ``records.txt`` and ``grants.txt`` (``situations.py``).
A line is a name and a text. Behind its arrow are the ids or kinds of check that come first, and ``only`` where no other
follows; ``-id`` for one that is nowhere, ``^kind`` for a kind of which there is none, ``+kind`` for one that is
somewhere, ``!kind`` for one that does not come first, ``sides=`` for whose policies the statements belong to, and
``bare`` where the first check has no command; ``nothing`` for a text that is no trouble with ECR.

Below it, with ``¦`` between, stands what is so of the first check, or of the one behind ``in``: how its ``headline``
and its ``why`` begin, what it says (``opens``) and what it does not (``never in``), the one command that it ``runs`` or
``nothing``, ids of its ``answers``, the ids that it ``reads`` first of a command, by words of that command, and ``-id``
for one that it does not, ``by`` whom it is run, what its ``page`` and its statement (``grants``) hold. Below
the name of a side stands the whole statement. ``says`` is what stands somewhere in the advice, ``never`` what stands
nowhere in it, ``means`` what the report says of the failure, and ``hides`` what it does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from ecr_denied import Advice, Check, Failure, Side, advise, parse
from tests.printed import report
from tests.rules.situations import records
from tests.tables import lines_in

__all__ = ["RECORDS", "SCENARIOS", "Scenario", "words"]

_FOLDER = Path(__file__).parent
_OF_RECORDS = ("records", "grants")
_TOLD = regex.compile(r"  (?P<key>[a-z]+)(?: in (?P<check>[\w-]+))?: (?P<parts>.+)", regex.DOTALL)
_FIRST = regex.compile(r"(?!nothing$|bare$|only$|sides=)[a-z].*")


def _reads(one: Advice, part: str) -> bool:
    """Whether a command that holds some words has these answers first, and others not."""
    words, _, ids = part.partition(": ")
    command = next((line for line in one.commands if words in line), None)
    read = [outcome.id for outcome in one.outcomes if outcome.command == command]
    first = [word for word in ids.split(" ") if not word.startswith("-")]
    return read[: len(first)] == first and not {word[1:] for word in ids.split(" ")} & {*read}


# What is asked of one check, and of each part of what its line says.
_ASKED: dict[str, Callable[[Advice, str], bool]] = {
    "headline": lambda one, part: one.headline.startswith(part),
    "why": lambda one, part: one.why.startswith(part),
    "opens": lambda one, part: part in words([one]),
    "never": lambda one, part: part not in words([one]),
    "runs": lambda one, part: one.commands == ((part,) if part != "nothing" else ()),
    "answers": lambda one, part: part in {outcome.id for outcome in one.outcomes},
    "reads": _reads,
    "by": lambda one, part: one.run_by == part,
    "page": lambda one, part: part in one.docs,
    "grants": lambda one, part: one.statement is not None and part in one.statement.document,
}


class Told(NamedTuple):
    """A line below a scenario: what it asks, of which check, and the parts that must be so."""

    key: str
    check: str | None
    parts: list[str]


@dataclass
class Scenario:
    """A text or a record, its words behind the arrow, and what is said of it below."""

    table: str
    at: str
    name: str
    text: str
    said: tuple[str, ...]
    told: list[Told] = field(default_factory=list)

    @property
    def failures(self) -> list[Failure]:
        """What the text tells of, or the records."""
        return _recorded(self.text) if self.table in _OF_RECORDS else _read(self.text)

    @property
    def advice(self) -> list[Advice]:
        """What is advised on the first failure."""
        return _advised(self.failures[0])

    @property
    def first(self) -> list[str]:
        """The checks that come first."""
        return [word for word in self.said if _FIRST.fullmatch(word)]

    @property
    def sides(self) -> set[str] | None:
        """The sides that statements are for; ``None`` where that is not asked."""
        told = [word.removeprefix("sides=") for word in self.said if word.startswith("sides=")]
        return set(told[0].split(",")) - {"none"} if told else None

    def faults(self) -> Iterator[str]:
        """What is not as the table says."""
        if "nothing" in self.said:
            yield from (f"is one: {failure!r}" for failure in self.failures)
            return
        every = [_advised(failure) for failure in self.failures]
        # Of a text its first failure is asked about, and of records each.
        for advice in every if self.table in _OF_RECORDS else every[:1]:
            yield from self._out_of_order(advice)
            for line in self.told:
                yield from _unsaid(line, advice)
        together = words(one for advice in every for one in advice)
        for key, check, parts in self.told:
            if key in ("means", "hides"):
                asked = self.failures if self.table in _OF_RECORDS else self.failures[:1]
                said = [f"{report(failure)}\n{report(failure, whole=True)}" for failure in asked]
                wrong = (part for part in parts for one in said if (part in one) is not (key == "means"))
                yield from (f"{key}: {part!r}" for part in wrong)
            elif key == "never" and check is None:
                yield from (f"never: {part!r} in\n{together}" for part in parts if part in together)
        found = {one.statement.side.value for advice in every for one in advice if one.statement}
        if self.sides not in (None, found):
            yield f"sides: {found}"

    def _out_of_order(self, advice: list[Advice]) -> Iterator[str]:
        ids = [one.id for one in advice]
        if not all(map(_is, advice, self.first)) or len(advice) < len(self.first):
            yield f"first: {ids}"
        if "only" in self.said and len(advice) != len(self.first):
            yield f"only: {ids}"
        if "bare" in self.said and advice[0].commands:
            yield f"is not bare: {advice[0].commands}"
        for sign, word in ((word[0], word[1:]) for word in self.said):
            there = word in ids if sign == "-" else any(_is(one, word) for one in advice[: 1 if sign == "!" else None])
            if sign in "+-^!" and there is not (sign == "+"):
                yield f"{sign}{word}: {ids}"


def _grants(one: Advice, side: str) -> bool:
    """Whether a check has a statement for a side; that of a cache's rule is for what it makes."""
    return one.statement is not None and one.statement.side == side and one.check is not Check.UPSTREAM_REGISTRY


def _is(one: Advice, word: str) -> bool:
    """Whether a check has an id, or is of a kind."""
    return word in (one.id, one.check.value)


def _unsaid(line: Told, advice: list[Advice]) -> Iterator[str]:
    key, check, parts = line
    if key == "says":
        said = words(advice)
        yield from (f"says: {part!r} not in\n{said}" for part in parts if part not in said)
    elif key in set(Side):
        documents = [one.statement.document for one in advice if one.statement and _grants(one, key)]
        granted = json.loads(documents[0])["Statement"] if documents else "nothing"
        if granted != (json.loads(parts[0]) if parts[0] != "nothing" else "nothing"):
            yield f"{key}: {json.dumps(granted)}"
    elif key in _ASKED and not (key == "never" and check is None):
        named = [one for one in advice if check is None or _is(one, check)]
        if not named:
            yield f"{key}: no {check}"
        for one in named[:1]:
            wrong = (part for part in parts if not _ASKED[key](one, part))
            yield from (f"{key}: {part!r}, not of\n{words([one])} {one.docs} {one.run_by}" for part in wrong)


# Functions that remember, as the lane of mutants makes them forget.
@cache
def _read(text: str) -> list[Failure]:
    return parse(text)


@cache
def _recorded(text: str) -> list[Failure]:
    return list(records(text))


@cache
def _advised(failure: Failure) -> list[Advice]:
    return advise(failure)


def words(advice: Iterable[Advice]) -> str:
    """All that the advice says."""
    return "\n".join(
        line
        for one in advice
        for line in (
            f"{one.id} {one.headline} {one.why} {' '.join(one.commands)}",
            *(f"{outcome.answer} -> {outcome.meaning}" for outcome in one.outcomes),
        )
    )


def _scenarios(tables: Iterable[Path]) -> Iterator[Scenario]:
    for table in sorted(tables):
        scenario = None
        for line in lines_in(table):
            if scenario and (told := _TOLD.fullmatch(line.text)):
                scenario.told.append(Told(told["key"], told["check"], told["parts"].split(" ¦ ")))
            else:
                scenario = Scenario(table.stem, line.at, *line.parts())
                yield scenario


SCENARIOS = list(_scenarios((_FOLDER / "scenarios").glob("*.txt")))
RECORDS = list(_scenarios([_FOLDER / "records.txt", _FOLDER / "grants.txt"]))
