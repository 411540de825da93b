"""A check: one thing to look at, and all that is said of it in English.

Each part that is not for every failure says by ``holds`` for which it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ecr_denied import records
from ecr_denied.advice.answers import Answer, Query
from ecr_denied.advice.question import Question, always
from ecr_denied.advice.texts import Texts, filled
from ecr_denied.records import Advice, Failure, Outcome, RunBy, Statement

__all__ = ["CheckItem", "Kind", "Row", "Text", "Variant"]

Kind = records.Check


class Text(NamedTuple):
    """A sentence in English. Other languages have it under the same key; it may name phrases in braces.

    :param holds: for which failures it is true.
    """

    key: str
    english: str
    holds: Question = always


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What is otherwise in a check for some failures. ``None``: as in the check."""

    holds: Question
    kind: Kind | None = None
    headline: Text | None = None
    notes: tuple[Text, ...] | None = None
    commands: tuple[Query, ...] | None = None
    run_by: RunBy | None = None
    changes_state: bool | None = None
    page: str | Callable[[Failure], str] | None = None

    def of(self, check: CheckItem) -> CheckItem:
        """The check with these parts in place of its own."""
        names = ("kind", "headline", "notes", "commands", "run_by", "changes_state", "page")
        parts: dict[str, Any] = {name: part for name in names if (part := getattr(self, name)) is not None}
        return replace(check, **parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One thing to check.

    :param id: its name for good, ``Advice.id``.
    :param headline: what to do, one imperative sentence; a ``str`` is under the id of the check.
    :param reasons: why a cause asks for it, as the table says by a key. Without it the check is left out.
    :param notes: what one needs to know, whatever the cause; what does not hold is not said.
    :param statement: the statement to add where a grant is missing.
    :param run_by: who can run the commands, or who it is for one failure.
    :param changes_state: whether a command changes anything, in AWS or on this machine.
    :param page: the public page on it, or which it is for one failure.
    :param applies: for which failures the check makes sense at all.
    :param variants: the first that holds replaces parts of the check.
    """

    id: str
    kind: Kind
    headline: str | Text
    notes: tuple[Text, ...]
    page: str | Callable[[Failure], str]
    reasons: tuple[Text, ...] = ()
    commands: tuple[Query, ...] = ()
    statement: Callable[[Failure], Statement | None] | None = None
    run_by: RunBy | Callable[[Failure], RunBy] = RunBy.CALLER
    changes_state: bool = False
    applies: Question = always
    variants: tuple[Variant, ...] = ()

    def because(self, key: str) -> Row:
        """The check, with one of its reasons.

        :raises LookupError: when it has no reason with this key.
        """
        for reason in self.reasons:
            if reason.key == key:
                return Row(self, reason)
        known = ", ".join(reason.key for reason in self.reasons)
        raise LookupError(f"the check {self.id!r} has no reason {key!r}; add it to its reasons ({known})")

    def of(self, failure: Failure) -> CheckItem:
        """The check for one failure: the variant that holds, without the notes and commands that do not."""
        chosen = next((variant.of(self) for variant in self.variants if variant.holds(failure)), self)
        return replace(
            chosen,
            notes=tuple(note for note in chosen.notes if note.holds(failure)),
            commands=tuple(command for command in chosen.commands if command.holds(failure)),
        )

    @property
    def title(self) -> Text:
        """The headline with its key."""
        return Text(self.id, self.headline) if isinstance(self.headline, str) else self.headline

    def who_runs(self, failure: Failure) -> RunBy:
        """Who can run the commands."""
        return self.run_by(failure) if callable(self.run_by) else self.run_by

    def page_for(self, failure: Failure) -> str:
        """The public page on it."""
        return self.page(failure) if callable(self.page) else self.page

    def forms(self) -> Iterator[CheckItem]:
        """The check, and what each variant makes of it."""
        yield self
        for variant in self.variants:
            yield variant.of(self)


class Row(NamedTuple):
    """A check, and the reason that a cause gives for it."""

    check: CheckItem
    reason: Text | None = None

    def holds(self, failure: Failure) -> bool:
        """True if the check and its reason hold for a failure."""
        return self.check.applies(failure) and (self.reason is None or self.reason.holds(failure))

    def advice(self, failure: Failure, known: Mapping[str, str], texts: Texts) -> Advice:
        """The check in words; ``known`` are the phrases of the failure."""
        check = self.check.of(failure)
        why = check.notes if self.reason is None else (self.reason, *check.notes)
        commands = [command.of(failure) for command in check.commands]
        statement = check.statement(failure) if check.statement else None
        return Advice(
            id=check.id,
            check=check.kind,
            headline=filled(texts.headlines[check.title.key], known),
            why=texts.space.join(filled(texts.reasons[text.key], known) for text in why),
            commands=tuple(line for line, _ in commands),
            outcomes=tuple(
                _outcome(answer, line, known, texts, adds=answer.adds and statement is not None)
                for line, answers in commands
                for answer in answers
            ),
            statement=statement,
            run_by=check.who_runs(failure),
            changes_state=check.changes_state,
            docs=check.page_for(failure),
        )


def _outcome(answer: Answer, line: str, known: Mapping[str, str], texts: Texts, *, adds: bool) -> Outcome:
    shows, means = (filled(text, known) for text in texts.answers[answer.id])
    return Outcome(id=answer.id, command=line, answer=shows, meaning=means, adds_statement=adds)
