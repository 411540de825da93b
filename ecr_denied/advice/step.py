"""A check of one record before it is put in words: the keys of its texts, its commands, and who runs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ecr_denied.advice.messages.catalogue import Catalogue
from ecr_denied.records import Advice, Check, Failure, Outcome, RunBy, Statement

__all__ = ["Ask", "Command", "Step", "run"]


class Command(NamedTuple):
    """A command line, and the ids of what it can answer."""

    line: str
    outcomes: tuple[str, ...]


def run(line: str, *outcomes: str) -> Command:
    """A command line whose answer is read by these outcomes."""
    # Whoever lacks the right to look is told so by AWS; everybody may ask who he is.
    may_be_refused = line.startswith("aws ") and not line.startswith(("aws sts ", "aws configure ")) and "|" not in line
    return Command(line, (*outcomes, "not-allowed") if may_be_refused and "sentence" not in outcomes else outcomes)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to check. ``headline`` and ``reasons`` are keys of a catalogue of texts."""

    check: Check
    headline: str
    reasons: tuple[str, ...]
    docs: str
    commands: tuple[Command, ...] = ()
    statement: Statement | None = None
    run_by: RunBy = RunBy.CALLER
    changes_state: bool = False

    def advice(self, name: str, known: Mapping[str, str], texts: Catalogue) -> Advice:
        """The step in words, under an id; ``known`` are the phrases of the record."""
        outcomes = (
            Outcome(
                id=key,
                command=line,
                answer=texts.outcomes[key].answer.format_map(known),
                meaning=texts.outcomes[key].meaning.format_map(known),
            )
            for line, keys in self.commands
            for key in keys
        )
        return Advice(
            id=name,
            check=self.check,
            headline=texts.headlines[self.headline].format_map(known),
            why=texts.space.join(texts.reasons[key].format_map(known) for key in self.reasons),
            commands=tuple(line for line, _ in self.commands),
            outcomes=tuple(outcomes),
            statement=self.statement,
            run_by=self.run_by,
            changes_state=self.changes_state,
            docs=self.docs,
        )


Ask = Callable[[Failure], Step]
