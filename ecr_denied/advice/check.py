"""What a rule is made of: rows of checks, their commands and answers. ``needs`` is the one kind of condition.

``needs`` are words of ``facts`` that all hold: on a row where the check is useful, on a check where its sentences are
true, on a command or an answer where it shows something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ecr_denied import records
from ecr_denied.advice.known import Known, Needs, choices, said, within
from ecr_denied.advice.phrases import Phrases
from ecr_denied.advice.places import command_line
from ecr_denied.cached import cached_property
from ecr_denied.records import Advice, Basis, Cause, ExplainedRow, Outcome, RunBy, Statement

Kind = records.Check


class Answer:
    """One answer of a command, as ``id: what is printed -> what follows from it``.

    :param first: the text chooses it where these words hold: it comes before the others.
    :param adds: the check's statement is to be added where this is seen.
    :param leads: the id of the check that this answer to a question leads to.
    """

    __slots__ = ("adds", "first", "id", "leads", "means", "needs", "shows")
    id: str
    shows: str
    means: str
    needs: str
    first: str
    adds: bool
    leads: str | None

    def __init__(
        self, text: str, needs: str = "", *, first: str = "", adds: bool = False, leads: str | None = None
    ) -> None:
        self.id, rest = text.split(": ", 1)
        self.shows, self.means = rest.split(" -> ", 1)
        self.needs, self.first, self.adds, self.leads = needs, first, adds, leads


# The answer of AWS to everyone who lacks the right to look.
NOT_ALLOWED = Answer("not-allowed: AccessDenied -> these credentials may not look; that says nothing about the cause")
# The answer of a command that is run for its refusal.
SENTENCE = Answer("sentence: is not authorized to perform -> a whole refusal: pipe it into ecr-denied")


class Command:
    """A command line and its answers, the one that decides first. ``NOT_ALLOWED`` is added where AWS can refuse.

    A question is one without a line: a person answers it, and each answer leads to another check of the list.
    """

    __slots__ = ("_chosen", "answers", "line", "needs")
    line: str
    needs: str
    answers: tuple[Answer, ...]

    def __init__(self, line: str, *answers: Answer | str, needs: str = "") -> None:
        self.line, self.needs = line, needs
        told = [Answer(one) if isinstance(one, str) else one for one in answers]
        if _may_be_refused(line) and all(one.id != SENTENCE.id for one in told):
            told.append(NOT_ALLOWED)
        self.answers = tuple(told)
        self._chosen = any(one.first for one in told)

    def in_order(self, known: Known) -> Sequence[Answer]:
        """Its answers, those that the text chooses before the others."""
        if not self._chosen:
            return self.answers
        return sorted(self.answers, key=lambda answer: not (answer.first and known.holds(answer.first)))


def one_command(line: str, *answers: Answer | str, needs: str = "") -> tuple[Command, ...]:
    """The commands of a check that has one alone."""
    return (Command(line, *answers, needs=needs),)


def _may_be_refused(line: str) -> bool:
    # STS gives every caller its identity (STS API reference, GetCallerIdentity); ``configure`` asks no service.
    program, _, rest = line.partition(" ")
    return program in ("aws", "{aws}") and not rest.startswith(("sts ", "configure ")) and "|" not in line


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
    page: str | Callable[[Known], str]
    why: str
    who: RunBy | Callable[[Known], RunBy] = RunBy.CALLER
    needs: str = ""
    changes_state: bool = False
    statement: Callable[[Known], Statement | None] | None = None
    commands: tuple[Command, ...] = ()

    def but(self, headline: str | None = None, *, needs: str, **parts: Any) -> Check:
        """The same check in other words, for the failures that show some more words."""
        if headline is not None:
            parts["headline"] = headline
        return replace(self, needs=f"{self.needs} {needs}".strip(), **parts)

    def bare(self, headline: str | None = None, *, needs: str, **parts: Any) -> Check:
        """The same check in other words, with nothing to run."""
        return self.but(headline, needs=needs, commands=(), changes_state=False, **parts)

    def _runner(self, known: Known) -> RunBy:
        """Who can run the commands; an emulator has no owner, and no administrator."""
        if known["emulator"]:
            return RunBy.CALLER
        return self.who(known) if callable(self.who) else self.who

    def advice(self, known: Known, phrases: Phrases, basis: Basis = Basis.TOLD) -> Advice:
        """The check in words; ``phrases`` are the places of the failure."""
        statement = self.statement(known) if self.statement else None
        lines, outcomes = [], []
        for command in self.commands:
            if command.needs and not known.holds(command.needs):
                continue
            line = command_line(command.line, known)
            if line:
                lines.append(line)
            for answer in command.in_order(known):
                if not answer.needs or known.holds(answer.needs):
                    outcome = Outcome.made(
                        id=answer.id,
                        command=line,
                        answer=phrases.say(answer.shows),
                        meaning=phrases.say(answer.means),
                        adds_statement=answer.adds and statement is not None,
                        leads=answer.leads,
                    )
                    outcomes.append(outcome)
        return Advice.made(
            id=self.id,
            check=self.kind,
            basis=basis,
            headline=phrases.say(self.headline),
            why=phrases.say(self.why),
            commands=tuple(lines),
            outcomes=tuple(outcomes),
            statement=statement,
            run_by=self._runner(known),
            changes_state=self.changes_state,
            docs=self.page(known) if callable(self.page) else self.page,
        )


class _Places(dict[str, str]):
    """The places of a sentence: what is known, else the name of the place as ``<other-host>``."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, place: str) -> str:
        return self._known[place] or f"<{place.replace('_', '-')}>"


@dataclass(frozen=True, eq=False)
class Row:
    """A check in its forms, of which the first counts that holds, and what a failure of this cause must show for it."""

    id: str
    forms: tuple[Check, ...]
    needs: str
    basis: Basis = Basis.TOLD

    @cached_property
    def tests(self) -> tuple[tuple[Needs, Check], ...]:
        """The forms behind all that they need."""
        return choices((f"{self.needs} {form.needs}", form) for form in self.forms)

    def explained(self, cause: Cause, phrases: Phrases) -> ExplainedRow:
        """The row in words, for a cause whose failures can have it; its headline is that of the form it asks for."""
        forms = [form for form in self.forms if within(f"{self.needs} {form.needs}", cause) is not None]
        last, asked = forms[-1], [{*form.needs.split()} for form in forms]
        shared = set.intersection(*asked)
        needs = " ".join((self.needs, *(word for word in last.needs.split() if word in shared)))
        known = {*needs.split()}
        form = next((form for form, words in zip(forms, asked, strict=True) if words <= known), last)
        # Words for what no text gives are those of the last form.
        places = phrases if form is last else defaultdict(str)
        translated = phrases.texts.translations
        headline = translated.get(form.headline, form.headline).format_map(_Places(places))
        when = "; ".join(translated.get(one, one) for one in said(within(needs, cause) or ""))
        return ExplainedRow(id=self.id, headline=headline, when=when, basis=self.basis)


def row(check: Check | tuple[Check, ...], needs: str = "") -> Row:
    """A row of a rule."""
    forms = check if isinstance(check, tuple) else (check,)
    return Row(forms[0].id, forms, needs)


def usual(check: Check | tuple[Check, ...], needs: str = "") -> Row:
    """A row at the end of a rule: what such a failure usually comes from, though the text does not ask for it."""
    return replace(row(check, needs), basis=Basis.USUAL)
