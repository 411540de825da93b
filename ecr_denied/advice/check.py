"""What a rule is made of: rows of checks, their commands and answers. ``needs`` is the one kind of condition.

``needs`` are words of ``facts`` that all hold: on a row where the check is useful, on a check where its sentences are
true, on a command or an answer where it tells something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ecr_denied import records
from ecr_denied.advice.known import Known, parsed, said, within
from ecr_denied.advice.shell import command_line
from ecr_denied.advice.texts import Texts, filled
from ecr_denied.records import Advice, Basis, Cause, ExplainedRow, Failure, Outcome, RunBy, Statement

__all__ = ["NOT_ALLOWED", "SENTENCE", "Answer", "Check", "Command", "Kind", "Row", "row", "usual"]

Kind = records.Check


class Answer:
    """One answer of a command, as ``id: what is printed -> what follows from it``.

    :param first: the text chooses it where these words hold: it comes before the others.
    :param adds: the check's statement is to be added where this is seen.
    """

    __slots__ = ("adds", "first", "id", "means", "needs", "shows")

    def __init__(self, text: str, needs: str = "", *, first: str = "", adds: bool = False) -> None:
        self.id, rest = text.split(": ", 1)
        self.shows, self.means = rest.split(" -> ", 1)
        self.needs, self.first, self.adds = needs, first, adds


# The answer of AWS to everyone who lacks the right to look.
NOT_ALLOWED = Answer("not-allowed: AccessDenied -> these credentials may not look; that says nothing about the cause")
# The answer of a command that is run for its refusal.
SENTENCE = Answer("sentence: is not authorized to perform -> the whole refusal: pipe it into ecr-denied")


class Command:
    """A command line and its answers, the one that decides first. ``NOT_ALLOWED`` is added where AWS can refuse."""

    __slots__ = ("answers", "line", "needs")

    def __init__(self, line: str, *answers: Answer | str, needs: str = "") -> None:
        self.line, self.needs = line, needs
        self.answers = tuple(Answer(one) if isinstance(one, str) else one for one in answers)

    def outcomes(
        self, known: Known, texts: Texts, phrases: Mapping[str, str], *, adds: bool
    ) -> tuple[str, list[Outcome]]:
        """The line for one failure, and the answers that hold for it.

        :param adds: whether there is a statement to add.
        """
        line = command_line(self.line, known.failure)
        answers = [answer for answer in self.answers if not answer.needs or known.holds(answer.needs)]
        answers.sort(key=lambda answer: not (answer.first and known.holds(answer.first)))
        if _may_be_refused(line) and all(answer.id != SENTENCE.id for answer in answers):
            answers.append(NOT_ALLOWED)
        return line, [
            Outcome(
                id=answer.id,
                command=line,
                answer=filled(texts.say(answer.shows), phrases),
                meaning=filled(texts.say(answer.means), phrases),
                adds_statement=answer.adds and adds,
            )
            for answer in answers
        ]


def _may_be_refused(line: str) -> bool:
    # STS tells every caller its identity (STS API reference, GetCallerIdentity); ``configure`` asks no service.
    return line.startswith("aws ") and not line.startswith(("aws sts ", "aws configure ")) and "|" not in line


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to check, in words that are true of every failure that shows what it ``needs``.

    :param id: its name for good, ``Advice.id``.
    :param headline: what to do, one imperative sentence. It may name places in braces, as ``why`` may.
    :param page: the public page on it, or which it is for one failure.
    :param why: why it is worth it, and what one has to know.
    :param who: who can run the commands, or who it is for one failure.
    :param changes_state: whether a command changes anything, in AWS or on this machine.
    :param statement: the statement to add where a grant is missing.
    """

    id: str
    kind: Kind
    headline: str
    page: str | Callable[[Failure], str]
    why: str
    who: RunBy | Callable[[Failure], RunBy] = RunBy.CALLER
    needs: str = ""
    changes_state: bool = False
    statement: Callable[[Failure], Statement | None] | None = None
    commands: tuple[Command, ...] = ()

    def but(self, headline: str | None = None, *, needs: str, **parts: Any) -> Check:
        """The same check in other words, for the failures that show some words more."""
        if headline is not None:
            parts["headline"] = headline
        return replace(self, needs=f"{self.needs} {needs}".strip(), **parts)

    def advice(self, known: Known, phrases: Mapping[str, str], texts: Texts, basis: Basis = Basis.TOLD) -> Advice:
        """The check in words; ``phrases`` are the places of the failure."""
        failure = known.failure
        statement = self.statement(failure) if self.statement else None
        asked = [
            command.outcomes(known, texts, phrases, adds=statement is not None)
            for command in self.commands
            if known.holds(command.needs)
        ]
        return Advice(
            id=self.id,
            check=self.kind,
            basis=basis,
            headline=filled(texts.say(self.headline), phrases),
            why=filled(texts.say(self.why), phrases),
            commands=tuple(line for line, _ in asked),
            outcomes=tuple(outcome for _, outcomes in asked for outcome in outcomes),
            statement=statement,
            run_by=self.who(failure) if callable(self.who) else self.who,
            changes_state=self.changes_state,
            docs=self.page(failure) if callable(self.page) else self.page,
        )


class Row(NamedTuple):
    """A check in its forms, of which the first counts that holds, and what a failure of this cause must show for it."""

    forms: tuple[Check, ...]
    needs: str = ""
    basis: Basis = Basis.TOLD

    @property
    def id(self) -> str:
        """The id of the check."""
        return self.forms[0].id

    def explained(self, cause: Cause, phrases: Mapping[str, str], texts: Texts) -> Iterator[ExplainedRow]:
        """Each form that a failure of the cause can have, with what it must show for it in words.

        A form is left out where the next says the same and asks for no more.
        """
        told: list[tuple[str, str]] = []
        for form in reversed(self.forms):
            needs = within(f"{self.needs} {form.needs}", cause)
            if needs is None or (told and told[-1][0] == form.headline and {*parsed(told[-1][1])} <= {*parsed(needs)}):
                continue
            told.append((form.headline, needs))
        for headline, needs in reversed(told):
            words = filled(texts.say(headline), phrases)
            yield ExplainedRow(id=self.id, headline=words, when=said([needs]), basis=self.basis)

    def form(self, known: Known) -> Check | None:
        """The form of the check for one failure; ``None`` where the row is not for it."""
        if self.needs and not known.holds(self.needs):
            return None
        for form in self.forms:
            if not form.needs or known.holds(form.needs):
                return form
        return None


def row(check: Check | tuple[Check, ...], needs: str = "") -> Row:
    """A row of a rule."""
    return Row(check if isinstance(check, tuple) else (check,), needs)


def usual(check: Check | tuple[Check, ...], needs: str = "") -> Row:
    """A row at the end of a rule: what such a failure usually comes from, though the text does not ask for it."""
    return row(check, needs)._replace(basis=Basis.USUAL)
