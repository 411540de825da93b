"""Texts as people meet them, and what the advice on each must say and must not: the tables in ``scenarios``.

A line is a name and a text. Behind its arrow are the ids that come first, ``-id`` for one that is nowhere, ``sides=``
for whose policies the statements belong to, and ``bare`` where the first check has no command; ``nothing`` for a text
that is no trouble with ECR. Below it, with ``¦`` between: ``headline`` is how the first check begins, ``opens`` what it
says, ``says`` what stands somewhere in the advice, ``never`` what stands nowhere in it, ``means`` what the report says
of the failure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import regex

from ecr_denied import Advice, Failure, advise, parse
from tests.printed import report
from tests.tables import lines_in

__all__ = ["SCENARIOS", "Scenario", "words"]

_FOLDER = Path(__file__).parent / "scenarios"
_TOLD = regex.compile(r"  (?P<key>headline|opens|says|never|means): (?P<parts>.+)", regex.DOTALL)


@dataclass
class Scenario:
    """A text, its words behind the arrow, and what is said of it below."""

    table: str
    at: str
    name: str
    text: str
    said: tuple[str, ...]
    told: dict[str, list[str]] = field(default_factory=dict)

    @property
    def failures(self) -> list[Failure]:
        """What the text tells of."""
        return _read(self.text)

    @property
    def advice(self) -> list[Advice]:
        """What is advised on the first failure."""
        return _advised(self.text)[0]

    @property
    def first(self) -> list[str]:
        """The ids that come first."""
        return [word for word in self.said if word not in ("nothing", "bare") and not word.startswith(("-", "sides="))]

    @property
    def sides(self) -> set[str] | None:
        """The sides that statements are for; ``None`` where that is not asked."""
        told = [word.removeprefix("sides=") for word in self.said if word.startswith("sides=")]
        return set(told[0].split(",")) - {"none"} if told else None

    def faults(self) -> Iterator[str]:
        """What is not as the table says."""
        if not self.first:
            yield from (f"is one: {failure!r}" for failure in self.failures)
            return
        ids, every = [one.id for one in self.advice], [one for each in _advised(self.text) for one in each]
        everything = words(every)
        for never in self.told.get("never", ()):
            if never in everything:
                yield f"never: {never!r} in\n{everything}"
        yield from (f"never: {word[1:]} in {ids}" for word in self.said if word.startswith("-") and word[1:] in ids)
        if ids[: len(self.first)] != self.first:
            yield f"first: {ids}"
        if "bare" in self.said and self.advice[0].commands:
            yield f"is not bare: {self.advice[0].commands}"
        yield from self._missing()
        found = {one.statement.side.value for one in every if one.statement}
        if self.sides not in (None, found):
            yield f"sides: {found}"

    def _missing(self) -> Iterator[str]:
        opens, said = words(self.advice[:1]), words(self.advice)
        for key, where in (("opens", opens), ("says", said), ("means", report(self.failures[0]))):
            yield from (f"{key}: {part!r} not in\n{where}" for part in self.told.get(key, ()) if part not in where)
        for headline in self.told.get("headline", ()):
            if not self.advice[0].headline.startswith(headline):
                yield f"headline: {self.advice[0].headline}"


# Functions that remember, as the lane of mutants makes them forget.
@cache
def _read(text: str) -> list[Failure]:
    return parse(text)


@cache
def _advised(text: str) -> list[list[Advice]]:
    return [advise(failure) for failure in _read(text)]


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


def _scenarios() -> Iterator[Scenario]:
    for table in sorted(_FOLDER.glob("*.txt")):
        scenario = None
        for line in lines_in(table):
            if scenario and (told := _TOLD.fullmatch(line.text)):
                scenario.told[told["key"]] = told["parts"].split(" ¦ ")
            else:
                scenario = Scenario(table.stem, line.at, *line.parts())
                yield scenario


SCENARIOS = list(_scenarios())
